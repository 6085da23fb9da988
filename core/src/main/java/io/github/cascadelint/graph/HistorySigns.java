package io.github.cascadelint.graph;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Signs of rows that keep the past: code makes them, and nothing changes or deletes them again. */
final class HistorySigns {

    private static final Pattern NAME = Pattern.compile(
            ".*(Audit|Event|History|HistoryItem|Journal|Log|LogEntry|Record|Revision|Snapshot|Trail)(Entity|Impl)?");

    private final RelationshipGraph graph;

    HistorySigns(RelationshipGraph graph) {
        this.graph = graph;
    }

    /** The signs, where they are enough; a name is never enough, and takes the place of one sign at most. */
    List<Evidence> of(ManagedType entity) {
        if (entity.has(Trait.REVISION)) {
            return List.of(Evidence.of(entity.simpleName() + " is Envers' revision entity", entity.range()));
        }
        Optional<EntityUse> made =
                graph.uses(entity.name(), EntityUse.Kind.CONSTRUCTED).stream().findFirst();
        Optional<Association> about = graph.endsFrom(entity.name()).stream()
                .filter(end -> end.isOwning() && TargetLifeInference.isToOne(end))
                .findFirst();
        if (made.isEmpty() || about.isEmpty() || entity.has(Trait.VIEW) || isDeleted(entity)) {
            return List.of();
        }
        List<Evidence> evidence = new ArrayList<>();
        boolean fixed = entity.has(Trait.IMMUTABLE) || entity.has(Trait.WRITE_ONCE);
        if (fixed) {
            evidence.add(Evidence.of(
                    "no column of " + entity.simpleName() + " is written again once the row is there", entity.range()));
        } else if (entity.has(Trait.UNCHANGED)) {
            evidence.add(Evidence.of(
                    "no member of " + entity.simpleName() + " changes an instance that is there", entity.range()));
        }
        boolean dated = entity.has(Trait.DATED);
        boolean named = NAME.matcher(entity.simpleName()).matches();
        if (evidence.isEmpty() || !(fixed || named)) {
            return List.of();
        }
        if (dated) {
            evidence.add(Evidence.of("every row has the time at which it was made", entity.range()));
        }
        if (named) {
            evidence.add(Evidence.of("its name speaks of the past", entity.range()));
        }
        evidence.add(Evidence.of(
                "code makes new " + entity.simpleName() + " rows, and none was seen to delete one",
                made.get().range()));
        evidence.add(Evidence.of(
                about.get().display() + " tells what it is about", about.get().range()));
        return evidence;
    }

    private boolean isDeleted(ManagedType entity) {
        // A statement that deletes many at once is how old rows are purged.
        return !graph.model().callSites(entity.name(), CallSite.Act.REMOVES).isEmpty()
                || graph.endsTo(entity.name()).stream()
                        .anyMatch(end -> !graph.model()
                                .callSites(end, CallSite.Act.TAKES_OUT)
                                .isEmpty());
    }
}
