package io.github.cascadelint.schema.flyway;

import io.github.cascadelint.schema.discovery.SchemaFiles;
import io.github.cascadelint.schema.flyway.Migration.Kind;
import io.github.cascadelint.source.settings.ApplicationSetting;
import io.github.cascadelint.source.settings.ProjectFiles.BuildText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the migrations of a module are named and where they lie, as its configuration says; Flyway's own defaults for the rest.
 *
 * @param module the folder of the module, relative to the base
 * @param locations where they lie, as written
 * @param prefixes of versioned migrations
 * @param repeatable the prefix of repeatable ones
 * @param separator between version and description
 * @param suffixes of files
 * @param placeholders what placeholders stand for
 */
record FlywaySettings(
        String module,
        Set<String> locations,
        Set<String> prefixes,
        String repeatable,
        String separator,
        Set<String> suffixes,
        Map<String, String> placeholders) {

    private static final Pattern KEY = Pattern.compile("(?:.*\\.)?flyway\\.(?:(.*)\\.)?(\\w+)(?:\\[\\d+])?");
    private static final Pattern PLACEHOLDER = Pattern.compile("(?:.*\\.)?flyway\\.(?:.*\\.)?placeholders\\.(.+)");
    private static final Pattern VERSION = Pattern.compile("\\d+(?:[._]\\d+)*");
    private static final Pattern MAVEN_PLUGIN =
            Pattern.compile("<artifactId>\\s*flyway-maven-plugin\\s*</artifactId>.*?</plugin>", Pattern.DOTALL);
    private static final Pattern MAVEN_ENTRY = Pattern.compile(
            "<(location|sqlMigrationPrefix|sqlMigrationSuffix|sqlMigrationSeparator|repeatableSqlMigrationPrefix)>\\s*([^<]*?)\\s*<"
                    + "|<(sqlMigrationPrefix)\\s*/>");
    private static final Pattern GRADLE = Pattern.compile("\\bflyway\\s*\\{(.*?)\\n}", Pattern.DOTALL);
    private static final Pattern GRADLE_ENTRY = Pattern.compile(
            "(locations|sqlMigrationPrefix|sqlMigrationSuffix(?:es)?|sqlMigrationSeparator|repeatableSqlMigrationPrefix)"
                    + "\\s*=?\\s*(.*)");

    /** What is around the items of a list that is written on one line. */
    private static final Pattern LIST = Pattern.compile("^[\\s\\['\"]+|[\\s\\]'\"]+$");

    private static final Pattern TEXT = Pattern.compile("[\"']([^\"']*)[\"']");

    FlywaySettings {
        locations = Collections.unmodifiableSet(new LinkedHashSet<>(locations));
        prefixes = Collections.unmodifiableSet(new LinkedHashSet<>(prefixes));
        suffixes = Collections.unmodifiableSet(new LinkedHashSet<>(suffixes));
        placeholders = Map.copyOf(placeholders);
    }

    /** Flyway's defaults. */
    static FlywaySettings defaults(String module) {
        return new FlywaySettings(module, Set.of(), Set.of("V"), "R", "__", Set.of(".sql"), Map.of());
    }

    /** The settings of every module that has some, by module. */
    static Map<String, FlywaySettings> all(SchemaFiles files) {
        Map<String, Map<String, List<String>>> values = new LinkedHashMap<>();
        Map<String, Map<String, String>> placeholders = new LinkedHashMap<>();
        for (ApplicationSetting setting : files.settings()) {
            Matcher placeholder = PLACEHOLDER.matcher(setting.written());
            Matcher key = KEY.matcher(setting.key());
            if (placeholder.matches()) {
                placeholders
                        .computeIfAbsent(setting.module(), m -> new LinkedHashMap<>())
                        .putIfAbsent(placeholder.group(1), setting.value());
            } else if (key.matches()) {
                put(values, setting.module(), key.group(2), setting.value());
            }
        }
        files.builds().forEach(build -> ofBuild(build, values));
        Map<String, FlywaySettings> settings = new LinkedHashMap<>();
        Set<String> modules = new LinkedHashSet<>(values.keySet());
        modules.addAll(placeholders.keySet());
        modules.forEach(module -> settings.put(
                module,
                of(module, values.getOrDefault(module, Map.of()), placeholders.getOrDefault(module, Map.of()))));
        return settings;
    }

    private static void put(Map<String, Map<String, List<String>>> values, String module, String key, String value) {
        values.computeIfAbsent(module, m -> new LinkedHashMap<>())
                .computeIfAbsent(key.toLowerCase(Locale.ROOT), k -> new ArrayList<>())
                .add(value);
    }

    private static void ofBuild(BuildText build, Map<String, Map<String, List<String>>> values) {
        if (build.file().endsWith(".xml")) {
            Matcher plugin = MAVEN_PLUGIN.matcher(build.text());
            while (plugin.find()) {
                Matcher entry = MAVEN_ENTRY.matcher(plugin.group());
                while (entry.find()) {
                    String key = entry.group(1) == null ? entry.group(3) : entry.group(1);
                    put(values, build.module(), key, entry.group(2) == null ? "" : entry.group(2));
                }
            }
            return;
        }
        Matcher block = GRADLE.matcher(build.text());
        while (block.find()) {
            block.group(1).lines().forEach(line -> {
                Matcher entry = GRADLE_ENTRY.matcher(line.strip());
                if (entry.matches()) {
                    TEXT.matcher(entry.group(2))
                            .results()
                            .forEach(text -> put(values, build.module(), entry.group(1), text.group(1)));
                }
            });
        }
    }

    private static FlywaySettings of(
            String module, Map<String, List<String>> values, Map<String, String> placeholders) {
        FlywaySettings defaults = defaults(module);
        Set<String> locations = new LinkedHashSet<>(list(values, "locations"));
        locations.addAll(list(values, "location"));
        Set<String> suffixes = new LinkedHashSet<>(list(values, "sqlmigrationsuffixes"));
        suffixes.addAll(list(values, "sqlmigrationsuffix"));
        return new FlywaySettings(
                module,
                locations,
                values.containsKey("sqlmigrationprefix")
                        ? new LinkedHashSet<>(values.get("sqlmigrationprefix"))
                        : defaults.prefixes(),
                first(values, "repeatablesqlmigrationprefix").orElse(defaults.repeatable()),
                first(values, "sqlmigrationseparator").orElse(defaults.separator()),
                suffixes.isEmpty() ? defaults.suffixes() : suffixes,
                placeholders);
    }

    private static Optional<String> first(Map<String, List<String>> values, String key) {
        return values.getOrDefault(key, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static List<String> list(Map<String, List<String>> values, String key) {
        return values.getOrDefault(key, List.of()).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(value -> LIST.matcher(value).replaceAll(""))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** The migration that a file is; empty for one that is none: undo, callbacks, and what is named otherwise. */
    Optional<Migration> migration(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        Optional<String> stem = suffixes.stream()
                .map(suffix -> suffix.contains("${") ? ".sql" : suffix)
                .filter(suffix -> name.toLowerCase(Locale.ROOT).endsWith(suffix.toLowerCase(Locale.ROOT)))
                .map(suffix -> name.substring(0, name.length() - suffix.length()))
                .findFirst();
        return stem.flatMap(text -> named(path, text));
    }

    /** The migration that a class is, by its name. */
    Optional<Migration> codeMigration(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 || !name.substring(dot).matches("\\.(?:java|kt|groovy)")
                ? Optional.empty()
                : defaults(module).named(path, name.substring(0, dot));
    }

    private Optional<Migration> named(String path, String stem) {
        for (String prefix : prefixes) {
            Optional<Migration> versioned = versioned(path, stem, prefix, Kind.VERSIONED);
            if (versioned.isPresent()) {
                return versioned;
            }
        }
        if (stem.startsWith(repeatable + separator)) {
            String description = stem.substring(repeatable.length() + separator.length());
            return Optional.of(new Migration(path, Kind.REPEATABLE, List.of(), description));
        }
        return versioned(path, stem, "B", Kind.BASELINE);
    }

    private Optional<Migration> versioned(String path, String stem, String prefix, Kind kind) {
        if (!stem.startsWith(prefix)) {
            return Optional.empty();
        }
        String rest = stem.substring(prefix.length());
        int end = rest.indexOf(separator);
        String version = end < 0 ? rest : rest.substring(0, end);
        if (!VERSION.matcher(version).matches() || (end < 0 && prefix.isEmpty())) {
            return Optional.empty();
        }
        List<BigInteger> parts =
                Arrays.stream(version.split("[._]")).map(BigInteger::new).toList();
        String description = end < 0 ? "" : rest.substring(end + separator.length());
        return Optional.of(new Migration(path, kind, parts, description));
    }

    /** The text of a script with what its placeholders stand for. */
    String replaced(String text) {
        if (placeholders.isEmpty() || !text.contains("${")) {
            return text;
        }
        String result = text;
        for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
            if (!placeholder.getValue().contains("${")) {
                result = result.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
            }
        }
        return result;
    }
}
