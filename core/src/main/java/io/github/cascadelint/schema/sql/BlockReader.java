package io.github.cascadelint.schema.sql;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.SchemaCondition;
import io.github.cascadelint.schema.TableName;
import io.github.cascadelint.schema.sql.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a block of procedural code as far as that is safe: statements written out, those in constant strings that are executed,
 * and conditions on the catalog before them. All of it is read, or nothing.
 */
final class BlockReader {

    private static final Set<String> LOOPS = Set.of("for", "while", "loop", "foreach", "repeat", "case");

    /** What cannot change a schema within a block. */
    private static final Set<String> PLAIN = Set.of(
            "raise",
            "null",
            "return",
            "get",
            "exit",
            "continue",
            "perform",
            "fetch",
            "open",
            "close",
            "assert",
            "leave",
            "iterate",
            "signal",
            "resignal",
            "declare",
            "print",
            "commit",
            "rollback");

    private final Cursor cursor;
    private final Dialect dialect;
    private final Map<String, SchemaCondition> variables = new HashMap<>();

    /** Something in the block that cannot be followed. */
    private static final class NotReadableException extends Exception {
        private static final long serialVersionUID = 1;
    }

    BlockReader(Cursor cursor, Dialect dialect) {
        this.cursor = cursor;
        this.dialect = dialect;
    }

    /** The changes; empty where something could not be followed. */
    Optional<List<SchemaChange>> read() {
        try {
            List<SchemaChange> changes = statements(Set.of());
            return cursor.isAtEnd() ? Optional.of(changes) : Optional.empty();
        } catch (NotReadableException e) {
            return Optional.empty();
        }
    }

    private List<SchemaChange> statements(Set<String> ends) throws NotReadableException {
        List<SchemaChange> changes = new ArrayList<>();
        while (!cursor.isAtEnd() && !cursor.looksAtAny(ends)) {
            if (!cursor.peek().isSemicolon()) {
                int start = cursor.position();
                changes.addAll(statement());
                if (cursor.position() == start) {
                    throw new NotReadableException();
                }
            } else {
                cursor.next();
            }
        }
        return changes;
    }

    private List<SchemaChange> statement() throws NotReadableException {
        if (cursor.accept("declare")) {
            skipDeclarations();
            return List.of();
        } else if (cursor.accept("begin")) {
            return block();
        } else if (cursor.accept("if")) {
            return branches();
        } else if (cursor.looksAtAny(LOOPS)) {
            return loop();
        } else if (cursor.looksAt("execute") || cursor.looksAt("exec")) {
            return executed(simple());
        }
        return plain(simple());
    }

    /** Declarations end where the block begins, or with one semicolon within one. */
    private void skipDeclarations() {
        boolean each = dialect.isMySql() || dialect == Dialect.SQL_SERVER;
        while (!cursor.isAtEnd() && !cursor.looksAt("begin")) {
            if (cursor.next().isSemicolon() && each) {
                return;
            }
        }
    }

    private List<SchemaChange> block() throws NotReadableException {
        List<SchemaChange> changes = statements(Set.of("end", "exception"));
        if (cursor.accept("exception")) {
            int start = cursor.position();
            while (!cursor.isAtEnd() && !isEndOfBlock()) {
                cursor.next();
            }
            refuseDefinitions(start);
            changes = changes.stream().map(BlockReader::ifPossible).toList();
        }
        cursor.accept("end");
        if (cursor.peek().isName()
                && !cursor.peek().isSemicolon()
                && (cursor.peek(1).isSemicolon() || cursor.peek(1).kind() == Kind.END)) {
            cursor.next(); // the label
        }
        return changes;
    }

    private boolean isEndOfBlock() {
        return cursor.looksAt("end")
                && !cursor.peek(1).is("if")
                && !cursor.peek(1).is("loop")
                && !cursor.peek(1).is("case");
    }

