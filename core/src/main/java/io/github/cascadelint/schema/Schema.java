package io.github.cascadelint.schema;

import io.github.cascadelint.base.SourceRange;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tables and views that one source leaves, and what of it could not be followed. */
public final class Schema {

    /** Sorts before all that a name can hold. */
    private static final char BEFORE_SCHEMA = 0;

    private final SchemaSource source;
    private final SortedMap<String, Table> tables;
    private final List<View> views;
    private final List<SeedRow> seeds;
    private final List<Doubt> doubts;
    private final List<Doubt> elsewhere;
    private final List<Doubt> unrelated;
    private final Reading reading;
    private final Optional<LastChange> last;
    private final Optional<DanglingRows> live;

    /**
     * A view: its query is not read.
     *
     * @param name its name
     * @param place the statement that last made it
     */
    public record View(TableName name, SourceRange place) {}

    /**
     * How much was read.
     *
     * @param files files that took part
     * @param statements statements, or changes of a change log, that define something
     * @param notFollowed those of them that were skipped
     */
    public record Reading(int files, int statements, int notFollowed) {}

    /**
     * The newest change of all, whether what it made is still there or not.
     *
     * @param file the migration, or the change log that holds it
     * @param script the script of SQL that the change log runs there
     * @param author who wrote the change set, where changes name their authors
     */
    public record LastChange(String file, Optional<String> script, Optional<String> author) {}

    /**
     * @param source where it comes from
     * @param tables the tables, in any order
     * @param views the views
     * @param seeds the rows put in, in the order of the statements
     * @param doubts what concerns the schema as a whole, for instance code that changes it
     * @param reading how much was read
     */
    public Schema(
            SchemaSource source,
            List<Table> tables,
            List<View> views,
            List<SeedRow> seeds,
            List<Doubt> doubts,
            Reading reading) {
        this(source, tables, views, seeds, doubts, List.of(), reading);
    }

    /**
     * @param source where it comes from
     * @param tables the tables, in any order
     * @param views the views
     * @param seeds the rows put in, in the order of the statements
     * @param doubts what concerns the schema as a whole, for instance code that changes it
     * @param elsewhere what could not be followed and concerns none of these tables
     * @param reading how much was read
     */
    public Schema(
            SchemaSource source,
            List<Table> tables,
            List<View> views,
            List<SeedRow> seeds,
            List<Doubt> doubts,
            List<Doubt> elsewhere,
            Reading reading) {
        this(source, tables, views, seeds, doubts, elsewhere, List.of(), reading, Optional.empty(), Optional.empty());
    }

    private Schema(
            SchemaSource source,
            List<Table> tables,
            List<View> views,
            List<SeedRow> seeds,
            List<Doubt> doubts,
            List<Doubt> elsewhere,
            List<Doubt> unrelated,
            Reading reading,
            Optional<LastChange> last,
            Optional<DanglingRows> live) {
        this.source = source;
        this.live = live;
        SortedMap<String, Table> byName = new TreeMap<>();
        tables.forEach(table -> byName.put(key(table.name()), table));
        this.tables = Collections.unmodifiableSortedMap(byName);
        this.views = List.copyOf(views);
        this.seeds = List.copyOf(seeds);
        this.doubts = List.copyOf(doubts);
        this.elsewhere = List.copyOf(elsewhere);
        this.unrelated = List.copyOf(unrelated);
        this.reading = reading;
        this.last = last;
    }

    /** The same, of a database whose rows can be counted. */
    public Schema withLive(DanglingRows rows) {
        return new Schema(
                source, tables(), views, seeds, doubts, elsewhere, unrelated, reading, last, Optional.of(rows));
    }

    /** Counts rows in the database that it was read from; empty for what files say. */
    public Optional<DanglingRows> live() {
        return live;
    }

    public SchemaSource source() {
        return source;
    }

    /** The tables, by name. */
    public List<Table> tables() {
        return List.copyOf(tables.values());
    }

    /** The table of that name, without regard to case; one in the schema that is written before it first. */
    public Optional<Table> table(String name) {
        int dot = name.lastIndexOf('.');
        TableName bare = TableName.of(name.substring(dot + 1));
        return Optional.ofNullable(
                        tables.get(dot < 0 ? key(bare) : key(TableName.of(name.substring(0, dot), bare.name()))))
                .or(() -> tables.tailMap(bare.key() + BEFORE_SCHEMA).values().stream()
                        .findFirst()
                        .filter(table -> table.name().key().equals(bare.key())));
    }

    /** Tables of one name lie side by side, those without a schema first. */
    private static String key(TableName name) {
        return name.key()
                + BEFORE_SCHEMA
                + name.schema().map(schema -> schema.toLowerCase(Locale.ROOT)).orElse("");
    }

    public List<View> views() {
        return views;
    }

    /** Rows put in, in the order of the statements. */
    public List<SeedRow> seeds() {
        return seeds;
    }

    /** What concerns the schema as a whole. */
    public List<Doubt> doubts() {
        return doubts;
    }

    /** What could not be followed and concerns none of the tables: a change to one that nothing here makes, for instance. */
    public List<Doubt> elsewhere() {
        return elsewhere;
    }

    /** What could not be followed and names none of the tables, so that it leaves them, and what refers to them, as they are. */
    public List<Doubt> unrelated() {
        return unrelated;
    }

    /** The same, with what could not be followed and names none of the tables. */
    public Schema withUnrelated(List<Doubt> more) {
        return new Schema(source, tables(), views, seeds, doubts, elsewhere, more, reading, last, live);
    }

    public Reading reading() {
        return reading;
    }

    /** Whether all that was done to the table was understood, so that what it lacks is really not there. */
    public boolean isUnderstood(Table table) {
        return doubts.isEmpty() && table.doubts().isEmpty();
    }

    /** The same, with something that could not be followed and may concern a table of it. */
    public Schema withDoubt(TableName name, Doubt doubt) {
        List<Table> doubted = tables().stream()
                .map(table -> table.name().mayBe(name) ? table.withDoubt(doubt) : table)
                .toList();
        return new Schema(source, doubted, views, seeds, doubts, elsewhere, unrelated, reading, last, live);
    }

    /** The newest change; empty where that is not known. */
    public Optional<LastChange> last() {
        return last;
    }

    /** The same, with the newest of its changes. */
    public Schema withLast(LastChange newest) {
        return new Schema(
                source, tables(), views, seeds, doubts, elsewhere, unrelated, reading, Optional.of(newest), live);
    }
}
