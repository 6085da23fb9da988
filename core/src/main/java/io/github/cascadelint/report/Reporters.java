package io.github.cascadelint.report;

import java.util.List;
import java.util.Optional;

/** The report formats of this version. */
public final class Reporters {
    private Reporters() {}

    /** All formats, by id; the console in its plain look. */
    public static List<Reporter> all() {
        return List.of(
                new ConsoleReporter(ConsoleReporter.Options.PLAIN),
                new JsonReporter(),
                new SarifReporter(),
                new HtmlReporter());
    }

    /** The format of that id. */
    public static Optional<Reporter> find(String id) {
        return all().stream().filter(reporter -> reporter.id().equals(id)).findFirst();
    }

    /** The ids of all formats. */
    public static List<String> ids() {
        return all().stream().map(Reporter::id).toList();
    }
}
