package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.SchemaBuilder;
import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.SchemaSource;
import io.github.cascadelint.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the change sets of masters, as Liquibase does on an empty database of one sort. */
final class Update {

    private static final String LIQUIBASE_OWN = "databasechangelog";

    private final ChangeSets changeSets;
    private final Selection selection;
    private final SchemaBuilder schema;
    private final Preconditions preconditions;
    private final Scripts scripts;
    private final Dialect dialect;
    private final Parameters parameters;
    private final Tally tally = new Tally();
    private final Set<String> ran = new HashSet<>();
    private final Set<String> missing = new TreeSet<>();
    private final Map<TableName, SourceRange> guarded = new LinkedHashMap<>();

    /**
     * @param logs the change logs
     * @param dialect the database
     * @param selection what of the change logs runs on it
     * @param given parameters that are given from outside
     */
    Update(ChangeLogs logs, Dialect dialect, Selection selection, Map<String, String> given) {
        this.dialect = dialect;
        this.selection = selection;
        this.parameters = new Parameters(given);
        this.changeSets = new ChangeSets(logs, selection, parameters);
        this.schema = new SchemaBuilder(dialect);
        this.scripts = new Scripts(
                logs.resources(), selection, parameters, logs.resources().scripts(dialect), tally);
        this.preconditions = new Preconditions(schema, selection, this::isExecuted, this::isDefined);
    }

    /** Runs a script from which the change logs go on. */
    void begin(String file) {
        scripts.run(file).forEach(schema::apply);
    }

    /** Runs what the masters hold, one after the other. */
    Schema run(List<String> masters, SchemaSource source) {
        masters.forEach(changeSets::add);
        changeSets
                .gaps()
                .forEach(gap -> schema.apply(new SchemaChange.NotFollowed(List.of(), gap.text(), gap.place())));
        changeSets.all().forEach(this::run);
        NavigableSet<String> files = new TreeSet<>(changeSets.files());
        files.addAll(scripts.files());
        Schema built = schema.build(source, new Schema.Reading(files.size(), tally.statements(), tally.notFollowed()));
        List<ChangeSet> all = changeSets.all();
        return all.isEmpty() ? built : built.withLast(last(all.get(all.size() - 1)));
    }

    private Schema.LastChange last(ChangeSet set) {
        return new Schema.LastChange(
                set.file(),
                set.node().children("sqlFile").stream()
                        .flatMap(change -> scripts.file(set.file(), change).stream())
                        .findFirst(),
                set.node().value("author"));
    }

    private void run(ChangeSet set) {
        if (!ran.add(set.identity())) {
            return;
        }
        Optional<Node> conditions = set.node().child("preConditions");
        Preconditions.Verdict verdict =
                conditions.map(preconditions::all).orElse(new Preconditions.Verdict(true, true));
        boolean runs = verdict.holds()
                || conditions
                        .flatMap(node -> node.value("onFail"))
                        .filter("WARN"::equalsIgnoreCase)
                        .isPresent();
        if (!runs && verdict.sure()) {
            return;
        }
        SqlModifications modifications = new SqlModifications(set.node(), selection);
        ChangeReader reader = new ChangeReader(dialect, change -> scripts.read(set.file(), change));
        List<SchemaChange> all = new ArrayList<>();
        for (Node change : set.node().children()) {
            if (ChangeReader.isChange(change)) {
                List<SchemaChange> steps = modifications.apply(reader.read(change));
                if (!ChangeReader.isCode(change)) {
                    tally.add(steps);
                }
                all.addAll(steps);
                if (runs) {
                    conditions.ifPresent(node -> addGuarded(node, steps));
                    steps.stream().filter(step -> !isOwn(step)).forEach(this::apply);
                }
            }
        }
        if (!verdict.sure()) {
            doubt(set, runs, all);
            if (!runs) {
                all.stream().filter(Tally::isNotFollowed).forEach(schema::apply);
            }
        }
    }

    /** Remembers the tables that are made for lack of them: those whose being there a condition asks for. */
    private void addGuarded(Node conditions, List<SchemaChange> steps) {
        Set<String> asked = tablesAsked(conditions).map(TableName::key).collect(Collectors.toSet());
        for (SchemaChange step : steps) {
            if (step instanceof SchemaChange.CreateTable made
                    && asked.contains(made.table().key())) {
                guarded.put(made.table(), made.place());
            }
        }
    }

    private static Stream<TableName> tablesAsked(Node condition) {
        return Stream.concat(
                condition.name().equals("tableExists") ? Names.table(condition).stream() : Stream.empty(),
                condition.children().stream().flatMap(Update::tablesAsked));
    }

    private void apply(SchemaChange step) {
        if (!makesOrDrops(step)) {
            Touched.by(List.of(step)).stream()
                    .filter(table -> !schema.hasTable(table) && !schema.hasView(table))
                    .forEach(table -> missing.add(table.key()));
        }
        schema.apply(step);
    }

    private static boolean makesOrDrops(SchemaChange step) {
        return step instanceof SchemaChange.CreateTable
                || step instanceof SchemaChange.CreateTableAs
                || step instanceof SchemaChange.CreateTableLike
                || step instanceof SchemaChange.DropTable;
    }

    /** Tables that were changed, though nothing had made them. */
    Set<String> missing() {
        return missing;
    }

    /** Tables that were made where they were not there, and where. */
    Map<TableName, SourceRange> guarded() {
        return guarded;
    }

    /** The scripts that were run. */
    Set<String> scripts() {
        return scripts.files();
    }

    /** What is decided on data may come out otherwise elsewhere. */
    private void doubt(ChangeSet set, boolean runs, List<SchemaChange> steps) {
        List<TableName> tables = Touched.by(steps);
        if (!tables.isEmpty()) {
            schema.apply(new SchemaChange.NotFollowed(
                    tables,
                    "the change set " + set.node().value("id").orElse("") + " is read as "
                            + (runs ? "run" : "not run")
                            + ", as on an empty database: it asks for rows, or for what is not known",
                    set.node().place()));
        }
    }

    /** Liquibase keeps its own tables, which are no part of the schema. */
    private static boolean isOwn(SchemaChange step) {
        return step instanceof SchemaChange.NotFollowed not
                ? not.tables().stream().anyMatch(Update::isOwn)
                : Touched.by(List.of(step)).stream().anyMatch(Update::isOwn)
                        || (step instanceof SchemaChange.AlterColumn alter && isOwn(alter.table()));
    }

    private static boolean isOwn(TableName table) {
        return table.key().startsWith(LIQUIBASE_OWN);
    }

    private boolean isExecuted(Node condition) {
        String file = condition.value("changeLogFile").orElse("");
        String identity = ChangeSet.identity(
                "", condition.value("author").orElse(""), condition.value("id").orElse(""));
        return ran.stream().filter(one -> one.endsWith(identity)).anyMatch(one -> {
            String path = one.substring(0, one.length() - identity.length());
            return path.endsWith(file) || file.endsWith(path);
        });
    }

    private boolean isDefined(Node condition) {
        Optional<String> value = condition.value("property").flatMap(name -> parameters.get("", name));
        return value.isPresent()
                && condition
                        .value("value")
                        .map(expected -> expected.toLowerCase(Locale.ROOT))
                        .map(expected -> expected.equals(value.get().toLowerCase(Locale.ROOT)))
                        .orElse(true);
    }
}
