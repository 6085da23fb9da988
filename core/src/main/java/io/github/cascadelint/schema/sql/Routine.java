package io.github.cascadelint.schema.sql;

import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.SchemaChange.Invocation;
import io.github.cascadelint.schema.sql.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The code of a function or procedure, read anew for every call with what the call hands over: what it does depends on that.
 */
final class Routine {

    private static final Set<String> MODES = Set.of("in", "out", "inout", "variadic");

    /** Where one of these stands around a call, how often it is made depends on rows. */
    private static final Set<String> OF_QUERIES =
            Set.of("from", "where", "limit", "fetch", "having", "case", "union", "intersect", "except", "offset");

    /** Statements that do something for every row that there is, or that nobody executes. */
    private static final Set<String> BY_ROWS =
            Set.of("update", "delete", "merge", "alter", "copy", "explain", "declare", "for", "while", "cursor");

    /** What stands before brackets and is no routine of anybody. */
    private static final Set<String> WORDS = Set.of(
            "exists",
            "count",
            "coalesce",
            "format",
            "concat",
            "quote_ident",
            "quote_literal",
            "lower",
            "upper",
            "now",
            "max",
            "min",
            "values",
            "in",
            "any",
            "all",
            "and",
            "or",
            "not",
            "if",
            "on",
            "as",
            "references",
            "varchar",
            "char",
            "character",
            "varying",
            "numeric",
            "decimal",
            "number",
            "varchar2",
            "nvarchar",
            "nvarchar2",
            "timestamp",
            "select",
            "returns",
            "using",
            "check",
            "unique",
            "cast",
            "nextval",
            "array",
            "object_id",
            "col_length",
            "to_regclass");

    private final List<String> parameters;
    private final Cursor body;
    private final Dialect dialect;

    private Routine(List<String> parameters, Cursor body, Dialect dialect) {
        this.parameters = List.copyOf(parameters);
        this.body = body;
        this.dialect = dialect;
    }

    /**
     * The types of the parameters by which PostgreSQL tells routines of one name; none for others, which have one of a name.
     *
     * @param cursor behind the name, where it stays
     */
    static List<String> signature(Cursor cursor, Dialect dialect) {
        List<String> types = new ArrayList<>();
        int start = cursor.position();
        if (dialect == Dialect.POSTGRESQL && cursor.acceptSign("(")) {
            while (!cursor.isAtEnd() && !cursor.acceptSign(")")) {
                int first = cursor.position();
                boolean isOut = cursor.looksAt("out");
                cursor.skipToComma();
                String type = type(cursor.tokensSince(first));
                if (!isOut && !type.isEmpty()) {
                    types.add(type);
                }
                cursor.acceptSign(",");
            }
        }
        cursor.moveTo(start);
        return types;
    }

    /** The last word before a default and before what is in brackets: {@code INOUT t double precision DEFAULT 1}. */
    private static String type(List<Token> parameter) {
        StringBuilder type = new StringBuilder();
        for (Token token : parameter) {
            if (token.is("default") || token.isSign("=") || token.isSign(":=") || token.isSign("(")) {
                break;
            }
            if (token.isName()) {
                type.setLength(0);
            }
            type.append(token.isName() ? token.text().toLowerCase(Locale.ROOT) : token.text());
        }
        return switch (type.toString()) {
            case "integer", "int4" -> "int";
            case "int8" -> "bigint";
            case "varying" -> "varchar";
            case "bool" -> "boolean";
            default -> type.toString();
        };
    }

    /** What a call may concern that is not followed. */
    static Optional<Set<String>> targets(Optional<Routine> routine, Cursor code, List<Optional<String>> arguments) {
        Map<String, String> known = new HashMap<>();
        if (routine.isPresent() && routine.get().parameters.size() == arguments.size()) {
            for (int i = 0; i < arguments.size(); i++) {
                String name = routine.get().parameters.get(i);
                arguments.get(i).ifPresent(text -> known.put(name, text));
            }
        }
        return Targets.of(routine.map(read -> read.body).orElse(code), known);
    }

