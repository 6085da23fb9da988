package io.github.cascadelint.rule;

import io.github.cascadelint.base.Api;
import io.github.cascadelint.fix.Remedy;
import io.github.cascadelint.fix.TextEdit;
import io.github.cascadelint.fix.Tier;
import java.util.List;
import java.util.Optional;

/**
 * What to do about a finding.
 *
 * @param text in words
 * @param remedy the changes of the mapping that do it, where they are clear
 * @param edits the same as changes of the sources; none where there is no remedy, or where the sources do not allow it
 * @param sql the migration that does it, where it is one
 */
@Api
public record Suggestion(String text, Optional<Remedy> remedy, List<TextEdit> edits, Optional<String> sql) {

    public Suggestion {
        edits = List.copyOf(edits);
    }

    /** What would change the mapping. */
    @Api.NotApi
    @Override
    public Optional<Remedy> remedy() {
        return remedy;
    }

    /** A suggestion in words only. */
    public Suggestion(String text) {
        this(text, Optional.empty(), List.of(), Optional.empty());
    }

    /** A change of the database alone. */
    public static Suggestion ofSql(String text, String sql) {
        return new Suggestion(text, Optional.empty(), List.of(), Optional.of(sql));
    }

    /** The same with changes of the mapping. */
    @Api.NotApi
    public Suggestion withRemedy(Optional<Remedy> other) {
        return new Suggestion(text, other, edits, sql);
    }

    /** The same with changes of the sources. */
    public Suggestion withEdits(List<TextEdit> other) {
        return new Suggestion(text, remedy, other, sql);
    }

    /** How far it may be followed without thinking; without edits there is nothing that could be followed so. */
    public Tier tier() {
        return edits.isEmpty() ? Tier.MANUAL : remedy.map(Remedy::tier).orElse(Tier.SUGGESTED);
    }
}
