package io.github.cascadelint.proof;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares a statement in which an ellipsis stands for further columns with one that was issued. */
final class SqlPattern {

    private static final Pattern INSERT = Pattern.compile("insert into (\\S+) \\((.*?)\\) values \\(.*\\)");
    private static final Pattern UPDATE = Pattern.compile("update (\\S+) set (.*?) where (.*)");
    private static final Pattern SELECT = Pattern.compile("select … from (\\S+) … where (.*)");

    private SqlPattern() {}

    static boolean matches(String told, String issued) {
        String expected = spaced(told);
        String actual = spaced(issued);
        if (expected.equals(actual)) {
            return true;
        }
        Matcher select = SELECT.matcher(told);
        if (select.matches()) {
            return Pattern.matches(
                    "select .* from " + select.group(1) + " (\\w+) .*where .*\\1\\." + Pattern.quote(select.group(2)),
                    issued);
        }
        return matches(INSERT, expected, actual) || matches(UPDATE, expected, actual);
    }

    private static boolean matches(Pattern pattern, String expected, String actual) {
        Matcher told = pattern.matcher(expected);
        Matcher issued = pattern.matcher(actual);
        return told.matches()
                && issued.matches()
                && told.group(1).equals(issued.group(1))
                && items(issued.group(2)).containsAll(items(told.group(2)))
                && (expected.contains("…")
                        || items(told.group(2)).size() == items(issued.group(2)).size())
                && (told.groupCount() < 3 || told.group(3).equals(issued.group(3)));
    }

    /** Columns or assignments; what is set to null is bound as a parameter. */
    private static List<String> items(String list) {
        return Arrays.stream(list.split(", ", -1))
                .filter(item -> !item.equals("…"))
                .map(item -> item.replace("=null", "=?"))
                .toList();
    }

    private static String spaced(String statement) {
        return statement.replaceAll(" *= *", "=").replaceAll(" *, *", ", ");
    }
}
