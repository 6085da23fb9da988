package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.ReferentialAction;
import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the columns of {@code createTable} and {@code addColumn}, with the constraints that are written in them. */
final class ColumnChanges {

    private static final Pattern SERIAL = Pattern.compile("(?i)(?:big|small)?serial\\d*\\b.*");

    /** {@code table(column)}, a schema before it or not. */
    private static final Pattern REFERENCES = Pattern.compile("^\\s*(.+?)\\s*\\(\\s*([^()]+?)\\s*\\)\\s*$");

    /** What does not hear {@code deleteCascade} of a column of {@code addColumn}; that of {@code createTable} always counts. */
    private static final String UNHEARD = "Liquibase up to 4.24";

    private final TableName table;
    private final boolean added;
    private final List<Column> columns = new ArrayList<>();
    private final List<String> primaryKey = new ArrayList<>();
    private final Map<String, Unique> uniques = new LinkedHashMap<>();
    private final List<SchemaChange> constraints = new ArrayList<>();
    private Optional<Node> primaryKeyNode = Optional.empty();

    /** A unique constraint, written in the first of its columns. */
    private record Unique(Node node, List<String> columns) {}

    private ColumnChanges(TableName table, Node change) {
        this.table = table;
        this.added = change.name().equals("addColumn");
        change.children("column").forEach(this::read);
    }

    /** Reads all columns that stand in a change. */
    static ColumnChanges of(TableName table, Node change) {
        return new ColumnChanges(table, change);
    }

    List<Column> columns() {
        return List.copyOf(columns);
    }

    /** The constraints written in the columns: those of one name, and all primary keys, are one. */
    List<SchemaChange> constraints() {
        List<SchemaChange> all = new ArrayList<>();
        primaryKeyNode.ifPresent(node -> all.add(new SchemaChange.AddPrimaryKey(
                table, node.value("primaryKeyName").map(Names::plain).orElse(""), primaryKey, node.place())));
        uniques.values().forEach(unique -> {
            String name = unique.node()
                    .value("uniqueConstraintName")
                    .map(Names::plain)
                    .orElse("");
            all.add(new SchemaChange.AddUnique(
                    table, name, unique.columns(), unique.node().place()));
        });
        all.addAll(constraints);
        return all;
    }

    private void read(Node node) {
        Optional<String> name = node.value("name").map(Names::plain);
        if (name.isEmpty()) {
            return;
        }
        List<Node> written = node.children("constraints");
        boolean required = written.stream().anyMatch(c -> c.isNot("nullable") || c.is("primaryKey"));
        String type = node.value("type").orElse("");
        boolean generated = node.is("autoIncrement")
                || SERIAL.matcher(type).matches()
                || node.attributes().keySet().stream()
                        .filter(attribute ->
                                attribute.startsWith("defaultValue") && !attribute.equals("defaultValueConstraintName"))
                        .anyMatch(attribute -> !node.value(attribute).orElse("").equalsIgnoreCase("null"));
        columns.add(new Column(name.get(), type, !required, generated, node.place()));
        written.forEach(constraint -> read(name.get(), constraint));
    }

    private void read(String column, Node node) {
        if (node.is("primaryKey")) {
            primaryKey.add(column);
            primaryKeyNode = primaryKeyNode.or(() -> Optional.of(node));
        }
        if (node.is("unique")) {
            String key = node.value("uniqueConstraintName")
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .orElse(" " + column);
            uniques.computeIfAbsent(key, k -> new Unique(node, new ArrayList<>()))
                    .columns()
                    .add(column);
        }
        foreignKey(column, node)
                .map(key -> added && node.is("deleteCascade") ? key.unheardBy(UNHEARD) : key)
                .ifPresent(key -> constraints.add(new SchemaChange.AddForeignKey(table, key, false, node.place())));
    }

    private static Optional<ForeignKey> foreignKey(String column, Node node) {
        Optional<Matcher> references =
                node.value("references").map(REFERENCES::matcher).filter(Matcher::matches);
        Optional<TableName> target = references
                .map(matcher -> Names.table(matcher.group(1)))
                .or(() -> Names.table(node, "referencedTableSchemaName", "referencedTableName"))
                .or(() -> Names.table(node, "", "references"));
        List<String> columns = references
                .map(matcher -> matcher.group(2))
                .or(() -> node.value("referencedColumnNames"))
                .map(Names::columns)
                .orElse(List.of());
        return target.map(referenced -> new ForeignKey(
                node.value("foreignKeyName").map(Names::plain).orElse(""),
                List.of(column),
                referenced,
                columns,
                node.is("deleteCascade") ? ReferentialAction.CASCADE : ReferentialAction.NO_ACTION,
                ReferentialAction.NO_ACTION,
                true,
                true,
                node.place()));
    }
}
