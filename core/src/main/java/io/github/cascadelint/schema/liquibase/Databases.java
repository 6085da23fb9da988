package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.discovery.SchemaFiles;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells for which databases the change logs of a group are read: for each server that the project names, where they tell
 * databases apart, else for the first.
 */
final class Databases {

    private static final Pattern JDBC = Pattern.compile("\\bjdbc:(\\w+):");
    private static final Set<Dialect> EMBEDDED = Set.of(Dialect.H2, Dialect.HSQLDB, Dialect.SQLITE);

    /** In an order that does not change. */
    private static final List<Map.Entry<String, Dialect>> DRIVERS = List.of(
            Map.entry("mariadb-java-client", Dialect.MARIADB),
            Map.entry("mysql-connector", Dialect.MYSQL),
            Map.entry("postgresql", Dialect.POSTGRESQL),
            Map.entry("ojdbc", Dialect.ORACLE),
            Map.entry("mssql-jdbc", Dialect.SQL_SERVER),
            Map.entry("hsqldb", Dialect.HSQLDB));

    private final SchemaFiles files;

    Databases(SchemaFiles files) {
        this.files = files;
    }

    /**
     * A database, and what tells it.
     *
     * @param dialect whose SQL it is
     * @param reason one phrase
     */
    record Database(Dialect dialect, String reason) {}

    List<Database> of(List<Outline> outlines) {
        if (files.dialect().isPresent()) {
            return List.of(new Database(files.dialect().get(), "as configured"));
        }
        Map<Dialect, String> named = named();
        Map<Dialect, Integer> told = told(outlines);
        List<Database> servers = new ArrayList<>();
        named.forEach((dialect, reason) -> {
            boolean isKnown = servers.stream().anyMatch(other -> other.dialect().isMySql() && dialect.isMySql());
            if (!isKnown && !EMBEDDED.contains(dialect)) {
                servers.add(new Database(dialect, reason));
            }
        });
        if (!servers.isEmpty()) {
            return told.isEmpty() ? servers.subList(0, 1) : servers;
        }
        Optional<Database> most = told.entrySet().stream()
                .filter(entry -> !EMBEDDED.contains(entry.getKey()))
                .min(Map.Entry.<Dialect, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> new Database(entry.getKey(), "change sets for it"));
        Optional<Database> first = named.entrySet().stream()
                .map(entry -> new Database(entry.getKey(), entry.getValue()))
                .findFirst();
        return List.of(most.or(() -> first).orElse(new Database(Dialect.UNKNOWN, "nothing names the database")));
    }

    /** How often the change logs name each database. */
    private static Map<Dialect, Integer> told(List<Outline> outlines) {
        Map<Dialect, Integer> told = new EnumMap<>(Dialect.class);
        outlines.forEach(outline -> outline.databases()
                .forEach((word, times) ->
                        Dialect.of(word).ifPresent(dialect -> told.merge(dialect, times, Integer::sum))));
        return told;
    }

    /** The databases that the project names, servers first. */
    private Map<Dialect, String> named() {
        Map<Dialect, String> named = new LinkedHashMap<>();
        files.settings().forEach(setting -> {
            Matcher url = JDBC.matcher(setting.value());
            if (url.find()) {
                Dialect.of(url.group(1))
                        .ifPresent(dialect -> named.putIfAbsent(dialect, "JDBC address in " + setting.file()));
            }
        });
        files.builds()
                .forEach(build -> DRIVERS.forEach(driver -> {
                    if (build.text().contains(driver.getKey())) {
                        named.putIfAbsent(driver.getValue(), "driver in " + build.file());
                    }
                }));
        Map<Dialect, String> sorted = new LinkedHashMap<>();
        named.forEach((dialect, reason) -> {
            if (!EMBEDDED.contains(dialect)) {
                sorted.put(dialect, reason);
            }
        });
        named.forEach(sorted::putIfAbsent);
        return sorted;
    }

    /** What Liquibase calls a database. A change log that never says mariadb takes it for MySQL, as its old versions did. */
    static Set<String> names(Dialect dialect, List<Outline> outlines) {
        boolean saysMariaDb =
                outlines.stream().anyMatch(outline -> outline.databases().containsKey("mariadb"));
        return switch (dialect) {
            case MARIADB -> saysMariaDb ? Set.of("mariadb") : Set.of("mariadb", "mysql");
            case SQL_SERVER -> Set.of("mssql");
            default -> Set.of(dialect.id().toLowerCase(Locale.ROOT));
        };
    }
}
