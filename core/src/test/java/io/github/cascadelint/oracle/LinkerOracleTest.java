package io.github.cascadelint.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.link.Naming;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The same classes, linked by us from their sources and booted by Hibernate from their class files, give the same model.
 * Where the two differ on purpose, the list of differences says so, and nothing else.
 */
class LinkerOracleTest {

    static final Path DIFFERENCES = Path.of("src/test/oracle/differences.txt");

    @Test
    void agreesWithHibernate() throws Exception {
        KnownDifferences known = KnownDifferences.read(DIFFERENCES);
        List<String> wrong = new ArrayList<>();
        for (Naming naming : Naming.values()) {
            Comparison comparison = Comparison.of(
                    Fixtures.ours(naming),
                    HibernateModel.describe(
                            Fixtures.classes(getClass().getClassLoader()),
                            List.of(),
                            List.of(),
                            naming == Naming.SPRING));
            wrong.addAll(known.unknown(naming.name(), 6, naming == Naming.SPRING ? comparison.ofNames() : comparison));
        }
        known.unused().forEach(line -> wrong.add("listed, but it does not differ: " + line));
        assertThat(wrong).isEmpty();
    }
}
