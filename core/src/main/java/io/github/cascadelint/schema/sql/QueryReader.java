package io.github.cascadelint.schema.sql;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads which columns the query of {@code CREATE TABLE … AS} gives, where its text tells. */
final class QueryReader {

    private static final Set<String> SEVERAL = Set.of("join", "union", "except", "intersect");

    private final Cursor cursor;

    QueryReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** @param named the columns that are told before the query */
    SchemaChange createTable(TableName table, List<String> named, SourceRange place) {
        while (cursor.peek().isSign("(")) {
            cursor.next();
        }
        if (!named.isEmpty()) {
            return new SchemaChange.CreateTableAs(table, false, Optional.empty(), named, place);
        }
        if (cursor.accept("table")) {
            return new SchemaChange.CreateTableAs(table, false, cursor.tableName(), List.of(), place);
        }
        if (!cursor.accept("select")) {
            return new SchemaChange.CreateTableAs(table, false, Optional.empty(), List.of(), place);
        }
        cursor.accept("distinct");
        if (cursor.acceptSign("*") && cursor.accept("from")) {
            Optional<TableName> copied = cursor.tableName();
            boolean several =
                    cursor.rest().stream().anyMatch(token -> SEVERAL.contains(token.word()) || token.isSign(","));
            return new SchemaChange.CreateTableAs(table, false, several ? Optional.empty() : copied, List.of(), place);
        }
        return new SchemaChange.CreateTableAs(table, false, Optional.empty(), selected(), place);
    }

    /** The names of what is selected; none where one of them has no name. */
    private List<String> selected() {
        List<String> names = new ArrayList<>();
        while (!cursor.isAtEnd()) {
            int start = cursor.position();
            while (!cursor.isAtEnd() && !cursor.peek().isSign(",") && !cursor.looksAt("from")) {
                cursor.skipOne();
            }
            List<Token> item = cursor.tokensSince(start);
            Token last = item.isEmpty() ? cursor.peek() : item.get(item.size() - 1);
            boolean isNamed = last.isName()
                    && (item.size() == 1
                            || item.get(item.size() - 2).is("as")
                            || item.get(item.size() - 2).isSign("."));
            if (!isNamed) {
                return List.of();
            }
            names.add(last.text());
            if (!cursor.acceptSign(",")) {
                break;
            }
        }
        return names;
    }
}
