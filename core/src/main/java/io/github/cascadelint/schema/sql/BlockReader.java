package io.github.cascadelint.schema.sql;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.SchemaChange.Call;
import io.github.cascadelint.schema.SchemaChange.Invocation;
import io.github.cascadelint.schema.SchemaCondition;
import io.github.cascadelint.schema.TableName;
import io.github.cascadelint.schema.sql.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a block of procedural code as far as that is safe: statements written out, those that are executed and put together
 * from constants, calls, and conditions on the catalog before them. All of it is read, or nothing.
 */
final class BlockReader {

    private static final Set<String> LOOPS = Set.of("for", "while", "loop", "foreach", "repeat", "case");

    /** What cannot change a schema within a block. */
    private static final Set<String> PLAIN = Set.of(
            "raise",
            "null",
            "get",
            "exit",
            "continue",
            "fetch",
            "open",
            "close",
            "assert",
            "iterate",
            "signal",
            "resignal",
            "declare",
            "print");

    private static final Pattern ROWS =
            Pattern.compile("\\s*(?:select|insert|update|delete|with)\\b", Pattern.CASE_INSENSITIVE);

    private final Cursor cursor;
    private final Dialect dialect;
    /** What counts of rows of the catalog tell. */
    private final Map<String, SchemaCondition> variables = new HashMap<>();
    /** The texts that parameters and variables hold. */
    private final Map<String, String> texts;
    /** What prepared statements do. */
    private final Map<String, String> prepared = new HashMap<>();

    /** Whether the block may have been left by now, so that what follows may not happen. */
    private boolean mayHaveLeft;

    /** What happens where a statement of the block fails. */
    private Handler handler = Handler.NONE;

    private enum Handler {
        NONE,
        /** The statement is as if it were not there. */
        CONTINUES,
        /** What follows is left out. */
        EXITS
    }

    /** Something in the block that cannot be followed. */
    private static final class NotReadableException extends Exception {
        private static final long serialVersionUID = 1;
    }

    BlockReader(Cursor cursor, Dialect dialect) {
        this(cursor, dialect, Map.of());
    }

    /** @param texts what is known of parameters, by name in lower case */
    BlockReader(Cursor cursor, Dialect dialect, Map<String, String> texts) {
        this.cursor = cursor;
        this.dialect = dialect;
        this.texts = new HashMap<>(texts);
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
                boolean isCertain = !mayHaveLeft;
                List<SchemaChange> done = statement();
                if (!isCertain && !done.isEmpty()) {
                    throw new NotReadableException();
                }
                changes.addAll(done);
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
            return declarations();
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
    private List<SchemaChange> declarations() throws NotReadableException {
        boolean each = dialect.isMySql() || dialect == Dialect.SQL_SERVER;
        List<SchemaChange> calls = new ArrayList<>();
        do {
            int start = cursor.position();
            while (!cursor.isAtEnd() && !cursor.peek().isSemicolon() && !endsDeclaration()) {
                cursor.next();
            }
            Cursor declaration = cursor.over(cursor.tokensSince(start));
            if (declaration.rest().stream().anyMatch(token -> token.is("handler"))) {
                handler(declaration);
            } else {
                calls.addAll(declared(declaration));
            }
            if (cursor.peek().isSemicolon()) {
                cursor.next();
            }
        } while (!each && !cursor.isAtEnd() && !cursor.looksAt("begin"));
        return calls;
    }

    private boolean endsDeclaration() {
        return cursor.looksAt("begin")
                || endsOnSqlServer()
                || (dialect == Dialect.SQL_SERVER
                        && cursor.peek().startsLine()
                        && cursor.looksAtAny(Set.of("set", "select", "declare")));
    }

    /** {@code name type := 'constant'}; a value that is computed may call what changes the schema. */
    private List<Call> declared(Cursor declaration) {
        List<Token> tokens = declaration.rest();
        for (int i = 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isSign(":=") || token.isSign("=") || token.is("default")) {
                List<Token> value = tokens.subList(i + 1, tokens.size());
                String name = tokens.get(0).text().toLowerCase(Locale.ROOT);
                Expression.constant(declaration.over(value), texts).ifPresent(text -> texts.put(name, text));
                return calls(declaration.over(value));
            }
        }
        return calls(declaration).stream().map(BlockReader::notFollowed).toList();
    }

