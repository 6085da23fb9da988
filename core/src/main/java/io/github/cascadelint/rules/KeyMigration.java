package io.github.cascadelint.rules;

import io.github.cascadelint.rules.MigrationFile.Form;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.ReferentialAction;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.Table;
import io.github.cascadelint.schema.match.KeyMatch;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The migration that adds a foreign key, in the form in which the project writes its migrations. */
final class KeyMigration {

    /** Names longer than this are cut by one database or another. */
    private static final int MAX_NAME = 60;

    /** What no form of change log has to quote. */
    private static final Pattern PLAIN_AUTHOR = Pattern.compile("[\\p{L}][\\p{L}\\d ._@-]*(?<! )");

    /** Liquibase refuses change sets without an author. */
    private static final String NO_AUTHOR = "database";

    private final KeyMatch match;
    private final ReferentialAction onDelete;
    private final MigrationFile file;
    private final String name;

    private KeyMigration(KeyMatch match, ReferentialAction onDelete, String name) {
        this.match = match;
        this.onDelete = onDelete;
        this.file = MigrationFile.next(match.schema());
        this.name = name;
    }

    /** The migration for columns that have no key yet. */
    static KeyMigration of(KeyMatch match, ReferentialAction onDelete) {
        return new KeyMigration(match, onDelete, name(match));
    }

    /** The whole migration that makes a key do something else on delete; empty where it is not known what it refers to. */
    static Optional<String> replacing(KeyMatch match, ForeignKey key, ReferentialAction onDelete) {
        return SchemaKey.refColumns(match).isEmpty()
                ? Optional.empty()
                : Optional.of(
                        heading(match) + drop(match, key) + new KeyMigration(match, onDelete, key.name()).change());
    }

    /** The first lines: where it goes. */
    static String heading(KeyMatch match) {
        return heading(MigrationFile.next(match.schema()));
    }

    /** The same for an index. */
    static String headingOfIndex(KeyMatch match) {
        return heading(MigrationFile.next(match.schema(), "add_indexes"));
    }

    private static String heading(MigrationFile file) {
        return file.comment().map(where -> comment(file.form(), where) + "\n").orElse("");
    }

    private static String comment(Form form, String text) {
        return switch (form) {
            case SQL, LIQUIBASE_SQL -> "-- " + text;
            case LIQUIBASE_XML -> "<!-- " + text.replace("--", "- -") + " -->";
            case LIQUIBASE_YAML -> "# " + text;
        };
    }

    /** How to find the rows that stand in the way, and the change. */
    String statements() {
        return comment(file.form(), "Rows that refer to nothing already: " + dangling()) + "\n" + change();
    }

    private String change() {
        return switch (file.form()) {
            case SQL -> sql();
            case LIQUIBASE_SQL -> "--changeset " + author(match) + ":" + name + "\n" + sql();
            case LIQUIBASE_XML -> xml();
            case LIQUIBASE_YAML -> yaml();
        };
    }

    /** Drops a key, so that another can take its place. */
    private static String drop(KeyMatch match, ForeignKey key) {
        String table = match.table().name().name();
        Form form = MigrationFile.next(match.schema()).form();
        String sql = "ALTER TABLE " + match.table().name() + " DROP "
                + (match.schema().source().dialect().isMySql() ? "FOREIGN KEY " : "CONSTRAINT ") + key.name() + ";\n";
        return switch (form) {
            case SQL -> sql;
            case LIQUIBASE_SQL -> "--changeset " + author(match) + ":drop-" + key.name() + "\n" + sql;
            case LIQUIBASE_XML ->
                "<changeSet id=\"drop-" + key.name() + "\" author=\"" + author(match)
                        + "\">\n    <dropForeignKeyConstraint" + " baseTableName=\"" + table + "\" constraintName=\""
                        + key.name() + "\"/>\n</changeSet>\n";
            case LIQUIBASE_YAML ->
                "- changeSet:\n    id: drop-" + key.name() + "\n    author: " + author(match) + "\n    changes:\n"
                        + "      - dropForeignKeyConstraint:\n          baseTableName: " + table
                        + "\n          constraintName: " + key.name() + "\n";
        };
    }

    /** Makes an index for the columns of a key. */
    static String index(KeyMatch match) {
        String table = match.table().name().name();
        String columns = String.join(", ", match.columnNames());
        String made = ("idx_" + table + "_" + String.join("_", match.columnNames())).toLowerCase(Locale.ROOT);
        String name = made.substring(0, Math.min(made.length(), MAX_NAME));
        String sql = "CREATE INDEX " + name + " ON " + match.table().name() + " (" + columns + ");\n";
        return switch (MigrationFile.next(match.schema()).form()) {
            case SQL -> sql;
            case LIQUIBASE_SQL -> "--changeset " + author(match) + ":" + name + "\n" + sql;
            case LIQUIBASE_XML ->
                "<changeSet id=\"" + name + "\" author=\"" + author(match) + "\">\n    <createIndex indexName=\"" + name
                        + "\" tableName=\"" + table + "\">\n"
                        + match.columnNames().stream()
                                .map(column -> "        <column name=\"" + column + "\"/>\n")
                                .collect(Collectors.joining())
                        + "    </createIndex>\n</changeSet>\n";
            case LIQUIBASE_YAML ->
                "- changeSet:\n    id: " + name + "\n    author: " + author(match) + "\n    changes:\n"
                        + "      - createIndex:\n          indexName: " + name + "\n          tableName: " + table
                        + "\n          columns:\n"
                        + match.columnNames().stream()
                                .map(column -> "            - column: { name: " + column + " }\n")
                                .collect(Collectors.joining());
        };
    }

