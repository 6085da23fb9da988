package io.github.cascadelint.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a statement of JPQL, HQL or SQL into words, quoted names, and all else; comments are dropped. */
final class StatementTokens {

    /** What a token is. */
    enum Kind {
        /** A keyword or a name without quotes. */
        WORD,
        /** A name in quotes, which are left out. */
        QUOTED,
        /** A value: a string, a number, a parameter. */
        VALUE,
        /** One character of punctuation. */
        SYMBOL
    }

    /**
     * One token.
     *
     * @param kind what it is
     * @param text as written, a quoted name without its quotes
     */
    record Token(Kind kind, String text) {

        boolean is(String word) {
            return kind != Kind.QUOTED && kind != Kind.VALUE && text.equalsIgnoreCase(word);
        }

        boolean isName() {
            return kind == Kind.WORD || kind == Kind.QUOTED;
        }
    }

    /** What Hibernate replaces by the schema or catalogue that is configured, with its dot. */
    private static final List<String> PLACEHOLDERS = List.of("{h-schema}", "{h-catalog}", "{h-domain}");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private StatementTokens(String text) {
        this.text = text;
    }

    static List<Token> of(String text) {
        StatementTokens cutter = new StatementTokens(text);
        while (cutter.at < text.length()) {
            cutter.next();
        }
        return List.copyOf(cutter.tokens);
    }

    private void next() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (text.startsWith("--", at)) {
            at = endOf("\n", at);
        } else if (text.startsWith("/*", at)) {
            at = endOf("*/", at + 2);
        } else if (c == '\'') {
            string();
        } else if (c == '"' || c == '`') {
            quoted(c);
        } else if (c == '[' && !followsName()) {
            quoted(']');
        } else if (c == '{' && placeholder() > 0) {
            at += placeholder();
        } else if (c == '{' || text.startsWith("#{", at) || text.startsWith("${", at) || text.startsWith(":#{", at)) {
            expression();
        } else if (c == ':' || c == '?' || c == '@') {
            parameter();
        } else if (c == '%' && at + 1 < text.length() && isFormat(text.charAt(at + 1))) {
            format();
        } else if (isNamePart(c)) {
            word();
        } else {
            add(Kind.SYMBOL, String.valueOf(c));
            at++;
        }
    }

    private void add(Kind kind, String token) {
        tokens.add(new Token(kind, token));
    }

    /** The offset behind the given mark, or the end of the text. */
    private int endOf(String mark, int from) {
        int end = text.indexOf(mark, from);
        return end < 0 ? text.length() : end + mark.length();
    }

    /** A quote within a string is doubled. */
    private void string() {
        int end = at + 1;
        while (end < text.length() && (text.charAt(end) != '\'' || text.startsWith("''", end))) {
            end += text.startsWith("''", end) ? 2 : 1;
        }
        at = Math.min(text.length(), end + 1);
        add(Kind.VALUE, "'");
    }

    private void quoted(char end) {
        int close = text.indexOf(end, at + 1);
        int stop = close < 0 ? text.length() : close;
        add(Kind.QUOTED, text.substring(at + 1, stop));
        at = Math.min(text.length(), stop + 1);
    }

    /** {@code o.lines[0]}, and not the name {@code [lines]}. */
    private boolean followsName() {
        return at > 0 && (isNamePart(text.charAt(at - 1)) || text.charAt(at - 1) == ')');
    }

    private int placeholder() {
        return PLACEHOLDERS.stream()
                .filter(placeholder -> text.startsWith(placeholder, at))
                .mapToInt(String::length)
                .findFirst()
                .orElse(0);
    }

    /** What is put in at run time; in the place of a name, only that of the entity is known. */
    private void expression() {
        int end = endOf("}", at);
        String expression = text.substring(at, end).replaceAll("\\s", "");
        at = end;
        add(
                Kind.WORD,
                expression.equals(DeleteStatement.ENTITY_OF_REPOSITORY)
                        ? expression
                        : String.valueOf(DeleteStatement.HOLE));
    }

    private void parameter() {
        char mark = text.charAt(at);
        int start = at;
        at++;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        if (mark == '@') {
            // a variable of SQL Server, or what a translator of SQL dialects replaces
            add(Kind.WORD, String.valueOf(DeleteStatement.HOLE));
        } else if (mark == ':' && at == start + 1) {
            add(Kind.SYMBOL, ":");
        } else {
            add(Kind.VALUE, text.substring(start, at));
        }
    }

    private static boolean isFormat(char c) {
        return c == 's' || c == 'd' || Character.isDigit(c);
    }

    /** {@code %s}, {@code %1$s}: a part that is not known. */
    private void format() {
        at++;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '$')) {
            at++;
        }
        at = Math.min(text.length(), at + 1);
        add(Kind.WORD, String.valueOf(DeleteStatement.HOLE));
    }

    private void word() {
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        add(Character.isDigit(word.charAt(0)) ? Kind.VALUE : Kind.WORD, word);
    }

    private static boolean isNamePart(char c) {
        return c == DeleteStatement.HOLE || c == '$' || Character.isUnicodeIdentifierPart(c);
    }

    /** Whether a word has a part that is not known. */
    static boolean hasHole(String word) {
        return word.indexOf(DeleteStatement.HOLE) >= 0;
    }

    /** The word as keywords are compared. */
    static String keyword(Token token) {
        return token.kind() == Kind.WORD ? token.text().toUpperCase(Locale.ROOT) : "";
    }
}
