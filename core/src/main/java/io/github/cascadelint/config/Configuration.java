package io.github.cascadelint.config;

import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.naming.NamingSettings;
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
 * @param failOn the severity at which a run fails, where the file says so; {@link FailOn#NEVER} for never
 * @param levels level of each rule that is not left at its own
 * @param options what is set of the options of rules, by rule and name
 * @param roles roles of entities, against what is inferred
 * @param exclude globs of paths that are not read
 * @param naming what it says about names in the database
 * @param provider the persistence provider, where the file says so
 * @param encoding the encoding of sources, where the file says so
 * @param schema what it says about the schema of the database
 */
public record Configuration(
        Optional<FailOn> failOn,
        SortedMap<String, Level> levels,
        SortedMap<String, SortedMap<String, Integer>> options,
        Roles roles,
        List<String> exclude,
        NamingSettings naming,
        Optional<Provider> provider,
        Optional<Charset> encoding,
        SchemaSettings schema) {

    /** A configuration that leaves everything at its default. */
    public static final Configuration DEFAULT = new Configuration(
            Optional.empty(),
            new TreeMap<>(),
            new TreeMap<>(),
            Roles.NONE,
            List.of(),
            NamingSettings.OPEN,
            Optional.empty(),
            Optional.empty(),
            SchemaSettings.NONE);

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
        exclude = List.copyOf(exclude);
    }

    /** What is set of the options of a rule. */
    public Map<String, Integer> optionsOf(String rule) {
        return options.getOrDefault(rule, new TreeMap<>());
    }

    /** The same with another naming strategy, one of {@link NamingSettings#strategies}. */
    public Configuration withNaming(String strategy) {
        return new Configuration(
                failOn, levels, options, roles, exclude, naming.withStrategy(strategy), provider, encoding, schema);
    }

    /** The same with another encoding of sources. */
    public Configuration withEncoding(Charset charset) {
        return new Configuration(
                failOn, levels, options, roles, exclude, naming, provider, Optional.of(charset), schema);
    }
}
