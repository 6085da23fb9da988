package io.github.cascadelint.schema.sql;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.SchemaCondition;
import io.github.cascadelint.schema.sql.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What variables of a session hold, as scripts for MySQL use them for want of conditional statements: counts of rows of the
 * catalog, and one of two constant statements, chosen by such a count, that is prepared and executed.
 */
final class SessionVariables {

    private final Dialect dialect;
    private final Map<String, SchemaCondition> conditions = new HashMap<>();
    private final Map<String, List<SchemaChange>> statements = new HashMap<>();
    /** Those that hold what was told not to be followed. */
    private final Set<String> told = new HashSet<>();

    SessionVariables(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Reads {@code SET @v = …} or {@code SELECT … INTO @v}; false where what the variable then holds is not known. */
    boolean assign(Cursor statement) {
        boolean set = statement.accept("set");
        if (!set && !statement.accept("select")) {
            return false;
        }
        Cursor value = statement;
        String variable;
        if (set || statement.peek(1).isSign(":=")) {
            variable = name(statement.next());
            boolean assigned = statement.acceptSign("=") || statement.acceptSign(":=");
            if (!assigned) {
                return false;
            }
            value = statement.over(statement.rest());
        } else {
            variable = into(statement.rest());
            statement.moveTo(0);
        }
        if (!variable.startsWith("@")) {
            return false;
        }
        conditions.remove(variable);
        statements.remove(variable);
        return evaluate(variable, value);
    }

    /** Reads {@code PREPARE s FROM @v}; false where what is prepared is not known. */
    boolean prepare(Cursor statement) {
        statement.accept("prepare");
        String name = name(statement.next());
        statements.remove(name);
        if (!statement.accept("from")) {
            return false;
        }
        Optional<List<SchemaChange>> changes = statement.peek().kind() == Kind.STRING
                ? Constant.read(statement.peek().text(), statement.all(), dialect)
                : Optional.ofNullable(statements.get(name(statement.peek())));
        changes.ifPresent(c -> statements.put(name, c));
        return changes.isPresent();
    }

    /** What it does to execute a prepared statement; nothing where it is not known, which was told when it was made. */
    List<SchemaChange> execute(String name) {
        return statements.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** Whether what one of these variables or prepared statements holds was followed, or told not to be. */
    boolean isTold(List<Token> tokens) {
        return tokens.stream()
                .map(SessionVariables::name)
                .anyMatch(name -> told.contains(name) || statements.containsKey(name));
    }

    /**
     * Takes note of a statement that was told not to be followed, or that puts together one that changes no table.
     *
     * @param anyway whether it was told, whatever it puts together
     */
    void tell(List<Token> tokens, boolean anyway) {
        boolean isHarmless = tokens.stream().anyMatch(token -> token.isText() && Targets.isHarmless(token.text()));
        if (anyway || isHarmless) {
            tokens.stream().filter(Token::isName).map(SessionVariables::name).forEach(told::add);
        }
    }

    private static String name(Token token) {
        return token.text().toLowerCase(Locale.ROOT);
    }

    private static String into(List<Token> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).is("into")) {
                return name(tokens.get(i + 1));
            }
        }
        return "";
    }

    private boolean evaluate(String variable, Cursor value) {
        Cursor inner = withoutBrackets(value);
        SourceRange place = value.all();
        if (inner.looksAt("select") && !inner.looksAt("select", "if")) {
            Optional<SchemaCondition> row = CatalogCondition.catalogRow(inner.rest());
            row.ifPresent(condition -> conditions.put(variable, condition));
            return row.isPresent();
        }
        Optional<SchemaCondition> counted =
                inner.accept("select") ? CatalogCondition.catalogRow(inner.rest()) : Optional.empty();
        Optional<List<SchemaChange>> changes = inner.looksAt("if")
                ? choice(inner, counted, place)
                : text(inner.rest()).flatMap(sql -> Constant.read(sql, place, dialect));
        changes.ifPresent(c -> statements.put(variable, c));
        return changes.isPresent();
    }

    private static Cursor withoutBrackets(Cursor value) {
        List<Token> tokens = value.rest();
        boolean enclosed = tokens.size() > 2
                && tokens.get(0).isSign("(")
                && tokens.get(tokens.size() - 1).isSign(")");
        return enclosed ? value.over(tokens.subList(1, tokens.size() - 1)) : value;
    }

    /** {@code IF(@count = 0, 'ALTER …', 'SELECT 1')} */
    private Optional<List<SchemaChange>> choice(Cursor cursor, Optional<SchemaCondition> counted, SourceRange place) {
        cursor.accept("if");
        cursor.acceptSign("(");
        List<List<Token>> arguments = new ArrayList<>();
        do {
            int start = cursor.position();
            cursor.skipToComma();
            arguments.add(List.copyOf(cursor.tokensSince(start)));
        } while (cursor.acceptSign(","));
        if (arguments.size() != 3) {
            return Optional.empty();
        }
        Optional<SchemaCondition> condition = condition(cursor, arguments.get(0), counted);
        Optional<List<SchemaChange>> then = text(arguments.get(1)).flatMap(sql -> Constant.read(sql, place, dialect));
        Optional<List<SchemaChange>> otherwise =
                text(arguments.get(2)).flatMap(sql -> Constant.read(sql, place, dialect));
        return condition.isPresent() && then.isPresent() && otherwise.isPresent()
                ? Optional.of(List.of(new SchemaChange.When(condition.get(), then.get(), otherwise.get(), place)))
                : Optional.empty();
    }

    /** A condition on a variable or the catalog, or on the count of the query around it. */
    private Optional<SchemaCondition> condition(Cursor cursor, List<Token> tokens, Optional<SchemaCondition> counted) {
        Map<String, SchemaCondition> known = new HashMap<>(conditions);
        List<Token> read = new ArrayList<>(tokens);
        if (counted.isPresent() && !read.isEmpty() && read.get(0).is("count")) {
            known.put("count", counted.get());
            while (read.size() > 1 && !read.get(1).text().matches("[=<>!]+")) {
                read.remove(1);
            }
        }
        Cursor over = cursor.over(read);
        return new CatalogCondition(over, known).read().filter(condition -> over.isAtEnd());
    }

    /** A constant text, or several that are joined. */
    private static Optional<String> text(List<Token> tokens) {
        boolean joined = tokens.size() > 3 && tokens.get(0).is("concat");
        StringBuilder text = new StringBuilder();
        for (int i = joined ? 2 : 0; i < tokens.size() - (joined ? 1 : 0); i++) {
            Token token = tokens.get(i);
            if (token.kind() == Kind.STRING) {
                text.append(token.text());
            } else if (!(joined && token.isSign(",")) && !token.is("null")) {
                return Optional.empty();
            }
        }
        return Optional.of(text.toString());
    }
}
