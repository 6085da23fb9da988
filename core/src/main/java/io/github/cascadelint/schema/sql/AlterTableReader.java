package io.github.cascadelint.schema.sql;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.SchemaCondition;
import io.github.cascadelint.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code ALTER TABLE}, on from behind these words, clause by clause. */
final class AlterTableReader {

    private static final Set<String> CLAUSES = Set.of(
            "add",
            "drop",
            "alter",
            "modify",
            "change",
            "rename",
            "validate",
            "enable",
            "disable",
            "owner",
            "set",
            "with",
            "check",
            "nocheck",
            "engine",
            "type",
            "convert",
            "default",
            "auto_increment",
            "comment",
            "row_format",
            "collate",
            "character",
            "charset",
            "order",
            "partition",
            "attach",
            "detach",
            "inherit",
            "no",
            "cluster",
            "reset",
            "replica",
            "force",
            "algorithm",
            "lock",
            "discard",
            "import",
            "move",
            "nologging",
            "logging",
            "cache",
            "nocache",
            "compress",
            "nocompress",
            "parallel",
            "noparallel",
            "storage",
            "pctfree",
            "split",
            "truncate",
            "exchange",
            "merge",
            "coalesce",
            "reorganize",
            "rebuild",
            "of",
            "not",
            "read",
            "activate",
            "shrink",
            "data",
            "key_block_size",
            "max_rows",
            "min_rows",
            "checksum",
            "pack_keys",
            "stats_persistent",
            "tablespace",
            "union",
            "wait",
            "nowait",
            "avg_row_length",
            "delay_key_write",
            "page_checksum",
            "transactional",
            "password",
            "encryption",
            "compression",
            "connection",
            "insert_method",
            "allow",
            "deallocate",
            "minimize",
            "upgrade",
            "locking",
            "append",
            "pctused");

    private static final Set<String> DEFINING = Set.of("add", "drop", "alter", "modify", "change", "rename");

    private final Cursor cursor;
    private final Dialect dialect;
    private final List<SchemaChange> changes = new ArrayList<>();
    private TableName table = TableName.of("");
    private String previous = "";

    AlterTableReader(Cursor cursor, Dialect dialect) {
        this.cursor = cursor;
        this.dialect = dialect;
    }

    /** The changes; a clause that was not understood is one that was not followed. */
    Optional<List<SchemaChange>> read() {
        boolean ifExists = cursor.acceptIfExists();
        cursor.accept("only");
        Optional<TableName> name = cursor.tableName();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        table = name.get();
        cursor.acceptSign("*");
        cursor.accept("if", "exists");
        while (!cursor.isAtEnd()) {
            clause();
            cursor.acceptSign(",");
        }
        if (!ifExists) {
            return Optional.of(changes);
        }
        SchemaCondition there = new SchemaCondition.HasTable(table);
        return Optional.of(List.of(new SchemaChange.When(there, changes, List.of(), cursor.all())));
    }

    private void clause() {
        int start = cursor.position();
        String word = cursor.peek().word();
        boolean goesOn = !CLAUSES.contains(word) && previous.equals("add");
        boolean understood;
        if (goesOn) {
            understood = add(start);
        } else {
            cursor.next();
            understood = clause(word, start);
            previous = word;
        }
        if (!understood) {
            cursor.moveTo(start + 1);
            skipClause();
            notFollowed(start);
        }
        if (cursor.position() == start) {
            cursor.next();
        }
    }

    /** A table that becomes a partition gets the keys of the whole. */
    private boolean attach(int start) {
        cursor.accept("partition");
        cursor.tableName()
                .ifPresent(partition -> changes.add(new SchemaChange.NotFollowed(
                        List.of(partition),
                        "makes a partition of it, which has the keys of " + table,
                        cursor.since(start))));
        skipClause();
        return true;
    }

