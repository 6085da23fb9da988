package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.schema.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes names apart as change logs write them. */
final class Names {

    private static final Pattern ORDER = Pattern.compile("(?i)\\s+(?:asc|desc)$");
    private static final Pattern PREFIX_LENGTH = Pattern.compile("^([^()]+)\\(\\s*\\d+\\s*\\)$");

    private Names() {}

    /** The table, view or sequence that an attribute names, with the schema of another one. */
    static Optional<TableName> table(Node node, String schemaAttribute, String nameAttribute) {
        return node.value(nameAttribute)
                .map(Names::table)
                .map(table -> table.schema().isPresent()
                        ? table
                        : new TableName(node.value(schemaAttribute).map(Names::plain), table.name()));
    }

    /** A name that may have a schema before it. */
    static TableName table(String name) {
        int dot = name.lastIndexOf('.');
        String own = plain(name.substring(dot + 1));
        return dot < 0 ? TableName.of(own) : TableName.of(plain(name.substring(0, dot)), own);
    }

    /** The table that most changes name. */
    static Optional<TableName> table(Node node) {
        return table(node, "schemaName", "tableName");
    }

    /** A name without quotes. */
    static String plain(String name) {
        String stripped = name.strip();
        if (stripped.length() > 1 && "`\"['".indexOf(stripped.charAt(0)) >= 0) {
            return stripped.substring(1, stripped.length() - 1).strip();
        }
        return stripped;
    }

    /** The plain columns of a list, up to the first expression; how many characters of one count, and its order, are left out. */
    static List<String> columns(String list) {
        List<String> columns = new ArrayList<>();
        for (String part : Arrays.asList(list.split(",", -1))) {
            Optional<String> column = column(part);
            if (column.isEmpty()) {
                break;
            }
            columns.add(column.get());
        }
        return columns;
    }

    /** A column of an index; empty for an expression. */
    static Optional<String> column(String text) {
        String name = ORDER.matcher(text.strip()).replaceFirst("");
        Matcher prefix = PREFIX_LENGTH.matcher(name);
        String column = prefix.matches() ? prefix.group(1) : name;
        return column.isEmpty() || column.contains("(") ? Optional.empty() : Optional.of(plain(column));
    }
}
