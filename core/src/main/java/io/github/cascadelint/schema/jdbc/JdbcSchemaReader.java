package io.github.cascadelint.schema.jdbc;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.Index;
import io.github.cascadelint.schema.JdbcUrl;
import io.github.cascadelint.schema.KeyConstraint;
import io.github.cascadelint.schema.ReferentialAction;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.SchemaSource;
import io.github.cascadelint.schema.Table;
import io.github.cascadelint.schema.TableName;
import io.github.cascadelint.schema.Trigger;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the schema that a connection works in, by {@link DatabaseMetaData}; what that does not tell (triggers, keys that
 * are not checked, sorts of indexes) is asked of the catalogue where the database has one that is known.
 */
public final class JdbcSchemaReader {

    private static final Set<String> TABLES = Set.of("TABLE", "BASE TABLE", "PARTITIONED TABLE");
    private static final Set<String> VIEWS = Set.of("VIEW", "MATERIALIZED VIEW");

    private static final Pattern NULL = Pattern.compile("(?is)\\s*null\\s*(?:::.*)?");

    /** PostgreSQL from which on tables are split by what they declare, and their parts are marked in the catalogue. */
    private static final int PARTITIONS = 10;

    /** PostgreSQL from which on ON DELETE SET NULL can name some of the columns. */
    private static final int SETS_SOME_COLUMNS = 15;

    private final Connection connection;
    private final DatabaseMetaData metadata;
    private final Dialect dialect;
    private final String catalog;
    private final String schema;
    private final SourceRange place;

    /** What the catalogue says beside the metadata. */
    private record Extras(
            Set<String> unchecked,
            Set<String> partitions,
            Map<String, List<String>> resets,
            Map<String, Map<String, List<String>>> uniques,
            Set<String> unordered,
            Set<String> withoutKeys,
            Map<String, List<Trigger>> triggers) {}

    private record KeyPart(String name, int position, String column) {}

    private JdbcSchemaReader(Connection connection) throws SQLException {
        this.connection = connection;
        this.metadata = connection.getMetaData();
        this.dialect = dialect(metadata.getDatabaseProductName());
        String current = connection.getCatalog();
        String inside = connection.getSchema();
        this.catalog = current == null ? "" : current;
        this.schema = dialect.isMySql() || inside == null ? "" : inside;
        this.place = SourceRange.ofMember(JdbcUrl.shown(metadata.getURL()), 1);
    }

    /** The tables, keys and indexes of the connection's current schema. */
    public static Schema read(Connection connection) throws SQLException {
        return new JdbcSchemaReader(connection).schema();
    }

    private Schema schema() throws SQLException {
        Map<String, String> types = new TreeMap<>();
        try (ResultSet rows = metadata.getTables(catalogOrNull(), schemaPattern(), "%", null)) {
            while (rows.next()) {
                types.put(rows.getString("TABLE_NAME"), text(rows, "TABLE_TYPE")); // drivers do not name all sorts
            }
        }
        Map<String, List<Column>> columns = columns();
        Extras extras = extras();
        List<Table> tables = new ArrayList<>();
        List<Schema.View> views = new ArrayList<>();
        for (Map.Entry<String, String> entry : types.entrySet()) {
            TableName name = TableName.of(entry.getKey());
            if (extras.partitions().contains(name.name())) {
                continue; // its rows are those of the table that is split
            }
            if (VIEWS.contains(entry.getValue())) {
                views.add(new Schema.View(name, place));
            } else if (TABLES.contains(entry.getValue())) {
                tables.add(table(
                        name,
                        columns.getOrDefault(name.name(), List.of()),
                        entry.getValue().startsWith("PART"),
                        extras));
            }
        }
        SchemaSource source = new SchemaSource(
                SchemaSource.Kind.DATABASE,
                place.file(),
                dialect,
                "the database is " + metadata.getDatabaseProductName() + " " + metadata.getDatabaseProductVersion());
        return new Schema(source, tables, views, List.of(), List.of(), new Schema.Reading(0, tables.size(), 0));
    }

    private Table table(TableName name, List<Column> columns, boolean partitioned, Extras extras) throws SQLException {
        Optional<KeyConstraint> primaryKey = primaryKey(name.name());
        return new Table(
                name,
                columns,
                primaryKey,
                uniques(name.name(), extras),
                foreignKeys(name.name(), extras),
                List.of(),
                indexes(name.name(), primaryKey, extras),
                extras.triggers().getOrDefault(name.name(), List.of()),
                partitioned,
                !extras.withoutKeys().contains(name.name()),
                List.of(),
                place);
    }

