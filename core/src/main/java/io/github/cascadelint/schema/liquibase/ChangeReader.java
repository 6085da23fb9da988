package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.Index;
import io.github.cascadelint.schema.ReferentialAction;
import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.TableName;
import io.github.cascadelint.schema.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Turns the changes of a change set into steps, as the statements do that Liquibase makes of them for a database. */
final class ChangeReader {

    /** What is in a change set beside its changes. */
    private static final Set<String> NO_CHANGES = Set.of(
            "preConditions",
            "comment",
            "validCheckSum",
            "rollback",
            "modifySql",
            "tagDatabase",
            "empty",
            "output",
            "stop");

    /** What changes data, or what no reader of a schema asks for. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "update",
            "delete",
            "createSequence",
            "alterSequence",
            "dropSequence",
            "renameSequence",
            "addDefaultValue",
            "dropDefaultValue",
            "setTableRemarks",
            "addCheckConstraint",
            "dropCheckConstraint",
            "enableCheckConstraint",
            "disableCheckConstraint",
            "createSynonym",
            "dropSynonym",
            "dropProcedure",
            "dropFunction",
            "dropPackage",
            "dropPackageBody",
            "createExtension",
            "dropExtension",
            "enableTrigger",
            "disableTrigger",
            "renameTrigger");

    private static final Set<String> CODE = Set.of(
            "sql",
            "sqlFile",
            "createProcedure",
            "createFunction",
            "createPackage",
            "createPackageBody",
            "customChange");

    // Seen by running Liquibase 3.0.8, 3.1.1, 3.2.3, 3.5.5, 3.6.3, 3.8.9, 3.10.3, 4.0.0, 4.4.3, 4.6.2, 4.20.0,
    // 4.24.0, 4.26.0 and 4.33.0.

    /** What does not hear {@code deleteCascade} of {@code addForeignKeyConstraint}. */
    private static final String UNHEARD = "Liquibase 3.2 to 4.4";

    /** What takes {@code onDelete} back where {@code deleteCascade} stands beside it. */
    private static final String UNHEARD_BESIDE_ON_DELETE = "Liquibase from 4.6 on";

    private final Dialect dialect;
    private final Code code;

    /**
     * Reads what is no structured change.
     */
    interface Code {

        /** The steps of a change that holds or names a script, a procedure or a class. */
        List<SchemaChange> read(Node change);
    }

    ChangeReader(Dialect dialect, Code code) {
        this.dialect = dialect;
        this.code = code;
    }

    /** Whether a part of a change set is a change. */
    static boolean isChange(Node node) {
        return !NO_CHANGES.contains(node.name());
    }

    /** Whether a change holds or names code, whose statements are counted one by one. */
    static boolean isCode(Node change) {
        return CODE.contains(change.name());
    }

    /** The steps of a change, in order. */
    List<SchemaChange> read(Node change) {
        return switch (change.name()) {
            case "createTable" -> on(change, table -> createTable(table, change));
            case "addColumn" -> on(change, table -> addColumns(table, change));
            case "dropTable" ->
                on(
                        change,
                        table -> List.of(
                                new SchemaChange.DropTable(table, change.is("cascadeConstraints"), change.place())));
            case "renameTable" -> renamed(change, "oldTableName", "newTableName");
            case "renameView" -> renamed(change, "oldViewName", "newViewName");
            case "dropColumn" -> on(change, table -> dropColumns(table, change));
            case "renameColumn" -> on(change, table -> renameColumn(table, change));
            case "modifyDataType" -> on(change, table -> modifyDataType(table, change));
            case "modifyColumn" -> on(change, table -> modifyColumns(table, change));
            case "addNotNullConstraint" -> on(change, table -> nullable(table, change, false));
            case "dropNotNullConstraint" -> on(change, table -> nullable(table, change, true));
            case "addAutoIncrement" ->
                on(change, table -> dialect.isMySql() ? nullable(table, change, false) : List.of());
            case "setColumnRemarks" -> on(change, table -> restated(table, change));
            case "mergeColumns" -> on(change, table -> mergeColumns(table, change));
            case "addLookupTable" -> addLookupTable(change);
            case "addPrimaryKey",
                    "dropPrimaryKey",
                    "addUniqueConstraint",
                    "dropUniqueConstraint",
                    "addForeignKeyConstraint",
                    "dropForeignKeyConstraint",
                    "dropAllForeignKeyConstraints",
                    "createIndex",
                    "dropIndex" -> constraint(change);
            case "insert", "insertWithUuid", "loadData", "loadUpdateData" ->
                on(change, table -> List.of(new SchemaChange.InsertRows(table, change.place())));
            case "createView" -> view(change, view -> new SchemaChange.CreateView(view, change.place()));
            case "dropView" -> view(change, view -> new SchemaChange.DropView(view, change.place()));
            case "createTrigger" -> createTrigger(change);
            case "dropTrigger" ->
                List.of(new SchemaChange.DropTrigger(Names.table(change), name(change, "triggerName"), change.place()));
            default -> other(change);
        };
    }

