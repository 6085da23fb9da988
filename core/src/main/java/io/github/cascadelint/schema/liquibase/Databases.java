package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.discovery.DialectDetector;
import io.github.cascadelint.schema.discovery.DialectDetector.Choice;
import io.github.cascadelint.schema.discovery.SchemaFiles;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells for which databases the change logs of a group are read: for each server that the project names, where they tell
 * databases apart, else for the one that it names first.
 */
final class Databases {

    private static final Set<Dialect> EMBEDDED = Set.of(Dialect.H2, Dialect.HSQLDB, Dialect.SQLITE);

    private final Optional<Dialect> configured;
    private final DialectDetector detector;

    Databases(SchemaFiles files) {
        this.configured = files.dialect();
        this.detector = new DialectDetector(files);
    }

    List<Choice> of(Masters.Group group) {
        String location = group.files().get(0);
        Map<Dialect, Integer> told = told(group.outlines());
        if (configured.isPresent() || told.isEmpty()) {
            return List.of(detector.choose(location, List.of()));
        }
        List<Choice> servers = new ArrayList<>();
        for (Choice server : detector.servers(location)) {
            boolean isRelative = servers.stream()
                    .anyMatch(other ->
                            other.dialect().isMySql() && server.dialect().isMySql());
            if (!isRelative) {
                servers.add(server);
            }
        }
        return servers.isEmpty() ? List.of(most(told).orElseGet(() -> detector.choose(location, List.of()))) : servers;
    }

    /** The server that the change logs name most often. */
    private static Optional<Choice> most(Map<Dialect, Integer> told) {
        return told.entrySet().stream()
                .filter(entry -> !EMBEDDED.contains(entry.getKey()))
                .min(Map.Entry.<Dialect, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> new Choice(entry.getKey(), "change sets for it"));
    }

    /** How often the change logs name each database. */
    private static Map<Dialect, Integer> told(List<Outline> outlines) {
        Map<Dialect, Integer> told = new EnumMap<>(Dialect.class);
        outlines.forEach(outline -> outline.databases()
                .forEach((word, times) ->
                        Dialect.of(word).ifPresent(dialect -> told.merge(dialect, times, Integer::sum))));
        return told;
    }

    /** What Liquibase calls a database. A change log that never says mariadb takes it for MySQL, as its old versions did. */
    static Set<String> names(Dialect dialect, List<Outline> outlines) {
        boolean saysMariaDb =
                outlines.stream().anyMatch(outline -> outline.databases().containsKey("mariadb"));
        return switch (dialect) {
            case MARIADB -> saysMariaDb ? Set.of("mariadb") : Set.of("mariadb", "mysql");
            case SQL_SERVER -> Set.of("mssql");
            default -> Set.of(dialect.id());
        };
    }
}