    private void notFollowed(int start) {
        SourceRange place = cursor.since(start);
        changes.add(new SchemaChange.NotFollowed(
                List.of(table),
                "could not follow " + Excerpt.of(cursor.textSince(start)) + " of the table " + table,
                place));
    }

    private boolean clause(String word, int start) {
        return switch (word) {
            case "add" -> add(start);
            case "drop" -> drop(start);
            case "alter" -> alter(start);
            case "modify" -> modify(start);
            case "change" -> change(start);
            case "rename" -> rename(start);
            case "validate" -> validate(start);
            case "enable", "disable" -> switched(word.equals("enable"), start);
            case "check", "nocheck" -> checked(word.equals("check"), start);
            case "with" -> withCheck();
            case "engine", "type" -> engine(start);
            case "attach" -> attach(start);
            default -> isKnown(word);
        };
    }

    /** A clause that changes nothing that is read here. */
    private boolean isKnown(String word) {
        skipClause();
        return CLAUSES.contains(word);
    }

    private void skipClause() {
        while (!cursor.isAtEnd() && !cursor.peek().isSign(",")) {
            cursor.skipOne();
        }
    }

    /** Oracle writes several clauses without commas. */
    private void skipToClause() {
        while (!cursor.isAtEnd() && !cursor.peek().isSign(",") && !cursor.looksAtAny(DEFINING)) {
            cursor.skipOne();
        }
    }

    // ---- ADD ----

    private boolean add(int start) {
        ConstraintReader constraints = new ConstraintReader(cursor, table);
        if (constraints.looksAtConstraint()) {
            Optional<List<SchemaChange>> read = constraints.read();
            read.ifPresent(changes::addAll);
            skipToClause();
            return read.isPresent();
        }
        if (cursor.looksAt("partition")
                || cursor.looksAt("period")
                || cursor.looksAt("system")
                || cursor.looksAt("supplemental")) {
            skipClause();
            return true;
        }
        cursor.accept("column");
        boolean ifNotExists = cursor.acceptIfNotExists();
        if (cursor.acceptSign("(")) {
            while (!cursor.isAtEnd() && !cursor.peek().isSign(")")) {
                int from = cursor.position();
                ConstraintReader inner = new ConstraintReader(cursor, table);
                if (inner.looksAtConstraint()) {
                    inner.read().ifPresentOrElse(changes::addAll, () -> notFollowed(from));
                } else {
                    column(ifNotExists, from);
                }
                cursor.skipToComma();
                cursor.acceptSign(",");
            }
            cursor.acceptSign(")");
            skipToClause();
            return true;
        }
        if (!cursor.peek().isName()) {
            return false;
        }
        column(ifNotExists, start);
        cursor.skipToComma();
        return true;
    }

    private void column(boolean ifNotExists, int start) {
        ColumnReader.Definition definition = new ColumnReader(cursor, dialect, table).read();
        Column column = definition.column();
        SourceRange place = cursor.since(start);
        List<SchemaChange> made = new ArrayList<>();
        made.add(new SchemaChange.AddColumn(table, ifNotExists, column, place));
        made.addAll(definition.keys());
        if (ifNotExists) {
            SchemaCondition there = new SchemaCondition.HasColumn(table, column.name());
            changes.add(new SchemaChange.When(there, List.of(), made, place));
        } else {
            changes.addAll(made);
        }
    }

    // ---- DROP ----

