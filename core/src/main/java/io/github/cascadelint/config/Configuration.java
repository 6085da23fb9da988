package io.github.cascadelint.config;

import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.naming.NamingSettings;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.schema.Dialect;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code cascade-lint.yml} says.
 *
 * @param preset what holds where nothing else is said
 * @param failOn the severity at which a run fails; {@link FailOn#NEVER} for never
 * @param minConfidence findings that are less sure are left out
 * @param includeTests whether test sources are read, too
 * @param allowIncomplete whether a run may pass that could not analyse all
 * @param levels level of each rule that is not left at its own
 * @param options what is set of the options of rules, by rule and name
 * @param overrides levels in a part of the files; the last one that matches counts
 * @param roles roles of entities, against what is inferred
 * @param exclude globs of paths that are not read
 * @param naming what it says about names in the database
 * @param provider the persistence provider, where the file says so
 * @param encoding the encoding of sources, where the file says so
 * @param schema what it says about the schema of the database
 * @param origins where values were set, such as {@code cascade-lint.yml:4} or {@code --fail-on}, by the keys that lead to them
 *     with dots between; what is not in it is left at its default
 */
public record Configuration(
        Preset preset,
        FailOn failOn,
        Confidence minConfidence,
        boolean includeTests,
        boolean allowIncomplete,
        SortedMap<String, Level> levels,
        SortedMap<String, SortedMap<String, Integer>> options,
        List<LevelOverride> overrides,
        Roles roles,
        List<String> exclude,
        NamingSettings naming,
        Optional<Provider> provider,
        Optional<Charset> encoding,
        SchemaSettings schema,
        SortedMap<String, String> origins) {

    /** A configuration that leaves everything at its default. */
    public static final Configuration DEFAULT = new Configuration(
            Preset.RECOMMENDED,
            Preset.RECOMMENDED.failOn(),
            Preset.RECOMMENDED.minConfidence(),
            false,
            false,
            new TreeMap<>(),
            new TreeMap<>(),
            List.of(),
            Roles.NONE,
            List.of(),
            NamingSettings.OPEN,
            Optional.empty(),
            Optional.empty(),
            SchemaSettings.NONE,
            new TreeMap<>());

    /**
     * Where the schema of the database is read from.
     *
     * @param sources files and folders of migrations, relative to the scan root; none where they are to be found
     * @param dialect whose SQL it is, where the file says so
     */
    public record SchemaSettings(List<String> sources, Optional<Dialect> dialect) {

        /** Says nothing. */
        public static final SchemaSettings NONE = new SchemaSettings(List.of(), Optional.empty());

        public SchemaSettings {
            sources = List.copyOf(sources);
        }
    }

    /**
     * Roles of entities.
     *
     * @param lookup name patterns of lookup entities
     * @param shared name patterns of shared entities
     * @param root name patterns of aggregate roots
     * @param history name patterns of entities whose rows keep the past
     * @param owned owned entity to its owner
     */
    public record Roles(
            List<String> lookup,
            List<String> shared,
            List<String> root,
            List<String> history,
            SortedMap<String, String> owned) {

        /** Says nothing. */
        public static final Roles NONE = new Roles(List.of(), List.of(), List.of(), List.of(), new TreeMap<>());

        public Roles {
            lookup = List.copyOf(lookup);
            shared = List.copyOf(shared);
            root = List.copyOf(root);
            history = List.copyOf(history);
            owned = Collections.unmodifiableSortedMap(new TreeMap<>(owned));
        }
    }

    /** Level of a rule. */
    public enum Level {
        ERROR(Optional.of(Severity.ERROR)),
        WARNING(Optional.of(Severity.WARNING)),
        INFO(Optional.of(Severity.INFO)),
        OFF(Optional.empty());

        private final Optional<Severity> severity;

        Level(Optional<Severity> severity) {
            this.severity = severity;
        }

        /** The severity its findings get; empty when the rule is off. */
        public Optional<Severity> severity() {
            return severity;
        }
    }

    /** From which severity on a run fails. */
    public enum FailOn {
        ERROR,
        WARNING,
        INFO,
        NEVER;

        /** Whether a finding of that severity makes the run fail. */
        public boolean failsAt(Severity severity) {
            return switch (this) {
                case ERROR -> severity == Severity.ERROR;
                case WARNING -> severity != Severity.INFO;
                case INFO -> true;
                case NEVER -> false;
            };
        }
    }

    public Configuration {
        levels = Collections.unmodifiableSortedMap(new TreeMap<>(levels));
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
        overrides = List.copyOf(overrides);
        exclude = List.copyOf(exclude);
        origins = Collections.unmodifiableSortedMap(new TreeMap<>(origins));
    }

    /** What is set of the options of a rule. */
    public Map<String, Integer> optionsOf(String rule) {
        return options.getOrDefault(rule, new TreeMap<>());
    }

    /**
     * Whether it says anything of a rule, so that somebody asked for it.
     *
     * @param file where: the path of a file below the scan root, for which an override may hold
     */
    public boolean speaksOf(String rule, String file) {
        return levels.containsKey(rule)
                || options.containsKey(rule)
                || overrides.stream()
                        .anyMatch(override -> override.levels().containsKey(rule) && override.matches(file));
    }

    /**
     * The severity that a finding is reported with; empty where it is left out.
     *
     * @param rule the id of its rule
     * @param file the path of its file below the scan root
     * @param own the severity that the rule gives it
     */
    public Optional<Severity> severity(String rule, String file, Severity own) {
        for (int i = overrides.size() - 1; i >= 0; i--) {
            Level level = overrides.get(i).levels().get(rule);
            if (level != null && overrides.get(i).matches(file)) {
                return level.severity();
            }
        }
        Level level = levels.get(rule);
        return level == null ? preset.severity(own) : level.severity();
    }

    /** The same with another severity from which on a run fails. */
    public Configuration withFailOn(FailOn value, String origin) {
        return with(value, minConfidence, includeTests, allowIncomplete, naming, encoding, and("failOn", origin));
    }

    /** The same with findings left out that are less sure. */
    public Configuration withMinConfidence(Confidence value, String origin) {
        return with(failOn, value, includeTests, allowIncomplete, naming, encoding, and("minConfidence", origin));
    }

    /** The same with test sources read. */
    public Configuration withTests(String origin) {
        return with(failOn, minConfidence, true, allowIncomplete, naming, encoding, and("includeTests", origin));
    }

    /** The same where a run may pass that could not analyse all. */
    public Configuration withIncompleteAllowed(String origin) {
        return with(failOn, minConfidence, includeTests, true, naming, encoding, and("allowIncomplete", origin));
    }

    /** The same with another naming strategy, one of {@link NamingSettings#strategies}. */
    public Configuration withNaming(String strategy, String origin) {
        SortedMap<String, String> all = and("schema.naming.strategy", origin);
        all.keySet().removeAll(List.of("schema.naming.implicit", "schema.naming.physical"));
        NamingSettings other = naming.withStrategy(strategy);
        return with(failOn, minConfidence, includeTests, allowIncomplete, other, encoding, all);
    }

    /** The same with another encoding of sources. */
    public Configuration withEncoding(Charset charset, String origin) {
        SortedMap<String, String> all = and("encoding", origin);
        return with(failOn, minConfidence, includeTests, allowIncomplete, naming, Optional.of(charset), all);
    }

    /** The same, read from these places. */
    Configuration withOrigins(SortedMap<String, String> places) {
        return with(failOn, minConfidence, includeTests, allowIncomplete, naming, encoding, places);
    }

    private SortedMap<String, String> and(String key, String origin) {
        SortedMap<String, String> all = new TreeMap<>(origins);
        all.put(key, origin);
        return all;
    }

    private Configuration with(
            FailOn otherFailOn,
            Confidence otherConfidence,
            boolean tests,
            boolean incomplete,
            NamingSettings otherNaming,
            Optional<Charset> otherEncoding,
            SortedMap<String, String> otherOrigins) {
        return new Configuration(
                preset,
                otherFailOn,
                otherConfidence,
                tests,
                incomplete,
                levels,
                options,
                overrides,
                roles,
                exclude,
                otherNaming,
                provider,
                otherEncoding,
                schema,
                otherOrigins);
    }
}
