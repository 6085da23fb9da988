package io.github.cascadelint.schema;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.SchemaChange.AddColumn;
import io.github.cascadelint.schema.SchemaChange.AddForeignKey;
import io.github.cascadelint.schema.SchemaChange.AddKeyFromIndex;
import io.github.cascadelint.schema.SchemaChange.AddPrimaryKey;
import io.github.cascadelint.schema.SchemaChange.AddUnique;
import io.github.cascadelint.schema.SchemaChange.AlterColumn;
import io.github.cascadelint.schema.SchemaChange.AlterRoutine;
import io.github.cascadelint.schema.SchemaChange.Call;
import io.github.cascadelint.schema.SchemaChange.CheckForeignKeys;
import io.github.cascadelint.schema.SchemaChange.CodeNotFollowed;
import io.github.cascadelint.schema.SchemaChange.CreateIndex;
import io.github.cascadelint.schema.SchemaChange.CreateRoutine;
import io.github.cascadelint.schema.SchemaChange.CreateTable;
import io.github.cascadelint.schema.SchemaChange.CreateTableAs;
import io.github.cascadelint.schema.SchemaChange.CreateTableLike;
import io.github.cascadelint.schema.SchemaChange.CreateTrigger;
import io.github.cascadelint.schema.SchemaChange.CreateView;
import io.github.cascadelint.schema.SchemaChange.DropAllForeignKeys;
import io.github.cascadelint.schema.SchemaChange.DropColumn;
import io.github.cascadelint.schema.SchemaChange.DropConstraint;
import io.github.cascadelint.schema.SchemaChange.DropForeignKey;
import io.github.cascadelint.schema.SchemaChange.DropIndex;
import io.github.cascadelint.schema.SchemaChange.DropPrimaryKey;
import io.github.cascadelint.schema.SchemaChange.DropRoutine;
import io.github.cascadelint.schema.SchemaChange.DropSchema;
import io.github.cascadelint.schema.SchemaChange.DropTable;
import io.github.cascadelint.schema.SchemaChange.DropTrigger;
import io.github.cascadelint.schema.SchemaChange.DropView;
import io.github.cascadelint.schema.SchemaChange.InsertRows;
import io.github.cascadelint.schema.SchemaChange.NotFollowed;
import io.github.cascadelint.schema.SchemaChange.RenameColumn;
import io.github.cascadelint.schema.SchemaChange.RenameConstraint;
import io.github.cascadelint.schema.SchemaChange.RenameIndex;
import io.github.cascadelint.schema.SchemaChange.RenameTable;
import io.github.cascadelint.schema.SchemaChange.SwitchConstraint;
import io.github.cascadelint.schema.SchemaChange.When;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Applies the changes of migrations, in their order, to an empty schema. A change to what is not there becomes a
 * {@link Doubt}: the reading goes on.
 */
public final class SchemaBuilder {

    private final Dialect dialect;
    private final GeneratedNames names;
    private final Drafts tables = new Drafts();
    private final Map<String, Schema.View> views = new LinkedHashMap<>();
    private final List<SeedRow> seeds = new ArrayList<>();
    private final List<Doubt> doubts = new ArrayList<>();
    private final Map<String, List<Doubt>> pending = new LinkedHashMap<>();
    private final List<CodeNotFollowed> code = new ArrayList<>();
    private final Routines routines;
    private final Map<Class<? extends SchemaChange>, Consumer<SchemaChange>> steps = new HashMap<>();

    public SchemaBuilder(Dialect dialect) {
        this.dialect = dialect;
        this.names = new GeneratedNames(dialect);
        this.routines = new Routines(this::apply);
        tableSteps();
        columnSteps();
        constraintSteps();
        otherSteps();
    }

    private void tableSteps() {
        on(CreateTable.class, this::create);
        on(CreateTableLike.class, this::create);
        on(CreateTableAs.class, this::create);
        on(DropTable.class, this::drop);
        on(DropSchema.class, this::drop);
        on(RenameTable.class, this::rename);
    }