    private List<SchemaChange> other(Node change) {
        if (isCode(change)) {
            return code.read(change);
        }
        return WITHOUT_EFFECT.contains(change.name()) ? List.of() : unknown(change);
    }

    private List<SchemaChange> on(Node change, Function<TableName, List<SchemaChange>> steps) {
        return Names.table(change).map(steps).orElseGet(() -> unknown(change));
    }

    private List<SchemaChange> constraint(Node change) {
        return switch (change.name()) {
            case "addPrimaryKey" ->
                on(
                        change,
                        table -> List.of(new SchemaChange.AddPrimaryKey(
                                table,
                                name(change, "constraintName"),
                                columns(change, "columnNames"),
                                change.place())));
            case "dropPrimaryKey" ->
                on(change, table -> List.of(new SchemaChange.DropPrimaryKey(table, change.place())));
            case "addUniqueConstraint" ->
                on(
                        change,
                        table -> List.of(new SchemaChange.AddUnique(
                                table,
                                name(change, "constraintName"),
                                columns(change, "columnNames"),
                                change.place())));
            case "dropUniqueConstraint" ->
                on(
                        change,
                        table -> dropped(change, name -> new SchemaChange.DropConstraint(table, name, change.place())));
            case "addForeignKeyConstraint" -> addForeignKey(change);
            case "dropForeignKeyConstraint" ->
                onBase(
                        change,
                        table -> dropped(change, name -> new SchemaChange.DropForeignKey(table, name, change.place())));
            case "dropAllForeignKeyConstraints" ->
                onBase(change, table -> List.of(new SchemaChange.DropAllForeignKeys(table, change.place())));
            case "createIndex" -> on(change, table -> createIndex(table, change));
            default ->
                List.of(new SchemaChange.DropIndex(Names.table(change), name(change, "indexName"), change.place()));
        };
    }

    private List<SchemaChange> onBase(Node change, Function<TableName, List<SchemaChange>> steps) {
        return Names.table(change, "baseTableSchemaName", "baseTableName")
                .map(steps)
                .orElseGet(() -> unknown(change));
    }

    /** Without a name it depends on the database what is dropped. */
    private List<SchemaChange> dropped(Node change, Function<String, SchemaChange> drop) {
        return change.value("constraintName")
                .map(Names::plain)
                .map(name -> List.of(drop.apply(name)))
                .orElseGet(() -> unknown(change));
    }

    private List<SchemaChange> view(Node change, Function<TableName, SchemaChange> step) {
        return Names.table(change, "schemaName", "viewName")
                .map(view -> List.of(step.apply(view)))
                .orElseGet(() -> unknown(change));
    }

    private static List<SchemaChange> createTable(TableName table, Node change) {
        ColumnChanges read = ColumnChanges.of(table, change);
        List<SchemaChange> steps = new ArrayList<>();
        steps.add(new SchemaChange.CreateTable(
                table, change.is("ifNotExists"), read.columns(), false, true, change.place()));
        steps.addAll(read.constraints());
        return steps;
    }

    private static List<SchemaChange> addColumns(TableName table, Node change) {
        ColumnChanges read = ColumnChanges.of(table, change);
        List<SchemaChange> steps = new ArrayList<>();
        read.columns().forEach(column -> steps.add(new SchemaChange.AddColumn(table, false, column, column.place())));
        steps.addAll(read.constraints());
        return steps;
    }

