package io.github.cascadelint.schema.sql;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.TableName;
import io.github.cascadelint.schema.sql.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Goes through the tokens of a statement. Past the end there is an endless row of nothing. */
final class Cursor {

    private static final Token NOTHING = new Token(Kind.END, "", 0, 0, 0, 0, false);

    private final String file;
    private final String text;
    private final int lineOffset;
    private final List<Token> tokens;
    private int at;

    /**
     * @param file the script
     * @param text its text
     * @param lineOffset lines before the text in the file, where it is a part of one
     * @param tokens those to go through
     */
    Cursor(String file, String text, int lineOffset, List<Token> tokens) {
        this.file = file;
        this.text = text;
        this.lineOffset = lineOffset;
        this.tokens = List.copyOf(tokens);
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return at + ahead >= 0 && at + ahead < tokens.size() ? tokens.get(at + ahead) : NOTHING;
    }

    Token next() {
        Token token = peek();
        at++;
        return token;
    }

    boolean isAtEnd() {
        return at >= tokens.size();
    }

    int position() {
        return Math.min(at, tokens.size());
    }

    void moveTo(int position) {
        at = position;
    }

    boolean looksAt(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!peek(i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    boolean looksAtAny(Set<String> words) {
        return words.contains(peek().word());
    }

    /** Goes past these keywords if they come next. */
    boolean accept(String... words) {
        boolean found = looksAt(words);
        at += found ? words.length : 0;
        return found;
    }

    boolean acceptAny(Set<String> words) {
        boolean found = looksAtAny(words);
        at += found ? 1 : 0;
        return found;
    }

    boolean acceptSign(String sign) {
        boolean found = peek().isSign(sign);
        at += found ? 1 : 0;
        return found;
    }

    boolean acceptIfExists() {
        return accept("if", "exists");
    }

    boolean acceptIfNotExists() {
        return accept("if", "not", "exists");
    }

    /** A name, or empty text where none comes next. */
    String name() {
        return peek().isName() || peek().kind() == Kind.STRING ? next().text() : "";
    }

    /** The last part of a name with dots. */
    String lastName() {
        return tableName().map(TableName::name).orElse("");
    }

    /** The name of a table, with all that stands before it. */
    Optional<TableName> tableName() {
        String name = name();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> schema = Optional.empty();
        while (peek().isSign(".")) {
            next();
            if (peek().isSign(".")) {
                continue; // database..table
            }
            schema = Optional.of(name);
            name = name();
        }
        return name.isEmpty() ? Optional.empty() : Optional.of(new TableName(schema, name));
    }

    /** The names in brackets, as far as they are names; the closing bracket is passed. */
    List<String> namesInBrackets() {
        List<String> names = new ArrayList<>();
        if (!acceptSign("(")) {
            return names;
        }
        while (!isAtEnd() && !peek().isSign(")")) {
            String name = lastName();
            if (!name.isEmpty()) {
                names.add(name);
            }
            skipToComma();
            acceptSign(",");
        }
        acceptSign(")");
        return names;
    }

    /** Goes to the next comma or closing bracket of this level, or to the end. */
    void skipToComma() {
        while (!isAtEnd() && !peek().isSign(",") && !peek().isSign(")")) {
            skipOne();
        }
    }

    /** Goes past one token, or past all that is in brackets where one opens. */
    void skipOne() {
        if (!peek().isSign("(")) {
            next();
            return;
        }
        int depth = 0;
        do {
            Token token = next();
            if (token.isSign("(")) {
                depth++;
            } else if (token.isSign(")")) {
                depth--;
            }
        } while (depth > 0 && !isAtEnd());
    }

    void skipBrackets() {
        if (peek().isSign("(")) {
            skipOne();
        }
    }

    /** Where the tokens from a position up to here stand. */
    SourceRange since(int start) {
        return range(start, Math.max(start, Math.min(at, tokens.size()) - 1));
    }

    SourceRange all() {
        return range(0, tokens.size() - 1);
    }

    private SourceRange range(int first, int last) {
        if (tokens.isEmpty()) {
            return SourceRange.ofLine(file, 1 + lineOffset);
        }
        Token from = tokens.get(Math.min(first, tokens.size() - 1));
        Token to = tokens.get(Math.min(last, tokens.size() - 1));
        String inner = text.substring(to.start(), to.end());
        int feeds = (int) inner.chars().filter(c -> c == '\n').count();
        int endColumn = feeds == 0 ? to.column() + inner.length() : inner.length() - inner.lastIndexOf('\n');
        return new SourceRange(
                file, from.line() + lineOffset, from.column(), to.line() + lineOffset + feeds, endColumn);
    }

    /** The script's text from a position up to here, blanks folded. */
    String textSince(int start) {
        int last = Math.min(at, tokens.size()) - 1;
        return last < start ? "" : text(start, last);
    }

    /** The text of all tokens. */
    String textOfAll() {
        return tokens.isEmpty() ? "" : text(0, tokens.size() - 1);
    }

    private String text(int first, int last) {
        return text.substring(tokens.get(first).start(), tokens.get(last).end()).replaceAll("\\s+", " ");
    }

    /** Those tokens from a position up to here. */
    List<Token> tokensSince(int start) {
        return tokens.subList(start, position());
    }

    List<Token> rest() {
        return tokens.subList(position(), tokens.size());
    }

    /** A cursor over some of the tokens. */
    Cursor over(List<Token> some) {
        return new Cursor(file, text, lineOffset, some);
    }

    /** A cursor over what a string holds. */
    Cursor within(Token string, Dialect dialect) {
        List<Token> inner = new Lexer(string.text(), dialect, Optional.empty()).read();
        return new Cursor(file, string.text(), lineOffset + string.line() - 1, inner);
    }

    /** What a quote, comment or bracket that nothing closes, or a bracket that nothing opens, is told as. */
    Optional<String> mismatch() {
        Deque<Token> open = new ArrayDeque<>();
        for (Token token : tokens) {
            if (token.kind() == Kind.UNCLOSED) {
                return Optional.of("what opens in line " + lineOf(token)
                        + " is not closed before the script ends, and nothing behind it was read");
            } else if (token.isSign("(")) {
                open.push(token);
            } else if (token.isSign(")") && open.poll() == null) {
                return Optional.of("the bracket in line " + lineOf(token) + " closes none");
            }
        }
        return Optional.ofNullable(open.peek())
                .map(token -> "the bracket that opens in line " + lineOf(token) + " is not closed");
    }

    private int lineOf(Token token) {
        return token.line() + lineOffset;
    }

    /** Whether nothing tells where the last of the tokens ends. */
    boolean isUnclosed() {
        return !tokens.isEmpty() && tokens.get(tokens.size() - 1).kind() == Kind.UNCLOSED;
    }

    /** A cursor over all the tokens, at their beginning. */
    Cursor fromStart() {
        return over(tokens);
    }

    /** All words of the tokens, those within strings included, in lower case; comments do not count. */
    Set<String> words() {
        Set<String> words = new TreeSet<>();
        addWords(tokens, words);
        return words;
    }

    private static void addWords(List<Token> tokens, Set<String> words) {
        for (Token token : tokens) {
            if (token.kind() == Kind.STRING) {
                addWords(new Lexer(token.text(), Dialect.UNKNOWN, Optional.empty()).read(), words);
            } else {
                words.addAll(Lexer.words(token.text()));
            }
        }
    }
}
