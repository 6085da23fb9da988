package io.github.cascadelint.testkit;

import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A finding that a comment in a fixture announces: {@code // finding: rule certain error column 24 "part of message"},
 * all but the rule optional, directly above the line on which the finding starts.
 *
 * @param file the fixture's file
 * @param line the line on which the finding starts
 * @param rule id of the rule
 * @param confidence how sure it must be, where the comment says so
 * @param severity how bad it must be, where the comment says so
 * @param column where it must start, where the comment says so
 * @param text what the message must hold; empty for anything
 */
record Expectation(
        String file,
        int line,
        String rule,
        Optional<Confidence> confidence,
        Optional<Severity> severity,
        Optional<Integer> column,
        String text) {

    private static final String MARK = "// finding:";
    private static final Pattern FORM = Pattern.compile(
            "// finding: ([a-z0-9/-]+)( (?:certain|likely|possible))?( (?:error|warning|info))?( column \\d+)?(?: \"(.+)\")?");

    static boolean isIn(String line) {
        return line.contains(MARK);
    }

    /** Reads a comment line. */
    static Expectation parse(String comment, String file, int line) {
        Matcher matcher = FORM.matcher(comment.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not in the form of an expectation: " + comment.strip());
        }
        return new Expectation(
                file,
                line,
                matcher.group(1),
                word(matcher.group(2)).map(Confidence::valueOf),
                word(matcher.group(3)).map(Severity::valueOf),
                word(matcher.group(4)).map(column -> Integer.valueOf(column.substring("COLUMN ".length()))),
                Optional.ofNullable(matcher.group(5)).orElse(""));
    }

    private static Optional<String> word(String group) {
        return Optional.ofNullable(group).map(text -> text.strip().toUpperCase(Locale.ROOT));
    }

    boolean isMetBy(Finding finding) {
        return finding.rule().equals(rule)
                && finding.range().file().equals(file)
                && finding.range().startLine() == line
                && confidence.map(finding.confidence()::equals).orElse(true)
                && severity.map(finding.severity()::equals).orElse(true)
                && column.map(c -> c == finding.range().startColumn()).orElse(true)
                && finding.message().contains(text);
    }

    /** A finding in the form of the comment that would announce it, with its place. */
    static String announcing(Finding finding) {
        return String.join(
                " ",
                Arrays.asList(
                        finding.range().file() + ":" + finding.range().startLine(),
                        MARK,
                        finding.rule(),
                        finding.confidence().id(),
                        finding.severity().id(),
                        "column",
                        Integer.toString(finding.range().startColumn()),
                        "\"" + finding.message() + "\"",
                        finding.evidence().toString()));
    }
}
