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
        return configuration(levels, Roles.NONE, Optional.empty());
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

    /** What runs everything. */
    public static Configuration provider(Product product, int major, int minor) {
        return configuration(
                Map.of(),
                Roles.NONE,
                Optional.of(Provider.of(product, Optional.of(new Version(major, minor)), "as configured", "", 0)));
    }

    private static Configuration roles(Roles roles) {
        return configuration(Map.of(), roles, Optional.empty());
    }

    private static Configuration configuration(Map<String, Level> levels, Roles roles, Optional<Provider> provider) {
        return new Configuration(
                Optional.empty(),
                new TreeMap<>(levels),
                roles,
                List.of(),
                NamingSettings.OPEN,
                provider,
                Optional.empty());
    }
}