    private void columnSteps() {
        on(AddColumn.class, AddColumn::table, this::addColumn);
        on(DropColumn.class, DropColumn::table, this::dropColumn);
        on(RenameColumn.class, RenameColumn::table, this::renameColumn);
        on(AlterColumn.class, AlterColumn::table, this::alterColumn);
    }

    private void constraintSteps() {
        on(AddPrimaryKey.class, AddPrimaryKey::table, this::addPrimaryKey);
        on(DropPrimaryKey.class, DropPrimaryKey::table, this::dropPrimaryKey);
        on(AddUnique.class, AddUnique::table, this::addUnique);
        on(AddKeyFromIndex.class, AddKeyFromIndex::table, this::addKey);
        on(AddForeignKey.class, AddForeignKey::table, this::addForeignKey);
        on(DropConstraint.class, DropConstraint::table, this::dropConstraint);
        on(DropForeignKey.class, DropForeignKey::table, this::dropForeignKey);
        on(
                DropAllForeignKeys.class,
                DropAllForeignKeys::table,
                (table, c) -> table.dropForeignKeys(key -> true, c.place()));
        on(RenameConstraint.class, RenameConstraint::table, this::renameConstraint);
        on(SwitchConstraint.class, SwitchConstraint::table, this::switchConstraint);
        on(CheckForeignKeys.class, CheckForeignKeys::table, (table, c) -> table.checkForeignKeys(c.checks()));
        on(CreateIndex.class, CreateIndex::table, this::createIndex);
        on(DropIndex.class, this::dropIndex);
        on(RenameIndex.class, this::renameIndex);
    }

    private void otherSteps() {
        on(CreateView.class, c -> views.put(c.view().key(), new Schema.View(c.view(), c.place())));
        on(DropView.class, c -> views.remove(c.view().key()));
        on(CreateTrigger.class, CreateTrigger::table, (table, c) -> table.addTrigger(c.trigger()));
        on(
                DropTrigger.class,
                c -> tables.all().stream()
                        .filter(table ->
                                c.table().isEmpty() || isNamed(table, c.table().get()))
                        .forEach(table -> table.dropTrigger(c.name())));
        on(InsertRows.class, c -> seeds.add(new SeedRow(c.table(), c.place())));
        on(When.class, c -> (holds(c.condition()) ? c.then() : c.otherwise()).forEach(this::apply));
        on(CreateRoutine.class, routines::add);
        on(DropRoutine.class, routines::drop);
        on(AlterRoutine.class, routines::alter);
        on(Call.class, routines::call);
        on(NotFollowed.class, this::notFollowed);
        on(CodeNotFollowed.class, this::notFollowed);
    }

    private <C extends SchemaChange> void on(Class<C> type, Consumer<C> step) {
        steps.put(type, change -> step.accept(type.cast(change)));
    }

    /** A step that needs its table to be there. */
    private <C extends SchemaChange> void on(
            Class<C> type, Function<C, TableName> tableOf, BiConsumer<TableDraft, C> step) {
        on(type, change -> {
            TableName name = tableOf.apply(change);
            draft(name)
                    .ifPresentOrElse(
                            table -> step.accept(table, change),
                            () -> doubt(
                                    name,
                                    "changes the table " + name + ", which nothing before makes",
                                    change.place()));
        });
    }

    /** Applies one change. */
    public void apply(SchemaChange change) {
        Consumer<SchemaChange> step = steps.get(change.getClass());
        if (step == null) {
            throw new IllegalArgumentException("no step for " + change);
        }
        step.accept(change);
    }

    /** What the changes so far have made. */
    public Schema build(SchemaSource source, Schema.Reading reading) {
        List<Table> built = tables.all().stream().map(TableDraft::build).toList();
        return new Schema(
                        source,
                        built,
                        List.copyOf(views.values()),
                        seeds,
                        doubts.stream().distinct().toList(),
                        pending.values().stream()
                                .flatMap(List::stream)
                                .distinct()
                                .toList(),
                        reading)
                .withUnrelated(unrelated(built));
    }

