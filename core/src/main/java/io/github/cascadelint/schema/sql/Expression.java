package io.github.cascadelint.schema.sql;

import io.github.cascadelint.schema.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text that code puts together from constants: strings, numbers, names of what is known, {@code ||}, {@code concat}, {@code
 * quote_ident}, {@code quote_literal} and PostgreSQL's {@code format}.
 */
final class Expression {

    private static final Pattern PLACE = Pattern.compile("%(?:(\\d+)\\$)?([sIL%])");
    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z_][a-z0-9_$]*");

    /** Stands in a template for what comes from somewhere else. */
    static final String ELSEWHERE = "\u0001";

    /** Stands in a template for one of several texts that are written in the code, or handed over to it. */
    static final String WRITTEN = "\u0002";

    private final Cursor cursor;
    private final Map<String, String> known;
    private final boolean holes;

    private Expression(Cursor cursor, Map<String, String> known, boolean holes) {
        this.cursor = cursor;
        this.known = known;
        this.holes = holes;
    }

    /**
     * What the tokens come to; empty where that is not known.
     *
     * @param known texts of parameters and variables, by name in lower case
     */
    static Optional<String> constant(Cursor tokens, Map<String, String> known) {
        Optional<String> value = new Expression(tokens, known, false).joined();
        return tokens.isAtEnd() ? value : Optional.empty();
    }

    /** The same, as far as it goes, with {@link #ELSEWHERE} in the place of what is not known. */
    static String template(Cursor tokens, Map<String, String> known) {
        return new Expression(tokens, known, true).joined().orElse(ELSEWHERE);
    }

    private Optional<String> joined() {
        StringBuilder text = new StringBuilder();
        do {
            Optional<String> next = holes ? oneOrHole() : one();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            text.append(next.get());
        } while (cursor.acceptSign("||") || isFollowedByString());
        return Optional.of(text.toString());
    }

    /** MySQL joins strings that stand one after the other. */
    private boolean isFollowedByString() {
        return cursor.peek().kind() == Kind.STRING && cursor.peek(-1).kind() == Kind.STRING;
    }

    private Optional<String> oneOrHole() {
        int start = cursor.position();
        Optional<String> value = one();
        boolean ends = cursor.isAtEnd()
                || cursor.peek().isSign("||")
                || cursor.peek().isSign(",")
                || cursor.peek().isSign(")")
                || isFollowedByString();
        if (value.isPresent() && ends) {
            return value;
        }
        String beginning = value.orElse("");
        if (value.isEmpty()) {
            cursor.moveTo(start);
        }
        while (!cursor.isAtEnd()
                && !cursor.peek().isSign("||")
                && !cursor.peek().isSign(",")
                && !cursor.peek().isSign(")")) {
            cursor.skipOne();
        }
        return Optional.of(beginning + ELSEWHERE);
    }

    private Optional<String> one() {
        Optional<String> value;
        Token first = cursor.next();
        if (first.isText() || first.kind() == Kind.NUMBER) {
            value = Optional.of(first.text());
        } else if (first.isSign("(")) {
            value = joined();
            if (!cursor.acceptSign(")")) {
                return Optional.empty();
            }
        } else if (first.isName() && cursor.acceptSign("(")) {
            value = function(first.text().toLowerCase(Locale.ROOT));
        } else {
            value = Optional.ofNullable(known.get(first.text().toLowerCase(Locale.ROOT)));
        }
        while (cursor.acceptSign("::")) {
            cursor.next();
            cursor.skipBrackets();
        }
        return value;
    }

    private Optional<String> function(String name) {
        List<String> arguments = new ArrayList<>();
        do {
            Optional<String> argument = joined();
            if (argument.isEmpty()) {
                return Optional.empty();
            }
            arguments.add(argument.get());
        } while (cursor.acceptSign(","));
        if (!cursor.acceptSign(")")) {
            return Optional.empty();
        }
        return switch (name) {
            case "concat" -> Optional.of(String.join("", arguments));
            case "format" -> format(arguments);
            case "quote_ident" -> Optional.of(quotedName(arguments.get(0)));
            case "quote_literal" -> Optional.of(quoted(arguments.get(0)));
            case "lower" -> Optional.of(arguments.get(0).toLowerCase(Locale.ROOT));
            case "upper" -> Optional.of(arguments.get(0).toUpperCase(Locale.ROOT));
            default -> Optional.empty();
        };
    }

    private static Optional<String> format(List<String> arguments) {
        Matcher place = PLACE.matcher(arguments.get(0));
        StringBuilder text = new StringBuilder();
        int last = 0;
        while (place.find()) {
            String kind = place.group(2);
            String replacement = "%";
            if (!kind.equals("%")) {
                @Nullable String number = place.group(1);
                last = number == null ? last + 1 : Integer.parseInt(number);
                if (last < 1 || last >= arguments.size()) {
                    return Optional.empty();
                }
                String argument = arguments.get(last);
                replacement = kind.equals("I") ? quotedName(argument) : kind.equals("L") ? quoted(argument) : argument;
            }
            place.appendReplacement(text, Matcher.quoteReplacement(replacement));
        }
        return Optional.of(place.appendTail(text).toString());
    }

    private static String quotedName(String name) {
        return PLAIN_NAME.matcher(name).matches() ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
