package io.github.cascadelint.rule;

import io.github.cascadelint.base.SourceRange;
import java.util.List;

/**
 * What to do about a finding.
 *
 * @param text in words
 * @param edits changes of the source that do it, possibly none
 */
public record Suggestion(String text, List<TextEdit> edits) {

    /** Replace the text at a place; an empty range inserts. */
    public record TextEdit(SourceRange range, String newText) {}

    public Suggestion {
        edits = List.copyOf(edits);
    }
}