    private List<SchemaChange> renamed(Node change, String from, String to) {
        Optional<TableName> old = Names.table(change, "schemaName", from);
        Optional<TableName> other = Names.table(change, "schemaName", to);
        return old.isPresent() && other.isPresent()
                ? List.of(new SchemaChange.RenameTable(old.get(), other.get(), change.place()))
                : unknown(change);
    }

    private static List<SchemaChange> dropColumns(TableName table, Node change) {
        List<SchemaChange> steps = new ArrayList<>();
        change.value("columnName")
                .ifPresent(name -> steps.add(new SchemaChange.DropColumn(table, Names.plain(name), change.place())));
        for (Node column : change.children("column")) {
            column.value("name")
                    .ifPresent(
                            name -> steps.add(new SchemaChange.DropColumn(table, Names.plain(name), column.place())));
        }
        return steps;
    }

    private List<SchemaChange> renameColumn(TableName table, Node change) {
        String name = name(change, "newColumnName");
        List<SchemaChange> steps = new ArrayList<>();
        steps.add(new SchemaChange.RenameColumn(table, name(change, "oldColumnName"), name, change.place()));
        steps.addAll(restated(table, name, change.value("columnDataType"), change.place()));
        return steps;
    }

    private List<SchemaChange> modifyDataType(TableName table, Node change) {
        return altered(table, name(change, "columnName"), change.value("newDataType"), change.place());
    }

    private List<SchemaChange> altered(TableName table, String column, Optional<String> type, SourceRange place) {
        return List.of(new SchemaChange.AlterColumn(table, column, type, nullableBy(type), place));
    }

    /** {@code MODIFY} of MySQL and {@code ALTER COLUMN} of SQL Server state anew whether a column may be null. */
    private Optional<Boolean> nullableBy(Optional<String> type) {
        if (type.filter(text -> text.toUpperCase(Locale.ROOT).contains("NOT NULL"))
                .isPresent()) {
            return Optional.of(false);
        }
        return dialect.isMySql() || dialect == Dialect.SQL_SERVER ? Optional.of(true) : Optional.empty();
    }

    /** What MySQL does by {@code CHANGE} or {@code MODIFY}, and the others without a word on null. */
    private List<SchemaChange> restated(TableName table, String column, Optional<String> type, SourceRange place) {
        return dialect.isMySql() && type.isPresent() ? altered(table, column, Optional.empty(), place) : List.of();
    }

    private List<SchemaChange> restated(TableName table, Node change) {
        return restated(table, name(change, "columnName"), change.value("columnDataType"), change.place());
    }

    /** An extension's change: the column as it is to be. */
    private List<SchemaChange> modifyColumns(TableName table, Node change) {
        List<SchemaChange> steps = new ArrayList<>();
        for (Column column : ColumnChanges.of(table, change).columns()) {
            Optional<Boolean> nullable =
                    dialect.isMySql() || !column.nullable() ? Optional.of(column.nullable()) : Optional.empty();
            steps.add(new SchemaChange.AlterColumn(
                    table,
                    column.name(),
                    Optional.of(column.type()).filter(type -> !type.isEmpty()),
                    nullable,
                    column.place()));
        }
        return steps;
    }

    private static List<SchemaChange> nullable(TableName table, Node change, boolean nullable) {
        return List.of(new SchemaChange.AlterColumn(
                table, name(change, "columnName"), Optional.empty(), Optional.of(nullable), change.place()));
    }

    private static List<SchemaChange> mergeColumns(TableName table, Node change) {
        String type = change.value("finalColumnType").orElse("");
        Column merged = new Column(name(change, "finalColumnName"), type, true, false, change.place());
        return List.of(
                new SchemaChange.AddColumn(table, false, merged, change.place()),
                new SchemaChange.DropColumn(table, name(change, "column1Name"), change.place()),
                new SchemaChange.DropColumn(table, name(change, "column2Name"), change.place()));
    }

