package io.github.cascadelint.schema.sql;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the definition of a column, with the constraints written in it. */
final class ColumnReader {

    /** What ends a type, or the expression of a default. */
    private static final Set<String> CLAUSES = Set.of(
            "constraint",
            "not",
            "null",
            "primary",
            "unique",
            "key",
            "references",
            "check",
            "default",
            "generated",
            "auto_increment",
            "autoincrement",
            "identity",
            "comment",
            "on",
            "collate",
            "as",
            "stored",
            "virtual",
            "enable",
            "disable",
            "first",
            "after",
            "before",
            "using",
            "invisible",
            "visible",
            "sparse",
            "rowguidcol",
            "deferrable",
            "initially",
            "encode",
            "storage",
            "compression",
            "charset",
            "materialized",
            "always",
            "by");

    private static final Set<String> SERIAL =
            Set.of("serial", "bigserial", "smallserial", "serial2", "serial4", "serial8", "identity");

    private final Cursor cursor;
    private final Dialect dialect;
    private final TableName table;

    /**
     * What a definition says.
     *
     * @param column the column
     * @param saysNull whether it says NULL or NOT NULL in so many words
     * @param keys the constraints, as changes, primary key and unique constraints first
     */
    record Definition(Column column, boolean saysNull, List<SchemaChange> keys) {
        Definition {
            keys = List.copyOf(keys);
        }
    }

    ColumnReader(Cursor cursor, Dialect dialect, TableName table) {
        this.cursor = cursor;
        this.dialect = dialect;
        this.table = table;
    }

    /** Reads name, type and constraints, up to the comma or bracket that ends them. */
    Definition read() {
        int start = cursor.position();
        return read(cursor.name(), start);
    }

    /** The same, where the name was read already. */
    Definition read(String name, int start) {
        String type = type();
        Constraints constraints = new Constraints(name, start);
        constraints.generated = SERIAL.contains(type.toLowerCase(Locale.ROOT).replaceAll("\\W.*", ""));
        constraints.notNull = constraints.generated;
        constraints.readAll();
        SourceRange place = cursor.since(start);
        Column column = new Column(name, type, !constraints.notNull, constraints.generated, place);
        List<SchemaChange> keys = new ArrayList<>(constraints.keys);
        keys.addAll(constraints.foreignKeys);
        return new Definition(column, constraints.saysNull, keys);
    }

    /** A type with its length, and what belongs to it: {@code timestamp (3) with time zone}, {@code int unsigned}. */
    private String type() {
        int start = cursor.position();
        boolean first = true;
        while (!cursor.isAtEnd() && !cursor.peek().isSign(",") && !cursor.peek().isSign(")")) {
            boolean ends = CLAUSES.contains(cursor.peek().word());
            boolean isType =
                    first && cursor.looksAt("identity") && !cursor.peek(1).isSign("(");
            if ((ends && !isType) || isCharacterSet()) {
                break;
            }
            first = false;
            cursor.skipOne();
        }
        return cursor.textSince(start);
    }

    private boolean isCharacterSet() {
        return cursor.looksAt("character", "set");
    }

    private final class Constraints {
        private final String column;
        private final int start;
        private final List<SchemaChange> keys = new ArrayList<>();
        private final List<SchemaChange> foreignKeys = new ArrayList<>();
        private boolean notNull;
        private boolean saysNull;
        private boolean generated;

        Constraints(String column, int start) {
            this.column = column;
            this.start = start;
        }

        void readAll() {
            while (!cursor.isAtEnd()
                    && !cursor.peek().isSign(",")
                    && !cursor.peek().isSign(")")) {
                readOne();
            }
        }

        private void readOne() {
            int from = cursor.position();
            String name = cursor.accept("constraint") ? constraintName() : "";
            cursor.accept("foreign", "key"); // SQL Server
            if (cursor.accept("not", "null")) {
                notNull = true;
                saysNull = true;
                cursor.accept("enable");
            } else if (cursor.accept("null")) {
                saysNull = true;
            } else if (cursor.accept("primary", "key") || (dialect.isMySql() && cursor.accept("key"))) {
                primaryKey(name, from);
            } else if (cursor.accept("unique")) {
                cursor.accept("key");
                keys.add(new SchemaChange.AddUnique(table, name, List.of(column), cursor.since(from)));
            } else if (cursor.accept("references")) {
                foreignKey(name, from);
            } else if (cursor.accept("default")) {
                generated = !isNullDefault();
                skipDefault();
            } else if (cursor.accept("generated")) {
                skipGenerated();
            } else if (cursor.accept("auto_increment") || cursor.accept("autoincrement") || cursor.accept("identity")) {
                generated = true;
                notNull = true;
                cursor.skipBrackets();
            } else if (!cursor.accept("on", "update")) {
                cursor.skipOne();
            }
        }

        private String constraintName() {
            return CLAUSES.contains(cursor.peek().word()) ? "" : cursor.name();
        }

        private void primaryKey(String name, int from) {
            notNull = true;
            if (cursor.accept("auto_increment") || cursor.accept("autoincrement")) {
                generated = true;
            }
            keys.add(new SchemaChange.AddPrimaryKey(table, name, List.of(column), cursor.since(from)));
        }

        private void foreignKey(String name, int from) {
            Optional<ForeignKey> key = new ReferenceReader(cursor).read(name, List.of(column), from);
            if (key.isEmpty()) {
                return;
            }
            if (dialect == Dialect.MYSQL) { // not before version 9 (MySQL 9.0 Release Notes); MariaDB from 10.5 on
                foreignKeys.add(new SchemaChange.NotFollowed(
                        List.of(table),
                        "REFERENCES in the definition of the column " + column
                                + " makes a foreign key on some versions of MySQL only",
                        cursor.since(start)));
            } else {
                foreignKeys.add(new SchemaChange.AddForeignKey(table, key.get(), false, cursor.since(from)));
            }
        }

        /** No default at all, however it is written: the column is null, as without one. */
        private boolean isNullDefault() {
            return cursor.peek().word().equals("null");
        }

        /** The first token belongs to the expression whatever it is: {@code DEFAULT NULL}. */
        private void skipDefault() {
            cursor.accept("on", "null"); // Oracle
            if (cursor.peek().isSign("-") || cursor.peek().isSign("+")) {
                cursor.next();
            }
            cursor.skipOne();
            while (!cursor.isAtEnd()
                    && !cursor.peek().isSign(",")
                    && !cursor.peek().isSign(")")
                    && !CLAUSES.contains(cursor.peek().word())) {
                boolean casts = cursor.peek().isSign("::");
                cursor.skipOne();
                if (casts) {
                    cursor.skipOne();
                }
            }
        }

        /** {@code GENERATED BY DEFAULT AS IDENTITY (…)} and {@code GENERATED ALWAYS AS (…) STORED}. */
        private void skipGenerated() {
            generated = true;
            if (!cursor.accept("always")) {
                cursor.accept("by", "default");
                cursor.accept("on", "null");
            }
            if (cursor.accept("as", "identity")) {
                notNull = true;
                cursor.skipBrackets();
            } else if (cursor.accept("as")) {
                cursor.skipBrackets();
            }
        }
    }
}
