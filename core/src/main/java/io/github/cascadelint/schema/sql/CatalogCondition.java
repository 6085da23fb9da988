package io.github.cascadelint.schema.sql;

import io.github.cascadelint.schema.SchemaCondition;
import io.github.cascadelint.schema.TableName;
import io.github.cascadelint.schema.sql.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads conditions on what the catalog of the database holds, as migrations ask before they change something: {@code EXISTS
 * (SELECT … FROM information_schema.columns WHERE table_name = 'a' AND column_name = 'b')}, a count of such rows, {@code
 * OBJECT_ID('a') IS NULL}.
 */
final class CatalogCondition {

    private static final Set<String> COLUMNS = Set.of(
            "columns",
            "pg_attribute",
            "user_tab_columns",
            "all_tab_columns",
            "user_tab_cols",
            "all_tab_cols",
            "syscolumns");
    private static final Set<String> CONSTRAINTS = Set.of(
            "table_constraints",
            "key_column_usage",
            "referential_constraints",
            "constraint_column_usage",
            "pg_constraint",
            "user_constraints",
            "all_constraints",
            "foreign_keys",
            "key_constraints",
            "default_constraints",
            "check_constraints",
            "sysconstraints",
            "objects",
            "sysobjects");
    private static final Set<String> INDEXES =
            Set.of("statistics", "pg_indexes", "user_indexes", "all_indexes", "indexes", "sysindexes", "pg_index");
    private static final Set<String> TABLES = Set.of(
            "tables", "pg_tables", "user_tables", "all_tables", "systables", "sysobjects", "objects", "pg_class");
    private static final Set<String> VIEWS = Set.of("views", "pg_views", "pg_matviews", "user_views", "all_views");

    private static final Set<String> TABLE_KEYS = Set.of(
            "table_name",
            "tablename",
            "relname",
            "conrelid",
            "attrelid",
            "object_id",
            "parent_object_id",
            "id",
            "tbl_name");
    private static final Set<String> COLUMN_KEYS = Set.of("column_name", "attname", "name");
    private static final Set<String> CONSTRAINT_KEYS = Set.of("constraint_name", "conname", "name", "object_id");
    private static final Set<String> INDEX_KEYS = Set.of("index_name", "indexname", "name", "relname");
    private static final Set<String> VIEW_KEYS = Set.of("table_name", "viewname", "view_name", "matviewname", "name");

    /** Comparisons that do not matter to the answer. */
    private static final Set<String> BESIDES = Set.of(
            "table_schema",
            "constraint_schema",
            "table_catalog",
            "index_schema",
            "constraint_type",
            "schemaname",
            "owner",
            "contype",
            "relkind",
            "nspname",
            "type",
            "xtype",
            "table_type",
            "constraint_catalog",
            "referenced_table_schema",
            "attisdropped",
            "attnum",
            "connamespace",
            "relnamespace",
            "schema_id",
            "type_desc",
            "non_unique");

    private static final Set<String> UNREADABLE =
            Set.of("or", "like", "ilike", "between", "group", "having", "union", "not");

    private final Cursor cursor;
    private final Map<String, SchemaCondition> variables;

    /** @param variables what counts that were put in variables tell: true where there is something */
    CatalogCondition(Cursor cursor, Map<String, SchemaCondition> variables) {
        this.cursor = cursor;
        this.variables = Map.copyOf(variables);
    }

    /** Reads a condition as far as it goes; empty where it is another sort of condition. */
    Optional<SchemaCondition> read() {
        return several("or");
    }

    private Optional<SchemaCondition> several(String operator) {
        List<SchemaCondition> conditions = new ArrayList<>();
        do {
            Optional<SchemaCondition> one = operator.equals("or") ? several("and") : one();
            if (one.isEmpty()) {
                return Optional.empty();
            }
            conditions.add(one.get());
        } while (cursor.accept(operator));
        if (conditions.size() == 1) {
            return Optional.of(conditions.get(0));
        }
        return Optional.of(
                operator.equals("or") ? new SchemaCondition.Any(conditions) : new SchemaCondition.All(conditions));
    }

