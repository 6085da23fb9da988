package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.SchemaChange.AddColumn;
import io.github.cascadelint.schema.SchemaChange.AddForeignKey;
import io.github.cascadelint.schema.SchemaChange.AddPrimaryKey;
import io.github.cascadelint.schema.SchemaChange.AddUnique;
import io.github.cascadelint.schema.SchemaChange.CreateIndex;
import io.github.cascadelint.schema.SchemaChange.CreateTable;
import io.github.cascadelint.schema.SchemaChange.CreateTableAs;
import io.github.cascadelint.schema.SchemaChange.CreateTableLike;
import io.github.cascadelint.schema.SchemaChange.DropAllForeignKeys;
import io.github.cascadelint.schema.SchemaChange.DropColumn;
import io.github.cascadelint.schema.SchemaChange.DropConstraint;
import io.github.cascadelint.schema.SchemaChange.DropForeignKey;
import io.github.cascadelint.schema.SchemaChange.DropPrimaryKey;
import io.github.cascadelint.schema.SchemaChange.DropTable;
import io.github.cascadelint.schema.SchemaChange.RenameColumn;
import io.github.cascadelint.schema.SchemaChange.RenameTable;
import io.github.cascadelint.schema.SchemaChange.When;
import io.github.cascadelint.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tells which tables a change makes, or gives or takes columns, keys or indexes. Rows and types do not count. */
final class Touched {

    private static final Map<Class<? extends SchemaChange>, Function<SchemaChange, TableName>> TABLES = Map.ofEntries(
            of(CreateTable.class, CreateTable::table),
            of(CreateTableLike.class, CreateTableLike::table),
            of(CreateTableAs.class, CreateTableAs::table),
            of(DropTable.class, DropTable::table),
            of(RenameTable.class, RenameTable::table),
            of(AddColumn.class, AddColumn::table),
            of(DropColumn.class, DropColumn::table),
            of(RenameColumn.class, RenameColumn::table),
            of(AddPrimaryKey.class, AddPrimaryKey::table),
            of(DropPrimaryKey.class, DropPrimaryKey::table),
            of(AddUnique.class, AddUnique::table),
            of(AddForeignKey.class, AddForeignKey::table),
            of(DropForeignKey.class, DropForeignKey::table),
            of(DropAllForeignKeys.class, DropAllForeignKeys::table),
            of(DropConstraint.class, DropConstraint::table),
            of(CreateIndex.class, CreateIndex::table));

    private Touched() {}

    private static <C extends SchemaChange>
            Map.Entry<Class<? extends SchemaChange>, Function<SchemaChange, TableName>> of(
                    Class<C> type, Function<C, TableName> table) {
        return Map.entry(type, change -> table.apply(type.cast(change)));
    }

    /** The tables that changes touch. */
    static List<TableName> by(List<SchemaChange> changes) {
        return changes.stream().flatMap(Touched::by).distinct().toList();
    }

    private static Stream<TableName> by(SchemaChange change) {
        if (change instanceof When when) {
            return Stream.concat(when.then().stream(), when.otherwise().stream())
                    .flatMap(Touched::by);
        }
        Function<SchemaChange, TableName> table = TABLES.get(change.getClass());
        return table == null ? Stream.empty() : Stream.of(table.apply(change));
    }
}
