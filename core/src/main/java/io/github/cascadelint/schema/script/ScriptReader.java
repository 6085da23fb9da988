package io.github.cascadelint.schema.script;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.SchemaSource;
import io.github.cascadelint.schema.discovery.DialectDetector;
import io.github.cascadelint.schema.discovery.SchemaFiles;
import io.github.cascadelint.schema.discovery.SchemaReader;
import io.github.cascadelint.schema.discovery.SqlScripts;
import io.github.cascadelint.schema.discovery.Statements;
import io.github.cascadelint.schema.sql.CodeSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads plain scripts: {@code schema.sql} and {@code schema-<platform>.sql}, which Spring runs, {@code import.sql}, which
 * Hibernate runs, and others that make a whole schema; or those that are given.
 */
public final class ScriptReader implements SchemaReader {

    private static final Pattern NAME = Pattern.compile(
            "(?:schema(?:[-_.](\\w+))?|import|create(?:[-_]?(?:db|tables|schema|database))?|(?:[\\w-]+[-_])?(?:schema|tables|ddl))"
                    + "\\.(?:sql|ddl)",
            Pattern.CASE_INSENSITIVE);

    /** What changes a schema that is there, or is not the application's. */
    private static final Pattern OTHER = Pattern.compile(
            "(?:^|[/_-])(?:upgrades?|updates?|migrations?|patch(?:es)?|drop|delete|clean|rollback|tests?|old)(?:[/._-]|$)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDS_KEYS =
            Pattern.compile("\\balter\\s+table\\b[^;]*?\\b(?:foreign\\s+key|references)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern MODULE = Pattern.compile("^((?:.*/)?)src/");

    private final List<String> migrations;

    /** @param migrations locations of sources that were found; scripts within or beside them are left alone */
    public ScriptReader(List<String> migrations) {
        this.migrations = List.copyOf(migrations);
    }

    @Override
    public List<Schema> read(SchemaFiles files) {
        DialectDetector dialects = new DialectDetector(files);
        List<Schema> schemas = new ArrayList<>();
        for (Map.Entry<String, List<String>> source : sources(files).entrySet()) {
            read(files, source.getKey(), source.getValue(), dialects).ifPresent(schemas::add);
        }
        return schemas;
    }

    /** The scripts that belong together, by the path of the source. */
    private Map<String, List<String>> sources(SchemaFiles files) {
        Map<String, List<String>> sources = new TreeMap<>();
        for (String path : files.paths()) {
            if ((!path.endsWith(".sql") && !path.endsWith(".ddl"))
                    || isTaken(path, files.given().isEmpty())) {
                continue;
            }
            Optional<String> given = files.given().stream()
                    .filter(g -> path.equals(g) || g.isEmpty() || path.startsWith(g + "/"))
                    .findFirst();
            if (given.isPresent()) {
                sources.computeIfAbsent(given.get(), g -> new ArrayList<>()).add(path);
            } else if (files.given().isEmpty()) {
                sourceOf(path)
                        .ifPresent(source -> sources.computeIfAbsent(source, s -> new ArrayList<>())
                                .add(path));
            }
        }
        return sources;
    }

    private boolean isTaken(String path, boolean beside) {
        return migrations.stream()
                .anyMatch(location -> path.equals(location)
                        || path.startsWith(location + "/")
                        || (beside && path.startsWith(module(location))));
    }

    private static String module(String location) {
        Matcher module = MODULE.matcher(location);
        return module.find() ? module.group(1) : location + "/";
    }

    /** A script for one database is a source of its own; parts of a schema in one folder are one. */
    private static Optional<String> sourceOf(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches() || OTHER.matcher(path).find()) {
            return Optional.empty();
        }
        boolean isPart =
                matcher.group(1) != null && DialectDetector.vendor(name).isEmpty();
        return Optional.of(isPart ? path.substring(0, Math.max(0, path.lastIndexOf('/'))) : path);
    }

    private static Optional<Schema> read(
            SchemaFiles files, String source, List<String> paths, DialectDetector dialects) {
        List<Optional<String>> texts = files.parallel(paths, files::text);
        List<String> read = texts.stream().flatMap(Optional::stream).toList();
        if (read.stream().noneMatch(CodeSearch::definesTables)) {
            return Optional.empty(); // rows only
        }
        DialectDetector.Choice dialect = dialects.choose(source, read);
        SqlScripts reader = files.scripts(dialect.dialect());
        Statements statements = new Statements(dialect.dialect());
        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i);
            texts.get(i).ifPresent(text -> statements.apply(reader.read(path, text)));
        }
        if (files.given().isEmpty()) {
            keysBeside(files, paths).forEach(statements::doubt);
        }
        return Optional.of(statements.build(
                new SchemaSource(SchemaSource.Kind.SCRIPT, source, dialect.dialect(), dialect.reason())));
    }

    /**
     * Other scripts of the same folder that add keys. Nothing tells whether they run, so that what the tables lack which they
     * name is not known.
     */
    private static List<SchemaChange.CodeNotFollowed> keysBeside(SchemaFiles files, List<String> paths) {
        Set<String> folders = paths.stream().map(ScriptReader::folder).collect(Collectors.toSet());
        List<String> others = files.paths().stream()
                .filter(path -> path.endsWith(".sql") && folders.contains(folder(path)) && !paths.contains(path))
                .toList();
        return others.stream()
                .flatMap(path -> files
                        .text(path)
                        .filter(text -> ADDS_KEYS.matcher(text).find())
                        .map(text -> new SchemaChange.CodeNotFollowed(
                                CodeSearch.words(text),
                                false,
                                "may add keys, and nothing tells that it runs; name it with --schema beside "
                                        + paths.get(0),
                                SourceRange.ofLine(path, 1)))
                        .stream())
                .toList();
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
