package io.github.cascadelint.schema;

import io.github.cascadelint.base.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table while it is built. */
final class TableDraft {

    private final Dialect dialect;
    private final GeneratedNames names;
    private final List<Column> columns = new ArrayList<>();
    private final List<KeyConstraint> uniques = new ArrayList<>();
    private final List<ForeignKey> foreignKeys = new ArrayList<>();
    private final List<Table.DroppedKey> droppedKeys = new ArrayList<>();
    private final List<DraftIndex> indexes = new ArrayList<>();
    private final List<Trigger> triggers = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private TableName name;
    private boolean columnsKnown = true;
    private boolean partitioned;
    private boolean checksForeignKeys = true;
    private SourceRange place;
    private @Nullable KeyConstraint primaryKey;

    /**
     * An index.
     *
     * @param index the index
     * @param foreignKey the name of the foreign key that the database made it for, where it did
     */
    private record DraftIndex(Index index, Optional<String> foreignKey) {}

    TableDraft(TableName name, Dialect dialect, GeneratedNames names, SourceRange place) {
        this.name = name;
        this.dialect = dialect;
        this.names = names;
        this.place = place;
    }

    TableDraft(SchemaChange.CreateTable change, Dialect dialect, GeneratedNames names) {
        this(change.table(), dialect, names, change.place());
        columns.addAll(change.columns());
        partitioned = change.partitioned();
        checksForeignKeys = change.checksForeignKeys();
    }

    Table build() {
        return new Table(
                name,
                columns,
                Optional.ofNullable(primaryKey),
                uniques,
                foreignKeys,
                droppedKeys,
                indexes.stream().map(DraftIndex::index).toList(),
                triggers,
                partitioned,
                checksForeignKeys,
                doubts.stream().distinct().toList(),
                place);
    }

    TableName name() {
        return name;
    }

    List<ForeignKey> foreignKeys() {
        return foreignKeys;
    }

    Optional<KeyConstraint> primaryKey() {
        return Optional.ofNullable(primaryKey);
    }

    void checkForeignKeys(boolean checks) {
        checksForeignKeys = checks;
        if (!checks) {
            dropForeignKeys(key -> true);
        }
    }

    boolean checksForeignKeys() {
        return checksForeignKeys;
    }

    void doubt(String text, SourceRange where) {
        doubts.add(new Doubt(text, where));
    }

    void addTrigger(Trigger trigger) {
        triggers.removeIf(t -> t.name().equalsIgnoreCase(trigger.name()));
        triggers.add(trigger);
    }

    boolean dropTrigger(String trigger) {
        return triggers.removeIf(t -> t.name().equalsIgnoreCase(trigger));
    }

    void columnsNotKnown() {
        columnsKnown = false;
    }

    boolean columnsKnown() {
        return columnsKnown;
    }

    /** The columns of another table; a query gives all of them and, but on MySQL, none of its NOT NULLs. */
    void copyColumns(TableDraft other, boolean query, SourceRange where) {
        columnsKnown &= other.columnsKnown;
        for (Column column : other.columns) {
            boolean nullable = column.nullable() || (query && !dialect.isMySql());
            columns.add(new Column(column.name(), column.type(), nullable, !query && column.generated(), where));
        }
    }

    /** Primary key, unique constraints and indexes of another table, under names of its own. */
    void copyKeys(TableDraft other, Predicate<String> taken, SourceRange where) {
        other.primaryKey()
                .ifPresent(key ->
                        addPrimaryKey(new KeyConstraint(names.primaryKey(name.name(), taken), key.columns(), where)));
        for (KeyConstraint unique : other.uniques) {
            uniques.add(new KeyConstraint(
                    names.unique(name.name(), unique.columns(), taken, this::hasIndex), unique.columns(), where));
        }
        for (DraftIndex draft : other.indexes) {
            Index index = draft.index();
            String made = names.index(name.name(), index.columns(), taken, this::hasIndex);
            addIndex(new Index(made, index.columns(), index.unique(), index.partial(), index.ordered(), where));
        }
    }

