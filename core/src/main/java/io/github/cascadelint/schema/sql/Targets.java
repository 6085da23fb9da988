package io.github.cascadelint.schema.sql;

import io.github.cascadelint.schema.sql.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells which tables code may change that cannot be followed. What it does is not asked, nor in which order: only whether the
 * tables of the statements that it puts together are written in it, or handed over, or whether they come from somewhere else.
 */
final class Targets {

    /** Definitions of a table, and what their table is. */
    private static final Pattern OF_TABLE = Pattern.compile(
            "\\s*(?:alter\\s+(?:foreign\\s+)?table|(?:create|drop)\\s+(?:\\w+\\s+)?table|create\\s+(?:\\w+\\s+)*?index\\b[^(]*?\\son)"
                    + "\\s+(?:if\\s+(?:not\\s+)?exists\\s+)?(?:only\\s+)?(?:[^\\s.(;]+\\.)?([^\\s.(;]+)(?=[\\s(;]|$).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** What changes no table. */
    private static final Pattern HARMLESS = Pattern.compile(
            "\\s*(?:(?:select|insert|update|delete|with|grant|revoke|comment|set|reset|analyze|vacuum|refresh|truncate|lock|notify|call"
                    + "|explain|copy|alter\\s+database|execute\\s+function)\\b|(?:create|alter|drop)\\s+(?:or\\s+replace\\s+)?(?:materialized\\s+)?"
                    + "(?:sequence|function|procedure|trigger|view|role|user|type|extension|event|domain|policy)\\b|$).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** What leaves the keys and columns of a table as they are, whichever it is. */
    private static final Pattern OF_WHOLE = Pattern.compile(
            "\\s*alter\\s+table\\s+\\S+\\s+(?:convert\\s+to|(?:default\\s+)?character\\s+set|owner\\s+to|auto_increment|comment"
                    + "|(?:enable|disable)\\s+(?:trigger|row)|replica\\s+identity|cluster\\s+on)\\b[^,]*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Set<String> EXECUTE = Set.of("execute", "exec", "prepare");
    private static final Set<String> ENDS = Set.of("into", "using", "loop", "then");

    private final Cursor code;
    private final List<Token> tokens;
    private final Map<String, List<List<Token>>> assigned = new LinkedHashMap<>();
    private final Map<String, List<String>> texts = new HashMap<>();
    private final Map<String, String> known;

    private Targets(Cursor code, Map<String, String> parameters) {
        this.code = code;
        this.tokens = code.fromStart().rest();
        this.known = new HashMap<>(parameters);
        assignments();
        evaluate();
    }

    /**
     * The tables that statements concern which the code puts together; empty where that may be any table.
     *
     * @param parameters what is known of the parameters, by name in lower case
     */
    static Optional<Set<String>> of(Cursor code, Map<String, String> parameters) {
        return new Targets(code, parameters).executed();
    }

    /** The same, of a statement that holds parts of others in strings, for something else to execute. */
    static Optional<Set<String>> inStrings(Cursor statement) {
        List<Token> tokens = statement.fromStart().rest();
        Set<String> tables = new TreeSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isText() && Definitions.areIn(tokens.get(i).text())) {
                boolean inCall = i > 1
                        && tokens.get(i - 1).isSign("(")
                        && (tokens.get(i - 2).is("format") || tokens.get(i - 2).is("concat"));
                List<Token> rest = tokens.subList(inCall ? i - 2 : i, tokens.size());
                if (!concerns(Expression.template(statement.over(rest), Map.of()), tables)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(tables);
    }

    /** Whether a text begins a statement that changes no table. */
    static boolean isHarmless(String text) {
        return !text.isBlank() && HARMLESS.matcher(text).matches();
    }

    // ---- variables ----

    private void assignments() {
        for (int i = 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isSign(":=")) {
                assign(tokens.get(i - 1), nameOfDeclared(i), i + 1);
            } else if (token.is("default") || (token.isSign("=") && isSet(i))) {
                assign(tokens.get(i - 1), nameOfDeclared(i), i + 1);
            } else if (token.is("into")
                    && i + 1 < tokens.size()
                    && !tokens.get(i - 1).is("insert")) {
                assigned.computeIfAbsent(lower(tokens.get(i + 1)), name -> new ArrayList<>())
                        .add(List.of());
            } else if (token.is("in") && isLoop(i)) {
                int end = i + 1;
                while (end < tokens.size() && !tokens.get(end).is("loop")) {
                    end++;
                }
                assigned.computeIfAbsent(lower(tokens.get(i - 1)), name -> new ArrayList<>())
                        .add(elements(tokens.subList(i + 1, end)));
            }
        }
    }

    /** {@code SET v = …}, {@code SELECT @v = …} */
    private boolean isSet(int sign) {
        return tokens.get(Math.max(0, sign - 2)).is("set")
                || tokens.get(sign - 1).text().startsWith("@");
    }

    /** Values written out are as good as an assignment of each. */
    private static List<Token> elements(List<Token> list) {
        return list.stream().filter(token -> !token.is("array")).toList();
    }

    private boolean isLoop(int in) {
        return in > 1 && (tokens.get(in - 2).is("for") || tokens.get(in - 2).is("foreach"));
    }

    /** What is declared with a value has its type between name and value. */
    private String nameOfDeclared(int sign) {
        int start = sign - 1;
        while (start > 0
                && !tokens.get(start - 1).isSemicolon()
                && !tokens.get(start - 1).is("declare")
                && !tokens.get(start - 1).is("begin")) {
            start--;
        }
        return lower(tokens.get(start));
    }

    private void assign(Token target, String declared, int from) {
        int end = from;
        while (end < tokens.size() && !tokens.get(end).isSemicolon()) {
            end++;
        }
        List<Token> value = tokens.subList(from, end);
        String name = lower(target);
        boolean goesOn = !value.isEmpty() && lower(value.get(0)).equals(name);
        if (!goesOn) { // what is put behind does not change how it begins
            assigned.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
        }
        if (!declared.equals(name)) {
            assigned.computeIfAbsent(declared, n -> new ArrayList<>()).add(value);
        }
    }

    private static String lower(Token token) {
        return token.text().toLowerCase(Locale.ROOT);
    }

    private void evaluate() {
        for (Map.Entry<String, List<List<Token>>> variable : assigned.entrySet()) {
            List<String> values = new ArrayList<>();
            for (List<Token> value : variable.getValue()) {
                values.add(value(value));
            }
            boolean isParameter = known.containsKey(variable.getKey());
            if (isParameter) {
                values.add(known.get(variable.getKey()));
            }
            texts.put(variable.getKey(), values);
            known.put(variable.getKey(), values.size() == 1 ? values.get(0) : either(values));
        }
    }

    private String value(List<Token> value) {
        if (value.isEmpty()) {
            return Expression.ELSEWHERE;
        }
        boolean isList = value.stream()
                .allMatch(token -> token.kind() == Kind.STRING
                        || token.kind() == Kind.SIGN
                        || Set.of("array", "text", "varchar", "name").contains(token.word())
                        || Expression.WRITTEN.equals(known.get(lower(token))));
        boolean isOne = value.size() == 1 && value.get(0).kind() == Kind.STRING;
        return isList && !isOne && value.stream().noneMatch(token -> token.isSign("||"))
                ? Expression.WRITTEN
                : Expression.template(code.over(value), known);
    }

    private static String either(List<String> values) {
        return values.stream().anyMatch(text -> text.contains(Expression.ELSEWHERE))
                ? Expression.ELSEWHERE
                : Expression.WRITTEN;
    }

    // ---- statements ----

    private Optional<Set<String>> executed() {
        Set<String> tables = new TreeSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (EXECUTE.contains(tokens.get(i).word()) && !isOfTrigger(i)) {
                List<Token> expression = expression(i);
                List<String> statements =
                        expression.size() == 1 ? texts.getOrDefault(lower(expression.get(0)), List.of()) : List.of();
                if (statements.isEmpty()) {
                    statements = List.of(Expression.template(code.over(expression), known));
                }
                for (String statement : statements) {
                    if (!concerns(statement, tables)) {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.of(tables);
    }

    private boolean isOfTrigger(int i) {
        return i + 1 < tokens.size()
                && (tokens.get(i + 1).is("function") || tokens.get(i + 1).is("procedure"));
    }

    /** {@code EXECUTE expression}, {@code EXECUTE s} behind {@code PREPARE s FROM expression}, {@code EXEC (expression)} */
    private List<Token> expression(int execute) {
        Cursor rest = code.over(tokens.subList(execute, tokens.size()));
        rest.next();
        if (rest.peek(1).is("from") && tokens.get(execute).is("prepare")) {
            rest.moveTo(3);
        } else if (!rest.accept("immediate")) {
            rest.accept("sp_executesql");
        }
        Token first = rest.peek();
        boolean isProcedure = first.word().startsWith("sp_")
                || (tokens.get(execute).is("exec")
                        && first.isName()
                        && !first.text().startsWith("@"));
        if (isProcedure || isPrepared(first)) {
            return List.of(first.asString("")); // told where it is made
        }
        int start = rest.position();
        if (first.isSign("(")) {
            rest.skipBrackets();
            return rest.tokensSince(start).subList(1, Math.max(1, rest.position() - start - 1));
        }
        while (!rest.isAtEnd() && !rest.peek().isSemicolon() && !rest.peek().isSign(",") && !rest.looksAtAny(ENDS)) {
            rest.skipOne();
        }
        return rest.tokensSince(start);
    }

    private boolean isPrepared(Token name) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is("prepare") && lower(tokens.get(i + 1)).equals(lower(name))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is known what statements concern; the names of tables that are, are added. */
    private static boolean concerns(String statements, Set<String> tables) {
        for (String statement : statements.split(";", -1)) {
            Matcher ofTable = OF_TABLE.matcher(statement);
            if (OF_WHOLE.matcher(statement).matches()) {
                continue;
            }
            if (ofTable.matches()) {
                String table = ofTable.group(1).replaceAll("[\"`\\[\\]]", "").toLowerCase(Locale.ROOT);
                boolean isWritten = table.equals(Expression.WRITTEN);
                boolean isPutIn =
                        table.contains(Expression.WRITTEN) || table.contains(Expression.ELSEWHERE) || table.equals("?");
                if (!isWritten && isPutIn) {
                    return false;
                }
                tables.add(table);
            } else if (!HARMLESS.matcher(statement).matches()) {
                return false;
            }
        }
        return true;
    }
}