    private Optional<SchemaCondition> one() {
        if (cursor.accept("not")) {
            return one().map(SchemaCondition::negate);
        }
        if (cursor.accept("exists")) {
            return query();
        }
        if (cursor.looksAt("object_id") || cursor.looksAt("col_length") || cursor.looksAt("to_regclass")) {
            return function();
        }
        if (cursor.peek().isSign("(") && !cursor.peek(1).is("select")) {
            cursor.acceptSign("(");
            Optional<SchemaCondition> inner = read();
            return cursor.acceptSign(")") ? inner : Optional.empty();
        }
        Optional<SchemaCondition> counted = cursor.peek().isSign("(") ? query() : variable();
        return counted.flatMap(this::compared);
    }

    private Optional<SchemaCondition> variable() {
        return Optional.ofNullable(variables.get(cursor.next().text().toLowerCase(Locale.ROOT)));
    }

    /** {@code = 0}, {@code > 0} and the like behind a count; {@code IS NULL} behind a row. */
    private Optional<SchemaCondition> compared(SchemaCondition there) {
        if (cursor.accept("is", "null")) {
            return Optional.of(there.negate());
        } else if (cursor.accept("is", "not", "null")) {
            return Optional.of(there);
        }
        if (cursor.peek().kind() != Kind.SIGN || !cursor.peek().text().matches("=|<>|!=|>=|<=|>|<")) {
            return Optional.of(there);
        }
        String operator = cursor.next().text();
        String number = cursor.next().text();
        return switch (operator + number) {
            case "=0", "<1", "<=0" -> Optional.of(there.negate());
            case ">0", "<>0", "!=0", ">=1", "=1" -> Optional.of(there);
            default -> Optional.empty();
        };
    }

    private Optional<SchemaCondition> function() {
        String function = cursor.next().word();
        List<String> texts = new ArrayList<>();
        int start = cursor.position();
        cursor.skipBrackets();
        cursor.tokensSince(start).stream()
                .filter(token -> token.kind() == Kind.STRING)
                .forEach(token -> texts.add(token.text()));
        boolean isNull = cursor.accept("is", "null");
        if (texts.isEmpty() || (!isNull && !cursor.accept("is", "not", "null"))) {
            return Optional.empty();
        }
        TableName name = TableName.of(last(texts.get(0)));
        SchemaCondition there;
        if (function.equals("col_length")) {
            if (texts.size() < 2) {
                return Optional.empty();
            }
            there = new SchemaCondition.HasColumn(name, last(texts.get(1)));
        } else {
            there = new SchemaCondition.Any(List.of(
                    new SchemaCondition.HasTable(name),
                    new SchemaCondition.HasView(name),
                    function.equals("object_id")
                            ? new SchemaCondition.HasConstraint(Optional.empty(), name.name())
                            : new SchemaCondition.HasIndex(Optional.empty(), name.name())));
        }
        return Optional.of(isNull ? there.negate() : there);
    }

    /** The last part of a name with dots, without quotes. */
    private static String last(String name) {
        String plain = name.replaceAll("[\\[\\]\"`]", "");
        return plain.substring(plain.lastIndexOf('.') + 1);
    }

    /** A query in brackets. */
    private Optional<SchemaCondition> query() {
        int start = cursor.position();
        cursor.skipBrackets();
        return catalogRow(cursor.tokensSince(start));
    }

    /** What it means that a query of the catalog finds something. */
    static Optional<SchemaCondition> catalogRow(List<Token> query) {
        Map<String, String> equal = new HashMap<>();
        int from = 0;
        while (from < query.size() && !query.get(from).is("from")) {
            from++;
        }
        int where = from;
        while (where < query.size() && !query.get(where).is("where")) {
            where++;
        }
        for (int i = from; i < query.size(); i++) {
            Token token = query.get(i);
            boolean isIn = token.is("in");
            boolean harmless = i > 0 && BESIDES.contains(query.get(i - 1).word());
            if (token.isSign("=") || isIn) {
                String value = value(query, i + 1);
                String key = key(query, i - 1);
                if (isIn && !BESIDES.contains(key)) {
                    return Optional.empty();
                }
                if (!value.isEmpty() && !BESIDES.contains(key)) {
                    equal.put(key, value);
                }
            } else if ((UNREADABLE.contains(token.word())
                            && i > where
                            && !isNotNull(query, i)
                            && !isNotDropped(query, i))
                    || (token.text().matches("<>|!=|>|<|>=|<=") && token.kind() == Kind.SIGN && !harmless)) {
                return Optional.empty();
            }
        }
        List<String> catalogs = query.subList(from, where).stream()
                .filter(Token::isName)
                .map(token -> token.text().toLowerCase(Locale.ROOT))
                .toList();
        return condition(catalogs, equal);
    }