    /** Code that is no doubt about any table is told all the same. */
    private List<Doubt> unrelated(List<Table> built) {
        Set<Doubt> related =
                built.stream().flatMap(table -> table.doubts().stream()).collect(Collectors.toSet());
        return code.stream()
                .map(block -> new Doubt(block.text(), block.place()))
                .filter(doubt -> !related.contains(doubt))
                .distinct()
                .toList();
    }

    // ---- questions ----

    public boolean hasTable(TableName table) {
        return draft(table).isPresent();
    }

    public boolean hasView(TableName view) {
        return views.containsKey(view.key());
    }

    public boolean hasColumn(TableName table, String column) {
        return draft(table).filter(t -> t.hasColumn(column)).isPresent();
    }

    /** Whether a table, or any if none is told, has a constraint of that name, of whatever sort. */
    public boolean hasConstraint(Optional<TableName> table, String name) {
        return anyTable(table, t -> t.hasConstraint(name));
    }

    /** Whether a table, or any if none is told, has a foreign key of that name. */
    public boolean hasForeignKey(Optional<TableName> table, String name) {
        return anyTable(table, t -> t.foreignKeys().stream().anyMatch(key -> names.same(key.name(), name)));
    }

    /** Whether a table, or any if none is told, has an index of that name, one behind a constraint included. */
    public boolean hasIndex(Optional<TableName> table, String name) {
        return anyTable(table, t -> t.hasIndex(name));
    }

    public boolean hasPrimaryKey(TableName table) {
        return draft(table).flatMap(TableDraft::primaryKey).isPresent();
    }

    /** The table as it is by now. */
    public Optional<Table> table(TableName table) {
        return draft(table).map(TableDraft::build);
    }

    /** Whether a condition holds by now. */
    public boolean holds(SchemaCondition condition) {
        if (condition instanceof SchemaCondition.HasTable table) {
            return hasTable(table.table());
        } else if (condition instanceof SchemaCondition.HasView view) {
            return hasView(view.view());
        } else if (condition instanceof SchemaCondition.HasColumn column) {
            return hasColumn(column.table(), column.column());
        } else if (condition instanceof SchemaCondition.HasConstraint constraint) {
            return hasConstraint(constraint.table(), constraint.name());
        } else if (condition instanceof SchemaCondition.HasIndex index) {
            return hasIndex(index.table(), index.name());
        } else if (condition instanceof SchemaCondition.Not not) {
            return !holds(not.condition());
        } else if (condition instanceof SchemaCondition.All all) {
            return all.conditions().stream().allMatch(this::holds);
        } else if (condition instanceof SchemaCondition.Any any) {
            return any.conditions().stream().anyMatch(this::holds);
        }
        throw new IllegalArgumentException("no such condition: " + condition);
    }

    private boolean anyTable(Optional<TableName> table, Predicate<TableDraft> test) {
        return table.isPresent()
                ? draft(table.get()).filter(test).isPresent()
                : tables.all().stream().anyMatch(test);
    }

    private Optional<TableDraft> draft(TableName table) {
        return tables.find(table);
    }

    private boolean isTaken(String name) {
        return tables.all().stream().flatMap(TableDraft::takenNames).anyMatch(other -> names.same(other, name));
    }

    private static boolean isNamed(TableDraft table, TableName name) {
        return table.name().key().equals(name.key());
    }

    // ---- doubts ----

    /** Kept for the table, which may be made or renamed to later, where it is not there. */
    private void doubt(TableName table, String text, SourceRange place) {
        draft(table)
                .ifPresentOrElse(
                        draft -> draft.doubt(text, place),
                        () -> pending.computeIfAbsent(table.key(), key -> new ArrayList<>())
                                .add(new Doubt(text, place)));
    }

    private void notFollowed(NotFollowed change) {
        if (change.tables().isEmpty()) {
            doubts.add(new Doubt(change.text(), change.place()));
        }
        change.tables().forEach(table -> doubt(table, change.text(), change.place()));
    }