    /** {@code DECLARE CONTINUE HANDLER FOR 1061 BEGIN END}; one that does more than to go on is not followed. */
    private void handler(Cursor declaration) throws NotReadableException {
        int start = cursor.position();
        if (cursor.accept("begin")) {
            int depth = 1;
            while (!cursor.isAtEnd() && depth > 0) {
                Token token = cursor.next();
                if (token.is("begin")) {
                    depth++;
                } else if (token.is("end") && !cursor.looksAt("if") && !cursor.looksAt("loop")) {
                    depth--;
                }
            }
        }
        refuseDefinitions(start);
        String code = declaration.textOfAll().toLowerCase(Locale.ROOT);
        if (Definitions.areIn(code)) {
            throw new NotReadableException();
        }
        boolean isOfRows = code.contains("for not found");
        boolean failsAllTheSame =
                cursor.textSince(start).toLowerCase(Locale.ROOT).contains("signal") || code.contains("signal");
        if (!isOfRows && !failsAllTheSame) {
            handler = declaration.looksAt("continue") ? Handler.CONTINUES : Handler.EXITS;
        }
    }

    private List<SchemaChange> block() throws NotReadableException {
        Handler around = handler;
        handler = Handler.NONE;
        List<SchemaChange> changes = statements(Set.of("end", "exception"));
        if (handler != Handler.NONE) {
            if (handler == Handler.EXITS && changes.size() > 1 && defines(changes)) {
                throw new NotReadableException(); // where one fails the others are left out
            }
            changes = changes.stream().map(BlockReader::ifPossible).toList();
        }
        handler = around;
        if (cursor.accept("exception")) {
            int start = cursor.position();
            while (!cursor.isAtEnd() && !isEndOfBlock()) {
                cursor.next();
            }
            refuseDefinitions(start);
            if (changes.size() > 1 && defines(changes)) {
                throw new NotReadableException(); // what was done before the failure is taken back
            }
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

    private static boolean defines(List<SchemaChange> changes) {
        return !changes.stream()
                .allMatch(change -> change instanceof Call || change instanceof SchemaChange.InsertRows);
    }

    /** What fails because it was done before is caught, and does nothing. */
    private static SchemaChange ifPossible(SchemaChange change) {
        if (change instanceof Call call) {
            return notFollowed(call);
        }
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
        List<Call> calls = calls(cursor.over(cursor.tokensSince(start + 1)));
        cursor.accept("then");
        Map<String, String> before = Map.copyOf(texts);
        boolean hadLeft = mayHaveLeft;
        List<SchemaChange> then = statements(Set.of("elsif", "elseif", "else", "end"));
        boolean leaves = mayHaveLeft;
        mayHaveLeft = hadLeft;
        Set<String> changed = changedSince(before);
        texts.putAll(before);
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
        mayHaveLeft |= leaves;
        changed.addAll(changedSince(before));
        texts.keySet().removeAll(changed); // which branch is taken is not known here
        List<SchemaChange> changes = new ArrayList<>(calls);
        changes.addAll(decided(condition, then, otherwise, start));
        return changes;
    }

    private Set<String> changedSince(Map<String, String> before) {
        Set<String> names = new HashSet<>(before.keySet());
        names.addAll(texts.keySet());
        names.removeIf(name -> Objects.equals(before.get(name), texts.get(name)));
        return names;
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
            return perhaps(then, otherwise);
        }
        return List.of(new SchemaChange.When(condition.get(), then, otherwise, cursor.since(start)));
    }

    /** Under a condition that is not known nothing may change; whether a call changes anything depends on what it calls. */
    private static List<SchemaChange> perhaps(List<SchemaChange> then, List<SchemaChange> otherwise)
            throws NotReadableException {
        List<SchemaChange> calls = new ArrayList<>();
        for (SchemaChange change :
                Stream.concat(then.stream(), otherwise.stream()).toList()) {
            if (!(change instanceof Call call)) {
                throw new NotReadableException();
            }
            calls.add(notFollowed(call));
        }
        return calls;
    }

    private static Call notFollowed(Call call) {
        return new Call(
                call.words(),
                call.invocations().stream().map(Invocation::uncertain).toList(),
                call.place());
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
        List<Token> tokens = cursor.tokensSince(start);
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).isSign(":=")
                    || tokens.get(i - 1).is("into")
                    || tokens.get(i - 1).is("set")) {
                forget(tokens.get(tokens.get(i).isSign(":=") ? i - 1 : i));
            }
        }
        return List.of(notFollowed(call(cursor.over(tokens))));
    }

    private void refuseDefinitions(int start) throws NotReadableException {
        if (Definitions.areIn(cursor.textSince(start)) || executesMoreThanRows(cursor.tokensSince(start))) {
            throw new NotReadableException();
        }
    }

    /** Whether something is executed that does not begin with a constant word for what concerns rows alone. */
    private static boolean executesMoreThanRows(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is("execute") || tokens.get(i).is("exec")) {
                int at = i + 1;
                while (at < tokens.size()
                        && (tokens.get(at).is("format")
                                || tokens.get(at).is("immediate")
                                || tokens.get(at).isSign("("))) {
                    at++;
                }
                boolean isOfRows = at < tokens.size()
                        && tokens.get(at).kind() == Kind.STRING
                        && ROWS.matcher(tokens.get(at).text()).lookingAt();
                if (!isOfRows) {
                    return true;
                }
            }
        }
        return false;
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
        if (looksElsewhere(statement)) {
            throw new NotReadableException();
        }
        boolean assigns = statement.peek(1).isSign(":=") || first.is("set") || first.is("select");
        if (assigns) {
            assign(statement);
            return List.copyOf(calls(statement));
        }
        if (first.is("perform") || first.is("call")) {
            return List.of(call(statement));
        }
        if (first.is("return") || first.is("leave")) {
            List<SchemaChange> calls = mayHaveLeft ? List.of() : List.copyOf(calls(statement));
            mayHaveLeft = true;
            return calls;
        }
        if (first.is("prepare")) {
            prepare(statement);
            return List.of();
        }
        boolean isCommitted = dialect.isMySql() && (first.is("commit") || first.is("rollback"));
        if (PLAIN.contains(first.word()) || first.word().isEmpty() || first.is("commit") || isCommitted) {
            return List.copyOf(calls(statement));
        }
        if (first.is("rollback")) {
            throw new NotReadableException(); // what was done before is taken back
        }
        return new StatementReader(statement, dialect).read().orElseThrow(NotReadableException::new);
    }

    /** The calls within a statement, if there is anything that looks like one. */
    private List<Call> calls(Cursor statement) {
        Call call = call(statement);
        return call.invocations().isEmpty() ? List.of() : List.of(call);
    }

    /** {@code SET search_path}: names mean tables of another schema from then on. */
    private static boolean looksElsewhere(Cursor statement) {
        return statement.looksAt("set", "search_path")
                || statement.looksAt("set", "local", "search_path")
                || statement.looksAt("set", "schema")
                || statement.rest().stream()
                        .anyMatch(token ->
                                token.kind() == Kind.STRING && token.text().equals("search_path"));
    }

    private Call call(Cursor statement) {
        return new Call(statement.words(), Routine.invocations(statement.fromStart(), texts), statement.all());
    }

    /** {@code PREPARE s FROM @v} */
    private void prepare(Cursor statement) throws NotReadableException {
        statement.next();
        String name = statement.next().text().toLowerCase(Locale.ROOT);
        if (!statement.accept("from")) {
            throw new NotReadableException();
        }
        prepared.put(
                name,
                Expression.constant(statement.over(statement.rest()), texts).orElseThrow(NotReadableException::new));
    }

    /** A count of rows of the catalog tells later whether something is there; a constant text may be executed later. */
    private void assign(Cursor statement) throws NotReadableException {
        List<Token> tokens = statement.rest();
        Optional<String> variable = target(tokens);
        Optional<String> text = value(tokens).flatMap(value -> Expression.constant(statement.over(value), texts));
        if (text.isEmpty() && tokens.stream().anyMatch(token -> token.isText() && Definitions.areIn(token.text()))) {
            throw new NotReadableException(); // a statement that is put together
        }
        Optional<SchemaCondition> row = CatalogCondition.catalogRow(tokens);
        variable.ifPresent(name -> {
            variables.remove(name);
            texts.remove(name);
            row.ifPresent(condition -> variables.put(name, condition));
            text.ifPresent(constant -> texts.put(name, constant));
        });
    }

    private void forget(Token variable) {
        variables.remove(variable.text().toLowerCase(Locale.ROOT));
        texts.remove(variable.text().toLowerCase(Locale.ROOT));
    }

    /** What stands on the right side of {@code v := …}, {@code SET v = …} */
    private static Optional<List<Token>> value(List<Token> tokens) {
        int at = tokens.get(0).is("set") ? 2 : 1;
        return tokens.size() > at
                        && (tokens.get(at).isSign(":=") || tokens.get(at).isSign("="))
                ? Optional.of(tokens.subList(at + 1, tokens.size()))
                : Optional.empty();
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

    /** {@code EXECUTE 'constant'}, {@code EXECUTE format('…', p) INTO v}, {@code EXECUTE s} after {@code PREPARE s} */
    private List<SchemaChange> executed(Cursor statement) throws NotReadableException {
        SourceRange place = statement.all();
        statement.next();
        statement.accept("immediate");
        if (statement.looksAt("sp_rename")) {
            statement.moveTo(0);
            return new StatementReader(statement, dialect).read().orElseThrow(NotReadableException::new);
        }
        int start = statement.position();
        while (!statement.isAtEnd() && !statement.looksAt("into") && !statement.looksAt("using")) {
            statement.skipOne();
        }
        List<Token> expression = List.copyOf(statement.tokensSince(start));
        Optional<String> into = statement.accept("into")
                ? Optional.of(statement.next().text().toLowerCase(Locale.ROOT))
                : Optional.empty();
        into.ifPresent(name -> {
            variables.remove(name);
            texts.remove(name);
        });
        Optional<String> sql = Expression.constant(statement.over(expression), texts)
                .or(() -> Optional.ofNullable(prepared.get(textOf(expression))));
        if (sql.isEmpty()) {
            if (Definitions.areIn(statement.textOfAll())
                    || executesMoreThanRows(statement.fromStart().rest())) {
                throw new NotReadableException();
            }
            return List.copyOf(
                    calls(statement).stream().map(BlockReader::notFollowed).toList());
        }
        if (into.isPresent()) {
            List<Token> query = new Lexer(sql.get(), dialect, Optional.empty()).read();
            CatalogCondition.catalogRow(query).ifPresent(row -> variables.put(into.get(), row));
        }
        List<SchemaChange> changes = new ArrayList<>();
        if (statement.accept("using")) {
            changes.addAll(calls(statement.over(statement.rest())));
        }
        changes.addAll(Constant.read(sql.get(), place, dialect).orElseThrow(NotReadableException::new));
        return changes;
    }

    private static String textOf(List<Token> tokens) {
        return tokens.size() == 1 ? tokens.get(0).text().toLowerCase(Locale.ROOT) : "";
    }
}
