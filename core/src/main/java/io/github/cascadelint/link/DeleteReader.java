package io.github.cascadelint.link;

import static io.github.cascadelint.link.StatementTokens.keyword;

import io.github.cascadelint.link.StatementTokens.Kind;
import io.github.cascadelint.link.StatementTokens.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a text of JPQL (Jakarta Persistence 3.2, section 4.11), HQL or SQL deletes. Of a name that is not known, and
 * of what is no delete, nothing is said; an UPDATE that marks rows is none.
 */
final class DeleteReader {

    /** May stand between DELETE and the name. */
    private static final Set<String> MODIFIERS = Set.of("LOW_PRIORITY", "QUICK", "IGNORE", "ONLY", "TABLE");

    /** Words that may follow the name and are no alias of it. */
    private static final Set<String> CLAUSES = Set.of(
            "WHERE",
            "USING",
            "FROM",
            "JOIN",
            "INNER",
            "LEFT",
            "RIGHT",
            "CROSS",
            "SET",
            "RETURNING",
            "LIMIT",
            "OUTPUT",
            "WITH",
            "CASCADE",
            "RESTRICT",
            "RESTART",
            "CONTINUE",
            "PARTITION",
            "ON");

    /** Words of conditions that are no attribute or column. */
    private static final Set<String> OPERATORS = Set.of(
            "AND",
            "OR",
            "NOT",
            "IN",
            "IS",
            "NULL",
            "LIKE",
            "BETWEEN",
            "EXISTS",
            "ANY",
            "ALL",
            "SOME",
            "TRUE",
            "FALSE",
            "MEMBER",
            "OF",
            "EMPTY",
            "ESCAPE",
            "CASE",
            "WHEN",
            "THEN",
            "ELSE",
            "END",
            "AS",
            "INTERVAL",
            "SELECT",
            "FROM",
            "WHERE",
            "JOIN");

    private final List<Token> tokens;
    private final List<DeleteStatement> statements = new ArrayList<>();
    private int at;

    private DeleteReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** What the statements of a text delete, in their order; several are separated by semicolons. */
    static List<DeleteStatement> read(String text) {
        // Most texts are no statement at all, and to look for the words costs nothing.
        if (!holds(text, "delete") && !holds(text, "truncate")) {
            return List.of();
        }
        DeleteReader reader = new DeleteReader(StatementTokens.of(text));
        while (reader.at < reader.tokens.size()) {
            reader.statement();
        }
        return List.copyOf(reader.statements);
    }