    /** The author of the newest change set, in whose place the reader of the suggestion may put a name of their own. */
    private static String author(KeyMatch match) {
        return match.schema()
                .last()
                .flatMap(Schema.LastChange::author)
                .filter(name -> PLAIN_AUTHOR.matcher(name).matches())
                .orElse(NO_AUTHOR);
    }

    private String dangling() {
        List<String> columns = match.columnNames();
        List<String> refColumns = SchemaKey.refColumns(match);
        String set =
                columns.stream().map(column -> "c." + column + " IS NOT NULL").collect(Collectors.joining(" AND "));
        StringBuilder same = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            same.append(i == 0 ? "" : " AND ")
                    .append("p.")
                    .append(refColumns.get(i))
                    .append(" = c.")
                    .append(columns.get(i));
        }
        return "SELECT * FROM " + table() + " c WHERE " + set + " AND NOT EXISTS (SELECT 1 FROM " + refTable()
                + " p WHERE " + same + ");";
    }

    private String sql() {
        boolean postgres = match.schema().source().dialect() == Dialect.POSTGRESQL;
        String add = "ALTER TABLE " + table() + " ADD CONSTRAINT " + name + " FOREIGN KEY ("
                + String.join(", ", match.columnNames()) + ") REFERENCES " + refTable() + " ("
                + String.join(", ", SchemaKey.refColumns(match)) + ")"
                + (onDelete.refuses() ? "" : " ON DELETE " + onDelete.sql());
        return postgres
                ? add + " NOT VALID;\n-- In a migration of its own, so that the check of old rows blocks no writes:\n"
                        + "ALTER TABLE " + table() + " VALIDATE CONSTRAINT " + name + ";\n"
                : add + ";\n";
    }

    private String xml() {
        return "<changeSet id=\"" + name + "\" author=\"" + author(match)
                + "\">\n    <addForeignKeyConstraint constraintName=\"" + name
                + "\"\n            baseTableName=\"" + match.table().name().name() + "\" baseColumnNames=\""
                + String.join(", ", match.columnNames()) + "\"\n            referencedTableName=\""
                + match.refTable().orElseThrow().name().name() + "\" referencedColumnNames=\""
                + String.join(", ", SchemaKey.refColumns(match)) + "\""
                + (onDelete.refuses() ? "" : " onDelete=\"" + onDelete.sql() + "\"") + "/>\n</changeSet>\n";
    }

    private String yaml() {
        return "- changeSet:\n    id: " + name + "\n    author: " + author(match)
                + "\n    changes:\n      - addForeignKeyConstraint:\n"
                + "          constraintName: " + name + "\n          baseTableName: "
                + match.table().name().name() + "\n          baseColumnNames: "
                + String.join(", ", match.columnNames()) + "\n          referencedTableName: "
                + match.refTable().orElseThrow().name().name() + "\n          referencedColumnNames: "
                + String.join(", ", SchemaKey.refColumns(match)) + "\n"
                + (onDelete.refuses() ? "" : "          onDelete: " + onDelete.sql() + "\n");
    }

    private String table() {
        return match.table().name().toString();
    }

    private String refTable() {
        return match.refTable().orElseThrow().name().toString();
    }

    /** As the mapping calls it, or else in the manner of the names that the schema has. */
    private static String name(KeyMatch match) {
        if (match.key().name().isPresent()) {
            return match.key().name().get();
        }
        List<String> names = match.schema().tables().stream()
                .map(Table::foreignKeys)
                .flatMap(List::stream)
                .map(ForeignKey::name)
                .toList();
        String base = match.table().name().name() + "_" + String.join("_", match.columnNames());
        boolean behind = names.stream().filter(KeyMigration::isMarkedBehind).count() * 2 > names.size();
        String made = behind ? base + "_fk" : "fk_" + base;
        String cut = made.length() <= MAX_NAME
                ? made
                : behind ? made.substring(0, MAX_NAME - 3) + "_fk" : made.substring(0, MAX_NAME);
        boolean capitals =
                names.stream().filter(n -> n.equals(n.toUpperCase(Locale.ROOT))).count() * 2 > names.size();
        return capitals ? cut.toUpperCase(Locale.ROOT) : cut.toLowerCase(Locale.ROOT);
    }

    private static boolean isMarkedBehind(String name) {
        return Stream.of("_fk", "_fkey")
                .anyMatch(mark -> name.toLowerCase(Locale.ROOT).endsWith(mark));
    }
}
