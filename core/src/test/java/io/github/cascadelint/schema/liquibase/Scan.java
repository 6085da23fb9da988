package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.Table;
import io.github.cascadelint.schema.discovery.SchemaFiles;
import io.github.cascadelint.source.FragmentCache;
import io.github.cascadelint.source.settings.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A scan of files that a test writes. */
final class Scan {

    private final Path base;
    private final Map<String, Path> files = new TreeMap<>();
    private final Map<String, Path> project = new TreeMap<>();

    Scan(Path base) {
        this.base = base;
    }

    Scan file(String path, String text) throws IOException {
        Path file = base.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        String name = file.getFileName().toString();
        if (SchemaFiles.accepts(name)) {
            files.put(path, file);
        }
        if (ProjectFiles.accepts(name)) {
            project.put(path, file);
        }
        return this;
    }

    /** A change log in XML, with what stands in it. */
    Scan changeLog(String path, String content) throws IOException {
        return file(path, xml(content));
    }

    static String xml(String content) {
        return "<databaseChangeLog xmlns=\"http://www.liquibase.org/xml/ns/dbchangelog\">" + content
                + "</databaseChangeLog>";
    }

    /** A change set that makes a table of one column. */
    static String table(String name) {
        return changeSet("<createTable tableName='%s'><column name='id' type='bigint'/></createTable>".formatted(name));
    }

    /** A change set with an id of its own. */
    static String changeSet(String changes) {
        return "<changeSet id='%s' author='a'>%s</changeSet>"
                .formatted(Integer.toHexString(changes.hashCode()), changes);
    }

    List<Schema> schemas() {
        return schemas(Optional.empty());
    }

    List<Schema> schemas(Optional<Dialect> dialect) {
        ProjectFiles settings = new ProjectFiles(base, List.of(base), project);
        SchemaFiles scan = new SchemaFiles(
                files, List.of(), dialect, settings.settings(), settings.builds(), 1, FragmentCache.NONE);
        return new LiquibaseReader().read(scan);
    }

    /** The only schema. */
    Schema schema(Dialect dialect) {
        List<Schema> schemas = schemas(Optional.of(dialect));
        if (schemas.size() != 1) {
            throw new AssertionError(
                    "not one schema: " + schemas.stream().map(Schema::source).toList());
        }
        return schemas.get(0);
    }

    static List<String> names(Schema schema) {
        return schema.tables().stream().map(table -> table.name().name()).toList();
    }

    static Table table(Schema schema, String name) {
        return schema.table(name).orElseThrow(() -> new AssertionError("no table " + name + " in " + names(schema)));
    }
}
