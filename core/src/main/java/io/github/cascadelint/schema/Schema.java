package io.github.cascadelint.schema;

import io.github.cascadelint.base.SourceRange;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tables and views that one source leaves, and what of it could not be followed. */
public final class Schema {

    private final SchemaSource source;
    private final SortedMap<String, Table> tables;
    private final List<View> views;
    private final List<SeedRow> seeds;
    private final List<Doubt> doubts;
    private final List<Doubt> elsewhere;
    private final Reading reading;
    private final SortedSet<String> files;
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
        this(source, tables, views, seeds, doubts, elsewhere, reading, Optional.empty());
    }

    private Schema(
            SchemaSource source,
            List<Table> tables,
            List<View> views,
            List<SeedRow> seeds,
            List<Doubt> doubts,
            List<Doubt> elsewhere,
            Reading reading,
            Optional<DanglingRows> live) {
        this.source = source;
        this.live = live;
        SortedMap<String, Table> byName = new TreeMap<>();
        tables.forEach(table -> byName.put(table.name().key(), table));
        this.tables = Collections.unmodifiableSortedMap(byName);
        this.views = List.copyOf(views);
        this.seeds = List.copyOf(seeds);
        this.doubts = List.copyOf(doubts);
        this.elsewhere = List.copyOf(elsewhere);
        this.reading = reading;
        this.files = Collections.unmodifiableSortedSet(files(tables(), this.seeds));
    }

    /** The same, of a database whose rows can be counted. */
    public Schema withLive(DanglingRows rows) {
        return new Schema(source, tables(), views, seeds, doubts, elsewhere, reading, Optional.of(rows));
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

    /** The table of that name, without regard to case; a schema before it is ignored. */
    public Optional<Table> table(String name) {
        return Optional.ofNullable(tables.get(
                TableName.of(name.substring(name.lastIndexOf('.') + 1)).key()));
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

    public Reading reading() {
        return reading;
    }

    /** Whether all that was done to the table was understood, so that what it lacks is really not there. */
    public boolean isUnderstood(Table table) {
        return doubts.isEmpty() && table.doubts().isEmpty();
    }

    /** The files that last changed something of a table, and those that put rows in. */
    public SortedSet<String> files() {
        return files;
    }

    private static SortedSet<String> files(List<Table> tables, List<SeedRow> seeds) {
        SortedSet<String> files = new TreeSet<>();
        for (Table table : tables) {
            files.add(table.place().file());
            table.columns().forEach(column -> files.add(column.place().file()));
            table.foreignKeys().forEach(key -> files.add(key.place().file()));
            table.indexes().forEach(index -> files.add(index.place().file()));
        }
        seeds.forEach(seed -> files.add(seed.place().file()));
        return files;
    }
}
