package io.github.cascadelint.config;

import io.github.cascadelint.base.PathGlob;
import io.github.cascadelint.config.Configuration.Level;
import io.github.cascadelint.naming.ImplicitNaming;
import io.github.cascadelint.naming.PhysicalNaming;
import io.github.cascadelint.rule.RuleMetadata;
import io.github.cascadelint.rule.RuleRegistry;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.schema.Dialect;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What holds in a run, value by value, and where each came from. */
public final class EffectiveConfiguration {
    private static final String DEFAULT = "default";
    private static final String FOUND = "as found";

    private final Configuration configuration;
    private final List<Value> values = new ArrayList<>();

    private EffectiveConfiguration(Configuration configuration) {
        this.configuration = configuration;
    }

    /**
     * A value.
     *
     * @param path the keys that lead to it; a number is the place in a list
     * @param value a text, a number, a truth value or a list of texts
     * @param origin file and line, an option, a preset or {@code default}
     * @param stated whether writing it down changes nothing: a rule's own level would then hold for those of its findings, too,
     *     that it gives another severity, and what is found out for each module for all of them
     */
    public record Value(List<String> path, Object value, String origin, boolean stated) {
        public Value {
            path = List.copyOf(path);
        }

        /** The keys with dots between. */
        public String key() {
            return String.join(".", path);
        }
    }

    /** All values of a configuration, in the order of the manual. */
    public static List<Value> of(Configuration configuration, RuleRegistry rules) {
        EffectiveConfiguration effective = new EffectiveConfiguration(configuration);
        effective.general();
        rules.all().forEach(effective::rule);
        effective.overrides();
        effective.roles();
        effective.schema();
        effective.state("exclude", configuration.exclude());
        effective.found(
                "provider",
                configuration
                        .provider()
                        .map(provider -> provider.product().id()
                                + provider.version()
                                        .map(version -> " " + version.major() + "." + version.minor())
                                        .orElse("")));
        effective.state("encoding", configuration.encoding().map(Charset::name).orElse(StandardCharsets.UTF_8.name()));
        return List.copyOf(effective.values);
    }

    private void general() {
        state("preset", configuration.preset().id());
        preset("failOn", word(configuration.failOn()));
        preset("minConfidence", configuration.minConfidence().id());
        state("includeTests", configuration.includeTests());
        state("allowIncomplete", configuration.allowIncomplete());
    }

    private void rule(RuleMetadata rule) {
        boolean isShort = rule.options().isEmpty();
        List<String> path =
                isShort ? List.of("rules", rule.id()) : List.of("rules", rule.id(), ConfigurationShape.LEVEL);
        Level level = configuration.levels().get(rule.id());
        if (level == null) {
            Optional<Severity> severity = configuration.preset().severity(rule.severity());
            boolean own = severity.equals(Optional.of(rule.severity()));
            String word = severity.map(Severity::id).orElse(word(Level.OFF));
            values.add(new Value(path, word, own ? DEFAULT : presetName(), false));
        } else {
            String key = "rules." + rule.id();
            String origin = origin(List.of(key), origin(List.of(key, ConfigurationShape.LEVEL), DEFAULT));
            values.add(new Value(path, word(level), origin, true));
        }
        Map<String, Integer> options = configuration.optionsOf(rule.id());
        rule.options().forEach((name, value) -> {
            List<String> key = List.of("rules", rule.id(), name);
            boolean given = options.containsKey(name);
            values.add(new Value(key, options.getOrDefault(name, value), origin(key, DEFAULT), given));
        });
    }

    private void overrides() {
        int index = 0;
        for (LevelOverride override : configuration.overrides()) {
            String number = Integer.toString(index++);
            state(
                    List.of("overrides", number, "paths"),
                    override.paths().stream().map(PathGlob::text).toList());
            override.levels().forEach((rule, level) -> {
                List<String> path = List.of("overrides", number, "rules", rule);
                String longForm = String.join(".", path) + "." + ConfigurationShape.LEVEL;
                String origin = origin(path, configuration.origins().getOrDefault(longForm, DEFAULT));
                values.add(new Value(path, word(level), origin, true));
            });
        }
    }

    private void roles() {
        Configuration.Roles roles = configuration.roles();
        state(List.of("roles", "lookup"), roles.lookup());
        state(List.of("roles", "shared"), roles.shared());
        state(List.of("roles", "root"), roles.root());
        state(List.of("roles", "history"), roles.history());
        roles.owned().forEach((entity, owner) -> state(List.of("roles", "owned", entity), owner));
    }

    private void schema() {
        naming("implicit", configuration.naming().implicit().map(ImplicitNaming::id));
        naming("physical", configuration.naming().physical().map(PhysicalNaming::id));
        naming("tablePattern", configuration.naming().tables().pattern().map(Pattern::pattern));
        naming("tableReplacement", text(configuration.naming().tables().replacement()));
        naming("tablePrefix", text(configuration.naming().tables().prefix()));
        naming("tableSuffix", text(configuration.naming().tables().suffix()));
        List<String> sources = configuration.schema().sources();
        found(List.of("schema", "sources"), sources.isEmpty() ? Optional.empty() : Optional.of(sources));
        found(List.of("schema", "dialect"), configuration.schema().dialect().map(Dialect::id));
    }

    /** The parts of a strategy that was named as a whole come from where it is named. */
    private void naming(String key, Optional<String> value) {
        List<String> path = List.of("schema", "naming", key);
        boolean table = key.startsWith("table");
        if (value.isEmpty()) {
            values.add(new Value(path, table ? "" : FOUND, DEFAULT, false));
            return;
        }
        Map<String, String> origins = configuration.origins();
        String whole = origins.getOrDefault("schema.naming.strategy", origins.getOrDefault("schema.naming", DEFAULT));
        values.add(new Value(path, value.get(), origin(path, whole), true));
    }

    private static Optional<String> text(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private void state(String key, Object value) {
        state(List.of(key), value);
    }

    private void state(List<String> path, Object value) {
        values.add(new Value(path, value, origin(path, DEFAULT), true));
    }

    private void preset(String key, String value) {
        List<String> path = List.of(key);
        boolean named = configuration.origins().containsKey("preset");
        values.add(new Value(path, value, origin(path, named ? presetName() : DEFAULT), true));
    }

    private String presetName() {
        return "preset " + configuration.preset().id();
    }

    private void found(String key, Optional<String> value) {
        found(List.of(key), value);
    }

    private void found(List<String> path, Optional<?> value) {
        if (value.isPresent()) {
            state(path, value.get());
        } else {
            values.add(new Value(path, FOUND, DEFAULT, false));
        }
    }

    private String origin(List<String> path, String otherwise) {
        return configuration.origins().getOrDefault(String.join(".", path), otherwise);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
