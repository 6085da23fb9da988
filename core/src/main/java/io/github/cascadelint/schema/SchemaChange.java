package io.github.cascadelint.schema;

import io.github.cascadelint.base.SourceRange;
import java.util.List;
import java.util.Optional;

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
            implements SchemaChange {}

    /**
     * {@code CREATE TABLE … (LIKE other)}.
     *
     * @param constraints whether primary key, unique constraints and indexes come along; foreign keys never do
     */
    record CreateTableLike(
            TableName table, boolean ifNotExists, TableName model, boolean constraints, SourceRange place)
            implements SchemaChange {}

    /** {@code CREATE TABLE … AS SELECT}: columns that are not known, no constraint at all. */
    record CreateTableAs(TableName table, boolean ifNotExists, SourceRange place) implements SchemaChange {}

    /** {@code DROP TABLE}; what other tables refer to it by goes along with CASCADE. */
    record DropTable(TableName table, boolean cascade, SourceRange place) implements SchemaChange {}

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
            implements SchemaChange {}

    record DropPrimaryKey(TableName table, SourceRange place) implements SchemaChange {}

    record AddUnique(TableName table, String name, List<String> columns, SourceRange place) implements SchemaChange {}

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
     * What could not be followed.
     *
     * @param tables those it may concern; none where it may concern any
     * @param text one sentence: what was not followed, and why
     */
    record NotFollowed(List<TableName> tables, String text, SourceRange place) implements SchemaChange {}
}
