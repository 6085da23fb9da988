package io.github.cascadelint.schema;

import io.github.cascadelint.base.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table as all statements together leave it.
 *
 * @param name its name
 * @param columns in order
 * @param primaryKey where there is one
 * @param uniques unique constraints
 * @param foreignKeys in the order of their making
 * @param droppedKeys foreign keys that a change took away by themselves, and that nothing made again
 * @param indexes made by statements of their own
 * @param triggers seen on it
 * @param partitioned whether it is split into partitions
 * @param checksForeignKeys false for storage engines that ignore foreign keys (MyISAM)
 * @param doubts what could not be followed and may concern it
 * @param place the statement that last changed the table as a whole
 */
public record Table(
        TableName name,
        List<Column> columns,
        Optional<KeyConstraint> primaryKey,
        List<KeyConstraint> uniques,
        List<ForeignKey> foreignKeys,
        List<DroppedKey> droppedKeys,
        List<Index> indexes,
        List<Trigger> triggers,
        boolean partitioned,
        boolean checksForeignKeys,
        List<Doubt> doubts,
        SourceRange place) {

    /**
     * A foreign key that was there.
     *
     * @param key the key
     * @param place the statement that dropped it
     */
    public record DroppedKey(ForeignKey key, SourceRange place) {}

    public Table {
        columns = List.copyOf(columns);
        uniques = List.copyOf(uniques);
        foreignKeys = List.copyOf(foreignKeys);
        droppedKeys = List.copyOf(droppedKeys);
        indexes = List.copyOf(indexes);
        triggers = List.copyOf(triggers);
        doubts = List.copyOf(doubts);
    }

    /** The same, with something more that could not be followed. */
    Table withDoubt(Doubt doubt) {
        return new Table(
                name,
                columns,
                primaryKey,
                uniques,
                foreignKeys,
                droppedKeys,
                indexes,
                triggers,
                partitioned,
                checksForeignKeys,
                Stream.concat(doubts.stream(), Stream.of(doubt)).toList(),
                place);
    }

    /** The column of that name, without regard to case. */
    public Optional<Column> column(String columnName) {
        return columns.stream()
                .filter(c -> c.name().equalsIgnoreCase(columnName))
                .findFirst();
    }

    /** The keys whose columns are just these, in any order. */
    public List<ForeignKey> foreignKeys(List<String> columnNames) {
        return foreignKeys.stream()
                .filter(key -> sameColumns(key.columns(), columnNames))
                .toList();
    }

    /** The keys on just these columns, in any order, that were dropped. */
    public List<DroppedKey> droppedKeys(List<String> columnNames) {
        return droppedKeys.stream()
                .filter(dropped -> sameColumns(dropped.key().columns(), columnNames))
                .toList();
    }

    /** Whether an index, a primary key or a unique constraint that covers all rows starts with these columns, in any order. */
    public boolean isIndexed(List<String> columnNames) {
        List<List<String>> leading = new ArrayList<>();
        indexes.stream()
                .filter(i -> !i.partial() && i.ordered())
                .map(Index::columns)
                .forEach(leading::add);
        keys().map(KeyConstraint::columns).forEach(leading::add);
        return leading.stream()
                .anyMatch(columnsOf -> columnsOf.size() >= columnNames.size()
                        && sameColumns(columnsOf.subList(0, columnNames.size()), columnNames));
    }

    /** Whether no two rows have the same values in these columns. */
    public boolean isUnique(List<String> columnNames) {
        return keys().anyMatch(key -> containsAll(columnNames, key.columns()))
                || indexes.stream()
                        .anyMatch(i -> i.unique()
                                && !i.partial()
                                && !i.columns().isEmpty()
                                && containsAll(columnNames, i.columns()));
    }

    private Stream<KeyConstraint> keys() {
        return Stream.concat(primaryKey.stream(), uniques.stream());
    }

    private static boolean sameColumns(List<String> a, List<String> b) {
        return a.size() == b.size() && containsAll(a, b);
    }

    private static boolean containsAll(List<String> all, List<String> some) {
        return some.stream().allMatch(name -> all.stream().anyMatch(name::equalsIgnoreCase));
    }
}