    /** Makes a table of the values of a column, which refers to it from then on. */
    private List<SchemaChange> addLookupTable(Node change) {
        Optional<TableName> existing = Names.table(change, "existingTableSchemaName", "existingTableName");
        Optional<TableName> made = Names.table(change, "newTableSchemaName", "newTableName");
        if (existing.isEmpty() || made.isEmpty()) {
            return unknown(change);
        }
        SourceRange place = change.place();
        String column = name(change, "newColumnName");
        String constraint = change.value("constraintName")
                .map(Names::plain)
                .orElseGet(
                        () -> ("FK_" + existing.get().name() + "_" + made.get().name()).toUpperCase(Locale.ROOT));
        Column key = new Column(column, change.value("newColumnDataType").orElse(""), false, false, place);
        ForeignKey reference = new ForeignKey(
                constraint,
                List.of(name(change, "existingColumnName")),
                made.get(),
                List.of(column),
                ReferentialAction.NO_ACTION,
                ReferentialAction.NO_ACTION,
                true,
                true,
                place);
        return List.of(
                new SchemaChange.CreateTable(made.get(), false, List.of(key), false, true, place),
                new SchemaChange.AddPrimaryKey(made.get(), "", List.of(column), place),
                new SchemaChange.AddForeignKey(existing.get(), reference, false, place));
    }

    private List<SchemaChange> addForeignKey(Node change) {
        Optional<TableName> target = Names.table(change, "referencedTableSchemaName", "referencedTableName");
        if (target.isEmpty()) {
            return unknown(change);
        }
        return onBase(change, table -> {
            Optional<ReferentialAction> onDelete = change.value("onDelete").flatMap(ChangeReader::action);
            ForeignKey key = new ForeignKey(
                    name(change, "constraintName"),
                    columns(change, "baseColumnNames"),
                    target.get(),
                    columns(change, "referencedColumnNames"),
                    onDelete.orElse(
                            change.is("deleteCascade") ? ReferentialAction.CASCADE : ReferentialAction.NO_ACTION),
                    change.value("onUpdate").flatMap(ChangeReader::action).orElse(ReferentialAction.NO_ACTION),
                    !(change.isNot("validate") && dialect == Dialect.ORACLE),
                    true,
                    change.place());
            boolean asked = change.is("deleteCascade") && !key.onDelete().refuses();
            ForeignKey made = asked ? key.unheardBy(onDelete.isPresent() ? UNHEARD_BESIDE_ON_DELETE : UNHEARD) : key;
            return List.of(new SchemaChange.AddForeignKey(table, made, false, change.place()));
        });
    }

    private static Optional<ReferentialAction> action(String text) {
        String words = text.strip().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
        return Arrays.stream(ReferentialAction.values())
                .filter(action -> action.sql().equals(words) || action.name().equals(words))
                .findFirst();
    }

    private static List<SchemaChange> createIndex(TableName table, Node change) {
        List<String> columns = new ArrayList<>();
        for (Node column : change.children("column")) {
            Optional<String> name = column.is("computed")
                    ? Optional.empty()
                    : column.value("name").flatMap(Names::column);
            if (name.isEmpty()) {
                break;
            }
            columns.add(name.get());
        }
        Index index = new Index(name(change, "indexName"), columns, change.is("unique"), false, true, change.place());
        return List.of(new SchemaChange.CreateIndex(table, index, false, change.place()));
    }

    private List<SchemaChange> createTrigger(Node change) {
        String text = change.longText("triggerText").text().toLowerCase(Locale.ROOT);
        boolean onDelete = text.isEmpty() || text.contains("delete");
        return on(
                change,
                table -> List.of(new SchemaChange.CreateTrigger(
                        table, new Trigger(name(change, "triggerName"), onDelete, change.place()), change.place())));
    }

    /** What is not known may do anything to the table that it names, and to any if it names none. */
    private static List<SchemaChange> unknown(Node change) {
        List<TableName> tables =
                Names.table(change).or(() -> Names.table(change, "baseTableSchemaName", "baseTableName")).stream()
                        .toList();
        return List.of(new SchemaChange.NotFollowed(
                tables, "the change " + change.name() + " is not known, so it was left out", change.place()));
    }

    private static List<String> columns(Node change, String attribute) {
        return change.value(attribute).map(Names::columns).orElse(List.of());
    }

    private static String name(Node change, String attribute) {
        return change.value(attribute).map(Names::plain).orElse("");
    }
}