    /**
     * Reads a routine.
     *
     * @param cursor behind its name
     * @return empty where its parameters have no names, where it looks for tables in another schema, or where there is no body
     *     that could be read
     */
    static Optional<Routine> read(Cursor cursor, Dialect dialect) {
        List<String> parameters = new ArrayList<>();
        if (cursor.acceptSign("(")) {
            while (!cursor.isAtEnd() && !cursor.acceptSign(")")) {
                cursor.acceptAny(MODES);
                Token name = cursor.next();
                if (!name.isName() || cursor.peek().isSign(",") || cursor.peek().isSign(")")) {
                    return Optional.empty();
                }
                parameters.add(name.text().toLowerCase(Locale.ROOT));
                cursor.skipToComma();
                cursor.acceptSign(",");
            }
        } else if (cursor.peek().text().startsWith("@")) {
            return Optional.empty();
        }
        if (cursor.rest().stream().anyMatch(token -> token.is("search_path"))) {
            return Optional.empty();
        }
        return body(cursor, dialect).map(code -> new Routine(parameters, code, dialect));
    }

    /** The body is a string on PostgreSQL, elsewhere it stands between BEGIN and END. */
    static Optional<Cursor> body(Cursor cursor, Dialect dialect) {
        Optional<Token> string = cursor.rest().stream()
                .filter(token -> token.kind() == Kind.STRING)
                .reduce((one, other) -> one.text().length() >= other.text().length() ? one : other);
        if (string.isPresent() && cursor.rest().stream().noneMatch(token -> token.is("begin"))) {
            return Optional.of(cursor.within(string.get(), dialect));
        }
        while (!cursor.isAtEnd() && !cursor.looksAt("begin")) {
            cursor.next();
        }
        return cursor.isAtEnd() ? Optional.empty() : Optional.of(cursor.over(cursor.rest()));
    }

    boolean hasParameters() {
        return !parameters.isEmpty();
    }

    /** What a call does; empty where that could not be followed. */
    Optional<List<SchemaChange>> with(List<String> arguments) {
        if (arguments.size() != parameters.size()) {
            return Optional.empty();
        }
        Map<String, String> known = new HashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            known.put(parameters.get(i), arguments.get(i));
        }
        return new BlockReader(body.over(compared(body.fromStart().rest(), known)), dialect, known).read();
    }

    /** What names are compared with: parameters become the constants that they stand for. */
    private static List<Token> compared(List<Token> tokens, Map<String, String> known) {
        List<Token> bound = new ArrayList<>();
        for (Token token : tokens) {
            Optional<String> value = token.isName()
                            && !bound.isEmpty()
                            && bound.get(bound.size() - 1).isSign("=")
                    ? Optional.ofNullable(known.get(token.text().toLowerCase(Locale.ROOT)))
                    : Optional.empty();
            bound.add(value.map(token::asString).orElse(token));
        }
        return bound;
    }

    /** All that looks like a call, what is within the brackets of another first, with the arguments that are constant. */
    static List<Invocation> invocations(Cursor statement, Map<String, String> known) {
        boolean isOnce = statement.rest().stream().noneMatch(token -> OF_QUERIES.contains(token.word()))
                && !BY_ROWS.contains(statement.fromStart().peek().word());
        List<Invocation> found = new ArrayList<>();
        if (statement.acceptAny(Set.of("call", "exec", "execute", "perform"))) {
            withoutBrackets(statement, known).ifPresent(found::add);
        }
        add(statement.fromStart(), known, isOnce, found);
        return found;
    }

    /** {@code CALL f}, {@code EXEC dbo.f 'a', 'b'}; arguments by name are left out. */
    private static Optional<Invocation> withoutBrackets(Cursor statement, Map<String, String> known) {
        return statement
                .tableName()
                .filter(name -> !statement.peek().isSign("("))
                .map(name -> new Invocation(name.key(), arguments(statement.over(statement.rest()), known), true));
    }

    private static void add(Cursor statement, Map<String, String> known, boolean isOnce, List<Invocation> found) {
        while (!statement.isAtEnd()) {
            Token name = statement.next();
            if (statement.peek().isSign("(")) {
                int start = statement.position();
                statement.skipBrackets();
                List<Token> all = statement.tokensSince(start);
                List<Token> inner = all.subList(1, Math.max(1, all.size() - 1));
                add(statement.over(inner), known, isOnce, found);
                if (name.isName() && !WORDS.contains(name.word())) {
                    found.add(new Invocation(
                            name.text().toLowerCase(Locale.ROOT), arguments(statement.over(inner), known), isOnce));
                }
            }
        }
    }

    private static List<Optional<String>> arguments(Cursor inner, Map<String, String> known) {
        List<Optional<String>> arguments = new ArrayList<>();
        while (!inner.isAtEnd()) {
            int start = inner.position();
            inner.skipToComma();
            arguments.add(Expression.constant(inner.over(inner.tokensSince(start)), known));
            if (!inner.acceptSign(",")) {
                inner.next();
            }
        }
        return arguments;
    }
}
