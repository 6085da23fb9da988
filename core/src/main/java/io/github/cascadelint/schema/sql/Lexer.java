package io.github.cascadelint.schema.sql;

import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.Identifiers;
import io.github.cascadelint.schema.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a script apart into tokens. Knows comments, strings and names in quotes of all kinds, and what clients of databases
 * add to SQL: delimiters of their own, lines of {@code GO} and {@code /}, commands with a backslash, data behind {@code COPY}.
 */
final class Lexer {

    private static final Pattern DELIMITER =
            Pattern.compile("delimiter[ \\t]+(\\S+)[ \\t]*\\r?(?=\\n|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOLLAR = Pattern.compile("\\$(?:[A-Za-z_\\u0080-\\uffff][\\w\\u0080-\\uffff]*)?\\$");
    private static final Pattern ORACLE_QUOTE = Pattern.compile("[nN]?[qQ]'(.)");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?");

    /** Lines for SQL*Plus, not for the database. */
    private static final Pattern SQL_PLUS = Pattern.compile(
            "(?:rem|remark|prompt|whenever|spool|exit|quit|@@?\\S|set\\s+(?:define|echo|feedback|verify|serveroutput|scan"
                    + "|termout|heading|sqlblanklines|linesize|pagesize|timing))\\b.*",
            Pattern.CASE_INSENSITIVE);

    /** Lines at which a client reads another script: of psql, mysql, SQL*Plus and sqlcmd. */
    private static final Pattern INCLUDE = Pattern.compile(
            "(?:\\\\(?:i|ir|include|include_relative)\\s+\\S.*|(?:source\\s+|\\\\\\.\\s+|:r\\s+|@@?)[\\w./\\\\'\"-]+\\.\\w+;?)",
            Pattern.CASE_INSENSITIVE);

    /** Stands for such a line: a word that nobody writes. */
    static final String INCLUDES = "$include";

    private final String text;
    private final Dialect dialect;
    private final List<Token> tokens = new ArrayList<>();
    private String delimiter;
    private int at;
    private int line = 1;
    private int lineStart;
    private int counted;
    private int versioned;
    private int statement;

    Lexer(String text, Dialect dialect, Optional<String> delimiter) {
        this.text = text;
        this.dialect = dialect;
        this.delimiter = delimiter.map(String::strip).filter(d -> !d.isEmpty()).orElse(";");
    }

    List<Token> read() {
        while (at < text.length()) {
            next();
        }
        return tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c) || c == '\uFEFF') {
            at++;
        } else if (!(startsLine(at) && readLine()) && !readDelimiter() && !readComment(c)) {
            readToken(c);
        }
    }

    // ---- lines ----

    /** Lines that are no SQL, and those that end a statement. */
    private boolean readLine() {
        int end = lineEnd(at);
        String content = text.substring(at, end).strip();
        Matcher named = DELIMITER.matcher(text).region(at, text.length());
        if (!content.isEmpty() && (content.charAt(0) == 'd' || content.charAt(0) == 'D') && named.lookingAt()) {
            delimiter = named.group(1);
            end(at, at);
            at = named.end();
            return true;
        }
        if (content.equals("/") || content.equalsIgnoreCase("go") || content.equalsIgnoreCase("go;")) {
            end(at, at + content.length());
            at = end;
            return true;
        }
        if (tokens.size() == statement && INCLUDE.matcher(content).matches()) {
            add(Kind.WORD, INCLUDES, at, at + content.length());
            end(at + content.length(), at + content.length());
            at = end;
            return true;
        }
        boolean isCommand = content.startsWith("\\")
                || (dialect == Dialect.ORACLE
                        && tokens.size() == statement
                        && SQL_PLUS.matcher(content).matches());
        if (isCommand) {
            at = end;
        }
        return isCommand;
    }

    private boolean readDelimiter() {
        if (delimiter.equals(";") || !text.regionMatches(true, at, delimiter, 0, delimiter.length())) {
            return false;
        }
        boolean isWord = Character.isLetter(delimiter.charAt(0));
        if (isWord && !startsLine(at)) {
            return false;
        }
        end(at, at + delimiter.length());
        at += delimiter.length();
        return true;
    }

    private void end(int start, int end) {
        if (tokens.size() > statement) {
            add(Kind.END, text.substring(start, end), start, end);
        }
        statement = tokens.size();
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private boolean startsLine(int position) {
        for (int i = position - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (c == '\n') {
                return true;
            }
            if (!Character.isWhitespace(c) && c != '\uFEFF') {
                return false;
            }
        }
        return true;
    }

    // ---- comments ----

    private boolean readComment(char c) {
        if (c == '-' && follows("--")) {
            at = lineEnd(at);
            return true;
        }
        if (c == '#' && (dialect.isMySql() || (dialect == Dialect.UNKNOWN && startsLine(at)))) {
            at = lineEnd(at);
            return true;
        }
        if (c == '/' && follows("/*")) {
            readBlockComment();
            return true;
        }
        if (versioned > 0 && follows("*/")) {
            versioned--;
            at += 2;
            return true;
        }
        return false;
    }

    /** A comment with an exclamation mark is code for MySQL from a version on. */
    private void readBlockComment() {
        boolean isCode = follows("/*!") || follows("/*M!");
        if (isCode && (dialect.isMySql() || dialect == Dialect.UNKNOWN)) {
            at = text.indexOf('!', at) + 1;
            while (at < text.length() && Character.isDigit(text.charAt(at))) {
                at++;
            }
            versioned++;
            return;
        }
        int start = at;
        int depth = 0;
        do {
            if (follows("/*")) {
                depth += depth == 0 || dialect == Dialect.POSTGRESQL ? 1 : 0;
                at += 2;
            } else if (follows("*/")) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < text.length());
        if (depth > 0) {
            unclosed(start);
        }
    }

    /** What would follow is in the quotes or not: that cannot be told, so that nothing of it is read. */
    private void unclosed(int start) {
        at = text.length();
        add(Kind.UNCLOSED, text.substring(start), start, at);
    }

    private boolean follows(String sign) {
        return text.startsWith(sign, at);
    }

    // ---- tokens ----

    private void readToken(char c) {
        int start = at;
        if (c == '\'') {
            readString(start, at, dialect.isMySql());
        } else if (isPrefixed(c)) {
            readString(start, at + 1, c == 'e' || c == 'E' || dialect.isMySql());
        } else if (readOracleQuote() || readDollar()) {
            return;
        } else if (c == '"' || c == '`') {
            readName(c);
        } else if (c == '[' && isBracketName()) {
            int close = text.indexOf(']', at);
            at = close + 1;
            add(Kind.NAME, text.substring(start + 1, close), start, at);
        } else if (isWordPart(c) && !Character.isDigit(c)) {
            readWord();
        } else if (Character.isDigit(c)) {
            Matcher number = NUMBER.matcher(text).region(at, text.length());
            at = number.lookingAt() ? number.end() : at + 1;
            if (at < text.length() && isWordPart(text.charAt(at))) {
                readWord(); // names may begin with a digit on MySQL
                Token rest = tokens.remove(tokens.size() - 1);
                add(Kind.WORD, text.substring(start, rest.end()), start, rest.end());
            } else {
                add(Kind.NUMBER, text.substring(start, at), start, at);
            }
        } else {
            readSign(c);
        }
    }

    private void readSign(char c) {
        int start = at;
        at += follows("::")
                        || follows("||")
                        || follows(":=")
                        || follows("<=")
                        || follows(">=")
                        || follows("<>")
                        || follows("!=")
                ? 2
                : 1;
        boolean isInner = c == ';' && !delimiter.equals(";");
        add(isInner ? Kind.INNER_SEMICOLON : Kind.SIGN, text.substring(start, at), start, at);
        if (c == ';' && !isInner) {
            skipData();
            statement = tokens.size();
        }
    }

    /** {@code COPY … FROM stdin;} is followed by lines of data, up to a line of {@code \.}. */
    private void skipData() {
        boolean isCopy = tokens.get(statement).is("copy")
                && tokens.subList(statement, tokens.size()).stream().anyMatch(token -> token.is("stdin"));
        if (isCopy) {
            int end = text.indexOf("\n\\.", at);
            at = end < 0 ? text.length() : lineEnd(end + 1);
        }
    }

    private boolean isPrefixed(char c) {
        return "eEnNbBxX".indexOf(c) >= 0 && at + 1 < text.length() && text.charAt(at + 1) == '\'';
    }

    private void readString(int start, int quote, boolean escapes) {
        StringBuilder value = new StringBuilder();
        int i = quote + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\' && escapes && i + 1 < text.length()) {
                value.append(text.charAt(i + 1));
                i += 2;
            } else if (c != '\'') {
                value.append(c);
                i++;
            } else if (text.startsWith("''", i)) {
                value.append(c);
                i += 2;
            } else {
                break;
            }
        }
        if (i >= text.length()) {
            unclosed(start);
            return;
        }
        at = i + 1;
        add(Kind.STRING, value.toString(), start, at);
    }

    /** {@code q'[…]'} */
    private boolean readOracleQuote() {
        if (dialect != Dialect.ORACLE) {
            return false;
        }
        Matcher quote = ORACLE_QUOTE.matcher(text).region(at, text.length());
        if (!quote.lookingAt()) {
            return false;
        }
        String open = quote.group(1);
        int pair = "([{<".indexOf(open);
        String close = (pair < 0 ? open : ")]}>".substring(pair, pair + 1)) + "'";
        int end = text.indexOf(close, quote.end());
        if (end < 0) {
            unclosed(at);
            return true;
        }
        int start = at;
        at = end + close.length();
        add(Kind.STRING, text.substring(quote.end(), end), start, at);
        return true;
    }

    /** {@code $$…$$} and {@code $tag$…$tag$} */
    private boolean readDollar() {
        if (text.charAt(at) != '$' || dialect.isMySql() || dialect == Dialect.ORACLE) {
            return false;
        }
        Matcher tag = DOLLAR.matcher(text).region(at, text.length());
        if (!tag.lookingAt()) {
            return false;
        }
        int end = text.indexOf(tag.group(), tag.end());
        if (end < 0) {
            unclosed(at);
            return true;
        }
        int start = at;
        at = end + tag.group().length();
        add(Kind.STRING, text.substring(tag.end(), end), start, at);
        return true;
    }

    private void readName(char quote) {
        int start = at;
        StringBuilder value = new StringBuilder();
        int i = at + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == quote && i + 1 < text.length() && text.charAt(i + 1) == quote) {
                value.append(c);
                i += 2;
            } else if (c == quote) {
                break;
            } else {
                value.append(c);
                i++;
            }
        }
        if (i >= text.length()) {
            unclosed(start);
            return;
        }
        at = i + 1;
        add(Kind.NAME, value.toString(), start, at);
    }

    /** Brackets are quotes on SQL Server, elsewhere they belong to arrays. */
    private boolean isBracketName() {
        int close = text.indexOf(']', at);
        if (close < 0 || close == at + 1 || close > lineEnd(at)) {
            return false;
        }
        boolean afterWord = at > 0 && (isWordPart(text.charAt(at - 1)) || text.charAt(at - 1) == ']');
        return dialect == Dialect.SQL_SERVER
                || (dialect != Dialect.POSTGRESQL && !afterWord && !Character.isDigit(text.charAt(at + 1)));
    }

    private void readWord() {
        int start = at;
        while (at < text.length()) {
            if (follows("${")) {
                int close = text.indexOf('}', at);
                if (close < 0 || close > lineEnd(at)) {
                    break;
                }
                at = close + 1;
            } else if (isWordPart(text.charAt(at))) {
                at++;
            } else {
                break;
            }
        }
        if (at == start) {
            at++;
        }
        add(Kind.WORD, text.substring(start, at), start, at);
    }

    private boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c)
                || c == '_'
                || c == '@'
                || (c == '#' && dialect == Dialect.SQL_SERVER)
                || c == '$';
    }

    private void add(Kind kind, String value, int start, int end) {
        for (; counted < start; counted++) {
            if (text.charAt(counted) == '\n') {
                line++;
                lineStart = counted + 1;
            }
        }
        boolean isName = kind == Kind.WORD || kind == Kind.NAME;
        String kept = isName ? Identifiers.kept(value, dialect) : value;
        tokens.add(new Token(kind, kept, start, end, line, start - lineStart + 1, startsLine(start)));
    }

    /** All words of a text, strings included, in lower case. */
    static Set<String> words(String code) {
        Set<String> words = new TreeSet<>();
        Matcher matcher = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*").matcher(code);
        while (matcher.find()) {
            words.add(matcher.group().toLowerCase(Locale.ROOT));
        }
        return words;
    }
}