    void rename(TableName newName, SourceRange where) {
        foreignKeys.replaceAll(key -> key.withName(names.afterRename(key.name(), name.name(), newName.name())));
        name = new TableName(newName.schema().or(name::schema), newName.name());
        place = where;
    }

    boolean hasColumn(String column) {
        return columns.stream().anyMatch(c -> c.name().equalsIgnoreCase(column));
    }

    void addColumn(Column column) {
        columns.add(column);
    }

    /** Changes a column; false if there is none of that name. */
    boolean changeColumn(String column, UnaryOperator<Column> change) {
        boolean found = hasColumn(column);
        columns.replaceAll(c -> c.name().equalsIgnoreCase(column) ? change.apply(c) : c);
        return found;
    }

    boolean isInPrimaryKey(String column) {
        return primaryKey != null && contains(primaryKey.columns(), column);
    }

    /** Takes the column out, with all that rests on it; on MySQL a key or index keeps its other columns. */
    void dropColumn(String column) {
        columns.removeIf(c -> c.name().equalsIgnoreCase(column));
        foreignKeys.removeIf(key -> contains(key.columns(), column));
        droppedKeys.removeIf(dropped -> contains(dropped.key().columns(), column));
        if (primaryKey != null && contains(primaryKey.columns(), column)) {
            primaryKey = without(primaryKey, column).orElse(null);
        }
        List<KeyConstraint> keys = List.copyOf(uniques);
        uniques.clear();
        keys.forEach(key ->
                (contains(key.columns(), column) ? without(key, column) : Optional.of(key)).ifPresent(uniques::add));
        List<DraftIndex> all = List.copyOf(indexes);
        indexes.clear();
        all.forEach(index -> (contains(index.index().columns(), column) ? without(index, column) : Optional.of(index))
                .ifPresent(indexes::add));
    }

    private Optional<KeyConstraint> without(KeyConstraint key, String column) {
        List<String> left = without(key.columns(), column);
        return dialect.isMySql() && !left.isEmpty()
                ? Optional.of(new KeyConstraint(key.name(), left, key.place()))
                : Optional.empty();
    }

    private Optional<DraftIndex> without(DraftIndex draft, String column) {
        Index index = draft.index();
        List<String> left = without(index.columns(), column);
        return dialect.isMySql() && !left.isEmpty()
                ? Optional.of(new DraftIndex(withColumns(index, left), draft.foreignKey()))
                : Optional.empty();
    }

    private static List<String> without(List<String> names, String column) {
        return names.stream().filter(name -> !name.equalsIgnoreCase(column)).toList();
    }

    void renameColumn(String column, String newName, SourceRange where) {
        changeColumn(column, c -> c.withName(newName, where));
        if (primaryKey != null) {
            primaryKey = renamed(primaryKey, column, newName);
        }
        uniques.replaceAll(key -> renamed(key, column, newName));
        indexes.replaceAll(draft -> new DraftIndex(
                withColumns(draft.index(), renamed(draft.index().columns(), column, newName)), draft.foreignKey()));
        foreignKeys.replaceAll(key -> key.withColumns(renamed(key.columns(), column, newName)));
        droppedKeys.replaceAll(dropped -> new Table.DroppedKey(
                dropped.key().withColumns(renamed(dropped.key().columns(), column, newName)), dropped.place()));
    }

    /** What a renamed column means for the keys that refer to it. */
    void renameReferencedColumn(TableName table, String column, String newName) {
        foreignKeys.replaceAll(key -> refersTo(key, table)
                ? key.withReference(key.refTable(), renamed(key.refColumns(), column, newName))
                : key);
    }

    void renameReferencedTable(TableName table, TableName newName) {
        foreignKeys.replaceAll(key -> refersTo(key, table) ? key.withReference(newName, key.refColumns()) : key);
    }

