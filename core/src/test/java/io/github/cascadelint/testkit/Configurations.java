package io.github.cascadelint.testkit;

import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.config.Configuration.Level;
import io.github.cascadelint.config.Configuration.Roles;
import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.mapping.Provider.Version;
import io.github.cascadelint.naming.NamingSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Configurations that say one thing. */
public final class Configurations {

    private Configurations() {}

    /** Levels of rules, by id. */
    public static Configuration levels(Map<String, Level> levels) {
        return configuration(levels, Roles.NONE);
    }

    /** Name patterns of lookup entities. */
    public static Configuration lookup(String... patterns) {
        return roles(new Roles(List.of(patterns), List.of(), List.of(), List.of(), new TreeMap<>()));
    }

    /** Name patterns of shared entities. */
    public static Configuration shared(String... patterns) {
        return roles(new Roles(List.of(), List.of(patterns), List.of(), List.of(), new TreeMap<>()));
    }

    /** Name patterns of aggregate roots. */
    public static Configuration root(String... patterns) {
        return roles(new Roles(List.of(), List.of(), List.of(patterns), List.of(), new TreeMap<>()));
    }

    /** Name patterns of entities whose rows keep the past. */
    public static Configuration history(String... patterns) {
        return roles(new Roles(List.of(), List.of(), List.of(), List.of(patterns), new TreeMap<>()));
    }

    /** An entity and its owner. */
    public static Configuration owned(String entity, String owner) {
        return roles(new Roles(List.of(), List.of(), List.of(), List.of(), new TreeMap<>(Map.of(entity, owner))));
    }

    /** One option of one rule. */
    public static Configuration option(String rule, String name, int value) {
        Configuration none = Configuration.DEFAULT;
        return new Configuration(
                none.failOn(),
                none.levels(),
                new TreeMap<>(Map.of(rule, new TreeMap<>(Map.of(name, value)))),
                none.roles(),
                none.exclude(),
                none.naming(),
                none.provider(),
                none.encoding(),
                none.schema());
    }

    /** What runs everything. */
    public static Configuration provider(Product product, int major, int minor) {
        return new Configuration(
                Optional.empty(),
                new TreeMap<>(),
                new TreeMap<>(),
                Roles.NONE,
                List.of(),
                NamingSettings.OPEN,
                Optional.of(Provider.of(product, Optional.of(new Version(major, minor)), "as configured", "", 0)),
                Optional.empty(),
                Configuration.SchemaSettings.NONE);
    }

    private static Configuration roles(Roles roles) {
        return configuration(Map.of(), roles);
    }

    private static Configuration configuration(Map<String, Level> levels, Roles roles) {
        return new Configuration(
                Optional.empty(),
                new TreeMap<>(levels),
                new TreeMap<>(),
                roles,
                List.of(),
                NamingSettings.OPEN,
                Optional.empty(),
                Optional.empty(),
                Configuration.SchemaSettings.NONE);
    }
}