    private static boolean isNotNull(List<Token> query, int i) {
        return i + 1 < query.size()
                && query.get(i).is("not")
                && query.get(i + 1).is("null");
    }

    private static boolean isNotDropped(List<Token> query, int i) {
        return query.get(i).is("not")
                && query.subList(i, Math.min(i + 4, query.size())).stream().anyMatch(token -> token.is("attisdropped"));
    }

    private static String key(List<Token> query, int last) {
        for (int i = last; i >= 0; i--) {
            if (query.get(i).isName()) {
                return query.get(i).text().toLowerCase(Locale.ROOT);
            }
            if (!query.get(i).isSign(")")) {
                break;
            }
        }
        return "";
    }

    /** The text on the right side, within a function or not. */
    private static String value(List<Token> query, int first) {
        for (int i = first; i < Math.min(first + 6, query.size()); i++) {
            Token token = query.get(i);
            if (token.kind() == Kind.STRING) {
                return last(token.text());
            }
            if (!token.isSign("(")
                    && !Set.of("lower", "upper", "object_id", "cast", "to_regclass")
                            .contains(token.word())) {
                break;
            }
        }
        return "";
    }

    private static Optional<SchemaCondition> condition(List<String> catalogs, Map<String, String> equal) {
        Optional<TableName> table = first(equal, TABLE_KEYS).map(TableName::of);
        if (catalogs.stream().anyMatch(COLUMNS::contains)) {
            Optional<String> column = first(equal, COLUMN_KEYS);
            return table.isPresent() && column.isPresent() && equal.size() <= 2
                    ? Optional.of(new SchemaCondition.HasColumn(table.get(), column.get()))
                    : Optional.empty();
        }
        if (catalogs.stream().anyMatch(INDEXES::contains)) {
            Optional<String> index = first(equal, INDEX_KEYS);
            Optional<TableName> of =
                    first(equal, Set.of("table_name", "tablename", "object_id")).map(TableName::of);
            return index.map(name -> new SchemaCondition.HasIndex(of, name));
        }
        Optional<String> constraint = first(equal, Set.of("constraint_name", "conname"))
                .or(() -> catalogs.stream().anyMatch(TABLES::contains)
                                && !catalogs.contains("objects")
                                && !catalogs.contains("sysobjects")
                        ? Optional.empty()
                        : first(equal, CONSTRAINT_KEYS));
        if (catalogs.stream().anyMatch(CONSTRAINTS::contains) && constraint.isPresent()) {
            String name = constraint.get();
            SchemaCondition has = new SchemaCondition.HasConstraint(
                    table.filter(t -> !t.name().equals(name)), name);
            boolean anything = catalogs.contains("objects") || catalogs.contains("sysobjects");
            return Optional.of(
                    anything
                            ? new SchemaCondition.Any(List.of(has, new SchemaCondition.HasTable(TableName.of(name))))
                            : has);
        }
        if (catalogs.stream().anyMatch(VIEWS::contains)) {
            return first(equal, VIEW_KEYS).map(name -> new SchemaCondition.HasView(TableName.of(name)));
        }
        if (catalogs.stream().anyMatch(TABLES::contains) && !catalogs.contains("pg_constraint")) {
            Optional<String> name = table.map(TableName::name).or(() -> first(equal, Set.of("name")));
            return name.filter(n -> equal.size() == 1)
                    .map(n -> catalogs.contains("pg_class")
                            ? new SchemaCondition.Any(List.of(
                                    new SchemaCondition.HasTable(TableName.of(n)),
                                    new SchemaCondition.HasIndex(Optional.empty(), n)))
                            : new SchemaCondition.HasTable(TableName.of(n)));
        }
        return Optional.empty();
    }

    private static Optional<String> first(Map<String, String> equal, Set<String> keys) {
        return keys.stream()
                .sorted()
                .map(equal::get)
                .filter(value -> value != null)
                .findFirst();
    }
}
