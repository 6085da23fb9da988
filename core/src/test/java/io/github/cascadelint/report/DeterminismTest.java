package io.github.cascadelint.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.graph.RelationshipGraph;
import java.io.IOException;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Same result, same text. In Turkish, "I" has no dot when it is small; Arabic may bring digits of its own. */
@Isolated("changes the locale and the time zone of the whole process")
class DeterminismTest {
    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    private static String everything() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Reporter reporter : Reporters.all()) {
            text.append(Results.write(reporter, Results.full())).append(Results.write(reporter, Results.weird()));
        }
        RelationshipGraph graph = Results.full().graph();
        ModelJson.write(graph, text);
        ModelDot.write(graph, ModelFilter.ALL, text);
        ModelMermaid.write(graph, ModelFilter.ALL, text);
        RulesJson.write(Results.rules(), text);
        return text.toString();
    }

    @Test
    void neitherLocaleNorTimeZoneShow() throws IOException {
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        String expected = everything();

        for (String tag : new String[] {"tr-TR", "ar-EG-u-nu-arab", "de-DE"}) {
            Locale.setDefault(Locale.forLanguageTag(tag));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            assertThat(everything()).as(tag).isEqualTo(expected);
        }
    }
}