    static boolean refersTo(ForeignKey key, TableName table) {
        return key.refTable().mayBe(table);
    }

    private static KeyConstraint renamed(KeyConstraint key, String column, String newName) {
        return new KeyConstraint(key.name(), renamed(key.columns(), column, newName), key.place());
    }

    private static List<String> renamed(List<String> names, String column, String newName) {
        return names.stream()
                .map(name -> name.equalsIgnoreCase(column) ? newName : name)
                .toList();
    }

    /** Every column of a primary key is NOT NULL (SQL:2016, section 11.7). */
    void addPrimaryKey(KeyConstraint key) {
        primaryKey = key;
        for (String column : key.columns()) {
            changeColumn(column, c -> c.nullable() ? c.withNullable(false, c.place()) : c);
        }
        dropImpliedIndexes(key.columns());
    }

    void dropPrimaryKey() {
        primaryKey = null;
    }

    void addUnique(KeyConstraint key) {
        uniques.add(key);
        dropImpliedIndexes(key.columns());
    }

    /** Adds a foreign key, and the index that the database makes for it. */
    void addForeignKey(ForeignKey key, boolean named) {
        foreignKeys.add(key);
        droppedKeys.removeIf(dropped -> contains(key.columns(), dropped.key().columns()));
        if (dialect.indexesForeignKeys() && !build().isIndexed(key.columns())) {
            String index = named ? key.name() : names.index(name.name(), key.columns(), n -> false, this::hasIndex);
            indexes.add(new DraftIndex(
                    new Index(index, key.columns(), false, false, true, key.place()), Optional.of(key.name())));
        }
    }

    /** The keys to a table that named no columns refer to its primary key, once that is known. */
    void resolve(TableName table, List<String> key) {
        foreignKeys.replaceAll(
                f -> refersTo(f, table) && f.refColumns().isEmpty() ? f.withReference(f.refTable(), key) : f);
    }

    void changeForeignKeys(UnaryOperator<ForeignKey> change) {
        foreignKeys.replaceAll(change);
    }

    /** Drops keys by a change that means just them. */
    void dropForeignKeys(Predicate<ForeignKey> which, SourceRange where) {
        foreignKeys.stream().filter(which).forEach(key -> droppedKeys.add(new Table.DroppedKey(key, where)));
        dropForeignKeys(which);
    }

    void dropForeignKeys(Predicate<ForeignKey> which) {
        List<ForeignKey> dropped = foreignKeys.stream().filter(which).toList();
        foreignKeys.removeAll(dropped);
        for (ForeignKey key : dropped) {
            if (dialect.isMySql()) { // the index stays, as if it had been made by hand
                indexes.replaceAll(i -> isFor(i, key) ? new DraftIndex(i.index(), Optional.empty()) : i);
            } else {
                indexes.removeIf(i -> isFor(i, key));
            }
        }
    }

    private static boolean isFor(DraftIndex index, ForeignKey key) {
        return index.foreignKey().filter(key.name()::equals).isPresent();
    }

    /** Adds an index; on MySQL one that is unique is a constraint. */
    void addIndex(Index index) {
        if (dialect.isMySql() && index.unique()) {
            addUnique(new KeyConstraint(index.name(), index.columns(), index.place()));
            return;
        }
        dropImpliedIndexes(index.columns());
        indexes.add(new DraftIndex(index, Optional.empty()));
    }

    /** What the database made for a foreign key goes when something else serves it (MySQL 8.0 Reference Manual). */
    private void dropImpliedIndexes(List<String> leading) {
        indexes.removeIf(i -> i.foreignKey().isPresent()
                && i.index().columns().size() <= leading.size()
                && startsWith(leading, i.index().columns()));
    }

    private static boolean startsWith(List<String> names, List<String> start) {
        for (int i = 0; i < start.size(); i++) {
            if (!names.get(i).equalsIgnoreCase(start.get(i))) {
                return false;
            }
        }
        return true;
    }

