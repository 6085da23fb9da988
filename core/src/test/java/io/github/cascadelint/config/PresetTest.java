package io.github.cascadelint.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.testkit.Configurations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PresetTest {

    @Test
    void recommendedIsWhatHoldsWithoutAFile() {
        Configuration named = Configurations.of("preset: recommended");
        assertThat(named.failOn()).isEqualTo(Configuration.DEFAULT.failOn());
        assertThat(named.minConfidence()).isEqualTo(Configuration.DEFAULT.minConfidence());
        assertThat(Stream.of(Severity.values()))
                .allSatisfy(own -> assertThat(Preset.RECOMMENDED.severity(own)).contains(own));
    }

    @Test
    void whatIsSaidBesideAPresetCounts() {
        Configuration configuration = Configurations.of("""
                preset: minimal
                failOn: info
                minConfidence: possible
                rules: { wide-remove: info }
                """);
        assertThat(configuration.failOn()).isEqualTo(Configuration.FailOn.INFO);
        assertThat(configuration.minConfidence().id()).isEqualTo("possible");
        assertThat(configuration.severity("wide-remove", "A.java", Severity.INFO))
                .contains(Severity.INFO);
        assertThat(configuration.severity("slow-remove", "A.java", Severity.INFO))
                .isEmpty();
        assertThat(configuration.severity("slow-remove", "A.java", Severity.ERROR))
                .contains(Severity.ERROR);
    }

    @Test
    void theTableOfTheManualIsRight() throws IOException {
        StringBuilder table = new StringBuilder(
                "| preset | `failOn` | `minConfidence` | an error is | a warning is | an info is |\n|---|---|---|---|---|---|\n");
        for (Preset preset : Preset.values()) {
            table.append("| `").append(preset.id());
            table.append("` | ").append(preset.failOn().name().toLowerCase(Locale.ROOT));
            table.append(" | ").append(preset.minConfidence().id());
            for (Severity own : new Severity[] {Severity.ERROR, Severity.WARNING, Severity.INFO}) {
                table.append(" | ")
                        .append(preset.severity(own).map(Severity::id).orElse("left out"));
            }
            table.append(" |\n");
        }
        assertThat(Files.readString(Path.of("../docs/configuration.md"))).contains(table);
    }
}
