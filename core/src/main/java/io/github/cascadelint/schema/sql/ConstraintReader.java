package io.github.cascadelint.schema.sql;

import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.Index;
import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.SchemaCondition;
import io.github.cascadelint.schema.TableName;
import io.github.cascadelint.schema.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads constraints and indexes as they stand in the definition of a table, or behind ADD. */
final class ConstraintReader {

    private static final Set<String> KINDS = Set.of(
            "constraint", "primary", "unique", "foreign", "check", "exclude", "key", "index", "fulltext", "spatial");

    /** What stands between the words of a key and its columns. */
    private static final Set<String> FILLERS =
            Set.of("clustered", "nonclustered", "nulls", "not", "distinct", "key", "index");

    /** Methods whose indexes do not serve to look up a value. */
    private static final Set<String> OTHER_METHODS = Set.of("gin", "gist", "brin", "spgist", "rtree", "bloom");

    private final Cursor cursor;
    private final TableName table;

    ConstraintReader(Cursor cursor, TableName table) {
        this.cursor = cursor;
        this.table = table;
    }

    /** Whether a constraint or index comes next, and no column. */
    boolean looksAtConstraint() {
        String word = cursor.peek().word();
        if (!KINDS.contains(word)) {
            return false;
        }
        Token next = cursor.peek(1);
        return switch (word) {
            case "primary", "foreign" -> next.is("key");
            case "check", "exclude" -> next.isSign("(") || next.is("using") || next.is("if");
            case "key", "index" -> isIndex(next);
            case "fulltext", "spatial" -> next.is("key") || next.is("index") || isIndex(next);
            default -> true;
        };
    }

    /** {@code KEY name (…)}, and not a column of that name. */
    private boolean isIndex(Token next) {
        Token third = cursor.peek(2);
        return next.isSign("(")
                || next.is("if")
                || (third.isSign("(") && !isLength())
                || third.is("using")
                || third.is("nonclustered")
                || third.is("clustered")
                || third.is("unique");
    }

    /** {@code key varchar(20)}: a column, unless an index on MySQL has a number for a name. */
    private boolean isLength() {
        return cursor.peek(3).kind() == Kind.NUMBER
                && (cursor.peek(4).isSign(")")
                        || cursor.peek(4).isSign(",")
                        || cursor.peek(4).isName());
    }

    /** Reads a constraint; empty where it was not understood, and nothing in it for one that does not count here. */
    Optional<List<SchemaChange>> read() {
        int start = cursor.position();
        String name = "";
        boolean ifNotExists = false;
        if (cursor.accept("constraint")) {
            ifNotExists = cursor.acceptIfNotExists();
            name = looksAtKind() ? "" : cursor.lastName();
        }
        Optional<List<SchemaChange>> changes = read(name, start);
        if (!ifNotExists || changes.isEmpty()) {
            return changes;
        }
        SchemaCondition there = new SchemaCondition.HasConstraint(Optional.of(table), name);
        return Optional.of(List.of(new SchemaChange.When(there, List.of(), changes.get(), cursor.since(start))));
    }

    private boolean looksAtKind() {
        return cursor.looksAt("primary", "key")
                || cursor.looksAt("foreign", "key")
                || (cursor.looksAtAny(Set.of("unique", "check"))
                        && !cursor.peek(1).is("unique"));
    }

    private Optional<List<SchemaChange>> read(String name, int start) {
        if (cursor.accept("primary", "key")) {
            return key(name, true, start);
        } else if (cursor.accept("unique")) {
            return key(name, false, start);
        } else if (cursor.accept("foreign", "key")) {
            return foreignKey(name, start);
        } else if (cursor.accept("fulltext") || cursor.accept("spatial")) {
            boolean isKey = cursor.accept("key") || cursor.accept("index");
            return isKey || cursor.peek().isName() || cursor.peek().isSign("(")
                    ? index(false, start)
                    : Optional.empty();
        } else if (cursor.accept("key") || cursor.accept("index")) {
            return index(true, start);
        } else if (cursor.accept("check") || cursor.accept("exclude") || cursor.accept("default")) {
            cursor.skipToComma();
            return Optional.of(List.of());
        } else if (cursor.accept("not", "null")) { // PostgreSQL 18
            cursor.skipToComma();
            return Optional.of(List.of());
        }
        return Optional.empty();
    }

