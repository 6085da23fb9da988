package io.github.cascadelint.schema;

import io.github.cascadelint.base.SourceRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One step by which a migration changes a schema, whatever form it is written in. Names are as written, without quotes; an
 * empty constraint name means that the database makes one up.
 */
public sealed interface SchemaChange {

    /** The statement, or the part of it, that says so. */
    SourceRange place();

    /**
     * {@code CREATE TABLE}. Its constraints follow as changes of their own.
     *
     * @param ifNotExists whether nothing happens where there is one
     * @param partitioned whether it is split into partitions
     * @param checksForeignKeys false for engines that ignore them
     */
    record CreateTable(
            TableName table,
            boolean ifNotExists,
            List<Column> columns,
            boolean partitioned,
            boolean checksForeignKeys,
            SourceRange place)
            implements SchemaChange {
        public CreateTable {
            columns = List.copyOf(columns);
        }
    }

    /**
     * {@code CREATE TABLE … (LIKE other)}.
     *
     * @param constraints whether primary key, unique constraints and indexes come along; foreign keys never do
     */
    record CreateTableLike(
            TableName table, boolean ifNotExists, TableName model, boolean constraints, SourceRange place)
            implements SchemaChange {}

    /**
     * {@code CREATE TABLE … AS SELECT}: no constraint at all.
     *
     * @param copied the table all of whose columns, and no others, are selected; none where the query is another
     * @param columns the names of the columns, where they are told
     */
    record CreateTableAs(
            TableName table, boolean ifNotExists, Optional<TableName> copied, List<String> columns, SourceRange place)
            implements SchemaChange {
        public CreateTableAs {
            columns = List.copyOf(columns);
        }
    }

    /** {@code DROP TABLE}; what other tables refer to it by goes along with CASCADE. */
    record DropTable(TableName table, boolean cascade, SourceRange place) implements SchemaChange {}

    /** {@code DROP SCHEMA}, with all that is in it. */
    record DropSchema(String name, SourceRange place) implements SchemaChange {}

    record RenameTable(TableName table, TableName newName, SourceRange place) implements SchemaChange {}

    /** {@code ADD COLUMN}. Constraints written with it follow as changes of their own. */
    record AddColumn(TableName table, boolean ifNotExists, Column column, SourceRange place) implements SchemaChange {}

    record DropColumn(TableName table, String column, SourceRange place) implements SchemaChange {}

    record RenameColumn(TableName table, String column, String newName, SourceRange place) implements SchemaChange {}

    /**
     * {@code ALTER COLUMN}, {@code MODIFY}.
     *
     * @param type the new type, where it changes
     * @param nullable whether it may be null from now on, where that changes
     */
    record AlterColumn(
            TableName table, String column, Optional<String> type, Optional<Boolean> nullable, SourceRange place)
            implements SchemaChange {}

    record AddPrimaryKey(TableName table, String name, List<String> columns, SourceRange place)
            implements SchemaChange {
        public AddPrimaryKey {
            columns = List.copyOf(columns);
        }
    }

    record DropPrimaryKey(TableName table, SourceRange place) implements SchemaChange {}

    record AddUnique(TableName table, String name, List<String> columns, SourceRange place) implements SchemaChange {
        public AddUnique {
            columns = List.copyOf(columns);
        }
    }

    /** {@code ADD CONSTRAINT … UNIQUE USING INDEX}: makes a constraint of an index, which loses its name. */
    record AddKeyFromIndex(TableName table, String name, String index, boolean primary, SourceRange place)
            implements SchemaChange {}

    /** Adds a foreign key; no referenced columns stand for the primary key. */
    record AddForeignKey(TableName table, ForeignKey key, boolean ifNotExists, SourceRange place)
            implements SchemaChange {}

    /** {@code DROP CONSTRAINT} of whatever sort it is. */
    record DropConstraint(TableName table, String name, SourceRange place) implements SchemaChange {}

    record DropForeignKey(TableName table, String name, SourceRange place) implements SchemaChange {}

    /** Liquibase's {@code dropAllForeignKeyConstraints}. */
    record DropAllForeignKeys(TableName table, SourceRange place) implements SchemaChange {}

    record RenameConstraint(TableName table, String name, String newName, SourceRange place) implements SchemaChange {}

    /** {@code VALIDATE CONSTRAINT}, {@code ENABLE} or {@code DISABLE CONSTRAINT}. */
    record SwitchConstraint(TableName table, String name, boolean enabled, SourceRange place) implements SchemaChange {}

    /** Another storage engine: one that ignores foreign keys drops them. */
    record CheckForeignKeys(TableName table, boolean checks, SourceRange place) implements SchemaChange {}

    record CreateIndex(TableName table, Index index, boolean ifNotExists, SourceRange place) implements SchemaChange {}

    /** {@code DROP INDEX}; the table is not always told. */
    record DropIndex(Optional<TableName> table, String name, SourceRange place) implements SchemaChange {}

    record RenameIndex(Optional<TableName> table, String name, String newName, SourceRange place)
            implements SchemaChange {}