    private boolean drop(int start) {
        if (cursor.accept("primary", "key")) {
            changes.add(new SchemaChange.DropPrimaryKey(table, cursor.since(start)));
            skipToClause();
            return true;
        } else if (cursor.accept("foreign", "key")) {
            boolean ifExists = cursor.acceptIfExists();
            String name = cursor.lastName();
            SchemaChange change = new SchemaChange.DropForeignKey(table, name, cursor.since(start));
            changes.add(ifExists ? when(hasConstraint(name), change) : change);
            skipToClause();
            return true;
        } else if (cursor.accept("constraint")) {
            return dropConstraints(start);
        } else if ((cursor.looksAt("index") || cursor.looksAt("key"))
                && cursor.peek(1).isName()) {
            cursor.next();
            boolean ifExists = cursor.acceptIfExists();
            String name = cursor.lastName();
            SourceRange place = cursor.since(start);
            changes.add(
                    ifExists || !name.equalsIgnoreCase("PRIMARY")
                            ? new SchemaChange.DropIndex(Optional.of(table), name, place)
                            : new SchemaChange.DropPrimaryKey(table, place));
            skipToClause();
            return true;
        } else if (cursor.accept("unique") && cursor.peek().isSign("(")) {
            return dropUnique(start);
        } else if (cursor.looksAt("check")
                || cursor.looksAt("partition")
                || cursor.looksAt("default")
                || cursor.looksAt("period")
                || cursor.looksAt("system")
                || cursor.looksAt("supplemental")) {
            skipClause();
            return true;
        }
        return dropColumns(start);
    }

    private boolean dropConstraints(int start) {
        do {
            cursor.accept("constraint");
            cursor.acceptIfExists();
            String name = cursor.lastName();
            if (name.isEmpty()) {
                return false;
            }
            changes.add(new SchemaChange.DropConstraint(table, name, cursor.since(start)));
            skipToClause();
        } while (isListed("constraint"));
        return true;
    }

    /** SQL Server lists several things to drop behind one DROP. */
    private boolean isListed(String kind) {
        boolean goesOn = cursor.peek().isSign(",")
                && (cursor.peek(1).is(kind)
                        || (dialect == Dialect.SQL_SERVER
                                && !CLAUSES.contains(cursor.peek(1).word())))
                && !(kind.equals("constraint") && cursor.peek(1).is("column"));
        if (goesOn) {
            cursor.acceptSign(",");
        }
        return goesOn;
    }

    private boolean dropUnique(int start) {
        cursor.namesInBrackets();
        skipToClause();
        notFollowed(start);
        return true;
    }

    private boolean dropColumns(int start) {
        boolean named = cursor.accept("column");
        if (dialect == Dialect.SQL_SERVER && !named) {
            return dropConstraints(start); // the word CONSTRAINT may be left out
        }
        boolean ifExists = cursor.acceptIfExists();
        if (cursor.peek().isSign("(")) {
            cursor.namesInBrackets().forEach(name -> drop(name, ifExists, start));
            skipToClause();
            return true;
        }
        do {
            cursor.accept("column");
            boolean also = cursor.acceptIfExists();
            String name = cursor.lastName();
            if (name.isEmpty()) {
                return false;
            }
            drop(name, ifExists || also, start);
            skipToClause();
        } while (dialect == Dialect.SQL_SERVER && isListed("column"));
        return true;
    }

    private void drop(String column, boolean ifExists, int start) {
        SchemaChange change = new SchemaChange.DropColumn(table, column, cursor.since(start));
        changes.add(ifExists ? when(new SchemaCondition.HasColumn(table, column), change) : change);
    }

    private static SchemaChange when(SchemaCondition condition, SchemaChange change) {
        return new SchemaChange.When(condition, List.of(change), List.of(), change.place());
    }

    private SchemaCondition hasConstraint(String name) {
        return new SchemaCondition.HasConstraint(Optional.of(table), name);
    }

    // ---- columns ----