    private void notFollowed(CodeNotFollowed change) {
        if (change.any()) {
            doubts.add(new Doubt(change.text(), change.place()));
            return;
        }
        tables.all().stream()
                .filter(table -> change.words().contains(table.name().key()))
                .forEach(table -> table.doubt(change.text(), change.place()));
        code.add(change);
    }

    // ---- tables ----

    private void add(TableDraft table) {
        String key = table.name().key();
        tables.add(table);
        List<Doubt> earlier = pending.remove(key);
        if (earlier != null) {
            earlier.forEach(doubt -> table.doubt(doubt.text(), doubt.place()));
        }
        code.stream()
                .filter(block -> block.words().contains(key))
                .forEach(block -> table.doubt(block.text(), block.place()));
    }

    /** Whether the table is there, so that the statement does nothing or fails. */
    private boolean isThere(TableName table, boolean ifNotExists, SourceRange place) {
        Optional<TableDraft> there = draft(table);
        if (!ifNotExists) {
            there.ifPresent(draft -> draft.doubt("makes the table " + table + ", which is there already", place));
        }
        return there.isPresent();
    }

    private void create(CreateTable change) {
        if (!isThere(change.table(), change.ifNotExists(), change.place())) {
            add(new TableDraft(change, dialect, names));
        }
    }

    private void create(CreateTableLike change) {
        if (isThere(change.table(), change.ifNotExists(), change.place())) {
            return;
        }
        TableDraft table = new TableDraft(change.table(), dialect, names, change.place());
        copy(table, change.model(), false, change.place());
        if (change.constraints()) {
            draft(change.model()).ifPresent(model -> table.copyKeys(model, this::isTaken, change.place()));
        }
        add(table);
    }

    private void create(CreateTableAs change) {
        if (isThere(change.table(), change.ifNotExists(), change.place())) {
            return;
        }
        TableDraft table = new TableDraft(change.table(), dialect, names, change.place());
        if (change.copied().isPresent()) {
            copy(table, change.copied().get(), true, change.place());
        } else if (change.columns().isEmpty()) {
            table.columnsNotKnown();
            table.doubt(
                    "makes the table " + change.table() + " of a query, so its columns are not known", change.place());
        }
        change.columns().forEach(column -> table.addColumn(new Column(column, "", true, false, change.place())));
        add(table);
    }

    private void copy(TableDraft table, TableName model, boolean query, SourceRange place) {
        draft(model).ifPresentOrElse(other -> table.copyColumns(other, query, place), () -> {
            table.columnsNotKnown();
            table.doubt("makes the table " + table.name() + " like " + model + ", which nothing before makes", place);
        });
    }

    /** On MySQL, keys that refer to a dropped table stay: it could only be dropped while they were not checked. */
    private void drop(DropTable change) {
        tables.remove(change.table());
        if (!dialect.isMySql()) {
            tables.all().forEach(t -> t.dropForeignKeys(key -> TableDraft.refersTo(key, change.table())));
        }
    }

    /** Tables that are written without a schema are not known to be in it. */
    private void drop(DropSchema change) {
        tables.all().stream()
                .map(TableDraft::name)
                .filter(name ->
                        name.schema().filter(change.name()::equalsIgnoreCase).isPresent())
                .forEach(name -> drop(new DropTable(name, true, change.place())));
        views.values()
                .removeIf(view -> view.name()
                        .schema()
                        .filter(change.name()::equalsIgnoreCase)
                        .isPresent());
    }

    private void rename(RenameTable change) {
        Optional<TableDraft> found = tables.remove(change.table());
        if (found.isEmpty()) {
            Schema.View view = views.remove(change.table().key());
            if (view != null) {
                views.put(change.newName().key(), new Schema.View(change.newName(), change.place()));
                return;
            }
            doubt(
                    change.newName(),
                    "renames the table " + change.table() + ", which nothing before makes",
                    change.place());
            return;
        }
        TableDraft table = found.get();
        tables.all().forEach(t -> t.renameReferencedTable(change.table(), change.newName()));
        table.renameReferencedTable(change.table(), change.newName());
        table.rename(change.newName(), change.place());
        add(table);
    }

