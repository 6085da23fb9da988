package io.github.cascadelint.schema.sql;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.SchemaCondition;
import io.github.cascadelint.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code CREATE TABLE}, on from behind these words. */
final class CreateTableReader {

    /** Storage engines of MySQL that keep foreign keys. */
    private static final Set<String> ENGINES = Set.of("innodb", "ndb", "ndbcluster", "xtradb", "federated");

    private final Cursor cursor;
    private final Dialect dialect;
    private final List<Column> columns = new ArrayList<>();
    private final List<SchemaChange> keys = new ArrayList<>();
    private final List<SchemaChange> foreignKeys = new ArrayList<>();
    private final List<SchemaChange> doubts = new ArrayList<>();
    private final List<TableName> models = new ArrayList<>();
    private boolean modelKeys;

    CreateTableReader(Cursor cursor, Dialect dialect) {
        this.cursor = cursor;
        this.dialect = dialect;
    }

    /** The changes; empty where the statement was not understood. */
    Optional<List<SchemaChange>> read() {
        boolean ifNotExists = cursor.acceptIfNotExists();
        Optional<TableName> name = cursor.tableName();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        ifNotExists |= cursor.acceptIfNotExists(); // MySQL has it before, H2 took it behind, too
        Optional<List<SchemaChange>> changes = body(name.get());
        if (!ifNotExists || changes.isEmpty()) {
            return changes;
        }
        SchemaCondition there = new SchemaCondition.HasTable(name.get());
        return Optional.of(List.of(new SchemaChange.When(there, List.of(), changes.get(), cursor.all())));
    }

    private Optional<List<SchemaChange>> body(TableName table) {
        SourceRange place = cursor.all();
        if (cursor.accept("like")) {
            return cursor.tableName()
                    .map(model -> List.of(new SchemaChange.CreateTableLike(table, false, model, true, place)));
        }
        if (cursor.accept("partition", "of")) {
            return cursor.tableName()
                    .map(model -> List.of(
                            new SchemaChange.CreateTableLike(table, false, model, true, place),
                            new SchemaChange.NotFollowed(
                                    List.of(table), "makes a partition, which has the keys of " + model, place)));
        }
        if (cursor.accept("as") || cursor.looksAt("select")) {
            return Optional.of(List.of(new QueryReader(cursor).createTable(table, List.of(), place)));
        }
        if (!cursor.peek().isSign("(")) {
            return Optional.empty();
        }
        if (isQuery(1)) {
            cursor.acceptSign("(");
            return Optional.of(List.of(new QueryReader(cursor).createTable(table, List.of(), place)));
        }
        elements(table);
        return Optional.of(changes(table, place));
    }

    /** Whether a storage engine keeps foreign keys. */
    static boolean checksForeignKeys(String engine) {
        return ENGINES.contains(engine.toLowerCase(Locale.ROOT));
    }

    /** A query; WITH may begin storage options, too, which are in brackets. */
    private boolean isQuery(int ahead) {
        return cursor.peek(ahead).is("select")
                || (cursor.peek(ahead).is("with")
                        && cursor.peek(ahead + 1).isName()
                        && !cursor.peek(ahead + 1).is("data"));
    }

    private List<SchemaChange> changes(TableName table, SourceRange place) {
        if (isQuery(0) || (cursor.looksAt("as") && isQuery(1))) {
            cursor.accept("as");
            List<String> names = columns.stream().map(Column::name).toList();
            SchemaChange made = new QueryReader(cursor).createTable(table, names, place);
            return foreignKeys.isEmpty()
                    ? List.of(made)
                    : List.of(
                            made,
                            new SchemaChange.NotFollowed(
                                    List.of(table), "makes keys in a table that is filled by a query", place));
        }
        boolean partitioned = false;
        boolean checks = true;
        while (!cursor.isAtEnd()) {
            if (cursor.accept("partition", "by") || cursor.accept("partitioned", "by")) {
                partitioned = true;
            } else if (cursor.accept("inherits")) {
                cursor.namesInBrackets().forEach(parent -> models.add(TableName.of(parent)));
            } else if (cursor.accept("engine") || cursor.accept("type")) {
                cursor.acceptSign("=");
                checks = checksForeignKeys(cursor.name());
            } else {
                cursor.skipOne();
            }
        }
        List<SchemaChange> changes = new ArrayList<>();
        if (models.isEmpty()) {
            changes.add(new SchemaChange.CreateTable(table, false, columns, partitioned, checks, place));
        } else {
            changes.add(new SchemaChange.CreateTableLike(table, false, models.get(0), modelKeys, place));
            columns.forEach(column -> changes.add(new SchemaChange.AddColumn(table, true, column, column.place())));
        }
        changes.addAll(keys);
        changes.addAll(foreignKeys);
        changes.addAll(doubts);
        return changes;
    }

    private void elements(TableName table) {
        cursor.acceptSign("(");
        while (!cursor.isAtEnd() && !cursor.peek().isSign(")")) {
            element(table);
            cursor.skipToComma();
            cursor.acceptSign(",");
        }
        cursor.acceptSign(")");
    }

    private void element(TableName table) {
        int start = cursor.position();
        ConstraintReader constraints = new ConstraintReader(cursor, table);
        if (constraints.looksAtConstraint()) {
            Optional<List<SchemaChange>> read = constraints.read();
            if (read.isPresent()) {
                read.get().forEach(this::addKey);
                return;
            }
            cursor.skipToComma();
            doubts.add(new SchemaChange.NotFollowed(
                    List.of(table), "could not follow " + Excerpt.of(cursor.textSince(start)), cursor.since(start)));
        } else if (cursor.looksAt("like") && cursor.peek(1).isName() && !isTypeOfLike()) {
            like();
        } else if (cursor.looksAt("period", "for")) {
            cursor.skipToComma();
        } else if (cursor.peek().isName()) {
            ColumnReader.Definition definition = new ColumnReader(cursor, dialect, table).read();
            columns.add(definition.column());
            definition.keys().forEach(this::addKey);
        } else {
            cursor.next();
        }
    }

    /** {@code like boolean}: a column of that name; a table is followed by nothing, or by what it includes. */
    private boolean isTypeOfLike() {
        Token third = cursor.peek(2);
        return !third.isSign(")")
                && !third.isSign(",")
                && !third.isSign(".")
                && !third.is("including")
                && !third.is("excluding");
    }

    private void like() {
        cursor.accept("like");
        cursor.tableName().ifPresent(models::add);
        modelKeys |= dialect.isMySql();
        while (cursor.looksAt("including") || cursor.looksAt("excluding")) {
            boolean including = cursor.next().is("including");
            String what = cursor.next().word();
            if (what.equals("all") || what.equals("indexes")) {
                modelKeys = including;
            }
        }
    }

    /** Keys that others may refer to come first. */
    private void addKey(SchemaChange change) {
        if (change instanceof SchemaChange.AddForeignKey) {
            foreignKeys.add(change);
        } else if (change instanceof SchemaChange.NotFollowed) {
            doubts.add(change);
        } else {
            keys.add(change);
        }
    }
}
