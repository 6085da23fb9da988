package io.github.cascadelint.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameUsesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order.drop(line);",
                "drop(line);",
                "lines.forEach(this::drop)",
                "return drop (line);",
                "run(() -> drop(line))",
                "{drop(line)"
            })
    void isUsed(String text) {
        assertThat(NameUses.among(text, Set.of("drop", "other"))).containsExactly("drop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void drop(Line line) {}",
                "List<Line> drop(Line line) {}",
                "Line[]\n    drop(Line line) {}",
                "/** See {@link Order#drop}. */",
                "dropAll(); backdrop();",
                ""
            })
    void isOnlyDeclared(String text) {
        assertThat(NameUses.among(text, Set.of("drop", "other"))).isEmpty();
    }
}
