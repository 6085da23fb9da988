package io.github.cascadelint.schema.sql;

import java.util.Locale;
import java.util.Set;

/** Tells by text search what code that is not followed may do to a schema. */
public final class CodeSearch {

    private CodeSearch() {}

    /** Whether the text holds words that make, change or drop a table, its columns, keys or indexes. */
    public static boolean definesTables(String code) {
        return Definitions.areIn(code);
    }

    /** Whether each table that the text makes, changes or drops is named there, and not put in as it runs. */
    public static boolean namesItsTables(String code) {
        return Definitions.nameTheirTables(code);
    }

    /** All words of the text, in lower case. */
    public static Set<String> words(String code) {
        return Lexer.words(code.toLowerCase(Locale.ROOT));
    }
}
