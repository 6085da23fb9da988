package io.github.cascadelint.schema.sql;

import io.github.cascadelint.schema.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads the columns of a key or an index: the plain ones before the first expression. */
final class IndexColumns {

    private final Cursor cursor;

    IndexColumns(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Reads what is in brackets; the closing one is passed. */
    List<String> read() {
        List<String> columns = new ArrayList<>();
        boolean plain = true;
        if (!cursor.acceptSign("(")) {
            return columns;
        }
        while (!cursor.isAtEnd() && !cursor.peek().isSign(")")) {
            plain &= isPlain();
            if (plain) {
                columns.add(cursor.lastName());
            }
            cursor.skipToComma();
            cursor.acceptSign(",");
        }
        cursor.acceptSign(")");
        return columns;
    }

    /** A name, with a length behind it on MySQL, but no function. */
    private boolean isPlain() {
        if (!cursor.peek().isName()) {
            return false;
        }
        Token next = cursor.peek(1);
        if (next.isSign("(")) {
            return cursor.peek(2).kind() == Kind.NUMBER && cursor.peek(3).isSign(")");
        }
        return next.kind() != Kind.SIGN || next.isSign(",") || next.isSign(")") || next.isSign(".");
    }
}
