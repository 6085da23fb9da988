package io.github.cascadelint.testkit;

import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.config.Configuration.Level;
import io.github.cascadelint.config.ConfigurationException;
import io.github.cascadelint.config.ConfigurationLoader;
import io.github.cascadelint.mapping.Provider.Product;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Configurations that say one thing. */
public final class Configurations {

    private Configurations() {}

    /** What the text of a configuration file says. */
    public static Configuration of(String text) {
        try {
            return new ConfigurationLoader(CascadeLint.rules()).parse(text, ConfigurationLoader.FILE_NAME);
        } catch (ConfigurationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Levels of rules, by id. */
    public static Configuration levels(Map<String, Level> levels) {
        return of(levels.entrySet().stream()
                .map(level -> level.getKey() + ": " + level.getValue().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ", "rules: { ", " }")));
    }

    /** Globs of paths that are not read. */
    public static Configuration exclude(List<String> globs) {
        return of("exclude: " + list(globs));
    }

    /** Name patterns of lookup entities. */
    public static Configuration lookup(String... patterns) {
        return of("roles: { lookup: " + list(List.of(patterns)) + " }");
    }

    /** Name patterns of shared entities. */
    public static Configuration shared(String... patterns) {
        return of("roles: { shared: " + list(List.of(patterns)) + " }");
    }

    /** Name patterns of aggregate roots. */
    public static Configuration root(String... patterns) {
        return of("roles: { root: " + list(List.of(patterns)) + " }");
    }

    /** Name patterns of entities whose rows keep the past. */
    public static Configuration history(String... patterns) {
        return of("roles: { history: " + list(List.of(patterns)) + " }");
    }

    /** An entity and its owner. */
    public static Configuration owned(String entity, String owner) {
        return of("roles: { owned: { " + entity + ": " + owner + " } }");
    }

    /** One option of one rule. */
    public static Configuration option(String rule, String name, int value) {
        return of("rules: { " + rule + ": { " + name + ": " + value + " } }");
    }

    /** What runs everything. */
    public static Configuration provider(Product product, int major, int minor) {
        return of("provider: " + product.id() + " " + major + "." + minor);
    }

    private static String list(List<String> texts) {
        return texts.stream().collect(Collectors.joining("', '", "['", "']"));
    }
}
