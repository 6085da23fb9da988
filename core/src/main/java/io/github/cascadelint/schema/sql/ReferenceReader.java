package io.github.cascadelint.schema.sql;

import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.ReferentialAction;
import io.github.cascadelint.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what follows REFERENCES (SQL:2016, section 11.8), with what databases add to it. */
final class ReferenceReader {

    private static final Set<String> IGNORED = Set.of(
            "deferrable", "initially", "immediate", "deferred", "rely", "norely", "enforced", "enable", "validate");

    private final Cursor cursor;

    ReferenceReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /**
     * Reads on from behind REFERENCES.
     *
     * @param start where the constraint begins
     */
    Optional<ForeignKey> read(String name, List<String> columns, int start) {
        Optional<TableName> table = cursor.tableName();
        if (table.isEmpty()) {
            return Optional.empty();
        }
        List<String> refColumns = cursor.namesInBrackets();
        ReferentialAction onDelete = ReferentialAction.NO_ACTION;
        ReferentialAction onUpdate = ReferentialAction.NO_ACTION;
        List<String> resets = List.of();
        boolean valid = true;
        boolean enabled = true;
        boolean goesOn = true;
        while (goesOn) {
            if (cursor.accept("on", "delete")) {
                onDelete = action();
                resets = cursor.namesInBrackets();
            } else if (cursor.accept("on", "update")) {
                onUpdate = action();
            } else if (cursor.accept("match")) {
                cursor.next();
            } else if (cursor.accept("not", "valid") || cursor.accept("novalidate")) {
                valid = false;
            } else if (cursor.accept("not", "enforced") || cursor.accept("disable")) {
                enabled = false;
            } else {
                goesOn = cursor.accept("not", "for", "replication")
                        || cursor.accept("not", "deferrable")
                        || cursor.acceptAny(IGNORED);
            }
        }
        ForeignKey key = new ForeignKey(
                name, columns, table.get(), refColumns, onDelete, onUpdate, valid, enabled, cursor.since(start));
        return Optional.of(resets.isEmpty() ? key : key.withResets(resets));
    }

    private ReferentialAction action() {
        if (cursor.accept("cascade")) {
            return ReferentialAction.CASCADE;
        } else if (cursor.accept("restrict")) {
            return ReferentialAction.RESTRICT;
        } else if (cursor.accept("set", "null")) {
            return ReferentialAction.SET_NULL;
        } else if (cursor.accept("set", "default")) {
            return ReferentialAction.SET_DEFAULT;
        }
        cursor.accept("no", "action");
        return ReferentialAction.NO_ACTION;
    }
}