    private Optional<List<SchemaChange>> key(String name, boolean primary, int start) {
        if (cursor.accept("using", "index") && !cursor.peek().isSign("(") && !cursor.looksAt("tablespace")) {
            String index = cursor.lastName();
            cursor.skipToComma();
            return Optional.of(
                    List.of(new SchemaChange.AddKeyFromIndex(table, name, index, primary, cursor.since(start))));
        }
        String index = "";
        boolean ifNotExists = false;
        while (!cursor.isAtEnd() && !cursor.peek().isSign("(")) {
            if (cursor.accept("using")) {
                cursor.next();
            } else if (cursor.acceptIfNotExists()) {
                ifNotExists = true;
            } else if (!cursor.acceptAny(FILLERS)) {
                index = cursor.name();
                if (index.isEmpty()) {
                    return Optional.empty();
                }
            }
        }
        List<String> columns = new IndexColumns(cursor).read();
        cursor.skipToComma();
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        String known = index.isEmpty() ? name : index;
        SchemaChange change = primary
                ? new SchemaChange.AddPrimaryKey(table, name, columns, cursor.since(start))
                : new SchemaChange.AddUnique(table, known, columns, cursor.since(start));
        return Optional.of(ifNotExists ? unlessIndexed(known, change) : List.of(change));
    }

    private List<SchemaChange> unlessIndexed(String name, SchemaChange change) {
        SchemaCondition there = new SchemaCondition.HasIndex(Optional.of(table), name);
        return List.of(new SchemaChange.When(there, List.of(), List.of(change), change.place()));
    }

    /** On MySQL the name of its index is that of the key, where it has no other. */
    private Optional<List<SchemaChange>> foreignKey(String name, int start) {
        boolean ifNotExists = cursor.acceptIfNotExists();
        String index = cursor.peek().isSign("(") ? "" : cursor.name();
        String known = name.isEmpty() ? index : name;
        List<String> columns = cursor.namesInBrackets();
        if (columns.isEmpty() || !cursor.accept("references")) {
            return Optional.empty();
        }
        Optional<ForeignKey> key = new ReferenceReader(cursor).read(known, columns, start);
        cursor.skipToComma();
        return key.map(k -> List.of(new SchemaChange.AddForeignKey(table, k, ifNotExists, cursor.since(start))));
    }

    private Optional<List<SchemaChange>> index(boolean ordered, int start) {
        boolean ifNotExists = cursor.acceptIfNotExists();
        String name = cursor.peek().isSign("(") || cursor.looksAt("using") ? "" : cursor.name();
        boolean unique = cursor.accept("unique");
        while (!cursor.isAtEnd() && !cursor.peek().isSign("(")) {
            cursor.next();
        }
        if (cursor.isAtEnd()) {
            return Optional.empty();
        }
        List<String> columns = new IndexColumns(cursor).read();
        boolean partial = hasCondition();
        Index index = new Index(name, columns, unique, partial, ordered, cursor.since(start));
        SchemaChange change = new SchemaChange.CreateIndex(table, index, ifNotExists, cursor.since(start));
        return Optional.of(List.of(change));
    }

    /** Reads on from behind INDEX in {@code CREATE INDEX}. */
    static Optional<SchemaChange> createIndex(Cursor cursor, boolean unique, boolean ordered, int start) {
        cursor.accept("concurrently");
        boolean ifNotExists = cursor.acceptIfNotExists();
        String name = cursor.looksAt("on") && !cursor.peek(1).is("on") ? "" : cursor.lastName();
        boolean lookup = ordered;
        if (cursor.accept("using")) {
            lookup = !OTHER_METHODS.contains(cursor.next().word()) && ordered;
        }
        if (!cursor.accept("on")) {
            return Optional.empty();
        }
        cursor.accept("only");
        Optional<TableName> table = cursor.tableName();
        if (cursor.accept("using")) {
            lookup = !OTHER_METHODS.contains(cursor.next().word()) && ordered;
        }
        if (table.isEmpty() || !cursor.peek().isSign("(")) {
            return Optional.empty();
        }
        List<String> columns = new IndexColumns(cursor).read();
        boolean partial = cursor.rest().stream().anyMatch(token -> token.is("where"));
        cursor.moveTo(cursor.position() + cursor.rest().size());
        Index index = new Index(name, columns, unique, partial, lookup, cursor.since(start));
        return Optional.of(new SchemaChange.CreateIndex(table.get(), index, ifNotExists, cursor.since(start)));
    }

    private boolean hasCondition() {
        List<Token> options = new ArrayList<>();
        while (!cursor.isAtEnd() && !cursor.peek().isSign(",") && !cursor.peek().isSign(")")) {
            options.add(cursor.peek());
            cursor.skipOne();
        }
        return options.stream().anyMatch(token -> token.is("where"));
    }
}
