package io.github.cascadelint.rule;

import io.github.cascadelint.base.SourceRange;
import java.util.List;
import java.util.Optional;

/**
 * What to do about a finding.
 *
 * @param text in words
 * @param edits changes of the source that do it, possibly none
 * @param sql the migration that does it, where it is one
 */
public record Suggestion(String text, List<TextEdit> edits, Optional<String> sql) {

    /** Replace the text at a place; an empty range inserts. */
    public record TextEdit(SourceRange range, String newText) {}

    public Suggestion {
        edits = List.copyOf(edits);
    }

    /** A suggestion that leaves the database as it is. */
    public Suggestion(String text, List<TextEdit> edits) {
        this(text, edits, Optional.empty());
    }

    /** A change of the database alone. */
    public static Suggestion ofSql(String text, String sql) {
        return new Suggestion(text, List.of(), Optional.of(sql));
    }
}
