package io.github.cascadelint.schema.liquibase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {

    @Test
    void letsTheFirstGlobalOneWinAndWhatIsGivenFromOutsideOverAll() {
        Parameters parameters = new Parameters(Map.of("given", "outside"));
        parameters.set("given", "inside");
        parameters.set("a", "1");
        parameters.set("A", "2");
        assertThat(parameters.expand("x", "${given} ${a} ${A} ${b}")).isEqualTo("outside 1 1 ${b}");
    }

    @Test
    void keepsOneOfAFileInThatFile() {
        Parameters parameters = new Parameters(Map.of());
        parameters.set("x", "a", "own");
        parameters.set("a", "global");
        assertThat(parameters.expand("x", "${a}")).isEqualTo("own");
        assertThat(parameters.expand("y", "${a}")).isEqualTo("global");
    }

    @Test
    void followsThoseThatHoldOthersButNotInACircle() {
        Parameters parameters = new Parameters(Map.of());
        parameters.set("a", "${b}!");
        parameters.set("b", "$1\\");
        parameters.set("c", "${c}");
        assertThat(parameters.expand("x", "${a}")).isEqualTo("$1\\!");
        assertThat(parameters.expand("x", "${c}")).isEqualTo("${c}");
    }

    @Test
    void readsFilesOfProperties() {
        Parameters parameters = new Parameters(Map.of());
        parameters.load("a=1\nb: 2\n");
        assertThat(parameters.expand("x", "${a}${b}")).isEqualTo("12");
    }
}