    private Map<String, List<Column>> columns() throws SQLException {
        Map<String, List<Column>> columns = new TreeMap<>();
        try (ResultSet rows = metadata.getColumns(catalogOrNull(), schemaPattern(), "%", "%")) {
            while (rows.next()) {
                String table = rows.getString("TABLE_NAME");
                String type = rows.getString("TYPE_NAME");
                int size = rows.getInt("COLUMN_SIZE");
                int digits = rows.getInt("DECIMAL_DIGITS");
                boolean generated = hasDefault(rows.getString("COLUMN_DEF"))
                        || "YES".equals(rows.getString("IS_AUTOINCREMENT"))
                        || "YES".equals(rows.getString("IS_GENERATEDCOLUMN"));
                columns.computeIfAbsent(table, k -> new ArrayList<>())
                        .add(new Column(
                                rows.getString("COLUMN_NAME"),
                                type(type == null ? "" : type, size, digits),
                                rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
                                generated,
                                place));
            }
        }
        return columns;
    }

    /** MariaDB says {@code NULL} where no default is written, and PostgreSQL keeps {@code NULL::varchar} as it was written. */
    private static boolean hasDefault(@Nullable String expression) {
        return expression != null && !NULL.matcher(expression).matches();
    }

    private static String type(String name, int size, int digits) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (upper.contains("CHAR") && size > 0 && size < Integer.MAX_VALUE) {
            return name + "(" + size + ")";
        }
        return upper.equals("NUMERIC") || upper.equals("DECIMAL") ? name + "(" + size + "," + digits + ")" : name;
    }

    private Optional<KeyConstraint> primaryKey(String table) throws SQLException {
        List<KeyPart> parts = new ArrayList<>();
        try (ResultSet rows = metadata.getPrimaryKeys(catalogOrNull(), schemaOrNull(), table)) {
            while (rows.next()) {
                parts.add(new KeyPart(text(rows, "PK_NAME"), rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME")));
            }
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new KeyConstraint(parts.get(0).name(), inOrder(parts), place));
    }

    private List<KeyConstraint> uniques(String table, Extras extras) {
        return extras.uniques().getOrDefault(table, Map.of()).entrySet().stream()
                .map(entry -> new KeyConstraint(entry.getKey(), entry.getValue(), place))
                .toList();
    }

    private List<ForeignKey> foreignKeys(String table, Extras extras) throws SQLException {
        Map<String, List<KeyPart>> from = new LinkedHashMap<>();
        Map<String, List<KeyPart>> to = new LinkedHashMap<>();
        Map<String, ForeignKey> keys = new TreeMap<>();
        try (ResultSet rows = metadata.getImportedKeys(catalogOrNull(), schemaOrNull(), table)) {
            while (rows.next()) {
                String name = text(rows, "FK_NAME");
                String refTable = rows.getString("PKTABLE_NAME");
                String id = name.isEmpty() ? refTable : name;
                int position = rows.getInt("KEY_SEQ");
                from.computeIfAbsent(id, k -> new ArrayList<>())
                        .add(new KeyPart(name, position, rows.getString("FKCOLUMN_NAME")));
                to.computeIfAbsent(id, k -> new ArrayList<>())
                        .add(new KeyPart(name, position, rows.getString("PKCOLUMN_NAME")));
                keys.put(
                        id,
                        new ForeignKey(
                                name,
                                List.of(),
                                TableName.of(refTable),
                                List.of(),
                                action(rows.getInt("DELETE_RULE")),
                                action(rows.getInt("UPDATE_RULE")),
                                !extras.unchecked().contains(table + "." + name),
                                true,
                                place));
            }
        }
        List<ForeignKey> all = new ArrayList<>();
        keys.forEach((id, key) -> {
            List<String> columns = inOrder(from.getOrDefault(id, List.of()));
            all.add(new ForeignKey(
                            key.name(),
                            columns,
                            key.refTable(),
                            inOrder(to.getOrDefault(id, List.of())),
                            key.onDelete(),
                            key.onUpdate(),
                            key.valid(),
                            key.enabled(),
                            place)
                    .withResets(extras.resets().getOrDefault(table + "." + key.name(), columns)));
        });
        return all;
    }

    private static ReferentialAction action(int rule) {
        return switch (rule) {
            case DatabaseMetaData.importedKeyCascade -> ReferentialAction.CASCADE;
            case DatabaseMetaData.importedKeySetNull -> ReferentialAction.SET_NULL;
            case DatabaseMetaData.importedKeySetDefault -> ReferentialAction.SET_DEFAULT;
            case DatabaseMetaData.importedKeyRestrict -> ReferentialAction.RESTRICT;
            default -> ReferentialAction.NO_ACTION;
        };
    }

    private List<Index> indexes(String table, Optional<KeyConstraint> primaryKey, Extras extras) throws SQLException {
        Map<String, List<KeyPart>> parts = new TreeMap<>();
        Map<String, Index> indexes = new TreeMap<>();
        try (ResultSet rows = metadata.getIndexInfo(catalogOrNull(), schemaOrNull(), table, false, true)) {
            while (rows.next()) {
                String name = text(rows, "INDEX_NAME");
                if (rows.getShort("TYPE") == DatabaseMetaData.tableIndexStatistic || name.isEmpty()) {
                    continue;
                }
                parts.computeIfAbsent(name, k -> new ArrayList<>())
                        .add(new KeyPart(name, rows.getShort("ORDINAL_POSITION"), text(rows, "COLUMN_NAME")));
                String filter = rows.getString("FILTER_CONDITION");
                indexes.put(
                        name,
                        new Index(
                                name,
                                List.of(),
                                !rows.getBoolean("NON_UNIQUE"),
                                filter != null && !filter.isEmpty(),
                                !extras.unordered().contains(name),
                                place));
            }
        }
        List<Index> all = new ArrayList<>();
        for (Index index : indexes.values()) {
            List<String> columns = leading(inOrder(parts.getOrDefault(index.name(), List.of())), table);
            boolean behindPrimaryKey = index.unique()
                    && primaryKey.filter(key -> key.columns().equals(columns)).isPresent();
            boolean behindUnique = index.unique()
                    && !index.partial()
                    && extras.uniques().getOrDefault(table, Map.of()).containsValue(columns);
            if (!behindPrimaryKey && !behindUnique) {
                all.add(new Index(index.name(), columns, index.unique(), index.partial(), index.ordered(), place));
            }
        }
        return all;
    }

    /** The columns before the first expression: drivers give the text of that as a column's name. */
    private static List<String> leading(List<String> columns, String table) {
        List<String> leading = new ArrayList<>();
        for (String column : columns) {
            if (column.isEmpty() || column.indexOf('(') >= 0 || column.equals(table)) {
                break;
            }
            leading.add(unquoted(column));
        }
        return leading;
    }

    private static String unquoted(String name) {
        boolean quoted = name.length() > 2 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1) : name;
    }

    private static List<String> inOrder(List<KeyPart> parts) {
        Map<Integer, String> columns = new TreeMap<>();
        parts.forEach(part -> columns.put(part.position(), part.column()));
        return List.copyOf(columns.values());
    }

    private Extras extras() throws SQLException {
        Map<String, List<Trigger>> triggers = new TreeMap<>();
        Set<String> unchecked = new TreeSet<>();
        Set<String> unordered = new TreeSet<>();
        Set<String> partitions = new TreeSet<>();
        Map<String, List<String>> resets = new TreeMap<>();
        Map<String, Map<String, List<String>>> uniques = new TreeMap<>();
        Set<String> withoutKeys = new TreeSet<>();
        if (dialect == Dialect.POSTGRESQL || dialect == Dialect.H2 || dialect.isMySql()) {
            // In capitals, for H2 may be told to keep names as they are written.
            String columns =
                    dialect == Dialect.POSTGRESQL || dialect == Dialect.H2 ? "EVENT_OBJECT_SCHEMA" : "TRIGGER_SCHEMA";
            for (List<String> row : ask(
                    "select EVENT_OBJECT_TABLE, TRIGGER_NAME, EVENT_MANIPULATION from INFORMATION_SCHEMA.TRIGGERS where "
                            + columns + " = ? order by 1, 2, 3",
                    dialect.isMySql() ? catalog : schema)) {
                triggers.computeIfAbsent(row.get(0), k -> new ArrayList<>())
                        .add(new Trigger(
                                row.get(1), row.get(2).toUpperCase(Locale.ROOT).contains("DELETE"), place));
            }
        }
        if (dialect == Dialect.POSTGRESQL) {
            ask(
                            "select t.relname, c.conname from pg_constraint c join pg_class t on t.oid = c.conrelid"
                                    + " join pg_namespace n on n.oid = t.relnamespace"
                                    + " where c.contype = 'f' and not c.convalidated and n.nspname = ?",
                            schema)
                    .forEach(row -> unchecked.add(row.get(0) + "." + row.get(1)));
            ask(
                            "select i.relname, a.amname from pg_class i join pg_am a on a.oid = i.relam"
                                    + " join pg_namespace n on n.oid = i.relnamespace"
                                    + " where i.relkind in ('i', 'I') and a.amname not in ('btree', 'hash') and n.nspname = ?",
                            schema)
                    .forEach(row -> unordered.add(row.get(0)));
        }
        if (dialect == Dialect.POSTGRESQL && isPartitioning()) {
            ask(
                            "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                                    + " where c.relispartition and n.nspname = ?",
                            schema)
                    .forEach(row -> partitions.add(row.get(0)));
        }
        if (dialect == Dialect.POSTGRESQL && metadata.getDatabaseMajorVersion() >= SETS_SOME_COLUMNS) {
            ask(
                            "select t.relname, c.conname, a.attname from pg_constraint c"
                                    + " join pg_class t on t.oid = c.conrelid"
                                    + " join pg_namespace n on n.oid = t.relnamespace"
                                    + " join pg_attribute a on a.attrelid = t.oid and a.attnum = any (c.confdelsetcols)"
                                    + " where c.contype = 'f' and n.nspname = ? order by 1, 2, a.attnum",
                            schema)
                    .forEach(row -> resets.computeIfAbsent(row.get(0) + "." + row.get(1), k -> new ArrayList<>())
                            .add(row.get(2)));
        }
        for (List<String> row : uniqueColumns()) {
            uniques.computeIfAbsent(row.get(0), k -> new TreeMap<>())
                    .computeIfAbsent(row.get(1), k -> new ArrayList<>())
                    .add(row.get(2));
        }
        if (dialect.isMySql()) {
            ask(
                            "select table_name, engine from information_schema.tables"
                                    + " where engine in ('MyISAM', 'Aria', 'MEMORY', 'CSV', 'ARCHIVE') and table_schema = ?",
                            catalog)
                    .forEach(row -> withoutKeys.add(row.get(0)));
            ask(
                            "select index_name, index_type from information_schema.statistics"
                                    + " where index_type in ('FULLTEXT', 'SPATIAL') and table_schema = ?",
                            catalog)
                    .forEach(row -> unordered.add(row.get(0)));
        }
        return new Extras(unchecked, partitions, resets, uniques, unordered, withoutKeys, triggers);
    }

    private List<List<String>> ask(String query, String parameter) throws SQLException {
        List<List<String>> answer = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                int width = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= width; i++) {
                        String value = rows.getString(i);
                        row.add(value == null ? "" : value);
                    }
                    answer.add(row);
                }
            }
        }
        return answer;
    }

    /** Table, constraint and column, in order; the metadata knows of indexes only. */
    private List<List<String>> uniqueColumns() throws SQLException {
        if (dialect == Dialect.POSTGRESQL) {
            // The views of the information schema leave out tables that the user may only read.
            return ask(
                    "select t.relname, c.conname, a.attname from pg_constraint c join pg_class t on t.oid = c.conrelid"
                            + " join pg_namespace n on n.oid = t.relnamespace"
                            + " cross join lateral unnest(c.conkey) with ordinality as k (attnum, place)"
                            + " join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum"
                            + " where c.contype = 'u' and n.nspname = ? order by 1, 2, k.place",
                    schema);
        }
        return dialect == Dialect.H2 || dialect.isMySql()
                ? ask(
                        "select k.TABLE_NAME, k.CONSTRAINT_NAME, k.COLUMN_NAME"
                                + " from INFORMATION_SCHEMA.TABLE_CONSTRAINTS c"
                                + " join INFORMATION_SCHEMA.KEY_COLUMN_USAGE k"
                                + " on k.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA"
                                + " and k.CONSTRAINT_NAME = c.CONSTRAINT_NAME and k.TABLE_NAME = c.TABLE_NAME"
                                + " where c.CONSTRAINT_TYPE = 'UNIQUE' and c.TABLE_SCHEMA = ?"
                                + " order by 1, 2, k.ORDINAL_POSITION",
                        dialect.isMySql() ? catalog : schema)
                : List.of();
    }

    private boolean isPartitioning() throws SQLException {
        return metadata.getDatabaseMajorVersion() >= PARTITIONS;
    }

    private static String text(ResultSet rows, String column) throws SQLException {
        String value = rows.getString(column);
        return value == null ? "" : value;
    }

    private static Dialect dialect(String product) {
        String name = product.toLowerCase(Locale.ROOT);
        Map<String, Dialect> products = new LinkedHashMap<>();
        products.put("postgres", Dialect.POSTGRESQL);
        products.put("mariadb", Dialect.MARIADB);
        products.put("mysql", Dialect.MYSQL);
        products.put("h2", Dialect.H2);
        products.put("hsql", Dialect.HSQLDB);
        products.put("oracle", Dialect.ORACLE);
        products.put("microsoft", Dialect.SQL_SERVER);
        products.put("sqlite", Dialect.SQLITE);
        products.put("db2", Dialect.DB2);
        return products.entrySet().stream()
                .filter(entry -> name.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Dialect.UNKNOWN);
    }

    private @Nullable String catalogOrNull() {
        return catalog.isEmpty() ? null : catalog;
    }

    private @Nullable String schemaOrNull() {
        return schema.isEmpty() ? null : schema;
    }

    /** Where the metadata takes a pattern, signs that stand for others are escaped. */
    private @Nullable String schemaPattern() throws SQLException {
        String escape = metadata.getSearchStringEscape();
        return schema.isEmpty() ? null : schema.replace("_", escape + "_").replace("%", escape + "%");
    }
}
