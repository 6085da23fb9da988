package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.schema.KeyConstraint;
import io.github.cascadelint.schema.SchemaBuilder;
import io.github.cascadelint.schema.Table;
import io.github.cascadelint.schema.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Decides preconditions on the schema as the changes before have left it. What asks for data finds none. */
final class Preconditions {

    private static final Pattern COUNT = Pattern.compile("(?is)^\\s*select\\s+count\\s*\\(.*");

    private final SchemaBuilder schema;
    private final Selection selection;
    private final Predicate<Node> isExecuted;
    private final Predicate<Node> isDefined;

    /**
     * @param schema what the changes so far have made
     * @param selection the database
     * @param isExecuted whether the change set that a precondition names has run
     * @param isDefined whether the property that a precondition names has the value that it names
     */
    Preconditions(SchemaBuilder schema, Selection selection, Predicate<Node> isExecuted, Predicate<Node> isDefined) {
        this.schema = schema;
        this.selection = selection;
        this.isExecuted = isExecuted;
        this.isDefined = isDefined;
    }

    /**
     * What came out.
     *
     * @param holds whether it holds, at least on an empty database
     * @param sure false where it depends on data, or on code
     */
    record Verdict(boolean holds, boolean sure) {
        private static final Verdict HOLDS = new Verdict(true, true);

        private Verdict and(Verdict other) {
            boolean refused = (sure && !holds) || (other.sure && !other.holds);
            return new Verdict(holds && other.holds, refused || (sure && other.sure));
        }

        private Verdict negated() {
            return new Verdict(!holds, sure);
        }
    }

    /** Whether all that stands in an element holds. */
    Verdict all(Node conditions) {
        Verdict all = Verdict.HOLDS;
        for (Node condition : conditions.children()) {
            all = all.and(one(condition));
        }
        return all;
    }

    private Verdict any(Node conditions) {
        Verdict none = Verdict.HOLDS;
        for (Node condition : conditions.children()) {
            none = none.and(one(condition).negated());
        }
        return none.negated();
    }

    private Verdict one(Node condition) {
        return switch (condition.name()) {
            case "and" -> all(condition);
            case "or" -> any(condition);
            case "not" -> all(condition).negated();
            case "dbms" -> sure(selection.isFor(condition.value("type")));
            case "tableExists" ->
                sure(Names.table(condition).filter(schema::hasTable).isPresent());
            case "viewExists" ->
                sure(Names.table(condition, "schemaName", "viewName")
                        .filter(schema::hasView)
                        .isPresent());
            case "columnExists" ->
                sure(Names.table(condition)
                        .filter(table -> schema.hasColumn(table, name(condition, "columnName")))
                        .isPresent());
            case "indexExists" -> sure(hasIndex(condition));
            case "foreignKeyConstraintExists" -> sure(hasForeignKey(condition));
            case "primaryKeyExists" -> sure(hasPrimaryKey(condition));
            case "uniqueConstraintExists" -> sure(hasUnique(condition));
            case "changeSetExecuted" -> sure(isExecuted.test(condition));
            case "changeLogPropertyDefined" -> sure(isDefined.test(condition));
            case "sqlCheck" ->
                CatalogQuery.of(condition.longText("sql").text())
                        .map(query -> sure(query.isAsExpected(
                                condition.value("expectedResult").orElse(""), schema)))
                        .orElseGet(() -> new Verdict(isEmptyResult(condition), false));
            case "rowCount" ->
                new Verdict(condition.value("expectedRows").filter("0"::equals).isPresent(), false);
            case "tableIsEmpty" -> new Verdict(true, false);
            case "runningAs", "expectedQuotingStrategy", "objectQuotingStrategy" -> new Verdict(true, true);
            default -> new Verdict(false, false);
        };
    }

    private static Verdict sure(boolean holds) {
        return new Verdict(holds, true);
    }

    /** Nothing is counted where there is no data; no row at all is none that is expected. */
    private static boolean isEmptyResult(Node condition) {
        return condition.value("expectedResult").filter("0"::equals).isPresent()
                && COUNT.matcher(condition.longText("sql").text()).matches();
    }

    private boolean hasIndex(Node condition) {
        Optional<TableName> table = Names.table(condition);
        Optional<String> name = condition.value("indexName").map(Names::plain);
        List<String> columns =
                condition.value("columnNames").map(Names::columns).orElse(List.of());
        boolean named = name.isEmpty() || schema.hasIndex(table, name.get());
        boolean covers = columns.isEmpty()
                || table.flatMap(schema::table)
                        .filter(t -> t.isIndexed(columns))
                        .isPresent();
        return (name.isPresent() || !columns.isEmpty()) && named && covers;
    }

    private boolean hasForeignKey(Node condition) {
        Optional<TableName> table = Names.table(condition, "foreignKeyTableSchemaName", "foreignKeyTableName");
        Optional<String> name = condition.value("foreignKeyName").map(Names::plain);
        if (name.isPresent()) {
            return schema.hasForeignKey(table, name.get());
        }
        return table.flatMap(schema::table)
                .filter(found -> !found.foreignKeys().isEmpty())
                .isPresent();
    }

    private boolean hasPrimaryKey(Node condition) {
        Optional<String> name = condition.value("primaryKeyName").map(Names::plain);
        Optional<TableName> table = Names.table(condition);
        if (table.isEmpty()) {
            return name.filter(key -> schema.hasConstraint(table, key)).isPresent();
        }
        // MySQL calls all of them PRIMARY, so a name tells nothing there.
        return schema.hasPrimaryKey(table.get());
    }

    private boolean hasUnique(Node condition) {
        Optional<String> name = condition.value("constraintName").map(Names::plain);
        List<String> columns =
                condition.value("columnNames").map(Names::columns).orElse(List.of());
        return Names.table(condition).flatMap(schema::table).stream()
                .flatMap(Preconditions::uniques)
                .anyMatch(key -> name.map(n -> n.equalsIgnoreCase(key.name())).orElse(true)
                        && (columns.isEmpty() || lower(columns).equals(lower(key.columns()))));
    }

    private static Stream<KeyConstraint> uniques(Table table) {
        return table.uniques().stream();
    }

    private static List<String> lower(List<String> names) {
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    private static String name(Node condition, String attribute) {
        return condition.value(attribute).map(Names::plain).orElse("");
    }
}