    private boolean alter(int start) {
        if (cursor.accept("constraint") || cursor.accept("index") || cursor.accept("check")) {
            skipClause();
            return true;
        }
        cursor.accept("column");
        boolean ifExists = cursor.acceptIfExists();
        String column = cursor.lastName();
        if (column.isEmpty()) {
            return false;
        }
        Optional<SchemaChange> change = Optional.empty();
        if (cursor.accept("set", "not", "null") || cursor.accept("not", "null")) {
            change = Optional.of(nullable(column, false, start));
        } else if (cursor.accept("drop", "not", "null") || cursor.accept("set", "null") || cursor.accept("null")) {
            change = Optional.of(nullable(column, true, start));
        } else if (cursor.accept("rename", "to")) {
            String newName = cursor.lastName();
            change = Optional.of(new SchemaChange.RenameColumn(table, column, newName, cursor.since(start)));
        } else if (cursor.accept("set", "data", "type") || cursor.accept("type")) {
            change = Optional.of(retyped(column, start));
        } else if (!cursor.looksAtAny(Set.of("set", "drop", "restart", "add", "reset", "selectivity"))) {
            change = Optional.of(redefined(column, start)); // SQL Server, H2, Derby
        }
        cursor.skipToComma();
        change.map(c -> ifExists ? when(new SchemaCondition.HasColumn(table, column), c) : c)
                .ifPresent(changes::add);
        return true;
    }

    private SchemaChange nullable(String column, boolean nullable, int start) {
        return new SchemaChange.AlterColumn(
                table, column, Optional.empty(), Optional.of(nullable), cursor.since(start));
    }

    private SchemaChange retyped(String column, int start) {
        int from = cursor.position();
        while (!cursor.isAtEnd()
                && !cursor.peek().isSign(",")
                && !cursor.looksAt("using")
                && !cursor.looksAt("collate")) {
            cursor.skipOne();
        }
        String type = cursor.textSince(from);
        cursor.skipToComma();
        return new SchemaChange.AlterColumn(table, column, Optional.of(type), Optional.empty(), cursor.since(start));
    }

    /** On SQL Server a column that does not say NOT NULL is nullable from then on. */
    private SchemaChange redefined(String column, int start) {
        Column read =
                new ColumnReader(cursor, dialect, table).read(column, start).column();
        Optional<Boolean> nullable = !read.nullable()
                ? Optional.of(false)
                : dialect == Dialect.SQL_SERVER || dialect == Dialect.H2 ? Optional.of(true) : Optional.empty();
        return new SchemaChange.AlterColumn(table, column, Optional.of(read.type()), nullable, cursor.since(start));
    }

    /** On MySQL the whole definition is stated anew; on Oracle only what is written changes. */
    private boolean modify(int start) {
        if (cursor.accept("constraint")) {
            skipClause();
            return true;
        }
        cursor.accept("column");
        boolean ifExists = cursor.acceptIfExists();
        if (cursor.acceptSign("(")) {
            while (!cursor.isAtEnd() && !cursor.peek().isSign(")")) {
                int from = cursor.position();
                modifyColumn(cursor.name(), false, from);
                cursor.skipToComma();
                cursor.acceptSign(",");
            }
            cursor.acceptSign(")");
            skipToClause();
            return true;
        }
        String column = cursor.lastName();
        if (column.isEmpty()) {
            return false;
        }
        modifyColumn(column, ifExists, start);
        cursor.skipToComma();
        return true;
    }

    private void modifyColumn(String column, boolean ifExists, int start) {
        ColumnReader.Definition definition = new ColumnReader(cursor, dialect, table).read(column, start);
        Column read = definition.column();
        boolean restates =
                dialect.isMySql() || (dialect == Dialect.UNKNOWN && !read.type().isEmpty());
        Optional<Boolean> nullable =
                restates || definition.saysNull() || !read.nullable() ? Optional.of(read.nullable()) : Optional.empty();
        Optional<String> type = Optional.of(read.type()).filter(t -> !t.isEmpty());
        List<SchemaChange> made = new ArrayList<>();
        made.add(new SchemaChange.AlterColumn(table, column, type, nullable, cursor.since(start)));
        made.addAll(definition.keys());
        addIf(ifExists, column, made, start);
    }

    private void addIf(boolean ifExists, String column, List<SchemaChange> made, int start) {
        if (ifExists) {
            SchemaCondition there = new SchemaCondition.HasColumn(table, column);
            changes.add(new SchemaChange.When(there, made, List.of(), cursor.since(start)));
        } else {
            changes.addAll(made);
        }
    }

