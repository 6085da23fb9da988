package io.github.cascadelint.schema.flyway;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.discovery.SchemaFiles;
import io.github.cascadelint.schema.sql.CodeSearch;
import io.github.cascadelint.schema.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what is known of a migration that is written in Java: that it may have changed something, unless it only moves rows. */
final class CodeMigration {

    private static final Pattern ROWS =
            Pattern.compile("\"\\s*(?:update|insert|delete|select)\\s", Pattern.CASE_INSENSITIVE);

    /** Access to the database that goes past the persistence provider. */
    private static final Pattern CONNECTION = Pattern.compile(
            "getConnection|JdbcTemplate|DataSource|Statement\\b|EntityManager|createNativeQuery|DSLContext");

    private static final Pattern RESOURCE = Pattern.compile("\"([^\"\\n]*\\.sql)\"");

    private static final Pattern PACKAGE = Pattern.compile("^\\s*package\\s+([\\w.]+)", Pattern.MULTILINE);
    private static final Pattern IMPORT = Pattern.compile("^\\s*import\\s+([\\w.]+)", Pattern.MULTILINE);

    private CodeMigration() {}

    static boolean isCode(String path) {
        return path.endsWith(".java") || path.endsWith(".kt") || path.endsWith(".groovy");
    }

    /**
     * What is not known after it: empty where it only moves rows, as far as its own text tells, and that of the classes and
     * scripts of the project that it uses.
     */
    static Optional<SqlStatement> read(String path, String text, SchemaFiles files) {
        List<String> parts = new ArrayList<>();
        parts.add(text);
        parts.addAll(imported(path, text, files));
        List<String> resources = parts.stream()
                .flatMap(part -> RESOURCE.matcher(part).results())
                .map(resource -> resource.group(1))
                .toList();
        boolean allFound = true;
        for (String resource : resources) {
            List<String> scripts = scripts(resource, files);
            allFound &= !scripts.isEmpty();
            parts.addAll(scripts);
        }
        List<String> defining = parts.stream().filter(CodeSearch::definesTables).toList();
        if (!defining.isEmpty()) {
            boolean inScripts = defining.stream().noneMatch(part -> part.contains("class "));
            return Optional.of(concerning(path, String.join(" ", defining), !inScripts));
        }
        boolean movesRows = !resources.isEmpty()
                || parts.stream().anyMatch(part -> ROWS.matcher(part).find());
        return allFound && (movesRows || !CONNECTION.matcher(text).find())
                ? Optional.empty()
                : Optional.of(FlywayReader.notFollowed("a migration that is written in code", path));
    }

    private static SqlStatement concerning(String path, String code, boolean dynamic) {
        SourceRange place = SourceRange.ofLine(path, 1);
        SchemaChange change = new SchemaChange.CodeNotFollowed(
                CodeSearch.words(code), dynamic, "could not follow a migration that is written in code", place);
        return new SqlStatement(place, SqlStatement.Effect.NOT_FOLLOWED, List.of(change));
    }

    /** The texts of imported classes that lie in the same source root. */
    private static List<String> imported(String path, String text, SchemaFiles files) {
        Matcher named = PACKAGE.matcher(text);
        String up = named.find() ? "../".repeat(named.group(1).split("\\.", -1).length) : "";
        String suffix = path.substring(path.lastIndexOf('.'));
        return IMPORT.matcher(text)
                .results()
                .flatMap(name -> files.beside(path, up + name.group(1).replace('.', '/') + suffix).stream())
                .toList();
    }

    /** The texts of the scripts of that name. */
    private static List<String> scripts(String resource, SchemaFiles files) {
        String name = "/" + resource.substring(resource.lastIndexOf('/') + 1);
        return files.paths().stream()
                .filter(path -> path.endsWith(name))
                .flatMap(path -> files.text(path).stream())
                .toList();
    }
}
