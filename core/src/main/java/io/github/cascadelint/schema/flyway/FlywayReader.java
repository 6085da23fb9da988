package io.github.cascadelint.schema.flyway;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.SchemaSource;
import io.github.cascadelint.schema.discovery.DatabaseCode;
import io.github.cascadelint.schema.discovery.DialectDetector;
import io.github.cascadelint.schema.discovery.LocalCopies;
import io.github.cascadelint.schema.discovery.SchemaFiles;
import io.github.cascadelint.schema.discovery.SchemaReader;
import io.github.cascadelint.schema.discovery.SqlScripts;
import io.github.cascadelint.schema.discovery.Statements;
import io.github.cascadelint.schema.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the migrations of Flyway: SQL scripts in the order of their versions, repeatable ones last. What a migration in Java
 * does is told as not analysed; where there are no others, there is no schema.
 */
public final class FlywayReader implements SchemaReader {

    /** So many scripts tell whose SQL it is. */
    private static final int SAMPLES = 20;

    @Override
    public List<Schema> read(SchemaFiles files) {
        DialectDetector dialects = new DialectDetector(files);
        List<Schema> schemas = new ArrayList<>();
        List<MigrationFolder> folders = MigrationFolder.find(files);
        List<String> baseline = folders.size() == 1 ? files.baseline() : List.of();
        for (MigrationFolder folder : folders) {
            schemas.add(read(files, folder, baseline, dialects));
        }
        schemas.removeIf(schema -> schema.reading().statements() == 0); // they only put rows in
        return schemas;
    }

    /**
     * The folders of migrations that are all written in code. Nothing is read of these, which is told as a problem, so that no
     * schema of their modules is known.
     */
    public static List<String> inCodeAlone(SchemaFiles files) {
        List<String> folders = new ArrayList<>();
        for (List<Migration> migrations : MigrationFolder.codeAlone(files)) {
            String first = migrations.get(0).path();
            folders.add(first.substring(0, Math.max(0, first.lastIndexOf('/'))));
            int more = migrations.size() - 1;
            files.trouble(new Problem(
                    Problem.Kind.SCHEMA,
                    "is a migration that is written in code"
                            + (more == 0 ? "" : ", as " + more + (more == 1 ? " other is" : " others are"))
                            + ", which is not analysed, so the schema that they make is not known; name a dump of it with"
                            + " --schema PATH, or under schema.sources in cascade-lint.yml",
                    first,
                    1));
        }
        return folders;
    }

    private static Schema read(
            SchemaFiles files, MigrationFolder folder, List<String> baseline, DialectDetector dialects) {
        List<Migration> migrations = Migration.inOrder(folder.migrations());
        List<String> paths = new ArrayList<>(baseline);
        migrations.forEach(migration -> paths.add(migration.path()));
        List<Optional<String>> texts =
                files.parallel(paths, path -> files.text(path).map(folder.settings()::replaced));
        DialectDetector.Choice dialect = dialects.choose(
                folder.path(),
                texts.stream().flatMap(Optional::stream).limit(SAMPLES).toList());
        SqlScripts reader = files.scripts(dialect.dialect());
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            numbers.add(i);
        }
        List<List<SqlStatement>> scripts =
                files.parallel(numbers, i -> statements(paths.get(i), texts.get(i), reader, files));
        return build(folder, dialect, scripts, new LocalCopies(files));
    }

    private static List<SqlStatement> statements(
            String path, Optional<String> text, SqlScripts reader, SchemaFiles files) {
        if (text.isEmpty()) {
            return List.of(notFollowed("a migration that cannot be read", path));
        }
        return DatabaseCode.isCode(path) ? code(path, text.get(), files) : reader.read(path, text.get());
    }

    private static List<SqlStatement> code(String path, String text, SchemaFiles files) {
        SourceRange place = SourceRange.ofLine(path, 1);
        return DatabaseCode.read(path, text, files, "could not follow a migration that is written in code", place)
                .map(change -> List.of(new SqlStatement(place, SqlStatement.Effect.NOT_FOLLOWED, List.of(change))))
                .orElseGet(() -> List.of(movesRows(place)));
    }

    /** What is not analysed is told, even where its text says that it leaves all tables as they are. */
    private static SqlStatement movesRows(SourceRange place) {
        SchemaChange told = new SchemaChange.CodeNotFollowed(
                Set.of(),
                false,
                "is a migration that is written in code, which is not analysed; by its text it changes no table",
                place);
        return new SqlStatement(place, SqlStatement.Effect.NONE, List.of(told));
    }

    private static SqlStatement notFollowed(String what, String path) {
        SourceRange place = SourceRange.ofLine(path, 1);
        SchemaChange change = new SchemaChange.NotFollowed(List.of(), "could not follow " + what, place);
        return new SqlStatement(place, SqlStatement.Effect.NOT_FOLLOWED, List.of(change));
    }

    private static Schema build(
            MigrationFolder folder,
            DialectDetector.Choice dialect,
            List<List<SqlStatement>> scripts,
            LocalCopies copies) {
        Dialect of = dialect.dialect();
        Statements statements = new Statements(of);
        scripts.forEach(statements::apply);
        Schema schema = statements.build(new SchemaSource(
                SchemaSource.Kind.FLYWAY, folder.path(), of, dialect.reason(), copies.of("flyway", folder.path())));
        return folder.newest()
                .map(newest ->
                        schema.withLast(new Schema.LastChange(newest.path(), Optional.empty(), Optional.empty())))
                .orElse(schema);
    }

    /** The settings of the nearest module around a path that has some. */
    static FlywaySettings settingsFor(String path, Map<String, FlywaySettings> settings) {
        String module = path;
        while (!module.isEmpty()) {
            int slash = module.lastIndexOf('/');
            module = slash < 0 ? "" : module.substring(0, slash);
            FlywaySettings found = settings.get(module);
            if (found != null) {
                return found;
            }
        }
        return FlywaySettings.defaults("");
    }
}
