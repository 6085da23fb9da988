package io.github.cascadelint.schema.sql;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.SchemaCondition;
import io.github.cascadelint.schema.TableName;
import io.github.cascadelint.schema.Trigger;
import io.github.cascadelint.schema.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what one statement does to a schema. */
final class StatementReader {

    /** Statements that cannot change what is read here. */
    private static final Set<String> HARMLESS = Set.of(
            "update",
            "delete",
            "truncate",
            "grant",
            "revoke",
            "comment",
            "commit",
            "rollback",
            "start",
            "lock",
            "unlock",
            "analyze",
            "analyse",
            "vacuum",
            "reindex",
            "cluster",
            "explain",
            "show",
            "copy",
            "pragma",
            "flush",
            "optimize",
            "print",
            "raise",
            "values",
            "refresh",
            "discard",
            "notify",
            "listen",
            "security",
            "savepoint",
            "release",
            "use",
            "checkpoint",
            "reset",
            "describe",
            "desc",
            "abort",
            "deny",
            "merge",
            "upsert",
            "replace",
            "load",
            "import",
            "audit",
            "noaudit",
            "purge",
            "flashback",
            "repair",
            "check",
            "checksum",
            "handler",
            "help",
            "script",
            "backup",
            "attach",
            "detach",
            "connect",
            "disconnect",
            "waitfor",
            "go",
            "close",
            "fetch",
            "open",
            "deallocate",
            "return",
            "end",
            "unlisten",
            "reassign",
            "shutdown",
            "set",
            "select",
            "with",
            "call",
            "prompt",
            "whenever",
            "exit",
            "quit",
            "undeclare",
            "move",
            "store",
            "perform",
            "null",
            "transaction",
            "kill",
            "restore",
            "dbcc",
            "reconfigure",
            "bulk",
            "enable",
            "disable",
            "associate",
            "signal",
            "resignal",
            "get");

    /** Statements within which routines may be called. */
    private static final Set<String> CALLING = Set.of(
            "insert", "replace", "update", "delete", "merge", "upsert", "values", "create", "alter", "copy", "explain",
            "refresh", "perform", "print", "return", "raise");

    /** Kinds of things whose making, changing and dropping matters to no table. */
    private static final Set<String> OTHER_THINGS = Set.of(
            "sequence",
            "type",
            "domain",
            "extension",
            "schema",
            "database",
            "role",
            "user",
            "rule",
            "cast",
            "operator",
            "collation",
            "statistics",
            "publication",
            "subscription",
            "server",
            "policy",
            "synonym",
            "public",
            "tablespace",
            "aggregate",
            "language",
            "conversion",
            "text",
            "access",
            "foreign",
            "default",
            "system",
            "profile",
            "directory",
            "context",
            "dimension",
            "library",
            "alias",
            "constant",
            "linked",
            "login",
            "certificate",
            "symmetric",
            "master",
            "queue",
            "group",
            "large",
            "event",
            "transform",
            "procedural",
            "trusted",
            "owned",
            "routine",
            "assembly",
            "variable",
            "mask",
            "module",
            "logfile",
            "resource",
            "session",
            "authorization",
            "xml",
            "partition",
            "application",
            "asymmetric",
            "availability",
            "credential",
            "endpoint",
            "fulltext",
            "security",
            "service",
            "message",
            "contract",
            "broker",
            "instance",
            "prepare",
            "prepared",
            "temporary",
            "bufferpool",
            "nodegroup",
            "wrapper",
            "materialized",
            "cluster",
            "edition",
            "java",
            "outline",
            "pfile",
            "spfile",
            "restore",
            "rollback",
            "diskgroup",
            "property",
            "view",
            "function",
            "procedure",
            "proc",
            "package",
            "trigger",
            "index",
            "column",
            "constraint");

    private final Cursor cursor;
    private final Dialect dialect;
    private final SessionVariables variables;

    StatementReader(Cursor cursor, Dialect dialect) {
        this(cursor, dialect, new SessionVariables(dialect));
    }

    /** @param variables what earlier statements of the script have put in variables */
    StatementReader(Cursor cursor, Dialect dialect, SessionVariables variables) {
        this.cursor = cursor;
        this.dialect = dialect;
        this.variables = variables;
    }

    /** A statement nothing of which was understood, as far as its words tell what it concerns. */
    static SchemaChange notFollowed(Cursor statement, String reason) {
        return new SchemaChange.CodeNotFollowed(
                statement.words(),
                isOfAnyTable(statement.fromStart()),
                "could not follow " + Excerpt.of(statement.textOfAll()) + reason,
                statement.all());
    }

