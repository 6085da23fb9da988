package io.github.cascadelint.schema.sql;

import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Divides the tokens of a script into statements. The semicolons within the body of a procedure, function, trigger or block end
 * none.
 */
final class StatementSplitter {

    private static final Set<String> ROUTINES = Set.of("procedure", "proc", "function", "trigger", "package", "event");

    /** What follows BEGIN where it begins a transaction. */
    private static final Set<String> TRANSACTION =
            Set.of("transaction", "tran", "work", "immediate", "deferred", "exclusive", "isolation", "read");

    /** What follows END where it ends something that no BEGIN began. */
    private static final Set<String> NO_BLOCK = Set.of("if", "loop", "while", "repeat", "for");

    /** What begins a statement on SQL Server, where nothing need end the one before. */
    private static final Set<String> STARTS = Set.of("create", "alter", "insert", "exec", "execute", "if", "drop");

    private final Dialect dialect;
    private final List<List<Token>> statements = new ArrayList<>();
    private List<Token> current = new ArrayList<>();
    private boolean routine;
    private boolean block;
    private boolean awaitsBegin;
    private int depth;
    private int brackets;

    StatementSplitter(Dialect dialect) {
        this.dialect = dialect;
    }

    List<List<Token>> split(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : token;
            if (token.kind() == Kind.END) {
                end();
            } else if (token.isSemicolon() && ends(token, next)) {
                end();
            } else {
                if (startsAnother(token, next)) {
                    end();
                }
                current.add(token);
                follow(token, next);
            }
        }
        end();
        return statements;
    }

    private void end() {
        if (!current.isEmpty()) {
            statements.add(current);
            current = new ArrayList<>();
        }
        routine = false;
        block = false;
        awaitsBegin = false;
        depth = 0;
        brackets = 0;
    }

    private boolean ends(Token token, Token next) {
        if (depth > 0) {
            return next.equals(token); // what is never closed ends with the script
        }
        if (routine && (token.kind() == Kind.INNER_SEMICOLON || dialect == Dialect.SQL_SERVER)) {
            return false;
        }
        return !awaitsBegin;
    }

    private boolean startsAnother(Token token, Token next) {
        return dialect == Dialect.SQL_SERVER
                && !current.isEmpty()
                && !routine
                && depth == 0
                && brackets == 0
                && token.startsLine()
                && STARTS.contains(token.word())
                && !current.get(0).is("if")
                && !current.get(current.size() - 1).isSign(",")
                && !(token.is("drop") && Set.of("constraint", "column").contains(next.word()))
                && !(token.is("alter") && next.is("column"));
    }

    private void follow(Token token, Token next) {
        String word = token.word();
        if (token.isSign("(")) {
            brackets++;
        } else if (token.isSign(")")) {
            brackets--;
        }
        if (word.isEmpty()) {
            return;
        }
        if (current.size() == 1) {
            block = word.equals("declare") && dialect != Dialect.SQL_SERVER && !dialect.isMySql();
            awaitsBegin = block;
        }
        if (!routine && current.size() <= 8 && current.get(0).is("create") && ROUTINES.contains(word)) {
            routine = current.stream().noneMatch(t -> t.is("table") || t.is("index") || t.is("view"));
        }
        if (routine && (word.equals("is") || word.equals("as") || word.equals("declare")) && isOracleBody(next)) {
            awaitsBegin = true;
        }
        nest(word, next);
    }

    /** Between IS and BEGIN stand declarations, each with its semicolon. */
    private boolean isOracleBody(Token next) {
        return (dialect == Dialect.ORACLE || dialect == Dialect.DB2 || dialect == Dialect.UNKNOWN)
                && next.kind() != Kind.STRING
                && !next.is("begin")
                && !next.is("external")
                && !next.is("language")
                && brackets == 0
                && depth == 0;
    }

    private void nest(String word, Token next) {
        boolean inBody = routine
                || block
                || depth > 0
                || current.size() == 1
                || current.get(0).is("if");
        if (word.equals("begin") && inBody && !next.isSemicolon() && !TRANSACTION.contains(next.word())) {
            depth++;
            awaitsBegin = false;
        } else if (word.equals("case") && depth > 0 && !isAfterEnd()) {
            depth++;
        } else if (word.equals("end") && depth > 0 && !NO_BLOCK.contains(next.word())) {
            depth--;
        }
    }

    private boolean isAfterEnd() {
        return current.size() > 1 && current.get(current.size() - 2).is("end");
    }
}