    /** What fails because it was done before is caught, and does nothing. */
    private static SchemaChange ifPossible(SchemaChange change) {
        Optional<SchemaCondition> absent = Optional.empty();
        if (change instanceof SchemaChange.CreateTable create) {
            absent = Optional.of(new SchemaCondition.HasTable(create.table()).negate());
        } else if (change instanceof SchemaChange.AddColumn add) {
            absent = Optional.of(
                    new SchemaCondition.HasColumn(add.table(), add.column().name()).negate());
        } else if (change instanceof SchemaChange.AddForeignKey add
                && !add.key().name().isEmpty()) {
            absent = Optional.of(hasConstraint(add.table(), add.key().name()).negate());
        } else if (change instanceof SchemaChange.AddUnique add && !add.name().isEmpty()) {
            absent = Optional.of(hasConstraint(add.table(), add.name()).negate());
        } else if (change instanceof SchemaChange.AddPrimaryKey add
                && !add.name().isEmpty()) {
            absent = Optional.of(hasConstraint(add.table(), add.name()).negate());
        } else if (change instanceof SchemaChange.RenameColumn rename) {
            absent = Optional.of(new SchemaCondition.HasColumn(rename.table(), rename.column()));
        } else if (change instanceof SchemaChange.DropColumn drop) {
            absent = Optional.of(new SchemaCondition.HasColumn(drop.table(), drop.column()));
        }
        return absent.<SchemaChange>map(
                        condition -> new SchemaChange.When(condition, List.of(change), List.of(), change.place()))
                .orElse(change);
    }

    private static SchemaCondition hasConstraint(TableName table, String name) {
        return new SchemaCondition.HasConstraint(Optional.of(table), name);
    }

    // ---- IF ----

    private List<SchemaChange> branches() throws NotReadableException {
        int start = cursor.position() - 1;
        Optional<SchemaCondition> condition = new CatalogCondition(cursor, variables).read();
        if (dialect == Dialect.SQL_SERVER && !cursor.looksAt("then")) {
            return branchesOfSqlServer(condition, start);
        }
        if (condition.isEmpty() || !cursor.looksAt("then")) {
            condition = Optional.empty();
            while (!cursor.isAtEnd() && !cursor.looksAt("then")) {
                cursor.skipOne();
            }
        }
        cursor.accept("then");
        List<SchemaChange> then = statements(Set.of("elsif", "elseif", "else", "end"));
        List<SchemaChange> otherwise = List.of();
        if (cursor.accept("elsif") || cursor.accept("elseif")) {
            otherwise = branches(); // it takes the end of the whole along
        } else {
            if (cursor.accept("else")) {
                otherwise = statements(Set.of("end"));
            }
            cursor.accept("end");
            cursor.accept("if");
        }
        return decided(condition, then, otherwise, start);
    }

    private List<SchemaChange> branchesOfSqlServer(Optional<SchemaCondition> condition, int start)
            throws NotReadableException {
        if (condition.isEmpty()) {
            throw new NotReadableException();
        }
        List<SchemaChange> then = statement();
        while (cursor.peek().isSemicolon()) {
            cursor.next();
        }
        List<SchemaChange> otherwise = cursor.accept("else") ? statement() : List.of();
        return decided(condition, then, otherwise, start);
    }

    private List<SchemaChange> decided(
            Optional<SchemaCondition> condition, List<SchemaChange> then, List<SchemaChange> otherwise, int start)
            throws NotReadableException {
        if (then.isEmpty() && otherwise.isEmpty()) {
            return List.of();
        }
        if (condition.isEmpty()) {
            throw new NotReadableException();
        }
        return List.of(new SchemaChange.When(condition.get(), then, otherwise, cursor.since(start)));
    }

