package io.github.cascadelint.schema.discovery;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.Doubt;
import io.github.cascadelint.source.settings.ApplicationSetting;
import io.github.cascadelint.source.settings.ProjectFiles.BuildText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells migrations that build no more than a copy of a schema that somebody else keeps: the tool that runs them is switched
 * off, and on in those profiles alone whose database is one of memory. What such a copy lacks the real database may have.
 */
public final class LocalCopies {

    private static final Pattern EMBEDDED = Pattern.compile("jdbc:(?:h2|hsqldb|derby):.*");
    private static final Pattern URL =
            Pattern.compile("(?:.*\\.)?(?:datasource|flyway|liquibase)\\.(?:.*\\.)?(?:jdbc)?url");

    private final List<ApplicationSetting> settings;
    private final List<BuildText> builds;

    public LocalCopies(SchemaFiles files) {
        this.settings = List.copyOf(files.settings());
        this.builds = List.copyOf(files.builds());
    }

    /**
     * What tells that a source is only a copy; empty where nothing does.
     *
     * @param tool {@code flyway} or {@code liquibase}, as settings call it
     * @param location the folder or file that the source lies in
     */
    public Optional<Doubt> of(String tool, String location) {
        List<ApplicationSetting> near = settings.stream()
                .filter(setting -> setting.module().isEmpty() || location.startsWith(setting.module() + "/"))
                .toList();
        Pattern key = Pattern.compile("(?:spring\\.)?" + tool + "\\.enabled");
        List<ApplicationSetting> switches = near.stream()
                .filter(setting -> key.matcher(setting.key()).matches())
                .toList();
        List<ApplicationSetting> off = switches.stream().filter(is("false")).toList();
        List<ApplicationSetting> on = switches.stream().filter(is("true")).toList();
        boolean known = off.size() + on.size() == switches.size();
        boolean copies = known
                && !on.isEmpty()
                && on.stream().allMatch(setting -> isEmbedded(setting.profile(), near))
                && !isForServer(location)
                && !isRunByBuild(tool);
        return copies
                ? off.stream()
                        .filter(setting -> setting.profile().isEmpty() || !isEmbedded(setting.profile(), near))
                        .findFirst()
                        .map(setting -> doubt(tool, on, setting))
                : Optional.empty();
    }

    private static Predicate<ApplicationSetting> is(String value) {
        return setting -> setting.value().strip().equalsIgnoreCase(value);
    }

    /** Whether a profile has an embedded database, by what it says itself or else by what holds for all. */
    private static boolean isEmbedded(String profile, List<ApplicationSetting> settings) {
        List<String> own = urls(profile, settings);
        List<String> urls = own.isEmpty() ? urls("", settings) : own;
        return !urls.isEmpty()
                && urls.stream().allMatch(url -> EMBEDDED.matcher(url).matches());
    }

    private static List<String> urls(String profile, List<ApplicationSetting> settings) {
        List<String> urls = new ArrayList<>();
        for (ApplicationSetting setting : settings) {
            if (setting.profile().equals(profile) && URL.matcher(setting.key()).matches()) {
                urls.add(setting.value().strip().toLowerCase(Locale.ROOT));
            }
        }
        return urls;
    }

    /** Whether the folder is named for a database that runs as a server. */
    private static boolean isForServer(String location) {
        return DialectDetector.vendor(location.substring(location.lastIndexOf('/') + 1))
                .filter(dialect -> dialect != Dialect.H2 && dialect != Dialect.HSQLDB)
                .isPresent();
    }

    /** Whether the build runs the migrations, too, against whatever database it is told. */
    private boolean isRunByBuild(String tool) {
        Pattern plugin = Pattern.compile(
                tool + "-maven-plugin|['\"]org\\.flywaydb\\.flyway['\"]|['\"]org\\.liquibase\\.gradle['\"]");
        return builds.stream().anyMatch(build -> plugin.matcher(build.text()).find());
    }

    private static Doubt doubt(String tool, List<ApplicationSetting> on, ApplicationSetting off) {
        String profiles =
                on.stream().map(ApplicationSetting::profile).distinct().sorted().collect(Collectors.joining(", "));
        String where = profiles.isEmpty() ? "" : " (profile " + profiles + ")";
        return new Doubt(
                tool + " is switched off here, and on for an embedded database alone" + where
                        + ": the real database may have keys and indexes that these migrations do not make",
                SourceRange.ofLine(off.file(), off.line()));
    }
}
