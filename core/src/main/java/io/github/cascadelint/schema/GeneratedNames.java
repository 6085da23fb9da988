package io.github.cascadelint.schema;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The names that a server gives to constraints and indexes that have none. Later statements drop them by these names.
 *
 * <p>PostgreSQL: {@code table_columns_fkey}, shortened to 63 characters and numbered where taken (makeObjectName and
 * ChooseConstraintName in its sources). MySQL and MariaDB: {@code table_ibfk_1} for foreign keys (MySQL 8.0 Reference Manual,
 * FOREIGN KEY Constraints), the first column for unique constraints and indexes. Of the others nothing is known.
 */
final class GeneratedNames {

    private final Dialect dialect;

    GeneratedNames(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The form by which names of constraints and indexes are compared. */
    String key(String name) {
        return Identifiers.kept(name.toLowerCase(Locale.ROOT), dialect);
    }

    boolean same(String a, String b) {
        return key(a).equals(key(b));
    }

    String primaryKey(String table, Predicate<String> taken) {
        return dialect.isMySql() ? "PRIMARY" : numbered(table, "", "pkey", taken);
    }

    String unique(String table, List<String> columns, Predicate<String> taken, Predicate<String> takenInTable) {
        return dialect.isMySql()
                ? firstColumn(columns, takenInTable)
                : numbered(table, String.join("_", columns), "key", taken);
    }

    String index(String table, List<String> columns, Predicate<String> taken, Predicate<String> takenInTable) {
        return dialect.isMySql()
                ? firstColumn(columns, takenInTable)
                : numbered(table, columns.isEmpty() ? "expr" : String.join("_", columns), "idx", taken);
    }

    String foreignKey(String table, List<String> columns, List<ForeignKey> others, Predicate<String> taken) {
        if (!dialect.isMySql()) {
            return numbered(table, String.join("_", columns), "fkey", taken);
        }
        int highest = others.stream()
                .map(ForeignKey::name)
                .filter(name -> isGenerated(table, name))
                .mapToInt(name -> Integer.parseInt(name.substring(ibfk(table).length())))
                .max()
                .orElse(0);
        return ibfk(table) + (highest + 1);
    }

    /** The name of a foreign key after its table was renamed: InnoDB renames those that it made up. */
    String afterRename(String key, String table, String newTable) {
        return dialect.isMySql() && isGenerated(table, key)
                ? ibfk(newTable) + key.substring(ibfk(table).length())
                : key;
    }

    private static boolean isGenerated(String table, String name) {
        String prefix = ibfk(table);
        return name.regionMatches(true, 0, prefix, 0, prefix.length())
                && name.substring(prefix.length()).matches("\\d{1,9}");
    }

    private static String ibfk(String table) {
        return table + "_ibfk_";
    }

    private static String firstColumn(List<String> columns, Predicate<String> taken) {
        if (columns.isEmpty()) {
            return "";
        }
        String name = columns.get(0);
        for (int number = 2; taken.test(name); number++) {
            name = columns.get(0) + "_" + number;
        }
        return name;
    }

    private String numbered(String table, String columns, String label, Predicate<String> taken) {
        if (dialect != Dialect.POSTGRESQL) {
            return "";
        }
        String name = shortened(table, columns, label);
        for (int number = 1; taken.test(name); number++) {
            name = shortened(table, columns, label + number);
        }
        return name;
    }

    /** The longer of the two gives way first. */
    private static String shortened(String table, String columns, String label) {
        int room = Identifiers.POSTGRES_BYTES - label.length() - 1 - (columns.isEmpty() ? 0 : 1);
        int first = table.length();
        int second = columns.length();
        while (first + second > room) {
            if (first > second) {
                first--;
            } else {
                second--;
            }
        }
        return table.substring(0, first) + "_" + (columns.isEmpty() ? "" : columns.substring(0, second) + "_") + label;
    }
}