    // ---- columns ----

    private void addColumn(TableDraft table, AddColumn change) {
        if (!table.hasColumn(change.column().name())) {
            table.addColumn(change.column());
        } else if (!change.ifNotExists()) {
            table.doubt(
                    "adds the column " + change.column().name() + " to " + table.name() + ", which has it already",
                    change.place());
        }
    }

    private void dropColumn(TableDraft table, DropColumn change) {
        needsColumn(table, change.column(), change.place());
        table.dropColumn(change.column());
        tables.all()
                .forEach(t -> t.dropForeignKeys(key -> TableDraft.refersTo(key, table.name())
                        && key.refColumns().stream().anyMatch(change.column()::equalsIgnoreCase)));
    }

    private void renameColumn(TableDraft table, RenameColumn change) {
        needsColumn(table, change.column(), change.place());
        table.renameColumn(change.column(), change.newName(), change.place());
        tables.all().forEach(t -> t.renameReferencedColumn(table.name(), change.column(), change.newName()));
    }

    private void alterColumn(TableDraft table, AlterColumn change) {
        needsColumn(table, change.column(), change.place());
        boolean key = table.isInPrimaryKey(change.column());
        table.changeColumn(change.column(), column -> {
            Column typed = change.type()
                    .map(type -> column.withType(type, change.place()))
                    .orElse(column);
            return change.nullable()
                    .map(nullable -> typed.withNullable(nullable && !key, change.place()))
                    .orElse(typed);
        });
    }

    private static void needsColumn(TableDraft table, String column, SourceRange place) {
        if (table.columnsKnown() && !table.hasColumn(column)) {
            table.doubt("changes the column " + column + " of " + table.name() + ", which it does not have", place);
        }
    }

    // ---- constraints ----

    private void addPrimaryKey(TableDraft table, AddPrimaryKey change) {
        String name = change.name().isEmpty() || dialect.isMySql()
                ? names.primaryKey(table.name().name(), this::isTaken)
                : change.name();
        table.addPrimaryKey(new KeyConstraint(name, change.columns(), change.place()));
        resolve(table.name(), change.columns());
    }

    private void resolve(TableName table, List<String> key) {
        tables.all().forEach(t -> t.resolve(table, key));
    }

    private void dropPrimaryKey(TableDraft table, DropPrimaryKey change) {
        table.primaryKey().ifPresent(key -> dropReferrers(table, key.columns()));
        table.dropPrimaryKey();
    }

    /** A key cannot outlive the constraint it refers to, except on MySQL, where an index is enough. */
    private void dropReferrers(TableDraft table, List<String> key) {
        if (!dialect.isMySql()) {
            tables.all()
                    .forEach(t -> t.dropForeignKeys(
                            f -> TableDraft.refersTo(f, table.name()) && sameColumns(f.refColumns(), key)));
        }
    }

    private static boolean sameColumns(List<String> a, List<String> b) {
        return a.size() == b.size() && a.stream().allMatch(column -> b.stream().anyMatch(column::equalsIgnoreCase));
    }

    private void addUnique(TableDraft table, AddUnique change) {
        String name = change.name().isEmpty()
                ? names.unique(table.name().name(), change.columns(), this::isTaken, table::hasIndex)
                : change.name();
        table.addUnique(new KeyConstraint(name, change.columns(), change.place()));
    }

    private void addKey(TableDraft table, AddKeyFromIndex change) {
        Optional<Index> index = table.index(change.index());
        if (index.isEmpty()) {
            table.doubt(
                    "makes a constraint of the index " + change.index() + ", which " + table.name() + " does not have",
                    change.place());
            return;
        }
        table.dropIndex(change.index());
        String name = change.name().isEmpty() ? change.index() : change.name();
        KeyConstraint key = new KeyConstraint(name, index.get().columns(), change.place());
        if (change.primary()) {
            table.addPrimaryKey(key);
            resolve(table.name(), key.columns());
        } else {
            table.addUnique(key);
        }
    }

