package io.github.cascadelint.report;

import io.github.cascadelint.config.Configuration.FailOn;
import java.util.List;
import java.util.Optional;

/** The report formats of this version. */
public final class Reporters {
    private Reporters() {}

    /** All formats; the console in its plain look, and as if nothing were configured. */
    public static List<Reporter> all() {
        return all(FailOn.ERROR);
    }

    private static List<Reporter> all(FailOn failOn) {
        return List.of(
                new ConsoleReporter(ConsoleReporter.Options.PLAIN),
                new JsonReporter(),
                new SarifReporter(),
                new HtmlReporter(),
                new MarkdownReporter(),
                new CheckstyleReporter(),
                new JUnitReporter(failOn),
                new GitLabReporter(),
                new GitHubReporter());
    }

    /**
     * The format of that id.
     *
     * @param failOn from which severity on a run fails
     */
    public static Optional<Reporter> find(String id, FailOn failOn) {
        return all(failOn).stream().filter(reporter -> reporter.id().equals(id)).findFirst();
    }

    /** The ids of all formats. */
    public static List<String> ids() {
        return all().stream().map(Reporter::id).toList();
    }
}