    /** {@code ALTER TABLE :name}: what its client puts in for the name is not known. */
    private static boolean isOfAnyTable(Cursor statement) {
        boolean isOfTable = statement.accept("alter", "table") || statement.accept("drop", "table");
        statement.acceptIfExists();
        statement.accept("only");
        return isOfTable && !statement.peek().isName() && statement.peek().kind() != Kind.STRING;
    }

    /** The changes that it makes, with the routines that it calls; empty where it was not understood. */
    Optional<List<SchemaChange>> read() {
        Optional<List<SchemaChange>> changes = definitions();
        return changes.isPresent() && mayCall(changes.get())
                ? Optional.of(
                        Stream.concat(changes.get().stream(), called().stream()).toList())
                : changes;
    }

    /** Whether routines are called that are not told of yet: where rows are computed, by default values, too. */
    private boolean mayCall(List<SchemaChange> changes) {
        Token first = cursor.fromStart().peek();
        boolean computes = !first.is("alter")
                || cursor.fromStart().rest().stream().anyMatch(token -> token.is("default") || token.is("using"));
        return computes
                && CALLING.contains(first.word())
                && changes.stream()
                        .allMatch(change -> first.is("alter")
                                || change instanceof SchemaChange.InsertRows
                                || change instanceof SchemaChange.CreateTableAs);
    }

    /** The calls that stand in the statement; its words count only as far as they may be arguments. */
    private List<SchemaChange> called() {
        List<SchemaChange.Invocation> invocations = Routine.invocations(cursor.fromStart(), Map.of());
        return invocations.isEmpty()
                ? List.of()
                : List.of(new SchemaChange.Call(
                        invocations.stream()
                                .map(SchemaChange.Invocation::routine)
                                .collect(Collectors.toSet()),
                        invocations,
                        cursor.all()));
    }

    private Optional<List<SchemaChange>> definitions() {
        Token first = cursor.next();
        return switch (first.word()) {
            case "create" -> create();
            case "alter" -> alter();
            case "drop" -> drop();
            case "rename" -> rename();
            case "insert", "replace" -> insert();
            case "do", "declare", "begin", "if" -> block(first);
            case "exec", "execute" -> execute();
            case Lexer.INCLUDES, "runscript" -> just(codeNotFollowed("a script that is read here", Optional.empty()));
            case "select", "set", "with", "prepare", "call" -> dynamic();
            default ->
                HARMLESS.contains(first.word()) || first.kind() != Kind.WORD || isLabel()
                        ? nothing()
                        : Optional.empty();
        };
    }

    /** {@code label: BEGIN}, or an assignment. */
    private boolean isLabel() {
        return cursor.peek().isSign(":=") || cursor.peek().isSign(":");
    }

    private static Optional<List<SchemaChange>> nothing() {
        return Optional.of(List.of());
    }

    private static Optional<List<SchemaChange>> just(SchemaChange change) {
        return Optional.of(List.of(change));
    }

    // ---- CREATE ----