    boolean hasIndex(String index) {
        return allIndexNames().anyMatch(n -> names.same(n, index));
    }

    boolean hasConstraint(String constraint) {
        return constraintNames().anyMatch(n -> names.same(n, constraint));
    }

    /** Every name that another constraint or index may not have. */
    Stream<String> takenNames() {
        return Stream.of(constraintNames(), allIndexNames(), Stream.of(name.name()))
                .flatMap(s -> s);
    }

    private Stream<String> allIndexNames() {
        return Stream.concat(indexes.stream().map(i -> i.index().name()), keyNames());
    }

    private Stream<String> constraintNames() {
        return Stream.concat(foreignKeys.stream().map(ForeignKey::name), keyNames());
    }

    private Stream<String> keyNames() {
        return Stream.concat(
                Stream.ofNullable(primaryKey).map(KeyConstraint::name),
                uniques.stream().map(KeyConstraint::name));
    }

    Optional<Index> index(String index) {
        return indexes.stream()
                .map(DraftIndex::index)
                .filter(i -> names.same(i.name(), index))
                .findFirst();
    }

    /** Drops the index, or on servers where that is one the unique constraint, of that name. */
    boolean dropIndex(String index) {
        return indexes.removeIf(i -> names.same(i.index().name(), index))
                || uniques.removeIf(u -> names.same(u.name(), index));
    }

    /** The columns of the primary key or unique constraint of that name. */
    Optional<List<String>> keyColumns(String constraint) {
        return Stream.concat(Stream.ofNullable(primaryKey), uniques.stream())
                .filter(key -> names.same(key.name(), constraint))
                .map(KeyConstraint::columns)
                .findFirst();
    }

    /** Drops the constraint of that name; the first sort that has it loses it. */
    boolean dropConstraint(String constraint, SourceRange where) {
        if (foreignKeys.stream().anyMatch(key -> names.same(key.name(), constraint))) {
            dropForeignKeys(key -> names.same(key.name(), constraint), where);
            return true;
        }
        if (primaryKey != null && names.same(primaryKey.name(), constraint)) {
            primaryKey = null;
            return true;
        }
        return uniques.removeIf(u -> names.same(u.name(), constraint));
    }

    boolean renameConstraint(String constraint, String newName) {
        boolean found = hasConstraint(constraint);
        UnaryOperator<String> rename = n -> names.same(n, constraint) ? newName : n;
        foreignKeys.replaceAll(key -> key.withName(rename.apply(key.name())));
        renameKeys(rename);
        return found;
    }

    boolean renameIndex(String index, String newName) {
        boolean found = hasIndex(index);
        UnaryOperator<String> rename = n -> names.same(n, index) ? newName : n;
        indexes.replaceAll(
                i -> new DraftIndex(withName(i.index(), rename.apply(i.index().name())), i.foreignKey()));
        renameKeys(rename);
        return found;
    }

    private void renameKeys(UnaryOperator<String> rename) {
        if (primaryKey != null) {
            primaryKey = new KeyConstraint(rename.apply(primaryKey.name()), primaryKey.columns(), primaryKey.place());
        }
        uniques.replaceAll(u -> new KeyConstraint(rename.apply(u.name()), u.columns(), u.place()));
    }

    private static boolean contains(List<String> columnNames, List<String> some) {
        return some.stream().allMatch(column -> contains(columnNames, column));
    }

    private static boolean contains(List<String> columnNames, String column) {
        return columnNames.stream().anyMatch(column::equalsIgnoreCase);
    }

    private static Index withName(Index index, String name) {
        return new Index(name, index.columns(), index.unique(), index.partial(), index.ordered(), index.place());
    }

    private static Index withColumns(Index index, List<String> columns) {
        return new Index(index.name(), columns, index.unique(), index.partial(), index.ordered(), index.place());
    }
}