    private void addForeignKey(TableDraft table, AddForeignKey change) {
        ForeignKey key = change.key();
        boolean named = !key.name().isEmpty();
        boolean there = table.foreignKeys().stream()
                .anyMatch(other -> named && names.same(other.name(), key.name()) && isSame(other, key, change));
        if (there || !table.checksForeignKeys()) {
            return;
        }
        List<String> refColumns = key.refColumns().isEmpty()
                ? draft(key.refTable())
                        .flatMap(TableDraft::primaryKey)
                        .map(KeyConstraint::columns)
                        .orElse(List.of())
                : key.refColumns();
        String name = named
                ? key.name()
                : names.foreignKey(table.name().name(), key.columns(), table.foreignKeys(), this::isTaken);
        table.addForeignKey(key.withName(name).withReference(key.refTable(), refColumns), named);
    }

    private static boolean isSame(ForeignKey other, ForeignKey key, AddForeignKey change) {
        return change.ifNotExists()
                || (sameColumns(other.columns(), key.columns()) && TableDraft.refersTo(other, key.refTable()));
    }

    private void dropConstraint(TableDraft table, DropConstraint change) {
        if (table.foreignKeys().stream().noneMatch(key -> names.same(key.name(), change.name()))) {
            table.keyColumns(change.name()).ifPresent(columns -> dropReferrers(table, columns));
        }
        boolean found = table.dropConstraint(change.name(), change.place());
        if (!found && hasMadeUpNames(table)) { // else it is a check constraint
            table.doubt("drops the constraint " + change.name() + ", which may be one without a name", change.place());
        }
    }

    /** Whether the table has constraints whose names the server made up in a way that is not known. */
    private static boolean hasMadeUpNames(TableDraft table) {
        return table.foreignKeys().stream().anyMatch(key -> key.name().isEmpty());
    }

    private void dropForeignKey(TableDraft table, DropForeignKey change) {
        Predicate<ForeignKey> which = key -> names.same(key.name(), change.name());
        if (table.foreignKeys().stream().noneMatch(which)) {
            table.doubt(
                    "drops the foreign key " + change.name() + ", which " + table.name() + " does not have",
                    change.place());
        }
        table.dropForeignKeys(which, change.place());
    }

    private void renameConstraint(TableDraft table, RenameConstraint change) {
        table.renameConstraint(change.name(), change.newName());
    }

    private void switchConstraint(TableDraft table, SwitchConstraint change) {
        table.changeForeignKeys(key -> names.same(key.name(), change.name()) ? key.withEnabled(change.enabled()) : key);
    }

    // ---- indexes ----

    private void createIndex(TableDraft table, CreateIndex change) {
        Index index = change.index();
        if (!index.name().isEmpty() && table.hasIndex(index.name())) {
            return; // with IF NOT EXISTS nothing happens, without it the statement fails
        }
        String name = index.name().isEmpty()
                ? names.index(table.name().name(), index.columns(), this::isTaken, table::hasIndex)
                : index.name();
        table.addIndex(
                new Index(name, index.columns(), index.unique(), index.partial(), index.ordered(), index.place()));
    }

    private void dropIndex(DropIndex change) {
        tablesOf(change.table(), change.name()).forEach(table -> table.dropIndex(change.name()));
    }

    private void renameIndex(RenameIndex change) {
        tablesOf(change.table(), change.name()).forEach(table -> table.renameIndex(change.name(), change.newName()));
    }

    /** Names of indexes are unique in a schema where a statement does not tell the table. */
    private List<TableDraft> tablesOf(Optional<TableName> table, String index) {
        Optional<TableDraft> told = table.flatMap(this::draft);
        return told.isPresent()
                ? List.of(told.get())
                : tables.all().stream().filter(t -> t.hasIndex(index)).limit(1).toList();
    }
}
