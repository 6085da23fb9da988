package io.github.cascadelint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Same input, same bytes, whatever the number of threads, the locale or the time zone. */
@Isolated("changes the locale and the time zone of the whole process")
class DeterminismTest {
    @TempDir
    Path folder;

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    private String everything(String jobs) {
        Session session = new Session(folder).withError().withoutError().withBrokenFile();
        StringBuilder text = new StringBuilder();
        for (String format : List.of("console", "json", "sarif", "html")) {
            Session.Outcome outcome = session.run(
                    "check", "--format", format, "--jobs", jobs, "--min-confidence", "possible", "--fail-on=info");
            text.append(outcome.status()).append(outcome.out());
        }
        return text.append(session.run("model", "--jobs", jobs).out())
                .append(session.run("rules").out())
                .toString();
    }

    @Test
    void onlyTheInputShows() {
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        String expected = everything("1");

        for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab")) {
            Locale.setDefault(Locale.forLanguageTag(tag));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            assertThat(everything("4")).as(tag).isEqualTo(expected);
        }
    }
}