    private boolean change(int start) {
        cursor.accept("column");
        boolean ifExists = cursor.acceptIfExists();
        String column = cursor.lastName();
        String newName = cursor.lastName();
        if (newName.isEmpty()) {
            return false;
        }
        ColumnReader.Definition definition = new ColumnReader(cursor, dialect, table).read(newName, start);
        Column read = definition.column();
        SourceRange place = cursor.since(start);
        List<SchemaChange> made = new ArrayList<>();
        if (!column.equals(newName)) {
            made.add(new SchemaChange.RenameColumn(table, column, newName, place));
        }
        made.add(new SchemaChange.AlterColumn(
                table, newName, Optional.of(read.type()), Optional.of(read.nullable()), place));
        made.addAll(definition.keys());
        addIf(ifExists, column, made, start);
        cursor.skipToComma();
        return true;
    }

    // ---- names ----

    private boolean rename(int start) {
        boolean column = cursor.looksAt("column") && !cursor.peek(1).is("to");
        if (column || cursor.looksAt("index") || cursor.looksAt("key") || cursor.looksAt("constraint")) {
            String kind = cursor.next().word();
            boolean ifExists = cursor.acceptIfExists();
            String name = cursor.lastName();
            if (!cursor.accept("to")) {
                return false;
            }
            String newName = cursor.lastName();
            SourceRange place = cursor.since(start);
            SchemaChange change = switch (kind) {
                case "column" -> new SchemaChange.RenameColumn(table, name, newName, place);
                case "constraint" -> new SchemaChange.RenameConstraint(table, name, newName, place);
                default -> new SchemaChange.RenameIndex(Optional.of(table), name, newName, place);
            };
            changes.add(ifExists && column ? when(new SchemaCondition.HasColumn(table, name), change) : change);
            return true;
        }
        if (cursor.peek().isName() && cursor.peek(1).is("to") && !cursor.looksAt("to")) {
            String name = cursor.lastName();
            cursor.accept("to");
            changes.add(new SchemaChange.RenameColumn(table, name, cursor.lastName(), cursor.since(start)));
            return true;
        }
        if (!cursor.accept("to")) {
            cursor.accept("as");
        }
        Optional<TableName> newName = cursor.tableName();
        newName.ifPresent(name -> {
            changes.add(new SchemaChange.RenameTable(table, name, cursor.since(start)));
            table = name;
        });
        return newName.isPresent();
    }

    // ---- switches ----

    private boolean validate(int start) {
        if (!cursor.accept("constraint")) {
            skipClause();
            return true;
        }
        changes.add(new SchemaChange.SwitchConstraint(table, cursor.lastName(), true, cursor.since(start)));
        return true;
    }

    private boolean switched(boolean enabled, int start) {
        cursor.acceptAny(Set.of("validate", "novalidate"));
        if (cursor.accept("constraint")) {
            changes.add(new SchemaChange.SwitchConstraint(table, cursor.lastName(), enabled, cursor.since(start)));
        }
        skipToClause();
        return true;
    }

    /** {@code CHECK CONSTRAINT} and {@code NOCHECK CONSTRAINT} of SQL Server. */
    private boolean checked(boolean enabled, int start) {
        if (!cursor.accept("constraint") || cursor.looksAt("all")) {
            skipClause();
            return enabled;
        }
        changes.add(new SchemaChange.SwitchConstraint(table, cursor.lastName(), enabled, cursor.since(start)));
        return true;
    }

    /** {@code WITH CHECK ADD CONSTRAINT …}: the clause comes behind. */
    private boolean withCheck() {
        boolean isCheck = cursor.acceptAny(Set.of("check", "nocheck"));
        if (!isCheck) {
            skipClause();
        }
        return true;
    }

    private boolean engine(int start) {
        cursor.acceptSign("=");
        boolean checks = CreateTableReader.checksForeignKeys(cursor.name());
        changes.add(new SchemaChange.CheckForeignKeys(table, checks, cursor.since(start)));
        return true;
    }
}
