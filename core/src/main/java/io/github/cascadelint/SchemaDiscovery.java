package io.github.cascadelint;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.schema.Doubt;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.discovery.SchemaFiles;
import io.github.cascadelint.schema.discovery.SchemaReader;
import io.github.cascadelint.schema.flyway.FlywayReader;
import io.github.cascadelint.schema.liquibase.LiquibaseReader;
import io.github.cascadelint.schema.script.ScriptReader;
import io.github.cascadelint.source.FragmentCache;
import io.github.cascadelint.source.settings.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The schemas of the database that were found, or that the request names.
 *
 * @param schemas one per source and dialect, in the order of their locations
 * @param problems what of them could not be read or followed
 */
public record SchemaDiscovery(List<Schema> schemas, List<Problem> problems) {

    private static final List<SchemaReader> MIGRATIONS = List.of(new FlywayReader(), new LiquibaseReader());

    /** A source root, within which no resources are. */
    private static final Pattern SOURCES =
            Pattern.compile("^(.*[/\\\\]src[/\\\\][^/\\\\]+)[/\\\\](?:java|kotlin)(?:[/\\\\].*)?$");

    public SchemaDiscovery {
        schemas = List.copyOf(schemas);
        problems = List.copyOf(problems);
    }

    /** The files that configure and build the application. */
    static ProjectFiles project(AnalysisRequest request, Map<String, Path> asides) {
        Map<String, Path> own = asides.entrySet().stream()
                .filter(file -> ProjectFiles.accepts(name(file.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
        return new ProjectFiles(request.baseDirectory(), request.roots(), own);
    }

    /**
     * Reads what there is.
     *
     * @param cache keeps what is read of scripts and change logs
     */
    static SchemaDiscovery read(
            AnalysisRequest request, ProjectFiles project, Map<String, Path> asides, FragmentCache cache) {
        Configuration.SchemaSettings settings = request.configuration().schema();
        Path base = request.baseDirectory().toAbsolutePath().normalize();
        List<Path> given = request.schemas().isEmpty()
                ? settings.sources().stream().map(base::resolve).toList()
                : request.schemas();
        List<Problem> problems = new ArrayList<>();
        Map<String, Path> files = new TreeMap<>(walked(given, base, problems));
        boolean find = given.isEmpty() && request.databases().isEmpty();
        if (find || given.stream().anyMatch(SchemaDiscovery::mayInclude)) {
            files.putAll(found(request, base, asides, problems));
        }
        SchemaFiles schemaFiles = new SchemaFiles(
                files,
                given.stream().map(path -> relative(base, path)).toList(),
                settings.dialect(),
                project.settings(),
                project.builds(),
                request.jobs(),
                cache);
        List<Schema> schemas = new ArrayList<>(request.databases());
        MIGRATIONS.forEach(reader -> schemas.addAll(reader.read(schemaFiles)));
        List<String> locations = new ArrayList<>(
                schemas.stream().map(schema -> schema.source().location()).toList());
        if (schemas.size() == 1) {
            locations.addAll(schemaFiles.baseline());
        }
        locations.addAll(FlywayReader.inCodeAlone(schemaFiles));
        schemas.addAll(new ScriptReader(locations).read(schemaFiles));
        schemas.sort(Comparator.comparing((Schema schema) -> schema.source().location())
                .thenComparing(schema -> schema.source().dialect()));
        problems.addAll(schemaFiles.problems());
        if (schemas.isEmpty() && problems.isEmpty()) {
            given.forEach(path -> problems.add(nothingIn(relative(base, path))));
        }
        schemas.forEach(schema -> problems.addAll(doubts(schema)));
        return new SchemaDiscovery(
                schemas, problems.stream().distinct().sorted().toList());
    }

    /** What is named, and holds no schema that can be followed, must not look like a schema without tables. */
    private static Problem nothingIn(String given) {
        return new Problem(
                Problem.Kind.IO,
                "nothing of a schema was read here: no migration, change log or script that can be followed;"
                        + " look whether it is whole, and the one that was meant",
                given,
                0);
    }

    /** A file that may name others, which lie anywhere. */
    private static boolean mayInclude(Path given) {
        return Files.isRegularFile(given) && !given.toString().endsWith(".sql");
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The files of the scan, and where sources alone are scanned the resources beside them. */
    private static Map<String, Path> found(
            AnalysisRequest request, Path base, Map<String, Path> asides, List<Problem> problems) {
        Map<String, Path> files = new TreeMap<>();
        asides.forEach((path, file) -> {
            if (SchemaFiles.accepts(name(path))) {
                files.put(path, file);
            }
        });
        List<Path> beside = request.roots().stream()
                .flatMap(root -> resourcesBeside(root.toAbsolutePath().normalize()).stream())
                .distinct()
                .toList();
        files.putAll(walked(beside, base, problems));
        return files;
    }

    private static Optional<Path> resourcesBeside(Path root) {
        Matcher sources = SOURCES.matcher(root.toString());
        return sources.matches()
                ? Optional.of(Path.of(sources.group(1), "resources")).filter(Files::isDirectory)
                : Optional.empty();
    }

    private static Map<String, Path> walked(List<Path> roots, Path base, List<Problem> problems) {
        Map<String, Path> files = new TreeMap<>();
        for (Path root : roots) {
            try (Stream<Path> all = Files.walk(root)) {
                all.filter(Files::isRegularFile)
                        .filter(file -> file.equals(root) || SchemaFiles.accepts(String.valueOf(file.getFileName())))
                        .forEach(file -> files.put(relative(base, file), file));
            } catch (IOException e) {
                problems.add(new Problem(
                        Problem.Kind.SCHEMA,
                        "cannot be read (" + e.getClass().getSimpleName() + "), so the schema is not known from it",
                        relative(base, root),
                        0));
            }
        }
        return files;
    }

    private static String relative(Path base, Path path) {
        return base.relativize(path.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }

    private static List<Problem> doubts(Schema schema) {
        return Stream.of(
                        schema.source().copy().stream(),
                        schema.doubts().stream(),
                        schema.elsewhere().stream(),
                        schema.unrelated().stream(),
                        schema.tables().stream().flatMap(table -> table.doubts().stream()))
                .flatMap(doubts -> doubts)
                .map(SchemaDiscovery::problem)
                .toList();
    }

    private static Problem problem(Doubt doubt) {
        return new Problem(
                Problem.Kind.SCHEMA,
                doubt.text(),
                doubt.place().file(),
                doubt.place().startLine());
    }
}