    private Optional<List<SchemaChange>> create() {
        boolean temporary = false;
        boolean unique = false;
        boolean ordered = true;
        while (!cursor.isAtEnd()) {
            Token token = cursor.next();
            switch (token.word()) {
                case "temp", "temporary" -> temporary = true;
                case "unique" -> unique = true;
                case "fulltext", "spatial", "xml", "columnstore" -> ordered = false;
                case "table" -> {
                    return temporary || cursor.peek().text().startsWith("#")
                            ? nothing()
                            : new CreateTableReader(cursor, dialect).read();
                }
                case "index" -> {
                    return index(unique, ordered);
                }
                case "view" -> {
                    return temporary ? nothing() : view();
                }
                case "trigger" -> {
                    return trigger();
                }
                case "event" -> {
                    return event();
                }
                case "procedure", "proc", "function", "package" -> {
                    cursor.accept("body");
                    return routine();
                }
                default -> {
                    if (isOther(token)) {
                        return nothing();
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Whether it makes something else; words such as OR REPLACE, GLOBAL or DEFINER=… only come before the kind. */
    private boolean isOther(Token token) {
        return OTHER_THINGS.contains(token.word())
                && !(token.is("foreign") && cursor.looksAt("table"))
                && !(token.is("security") && cursor.looksAtAny(Set.of("definer", "invoker")))
                && !(token.is("materialized") && cursor.looksAt("view"))
                && !(token.is("public") && !cursor.looksAt("synonym"))
                && !(token.is("constraint") && cursor.looksAt("trigger"));
    }

    private Optional<List<SchemaChange>> index(boolean unique, boolean ordered) {
        return ConstraintReader.createIndex(cursor, unique, ordered, 0).map(List::of);
    }

    private Optional<List<SchemaChange>> view() {
        cursor.acceptIfNotExists();
        return cursor.tableName().map(name -> List.of(new SchemaChange.CreateView(name, cursor.all())));
    }

    private Optional<List<SchemaChange>> trigger() {
        cursor.acceptIfNotExists();
        String name = cursor.lastName();
        boolean onDelete = false;
        int start = cursor.position();
        while (!cursor.isAtEnd() && !cursor.looksAt("on")) {
            onDelete |= cursor.next().is("delete");
        }
        boolean told = cursor.tokensSince(start).stream()
                .anyMatch(t -> Set.of("insert", "update", "delete").contains(t.word()));
        if (!cursor.accept("on")) {
            return nothing(); // on logon and the like
        }
        Optional<TableName> table = cursor.tableName();
        if (!told) { // SQL Server: the events follow
            while (!cursor.isAtEnd() && !cursor.looksAt("as") && !onDelete) {
                onDelete = cursor.next().is("delete");
            }
        }
        Trigger trigger = new Trigger(name, onDelete, cursor.all());
        SchemaChange calls = new SchemaChange.Call(cursor.words(), List.of(), cursor.all());
        return table.map(t -> List.of(new SchemaChange.CreateTrigger(t, trigger, cursor.all()), calls));
    }

    /** What MySQL does at a time of its own. */
    private Optional<List<SchemaChange>> event() {
        return Definitions.areIn(cursor.textOfAll())
                ? just(codeNotFollowed("an event", Targets.of(cursor, Map.of())))
                : nothing();
    }

    /** Without parameters a routine always does the same, which is read once. */
    private Optional<List<SchemaChange>> routine() {
        String text = cursor.textOfAll();
        cursor.acceptIfNotExists();
        Optional<TableName> name = routineName();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        List<String> signature = Routine.signature(cursor, dialect);
        Cursor code = Routine.body(cursor.over(cursor.rest()), dialect).orElse(cursor.fromStart());
        Optional<Routine> routine = Routine.read(cursor, dialect);
        Optional<SchemaChange.CreateRoutine.Body> body = routine.filter(Routine::hasParameters)
                        .isPresent()
                ? routine.map(read -> read::with)
                : routine.flatMap(read -> read.with(List.of()))
                        .map(changes -> arguments -> arguments.isEmpty() ? Optional.of(changes) : Optional.empty());
        boolean defines = Definitions.areIn(text) || Targets.of(code, Map.of()).isEmpty();
        SchemaChange.CreateRoutine.Reach reach = arguments -> Routine.targets(routine, code, arguments);
        return just(new SchemaChange.CreateRoutine(
                name.get(), signature, body, reach, defines, cursor.words(), cursor.all()));
    }

    /** The schema where tables usually are need not be told. */
    private Optional<TableName> routineName() {
        return cursor.tableName()
                .map(name -> name.schema().filter("public"::equalsIgnoreCase).isPresent()
                        ? TableName.of(name.name())
                        : name);
    }

    /** {@code ALTER FUNCTION f(int) RENAME TO g}, or with another search path. */
    private Optional<List<SchemaChange>> alterRoutine() {
        Optional<TableName> name = routineName();
        cursor.skipBrackets();
        if (name.isPresent() && cursor.accept("rename", "to")) {
            return just(new SchemaChange.AlterRoutine(name.get(), Optional.of(cursor.lastName()), cursor.all()));
        }
        return name.isPresent() && has("search_path")
                ? just(new SchemaChange.AlterRoutine(name.get(), Optional.empty(), cursor.all()))
                : nothing();
    }

    private Optional<List<SchemaChange>> dropRoutine() {
        cursor.acceptIfExists();
        List<SchemaChange> changes = new ArrayList<>();
        do {
            Optional<TableName> name = routineName();
            Optional<List<String>> parameters =
                    cursor.peek().isSign("(") ? Optional.of(Routine.signature(cursor, dialect)) : Optional.empty();
            cursor.skipBrackets();
            name.ifPresent(dropped -> changes.add(new SchemaChange.DropRoutine(dropped, parameters, cursor.all())));
        } while (cursor.acceptSign(","));
        return Optional.of(changes);
    }

    private Optional<List<SchemaChange>> call() {
        return just(
                new SchemaChange.Call(cursor.words(), Routine.invocations(cursor.fromStart(), Map.of()), cursor.all()));
    }

    /** @param targets the tables that it may concern beside those that it names; empty where it may be any */
    private SchemaChange codeNotFollowed(String what, Optional<Set<String>> targets) {
        Set<String> words = cursor.words();
        targets.ifPresent(words::addAll);
        return new SchemaChange.CodeNotFollowed(
                words,
                targets.isEmpty(),
                "could not follow " + what + ": " + Excerpt.of(cursor.textOfAll()),
                cursor.all());
    }

    private static boolean isRoutine(Token token) {
        return token.is("function") || token.is("procedure") || token.is("routine") || token.is("proc");
    }

    // ---- ALTER ----

    private Optional<List<SchemaChange>> alter() {
        if (cursor.accept("table") || cursor.accept("ignore", "table") || cursor.accept("foreign", "table")) {
            return new AlterTableReader(cursor, dialect).read();
        }
        if (cursor.accept("index")) {
            cursor.acceptIfExists();
            String name = cursor.lastName();
            if (!cursor.accept("rename", "to")) {
                return nothing();
            }
            return just(new SchemaChange.RenameIndex(Optional.empty(), name, cursor.lastName(), cursor.all()));
        }
        if (cursor.accept("view")) {
            cursor.acceptIfExists();
            Optional<TableName> view = cursor.tableName();
            return cursor.accept("rename", "to") && view.isPresent()
                    ? cursor.tableName()
                            .map(name -> List.of(new SchemaChange.RenameTable(view.get(), name, cursor.all())))
                    : nothing();
        }
        if (isRoutine(cursor.peek())) {
            cursor.next();
            return alterRoutine();
        }
        return OTHER_THINGS.contains(cursor.peek().word()) ? nothing() : Optional.empty();
    }

    // ---- DROP ----

    private Optional<List<SchemaChange>> drop() {
        if (cursor.accept("temporary")) {
            return nothing();
        }
        if (cursor.accept("table") || cursor.accept("foreign", "table")) {
            return dropEach(name -> new SchemaChange.DropTable(name, has("cascade"), cursor.all()));
        } else if (cursor.accept("view") || cursor.accept("materialized", "view")) {
            return dropEach(name -> new SchemaChange.DropView(name, cursor.all()));
        } else if (cursor.accept("schema")) {
            return dropEach(name -> new SchemaChange.DropSchema(name.name(), cursor.all()))
                    .or(StatementReader::nothing);
        } else if (cursor.accept("index")) {
            return dropIndex();
        } else if (cursor.accept("trigger")) {
            cursor.acceptIfExists();
            String name = cursor.lastName();
            Optional<TableName> table = cursor.accept("on") ? cursor.tableName() : Optional.empty();
            return just(new SchemaChange.DropTrigger(table, name, cursor.all()));
        } else if (isRoutine(cursor.peek())) {
            cursor.next();
            return dropRoutine();
        }
        return OTHER_THINGS.contains(cursor.peek().word()) ? nothing() : Optional.empty();
    }

    private boolean has(String word) {
        return cursor.rest().stream().anyMatch(token -> token.is(word));
    }

    private Optional<List<SchemaChange>> dropEach(Function<TableName, SchemaChange> change) {
        List<SchemaChange> changes = new ArrayList<>();
        cursor.acceptIfExists();
        do {
            Optional<TableName> name = cursor.tableName();
            if (name.isEmpty()) {
                return Optional.empty();
            }
            changes.add(change.apply(name.get()));
        } while (cursor.acceptSign(","));
        return Optional.of(changes);
    }

    private Optional<List<SchemaChange>> dropIndex() {
        List<SchemaChange> changes = new ArrayList<>();
        cursor.accept("concurrently");
        cursor.acceptIfExists();
        do {
            Optional<TableName> name = cursor.tableName();
            if (name.isEmpty()) {
                return Optional.empty();
            }
            Optional<TableName> table = cursor.accept("on") ? cursor.tableName() : Optional.empty();
            if (table.isEmpty() && dialect == Dialect.SQL_SERVER) {
                table = name.get().schema().map(TableName::of);
            }
            changes.add(new SchemaChange.DropIndex(table, name.get().name(), cursor.all()));
        } while (cursor.acceptSign(","));
        return Optional.of(changes);
    }

    // ---- names ----

    /** {@code RENAME TABLE a TO b, c TO d} of MySQL and DB2, {@code RENAME a TO b} of Oracle. */
    private Optional<List<SchemaChange>> rename() {
        if (cursor.acceptAny(Set.of("index", "column", "user"))) {
            return Optional.empty();
        }
        if (!cursor.peek(1).is("to")) {
            cursor.accept("table");
            cursor.accept("tables");
        }
        boolean ifExists = cursor.acceptIfExists();
        List<SchemaChange> changes = new ArrayList<>();
        do {
            int start = cursor.position();
            Optional<TableName> table = cursor.tableName();
            if (table.isEmpty() || !cursor.accept("to")) {
                return Optional.empty();
            }
            Optional<TableName> newName = cursor.tableName();
            if (newName.isEmpty()) {
                return Optional.empty();
            }
            SchemaChange change = new SchemaChange.RenameTable(table.get(), newName.get(), cursor.since(start));
            changes.add(
                    ifExists
                            ? new SchemaChange.When(
                                    new SchemaCondition.HasTable(table.get()),
                                    List.of(change),
                                    List.of(),
                                    change.place())
                            : change);
        } while (cursor.acceptSign(","));
        return Optional.of(changes);
    }

    // ---- rows ----

    /** Rows are put in where values are written out, or selected without a table to select them from. */
    private Optional<List<SchemaChange>> insert() {
        cursor.acceptAny(Set.of("ignore", "low_priority", "delayed", "high_priority", "or"));
        cursor.acceptAny(Set.of("ignore", "replace"));
        cursor.accept("into");
        Optional<TableName> table = cursor.tableName();
        boolean values = false;
        boolean copied = false;
        while (!cursor.isAtEnd() && !values && !copied) {
            values = cursor.looksAtAny(Set.of("values", "value", "set"));
            copied = cursor.looksAt("from");
            cursor.skipOne();
        }
        return table.isPresent() && !copied ? just(new SchemaChange.InsertRows(table.get(), cursor.all())) : nothing();
    }

    // ---- code ----

    private Optional<List<SchemaChange>> block(Token first) {
        if (first.is("begin")
                && (cursor.isAtEnd()
                        || cursor.looksAtAny(Set.of(
                                "transaction",
                                "tran",
                                "work",
                                "immediate",
                                "deferred",
                                "exclusive",
                                "isolation",
                                "read")))) {
            return nothing();
        }
        Optional<Token> string = cursor.rest().stream()
                .filter(token -> token.kind() == Kind.STRING)
                .findFirst();
        boolean isInString = first.is("do");
        if (isInString && string.isEmpty()) {
            return call();
        }
        Cursor code = isInString ? cursor.within(string.get(), dialect) : cursor.fromStart();
        Optional<List<SchemaChange>> changes = new BlockReader(code.fromStart(), dialect).read();
        if (changes.isPresent()) {
            return changes;
        }
        Optional<Set<String>> targets = Targets.of(code, Map.of());
        boolean defines = Definitions.areIn(cursor.textOfAll()) || targets.isEmpty();
        variables.tell(cursor.rest(), defines);
        SchemaChange calls = new SchemaChange.Call(cursor.words(), uncertain(code), cursor.all());
        return Optional.of(defines ? List.of(codeNotFollowed("a block of code", targets), calls) : List.of(calls));
    }

    private static List<SchemaChange.Invocation> uncertain(Cursor code) {
        return Routine.invocations(code.fromStart(), Map.of()).stream()
                .map(SchemaChange.Invocation::uncertain)
                .toList();
    }

    /** A query or assignment that puts a statement together, or calls for one. */
    private Optional<List<SchemaChange>> dynamic() {
        Cursor statement = cursor.fromStart();
        boolean prepares = statement.looksAt("prepare");
        if (prepares ? variables.prepare(statement) : variables.assign(statement)) {
            return nothing();
        }
        SourceRange place = cursor.all();
        boolean intoTable = cursor.peek(-1).is("select") && has("into") && has("from") && !dialect.isMySql();
        if (intoTable) {
            return selectInto(place);
        }
        boolean inString = cursor.rest().stream().anyMatch(token -> token.isText() && Definitions.areIn(token.text()));
        boolean isOpen = prepares && !has("as") && !variables.isTold(cursor.rest());
        variables.tell(cursor.rest(), inString || prepares);
        return inString || isOpen
                ? just(codeNotFollowed(
                        "a statement that is put together", isOpen ? Optional.empty() : Targets.inStrings(cursor)))
                : call();
    }

    /** {@code SELECT … INTO copy FROM table} makes a table on PostgreSQL and SQL Server. */
    private Optional<List<SchemaChange>> selectInto(SourceRange place) {
        boolean all = cursor.acceptSign("*");
        while (!cursor.isAtEnd() && !cursor.looksAt("into")) {
            cursor.skipOne();
        }
        cursor.next();
        cursor.acceptAny(Set.of("temp", "temporary", "unlogged"));
        Optional<TableName> table = cursor.tableName();
        if (table.isEmpty() || table.get().name().startsWith("#") || !cursor.accept("from")) {
            return nothing();
        }
        Optional<TableName> copied = all ? cursor.tableName() : Optional.empty();
        return just(new SchemaChange.CreateTableAs(
                table.get(), false, cursor.peek().isSign(",") ? Optional.empty() : copied, List.of(), place));
    }

    private Optional<List<SchemaChange>> execute() {
        if (cursor.looksAt("sp_rename")
                || (cursor.looksAt("sys") && cursor.peek(2).is("sp_rename"))) {
            return spRename();
        }
        List<SchemaChange> prepared = variables.execute(cursor.peek().text());
        if (!prepared.isEmpty()) {
            return Optional.of(prepared);
        }
        return constant().or(() -> {
            Optional<Set<String>> targets = variables.isTold(cursor.rest()) ? Optional.of(Set.of()) : targets();
            return Definitions.areIn(cursor.textOfAll()) || targets.isEmpty()
                    ? just(codeNotFollowed("a statement that is put together", targets))
                    : call();
        });
    }

    /** {@code EXEC sp_MSforeachtable 'ALTER TABLE ? …'} hands a statement over. */
    private Optional<Set<String>> targets() {
        Optional<Set<String>> inStrings = Targets.inStrings(cursor);
        return inStrings.isEmpty() ? inStrings : Targets.of(cursor, Map.of());
    }

    /** {@code EXEC ('ALTER …')}, {@code EXECUTE IMMEDIATE 'ALTER …'} */
    private Optional<List<SchemaChange>> constant() {
        List<Token> tokens = cursor.rest().stream()
                .filter(token -> !token.isSign("(") && !token.isSign(")") && !token.is("immediate"))
                .toList();
        return tokens.size() == 1 && tokens.get(0).kind() == Kind.STRING
                ? Constant.read(tokens.get(0).text(), cursor.all(), dialect)
                : Optional.empty();
    }

    /** {@code EXEC sp_rename 'dbo.t.c', 'd', 'COLUMN'}; names may stand without quotes. */
    private Optional<List<SchemaChange>> spRename() {
        while (!cursor.accept("sp_rename")) {
            cursor.next();
        }
        List<String> arguments = new ArrayList<>();
        while (!cursor.isAtEnd()) {
            StringBuilder argument = new StringBuilder();
            while (!cursor.isAtEnd() && !cursor.peek().isSign(",")) {
                argument.append(cursor.next().text());
            }
            arguments.add(argument.substring(argument.lastIndexOf("=") + 1));
            cursor.acceptSign(",");
        }
        if (arguments.size() < 2) {
            return Optional.empty();
        }
        String[] path = arguments.get(0).replaceAll("[\\[\\]\"]", "").split("\\.", -1);
        String last = path[path.length - 1];
        String newName = arguments.get(1);
        String kind = arguments.size() > 2 ? arguments.get(2).toUpperCase(Locale.ROOT) : "OBJECT";
        if (kind.equals("OBJECT")) {
            return just(renameObject(last, newName));
        }
        if (path.length < 2) {
            return Optional.empty();
        }
        TableName table = TableName.of(path[path.length - 2]);
        return just(
                kind.equals("COLUMN")
                        ? new SchemaChange.RenameColumn(table, last, newName, cursor.all())
                        : new SchemaChange.RenameIndex(Optional.of(table), last, newName, cursor.all()));
    }

    /** A table, or else a constraint; a sequence does not matter. */
    private SchemaChange renameObject(String name, String newName) {
        TableName table = TableName.of(name);
        return new SchemaChange.When(
                new SchemaCondition.HasTable(table),
                List.of(new SchemaChange.RenameTable(table, TableName.of(newName), cursor.all())),
                List.of(new SchemaChange.RenameIndex(Optional.empty(), name, newName, cursor.all())),
                cursor.all());
    }
}
