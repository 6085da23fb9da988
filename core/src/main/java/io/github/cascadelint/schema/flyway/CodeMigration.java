package io.github.cascadelint.schema.flyway;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.discovery.SchemaFiles;
import io.github.cascadelint.schema.sql.CodeSearch;
import io.github.cascadelint.schema.sql.SqlStatement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says what is known of a migration that is written in Java: that it may have changed something, unless it only moves rows. */
final class CodeMigration {

    private static final Pattern ROWS =
            Pattern.compile("\"\\s*(?:update|insert|delete|select)\\s", Pattern.CASE_INSENSITIVE);

    /** Access to the database that goes past the persistence provider. */
    private static final Pattern CONNECTION = Pattern.compile(
            "getConnection|JdbcTemplate|DataSource|Statement\\b|EntityManager|createNativeQuery|DSLContext");

    private static final Pattern RESOURCE = Pattern.compile("\"([^\"\\n]*\\.sql)\"");

    private CodeMigration() {}

    static boolean isCode(String path) {
        return path.endsWith(".java") || path.endsWith(".kt") || path.endsWith(".groovy");
    }

    static Optional<SqlStatement> read(String path, String text, SchemaFiles files) {
        if (CodeSearch.definesTables(text)) {
            SourceRange place = SourceRange.ofLine(path, 1);
            SchemaChange change = new SchemaChange.CodeNotFollowed(
                    CodeSearch.words(text), true, "could not follow a migration that is written in code", place);
            return Optional.of(new SqlStatement(place, SqlStatement.Effect.NOT_FOLLOWED, List.of(change)));
        }
        List<String> resources =
                RESOURCE.matcher(text).results().map(r -> r.group(1)).toList();
        boolean rowsOnly = resources.isEmpty()
                ? ROWS.matcher(text).find() || !CONNECTION.matcher(text).find()
                : resources.stream().allMatch(resource -> isHarmless(resource, files));
        return rowsOnly
                ? Optional.empty()
                : Optional.of(FlywayReader.notFollowed("a migration that is written in code", path));
    }

    /** Whether all scripts of that name, and there is one, leave the tables as they are. */
    private static boolean isHarmless(String resource, SchemaFiles files) {
        String name = "/" + resource.substring(resource.lastIndexOf('/') + 1);
        List<String> scripts =
                files.paths().stream().filter(path -> path.endsWith(name)).toList();
        return !scripts.isEmpty()
                && scripts.stream()
                        .allMatch(script -> files.text(script)
                                .filter(sql -> !CodeSearch.definesTables(sql))
                                .isPresent());
    }
}
