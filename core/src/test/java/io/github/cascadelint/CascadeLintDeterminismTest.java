package io.github.cascadelint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.report.JsonReporter;
import io.github.cascadelint.report.ModelJson;
import io.github.cascadelint.rule.Confidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Same input, same result, whatever the number of threads, the locale or the time zone. */
@Isolated("changes the locale and the time zone of the whole process")
class CascadeLintDeterminismTest {

    private static final int ENTITIES = 40;

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @TempDir
    private Path folder;

    /** Entities that refer to each other in a ring, with capital letters that Turkish writes otherwise when small. */
    @BeforeEach
    void writeSources() throws IOException {
        for (int i = 0; i < ENTITIES; i++) {
            Files.writeString(folder.resolve("Item" + i + ".java"), """
                    package shop;

                    import jakarta.persistence.*;

                    @Entity @Table(name = "ITEM_%1$d", uniqueConstraints = @UniqueConstraint(columnNames = "title_id"))
                    public class Item%1$d {
                        @Id Long id;
                        @ManyToOne(cascade = CascadeType.ALL) Item%2$d next;
                        @ManyToOne(cascade = CascadeType.REMOVE) @JoinColumn(name = "TITLE_ID") Item%3$d title;
                        @OneToMany(mappedBy = "NEXT") java.util.List<Item%4$d> back;
                        @SuppressWarnings("cascade-lint:unlinked-inverse") @ManyToMany java.util.Set<Item%2$d> all;
                        Item%1$d make() { return new Item%1$d(); }
                    }
                    """.formatted(
                            i, (i + 1) % ENTITIES, (i + 7) % ENTITIES, (i + ENTITIES - 1) % ENTITIES));
        }
        Files.writeString(folder.resolve("Item40.java"), "package shop;\n@jakarta.persistence.Entity class Item40 { ");
        Files.writeString(
                folder.resolve("Copy.java"), "package shop;\n@jakarta.persistence.Entity class Item1 { int id; }\n");
    }

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    private String everything(int jobs) throws Exception {
        AnalysisResult result = CascadeLint.analyze(
                new AnalysisRequest(List.of(folder), folder, false, Configuration.DEFAULT, Confidence.POSSIBLE, jobs));
        StringBuilder text = new StringBuilder();
        new JsonReporter().write(result, text);
        ModelJson.write(result.graph(), text);
        return text.append(result.coverage())
                .append(new java.util.TreeMap<>(result.lines()))
                .toString();
    }

    @Test
    void neitherThreadsNorLocaleNorTimeZoneShow() throws Exception {
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        String expected = everything(1);
        assertThat(expected)
                .contains(
                        "remove-on-many-to-one", "unknown-mapped-by", "unused-suppression", "duplicate-type", "syntax");

        assertThat(everything(4)).as("four threads").isEqualTo(expected);

        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
        assertThat(everything(4)).as("Turkish").isEqualTo(expected);
    }
}
