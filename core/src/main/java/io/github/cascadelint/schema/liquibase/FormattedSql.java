package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.base.SourceRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a script whose comments divide it into change sets. A script without such comments is one change set, as it is where a
 * change log includes it.
 */
final class FormattedSql {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE;
    private static final Pattern HEADER = Pattern.compile("^\\s*--\\s*liquibase\\s+formatted.*", FLAGS);
    private static final Pattern CHANGE_SET =
            Pattern.compile("^\\s*--\\s*changeset\\s+(\"[^\"]+\"|[^:]+):\\s*(\"[^\"]+\"|\\S+)(.*)", FLAGS);
    private static final Pattern PROPERTY = Pattern.compile("^\\s*--\\s*property\\s+(.*)", FLAGS);
    private static final Pattern PRECONDITIONS = Pattern.compile("^\\s*--\\s*preconditions\\b(.*)", FLAGS);
    private static final Pattern PRECONDITION = Pattern.compile("^\\s*--\\s*precondition-([a-z-]+)\\s*(.*)", FLAGS);
    private static final Pattern ROLLBACK = Pattern.compile("^\\s*--\\s*rollback\\b.*", FLAGS);
    private static final Pattern ROLLBACK_BLOCK = Pattern.compile("^\\s*/\\*\\s*liquibase\\s+rollback\\s*$", FLAGS);
    private static final Pattern IGNORE_LINES = Pattern.compile("^\\s*--\\s*ignoreLines:(\\w+).*", FLAGS);
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+):\\s*(\"[^\"]*\"|'[^']*'|\\S+)");
    private static final Pattern EXPECTED = Pattern.compile("^(?:expectedResult:)?(\"[^\"]*\"|'[^']*'|\\w+)\\s+(.*)");

    private final String file;
    private final List<Node> nodes = new ArrayList<>();
    private final StringBuilder sql = new StringBuilder();
    private final List<Node> conditions = new ArrayList<>();
    private Map<String, Node.Value> conditionAttributes = new LinkedHashMap<>();
    private Map<String, Node.Value> changeSet = Map.of();
    private int changeSetLine;
    private int sqlLine;

    private FormattedSql(String file) {
        this.file = file;
    }

    static boolean isFormatted(String text) {
        return text.lines().filter(line -> !line.isBlank()).findFirst().stream()
                .anyMatch(line -> HEADER.matcher(line).matches());
    }

    static ChangeLog read(String file, String text) {
        FormattedSql reader = new FormattedSql(file);
        if (isFormatted(text)) {
            reader.lines(text.lines().toList());
        } else {
            reader.open(Map.of("id", new Node.Value("raw", 1), "author", new Node.Value("includeAll", 1)), 1);
            reader.sql.append(text);
            reader.sqlLine = 1;
            reader.close();
        }
        Node root = new Node(ChangeLog.ROOT, reader.changeLog(text), reader.nodes, "", 1, SourceRange.ofLine(file, 1));
        return new ChangeLog(file, Optional.of(root), List.of());
    }

    /** What the first line says, {@code logicalFilePath} mostly. */
    private Map<String, Node.Value> changeLog(String text) {
        return text.lines()
                .filter(line -> HEADER.matcher(line).matches())
                .findFirst()
                .map(line -> attributes(line, 1))
                .orElse(Map.of());
    }

    private void lines(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher ignored = IGNORE_LINES.matcher(lines.get(i));
            if (ignored.matches()) {
                int end = afterIgnored(lines, i, ignored.group(1));
                sql.append("\n".repeat(end - i));
                i = end - 1;
            } else if (ROLLBACK_BLOCK.matcher(lines.get(i)).matches()) {
                int end = i;
                while (end < lines.size() && !lines.get(end).contains("*/")) {
                    end++;
                }
                sql.append("\n".repeat(end - i + 1));
                i = end;
            } else {
                line(lines.get(i), i + 1);
            }
        }
        close();
    }

    private static int afterIgnored(List<String> lines, int at, String what) {
        if (what.chars().allMatch(Character::isDigit) && what.length() < 9) {
            return Math.min(lines.size(), at + 1 + Integer.parseInt(what));
        }
        for (int i = at + 1; i < lines.size(); i++) {
            Matcher end = IGNORE_LINES.matcher(lines.get(i));
            if (end.matches() && end.group(1).equalsIgnoreCase("end")) {
                return i + 1;
            }
        }
        return lines.size();
    }

    private void line(String line, int number) {
        Matcher starts = CHANGE_SET.matcher(line);
        Matcher property = PROPERTY.matcher(line);
        Matcher conditionsOf = PRECONDITIONS.matcher(line);
        Matcher condition = PRECONDITION.matcher(line);
        if (starts.matches()) {
            close();
            Map<String, Node.Value> attributes = attributes(starts.group(3), number);
            attributes.put("author", new Node.Value(unquoted(starts.group(1)), number));
            attributes.put("id", new Node.Value(unquoted(starts.group(2)), number));
            open(attributes, number);
            return;
        }
        if (property.matches()) {
            nodes.add(leaf("property", attributes(property.group(1), number), "", number));
        } else if (conditionsOf.matches()) {
            conditionAttributes = attributes(conditionsOf.group(1), number);
        } else if (condition.matches()) {
            conditions.add(condition(condition.group(1), condition.group(2), number));
        } else if (!ROLLBACK.matcher(line).matches() && changeSetLine > 0) {
            sql.append(line);
        }
        sql.append('\n');
    }

    /** {@code sql-check expectedResult:0 SELECT …}, {@code table-exists table:x}, {@code view-exists view:x}. */
    private Node condition(String sort, String rest, int line) {
        if (sort.toLowerCase(Locale.ROOT).equals("sql-check")) {
            Matcher check = EXPECTED.matcher(rest.strip());
            if (check.matches()) {
                return leaf(
                        "sqlCheck",
                        Map.of("expectedResult", new Node.Value(unquoted(check.group(1)), line)),
                        check.group(2),
                        line);
            }
        }
        Map<String, Node.Value> attributes = attributes(rest, line);
        Map<String, Node.Value> named = new LinkedHashMap<>();
        attributes.forEach((name, value) -> named.put(
                switch (name) {
                    case "table" -> "tableName";
                    case "view" -> "viewName";
                    case "schema" -> "schemaName";
                    default -> name;
                },
                value));
        return leaf(camelCase(sort), named, "", line);
    }

    private static String camelCase(String words) {
        String[] parts = words.toLowerCase(Locale.ROOT).split("-", -1);
        return parts[0]
                + List.of(parts).stream()
                        .skip(1)
                        .filter(part -> !part.isEmpty())
                        .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
                        .collect(Collectors.joining());
    }

    private void open(Map<String, Node.Value> attributes, int line) {
        changeSet = attributes;
        changeSetLine = line;
        sqlLine = line + 1;
        sql.setLength(0);
    }

    private void close() {
        if (changeSetLine > 0) {
            List<Node> children = new ArrayList<>();
            if (!conditions.isEmpty()) {
                children.add(new Node(
                        "preConditions",
                        conditionAttributes,
                        conditions,
                        "",
                        changeSetLine,
                        SourceRange.ofLine(file, changeSetLine)));
            }
            Map<String, Node.Value> ofSql = new LinkedHashMap<>(changeSet);
            ofSql.keySet().retainAll(List.of("splitStatements", "endDelimiter", "stripComments"));
            children.add(new Node(
                    "sql", ofSql, List.of(), sql.toString(), sqlLine, SourceRange.ofLine(file, changeSetLine)));
            nodes.add(new Node(
                    "changeSet", changeSet, children, "", changeSetLine, SourceRange.ofLine(file, changeSetLine)));
        }
        conditions.clear();
        conditionAttributes = new LinkedHashMap<>();
        changeSetLine = 0;
        sql.setLength(0);
    }

    private Node leaf(String name, Map<String, Node.Value> attributes, String text, int line) {
        return new Node(name, attributes, List.of(), text, line, SourceRange.ofLine(file, line));
    }

    private static Map<String, Node.Value> attributes(String text, int line) {
        Map<String, Node.Value> attributes = new LinkedHashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(text);
        while (attribute.find()) {
            attributes.put(attribute.group(1), new Node.Value(unquoted(attribute.group(2)), line));
        }
        return attributes;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && (text.startsWith("\"") || text.startsWith("'"))
                && text.charAt(text.length() - 1) == text.charAt(0);
        return (quoted ? text.substring(1, text.length() - 1) : text).strip();
    }
}
