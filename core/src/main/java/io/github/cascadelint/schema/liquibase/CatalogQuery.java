package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.schema.SchemaBuilder;
import io.github.cascadelint.schema.TableName;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query that asks the database's own catalog whether something is there: {@code select count(*) from
 * information_schema.columns where table_name = 'x' and column_name = 'y'}.
 *
 * @param counts whether it gives a number in any case, not one row or none
 * @param names the columns of the catalog that it compares, with the names that it looks for
 */
record CatalogQuery(boolean counts, Map<String, String> names) {

    private static final Pattern QUERY = Pattern.compile(
            "(?is)^\\s*select\\s+(count\\s*\\(\\s*[\\w*]+\\s*\\)|1|\\*)\\s+"
                    + "from\\s+(?:information_schema\\s*\\.\\s*(?:tables|columns|statistics|table_constraints"
                    + "|referential_constraints|key_column_usage)|pg_indexes|pg_tables|pg_constraint)\\s+where\\s+(.*?);?\\s*$");

    private static final Pattern COMPARISON = Pattern.compile(
            "(?is)^\\s*(?:lower\\s*\\(\\s*)?([\\w.]+)\\s*\\)?\\s*=\\s*(?:'([^']*)'|[\\w.]+\\s*(?:\\(\\s*\\))?)\\s*$");

    private static final Pattern AND = Pattern.compile("(?i)\\s+and\\s+");

    CatalogQuery {
        names = Map.copyOf(names);
    }

    /** Reads a query; empty for one that asks for anything else. */
    static Optional<CatalogQuery> of(String sql) {
        Matcher query = QUERY.matcher(sql);
        if (!query.matches()) {
            return Optional.empty();
        }
        Map<String, String> names = new HashMap<>();
        for (String part : AND.split(query.group(2), -1)) {
            Matcher comparison = COMPARISON.matcher(part);
            if (!comparison.matches()) {
                return Optional.empty();
            }
            String column = comparison.group(1).substring(comparison.group(1).lastIndexOf('.') + 1);
            if (comparison.group(2) != null) {
                names.put(sort(column.toLowerCase(Locale.ROOT)), comparison.group(2));
            }
        }
        boolean asks = names.keySet().stream().anyMatch(key -> !key.isEmpty());
        return asks && !names.containsKey("?")
                ? Optional.of(
                        new CatalogQuery(query.group(1).toLowerCase(Locale.ROOT).startsWith("count"), names))
                : Optional.empty();
    }

    /** What a column of the catalog holds: the name of a table, a column, a constraint, an index; or where these are. */
    private static String sort(String column) {
        return switch (column) {
            case "table_name", "tablename" -> "table";
            case "column_name" -> "column";
            case "constraint_name", "conname" -> "constraint";
            case "index_name", "indexname" -> "index";
            case "table_schema", "schemaname", "table_catalog", "constraint_schema", "constraint_type", "table_type" ->
                "";
            default -> "?";
        };
    }

    /** Whether the result is the one that is expected. */
    boolean isAsExpected(String expected, SchemaBuilder schema) {
        boolean there = isThere(schema);
        return there ? !expected.equals("0") : expected.equals("0") && counts;
    }

    private boolean isThere(SchemaBuilder schema) {
        Optional<TableName> table = Optional.ofNullable(names.get("table")).map(TableName::of);
        boolean tableIs = table.isEmpty() || schema.hasTable(table.get());
        boolean columnIs = !names.containsKey("column")
                || table.filter(t -> schema.hasColumn(t, names.getOrDefault("column", "")))
                        .isPresent();
        boolean constraintIs =
                !names.containsKey("constraint") || schema.hasConstraint(table, names.getOrDefault("constraint", ""));
        boolean indexIs = !names.containsKey("index") || schema.hasIndex(table, names.getOrDefault("index", ""));
        return tableIs && columnIs && constraintIs && indexIs;
    }
}