    private static boolean holds(String text, String word) {
        for (int i = 0; i + word.length() <= text.length(); i++) {
            if (text.regionMatches(true, i, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    private void statement() {
        if (peek("WITH")) {
            skipTo("DELETE");
        }
        if (take("DELETE")) {
            delete();
        } else if (take("TRUNCATE")) {
            truncate();
        }
        toNextStatement();
    }

    private void delete() {
        skipModifiers();
        boolean from = take("FROM");
        skipModifiers();
        List<Named> named = names();
        if (named.isEmpty()) {
            return;
        }
        // DELETE o FROM orders o …, DELETE FROM o USING orders o …: the names are aliases of what is listed next
        List<Named> tables = List.of();
        if ((!from && take("FROM")) || (from && take("USING"))) {
            tables = names();
        }
        Condition condition = condition();
        for (Named target : named) {
            Named table = tables.stream()
                    .filter(other -> other.isCalled(target.name()))
                    .findFirst()
                    .orElse(target);
            add(table, condition);
        }
    }

    /** TRUNCATE … CASCADE leaves nothing behind: it empties what refers to the table, too. */
    private void truncate() {
        skipModifiers();
        List<Named> named = names();
        while (at < tokens.size() && !tokens.get(at).is(";")) {
            if (take("CASCADE")) {
                return;
            }
            at++;
        }
        named.forEach(target -> add(target, new Condition(List.of(), List.of())));
    }

    private void add(Named target, Condition condition) {
        String name = target.name();
        // Of a schema that is put in at run time, the table is known all the same.
        while (name.contains(".") && StatementTokens.hasHole(name.substring(0, name.indexOf('.')))) {
            name = name.substring(name.indexOf('.') + 1);
        }
        if (!StatementTokens.hasHole(name)) {
            statements.add(new DeleteStatement(name, condition.paths(target), condition.absent()));
        }
    }

    private void skipModifiers() {
        while (at < tokens.size() && MODIFIERS.contains(keyword(tokens.get(at)))) {
            at++;
        }
    }

    /** A name with its alias, if it has one. */
    private record Named(String name, Optional<String> alias) {

        boolean isCalled(String other) {
            return alias.filter(other::equalsIgnoreCase).isPresent() || name.equalsIgnoreCase(other);
        }

        boolean isPrefix(String part) {
            return alias.filter(part::equalsIgnoreCase).isPresent()
                    || name.substring(name.lastIndexOf('.') + 1).equalsIgnoreCase(part);
        }
    }

    private List<Named> names() {
        List<Named> names = new ArrayList<>();
        do {
            if (!atName()) {
                break;
            }
            String name = dotted();
            take("*"); // DELETE o.* FROM orders o
            take("AS");
            boolean alias = atName() && !MODIFIERS.contains(keyword(tokens.get(at)));
            names.add(new Named(name, alias ? Optional.of(tokens.get(at++).text()) : Optional.empty()));
        } while (take(","));
        return names;
    }

    /** Whether a name stands here that begins no clause; {@code order} is one only where {@code by} follows. */
    private boolean atName() {
        return at < tokens.size()
                && tokens.get(at).isName()
                && !CLAUSES.contains(keyword(tokens.get(at)))
                && !(peek("ORDER")
                        && at + 1 < tokens.size()
                        && tokens.get(at + 1).is("BY"));
    }

    /** Names with dots between them; SQL Server leaves a schema out by two dots. */
    private String dotted() {
        StringBuilder name = new StringBuilder(tokens.get(at++).text());
        while (at < tokens.size() && tokens.get(at).is(".")) {
            while (at < tokens.size() && tokens.get(at).is(".")) {
                at++;
            }
            if (at < tokens.size() && tokens.get(at).isName()) {
                name.append('.').append(tokens.get(at++).text());
            }
        }
        return name.toString();
    }

    /** The names in a condition: those outside of subqueries, and in them those that begin with an alias from outside. */
    private record Condition(List<Path> names, List<String> absent) {

        List<String> paths(Named target) {
            Set<String> paths = new LinkedHashSet<>();
            for (Path path : names) {
                int dot = path.name().indexOf('.');
                if (dot > 0 && target.isPrefix(path.name().substring(0, dot))) {
                    paths.add(path.name().substring(dot + 1));
                } else if (!path.inSubquery() && !target.isPrefix(path.name())) {
                    paths.add(path.name());
                }
            }
            return List.copyOf(paths);
        }
    }

    private record Path(String name, boolean inSubquery) {}

    private Condition condition() {
        int depth = 0;
        // The name list of a delete ends at its condition; what is joined before that has conditions of its own.
        while (at < tokens.size() && !tokens.get(at).is(";") && !(depth == 0 && peek("WHERE"))) {
            depth += depth(tokens.get(at));
            at++;
        }
        List<Path> names = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        int subquery = 0;
        boolean negated = false;
        while (at < tokens.size() && !tokens.get(at).is(";")) {
            Token token = tokens.get(at);
            if (subquery == 0 && token.is("(") && opensSubquery()) {
                negated = isNegated();
                subquery = 1;
            } else if (subquery > 0) {
                subquery += depth(token);
            }
            if (subquery > 0 && (take("FROM") || take("JOIN"))) {
                List<Named> others = names();
                if (negated) {
                    others.forEach(other -> absent.add(other.name()));
                }
            } else if (isPath(token)) {
                names.add(new Path(dotted(), subquery > 0));
            } else {
                at++;
            }
        }
        return new Condition(names, absent);
    }

    /** {@code not in (…}, {@code not exists (…}. */
    private boolean isNegated() {
        return at >= 2
                && tokens.get(at - 2).is("NOT")
                && (tokens.get(at - 1).is("IN") || tokens.get(at - 1).is("EXISTS"));
    }

    private static int depth(Token token) {
        if (token.is("(")) {
            return 1;
        }
        return token.is(")") ? -1 : 0;
    }

    private boolean opensSubquery() {
        return at + 1 < tokens.size()
                && (tokens.get(at + 1).is("SELECT") || tokens.get(at + 1).is("FROM"));
    }

    /** A name that is no keyword and no function. */
    private boolean isPath(Token token) {
        boolean function = at + 1 < tokens.size() && tokens.get(at + 1).is("(");
        return token.kind() == Kind.QUOTED
                || (token.kind() == Kind.WORD && !function && !OPERATORS.contains(keyword(token)));
    }

    private boolean peek(String word) {
        return at < tokens.size() && tokens.get(at).is(word);
    }

    private boolean take(String word) {
        if (!peek(word)) {
            return false;
        }
        at++;
        return true;
    }

    /** What a WITH names stands in parentheses; the statement follows. */
    private void skipTo(String word) {
        int depth = 0;
        while (at < tokens.size()
                && !(depth == 0 && peek(word))
                && !tokens.get(at).is(";")) {
            depth += depth(tokens.get(at));
            at++;
        }
    }

    private void toNextStatement() {
        while (at < tokens.size() && !take(";")) {
            at++;
        }
    }
}