    record CreateView(TableName view, SourceRange place) implements SchemaChange {}

    record DropView(TableName view, SourceRange place) implements SchemaChange {}

    record CreateTrigger(TableName table, Trigger trigger, SourceRange place) implements SchemaChange {}

    record DropTrigger(Optional<TableName> table, String name, SourceRange place) implements SchemaChange {}

    /** {@code INSERT} with values written out. */
    record InsertRows(TableName table, SourceRange place) implements SchemaChange {}

    /**
     * {@code CREATE PROCEDURE} or {@code FUNCTION} whose body changes the schema, or calls what may: nothing happens until it is
     * called.
     *
     * @param name with what stands before it
     * @param parameters the types of its parameters, by which PostgreSQL tells routines of one name
     * @param body what a call does; empty where that could not be followed
     * @param reach what a call that is not followed may concern
     * @param defines whether its own code may change the schema
     * @param words all words of its code, in lower case
     */
    record CreateRoutine(
            TableName name,
            List<String> parameters,
            Optional<Body> body,
            Reach reach,
            boolean defines,
            Set<String> words,
            SourceRange place)
            implements SchemaChange {
        public CreateRoutine {
            parameters = List.copyOf(parameters);
            words = Set.copyOf(words);
        }

        /** What a routine does. */
        @FunctionalInterface
        public interface Body {
            /** What it does with these arguments; empty where that could not be followed. */
            Optional<List<SchemaChange>> with(List<String> arguments);
        }

        /** How far a routine may reach. */
        @FunctionalInterface
        public interface Reach {
            /**
             * The tables that it may change beside those whose names its code or its call holds; empty where it may be any.
             *
             * @param arguments what is handed over, as far as that is constant
             */
            Optional<Set<String>> with(List<Optional<String>> arguments);
        }

        CreateRoutine withName(String newName) {
            return new CreateRoutine(
                    new TableName(name.schema(), newName), parameters, body, reach, defines, words, place);
        }

        CreateRoutine notFollowed() {
            return new CreateRoutine(name, parameters, Optional.empty(), reach, defines, words, place);
        }
    }

    /** {@code DROP FUNCTION}; without the types of the parameters it is the only one of that name. */
    record DropRoutine(TableName name, Optional<List<String>> parameters, SourceRange place) implements SchemaChange {}

    /**
     * {@code ALTER FUNCTION}.
     *
     * @param newName how it is called from then on; where that does not change, it does something else from then on
     */
    record AlterRoutine(TableName name, Optional<String> newName, SourceRange place) implements SchemaChange {}

    /**
     * What looks like the call of a routine.
     *
     * @param routine its name in lower case
     * @param arguments what is handed over, as far as that is constant
     * @param once whether it certainly happens, and once
     */
    record Invocation(String routine, List<Optional<String>> arguments, boolean once) {
        public Invocation {
            arguments = List.copyOf(arguments);
        }

        /** The same, where nothing is known of when it happens. */
        public Invocation uncertain() {
            return new Invocation(routine, arguments, false);
        }

        /** The arguments, where all are constant. */
        Optional<List<String>> constants() {
            return arguments.stream().allMatch(Optional::isPresent)
                    ? Optional.of(arguments.stream().flatMap(Optional::stream).toList())
                    : Optional.empty();
        }
    }

    /**
     * A statement that may call routines.
     *
     * @param words all its words, in lower case
     * @param invocations what looks like calls in it, in their order
     */
    record Call(Set<String> words, List<Invocation> invocations, SourceRange place) implements SchemaChange {
        public Call {
            words = Set.copyOf(words);
            invocations = List.copyOf(invocations);
        }
    }

    /**
     * Changes that happen only if something is the case by then: {@code DROP CONSTRAINT IF EXISTS}, or a block that asks
     * first.
     *
     * @param condition decided on what the changes before have made
     * @param then what happens if it holds
     * @param otherwise what happens if it does not
     */
    record When(SchemaCondition condition, List<SchemaChange> then, List<SchemaChange> otherwise, SourceRange place)
            implements SchemaChange {
        public When {
            then = List.copyOf(then);
            otherwise = List.copyOf(otherwise);
        }
    }

    /**
     * What could not be followed.
     *
     * @param tables those it may concern; none where it may concern any
     * @param text one sentence: what was not followed, and why
     */
    record NotFollowed(List<TableName> tables, String text, SourceRange place) implements SchemaChange {
        public NotFollowed {
            tables = List.copyOf(tables);
        }
    }

    /**
     * Code that could not be followed, and of which only the words are known: it may concern those tables, there by then or
     * made later, whose names are among them.
     *
     * @param words all words of the code, in lower case
     * @param any whether it may concern tables that it does not name, as code does that takes names from the catalog
     * @param text one sentence: what was not followed, and why
     */
    record CodeNotFollowed(Set<String> words, boolean any, String text, SourceRange place) implements SchemaChange {
        public CodeNotFollowed {
            words = Set.copyOf(words);
        }
    }
}