    /** A loop may only do what does not matter. */
    private List<SchemaChange> loop() throws NotReadableException {
        int start = cursor.position();
        boolean isCase = cursor.looksAt("case");
        int depth = 0;
        do {
            Token token = cursor.next();
            boolean isEnd = cursor.peek(-2).is("end");
            if (isCase ? token.is("case") : token.is("loop") || token.is("repeat")) {
                depth += isEnd ? -1 : 1;
            }
        } while (!cursor.isAtEnd() && (depth > 0 || !cursor.peek().isSemicolon()));
        refuseDefinitions(start);
        return List.of();
    }

    private void refuseDefinitions(int start) throws NotReadableException {
        if (Definitions.areIn(cursor.textSince(start))
                || cursor.tokensSince(start).stream().anyMatch(t -> t.is("execute"))) {
            throw new NotReadableException();
        }
    }

    // ---- statements ----

    /** The tokens up to the semicolon, or on SQL Server to the next statement. */
    private Cursor simple() {
        int start = cursor.position();
        cursor.next();
        while (!cursor.isAtEnd() && !cursor.peek().isSemicolon() && !endsOnSqlServer()) {
            cursor.skipOne();
        }
        return cursor.over(cursor.tokensSince(start));
    }

    private boolean endsOnSqlServer() {
        return dialect == Dialect.SQL_SERVER
                && (cursor.looksAt("end")
                        || cursor.looksAt("else")
                        || (cursor.peek().startsLine()
                                && cursor.looksAtAny(
                                        Set.of("alter", "create", "drop", "exec", "insert", "update", "if"))
                                && !cursor.looksAt("alter", "column")
                                && !cursor.looksAt("drop", "constraint")
                                && !cursor.looksAt("drop", "column")));
    }

    private List<SchemaChange> plain(Cursor statement) throws NotReadableException {
        Token first = statement.peek();
        boolean assigns = statement.peek(1).isSign(":=") || first.is("set") || first.is("select");
        if (assigns) {
            assign(statement);
            return List.of();
        }
        if (PLAIN.contains(first.word()) || first.word().isEmpty()) {
            return List.of();
        }
        return new StatementReader(statement, dialect).read().orElseThrow(NotReadableException::new);
    }

    /** A count of rows of the catalog tells later whether something is there. */
    private void assign(Cursor statement) throws NotReadableException {
        List<Token> tokens = statement.rest();
        if (tokens.stream().anyMatch(token -> token.kind() == Kind.STRING && Definitions.areIn(token.text()))) {
            throw new NotReadableException(); // a statement that is put together
        }
        Optional<String> variable = target(tokens);
        Optional<SchemaCondition> row = CatalogCondition.catalogRow(tokens);
        variable.ifPresent(name -> variables.remove(name));
        if (variable.isPresent() && row.isPresent()) {
            variables.put(variable.get(), row.get());
        }
    }

    /** {@code SELECT count(*) INTO v}, {@code v := (SELECT …)}, {@code SET v = …} */
    private static Optional<String> target(List<Token> tokens) {
        Token first = tokens.get(0);
        int at = 0;
        if (first.is("set")) {
            at = 1;
        } else if (first.is("select")) {
            while (at < tokens.size() && !tokens.get(at).is("into")) {
                at++;
            }
            at++;
        }
        return at < tokens.size() ? Optional.of(tokens.get(at).text().toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** {@code EXECUTE 'constant'} */
    private List<SchemaChange> executed(Cursor statement) throws NotReadableException {
        SourceRange place = statement.all();
        statement.next();
        statement.accept("immediate");
        statement.acceptSign("(");
        Token text = statement.next();
        statement.acceptSign(")");
        if (text.kind() != Kind.STRING || !statement.isAtEnd()) {
            if (text.is("sp_rename")) {
                statement.moveTo(0);
                return new StatementReader(statement, dialect).read().orElseThrow(NotReadableException::new);
            }
            if (Definitions.areIn(statement.textOfAll()) || text.kind() != Kind.STRING) {
                throw new NotReadableException();
            }
            return List.of();
        }
        return Constant.read(text.text(), place, dialect).orElseThrow(NotReadableException::new);
    }
}
