package io.github.cascadelint.explain;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.explain.DeletionPaths.Cause;
import io.github.cascadelint.explain.DeletionPaths.Way;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.ElementCollection;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.mapping.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Follows the graph backwards from an entity to all that makes its rows disappear. */
public final class DeletionFinder {

    private static final List<Act> UNLINKING = List.of(Act.TAKES_OUT, Act.NULLS, Act.REPLACES, Act.ASSIGNS);

    private final RelationshipGraph graph;
    private final MappingModel model;
    private final Set<String> told = new HashSet<>();

    private DeletionFinder(RelationshipGraph graph) {
        this.graph = graph;
        this.model = graph.model();
    }

    /** All paths that end at a row of the entity. */
    public static DeletionPaths find(RelationshipGraph graph, ManagedType entity) {
        return new DeletionFinder(graph).paths(entity);
    }

    private DeletionPaths paths(ManagedType entity) {
        return new DeletionPaths(
                entity.name(), entity.range(), facts(entity), cause(entity.name(), true), linkRows(entity));
    }

    private List<String> facts(ManagedType entity) {
        List<String> facts = new ArrayList<>();
        if (entity.storage().softDelete().isPresent()) {
            facts.add("A delete only marks the row (@SoftDelete): it disappears for Hibernate, not from the table.");
        } else if (entity.storage().parts().stream()
                .anyMatch(part -> part.sqlDelete().isPresent())) {
            facts.add("@SQLDelete replaces the delete of the persistence context: " + sqlDeletes(entity)
                    + ". Bulk deletes and the database's own do not use it.");
        }
        List<String> subtypes = model.subtypes(entity.name()).stream()
                .map(SimpleName::of)
                .sorted()
                .toList();
        if (!subtypes.isEmpty()) {
            facts.add("Rows of its subtypes count: " + Words.list(subtypes) + ".");
        }
        return facts;
    }

    private static String sqlDeletes(ManagedType entity) {
        return Words.list(entity.storage().parts().stream()
                .flatMap(part -> part.sqlDelete().stream())
                .filter(sql -> !sql.isEmpty())
                .distinct()
                .toList());
    }

    /** @param byAnyone false where only the persistence context's removals are passed on */
    private Cause cause(String entity, boolean byAnyone) {
        // What is told of all deletes holds for those of the persistence context, too, but not the other way round.
        if (told.contains(entity + "!") || !told.add(entity + (byAnyone ? "!" : ""))) {
            return new Cause(entity, byAnyone, List.of(), true);
        }
        List<Way> ways = new ArrayList<>();
        code(entity, byAnyone, ways);
        List<Association> leading = leadingTo(entity);
        leading.forEach(end -> passedOn(end, entity, byAnyone, ways));
        keysOf(entity).forEach(end -> onDelete(end, byAnyone, ways));
        return new Cause(entity, byAnyone, ways, false);
    }

    private void code(String entity, boolean byAnyone, List<Way> ways) {
        List<Evidence> removals = sites(entity, Act.REMOVES);
        if (!removals.isEmpty()) {
            ways.add(new Way(
                    Way.Kind.REMOVE,
                    "code removes " + SimpleName.of(entity) + " rows",
                    Optional.empty(),
                    removals,
                    Optional.empty()));
        }
        List<Evidence> statements = new ArrayList<>(sites(entity, Act.BULK_DELETES));
        statements.addAll(sites(entity, Act.STATELESS_DELETES));
        if (byAnyone && !statements.isEmpty()) {
            ways.add(new Way(
                    Way.Kind.STATEMENT,
                    "a statement deletes " + SimpleName.of(entity) + " rows past the persistence context",
                    Optional.empty(),
                    statements,
                    Optional.empty()));
        }
    }

    private Stream<String> entitiesAbove(String entity) {
        return model.supertypes(entity).stream()
                .filter(name -> model.type(name).filter(ManagedType::isEntity).isPresent());
    }

    /** What is done to the entity, its subtypes, or to one of its supertypes, whose rows it may be among. */
    private List<Evidence> sites(String entity, Act act) {
        return Stream.concat(Stream.of(entity), entitiesAbove(entity))
                .flatMap(name -> model.callSites(name, act).stream())
                .filter(site -> model.sameHierarchy(site.entity(), entity))
                .distinct()
                .map(DeletionFinder::evidence)
                .toList();
    }

    private static Evidence evidence(CallSite site) {
        String method = site.method().isEmpty() ? "" : site.method() + ": ";
        return Evidence.of(method + site.code(), site.range());
    }

    /** The ends whose target is the entity, or of which it can be one, or that lead to some of its rows. */
    private List<Association> leadingTo(String entity) {
        return Stream.of(
                        Stream.of(entity),
                        entitiesAbove(entity),
                        model.subtypes(entity).stream().sorted())
                .flatMap(names -> names)
                .flatMap(name -> graph.endsTo(name).stream())
                .toList();
    }

    private void passedOn(Association end, String entity, boolean byAnyone, List<Way> ways) {
        if (end.removes()) {
            String database = isOnDeleteCascade(end) ? ", and the database would, too (ON DELETE CASCADE)" : "";
            ways.add(new Way(
                    Way.Kind.CASCADE,
                    "with the " + owner(end) + " that is removed: " + owner(end) + "." + end.name() + " " + word(end)
                            + as(end, entity) + database,
                    Optional.of(end.range()),
                    List.of(),
                    Optional.of(cause(end.owner(), byAnyone && !database.isEmpty()))));
        } else if (isInverse(end) && isOnDeleteCascade(end)) {
            onDelete(end, byAnyone, ways);
        }
        if (end.removesOrphans()) {
            ways.add(new Way(
                    Way.Kind.ORPHAN,
                    (end.kind().isToMany() ? "taken out of " : "replaced or set to null in ") + owner(end) + "."
                            + end.name() + ": orphan removal" + as(end, entity),
                    Optional.of(end.range()),
                    unlinking(end),
                    Optional.empty()));
        }
    }

    private static String word(Association end) {
        return end.cascade().elementFor(CascadeType.REMOVE).isPresent()
                ? "cascades REMOVE"
                : "removes orphans, which implies REMOVE";
    }

    private String as(Association end, String entity) {
        String target = end.target().display();
        if (target.equals(entity)) {
            return "";
        }
        return model.subtypes(entity).contains(target)
                ? " (if it is a " + SimpleName.of(target) + ")"
                : " (as a " + SimpleName.of(target) + ")";
    }

    private List<Evidence> unlinking(Association end) {
        List<Evidence> places = new ArrayList<>(UNLINKING.stream()
                .flatMap(act -> model.callSites(end, act).stream())
                .map(DeletionFinder::evidence)
                .toList());
        for (EntityUse use : model.removals(end)) {
            boolean known = places.stream()
                    .flatMap(place -> place.range().stream())
                    .anyMatch(range -> range.line().equals(use.range().line()));
            if (!known) {
                places.add(Evidence.of("code takes rows out", use.range()));
            }
        }
        return places;
    }

    private static boolean isInverse(Association end) {
        return !end.isOwning()
                || (end.kind() == AssociationKind.ONE_TO_MANY && end.joinTable().isEmpty());
    }

    /** The entity's own references, those that it inherits included. */
    private List<Association> keysOf(String entity) {
        return Stream.concat(Stream.of(entity), model.subtypes(entity).stream().sorted())
                .flatMap(name -> graph.endsFrom(name).stream())
                .distinct()
                .filter(end -> !end.kind().isToMany() && end.isOwning() && isCascade(end))
                .toList();
    }

    /** Whether the database deletes the rows at the other end, whichever end says so. */
    private boolean isOnDeleteCascade(Association end) {
        return isInverse(end)
                && (isCascade(end)
                        || graph.inverse(end).filter(DeletionFinder::isCascade).isPresent());
    }

    private static boolean isCascade(Association end) {
        return end.onDelete()
                .flatMap(Setting::known)
                .filter(OnDelete.CASCADE::equals)
                .isPresent();
    }

    /** A key of the entity, or a collection over such a key, that the database follows. */
    private void onDelete(Association end, boolean byAnyone, List<Way> ways) {
        boolean ownKey = !end.kind().isToMany() && end.isOwning();
        if (ownKey && graph.inverse(end).isPresent()) {
            return; // told at the other end
        }
        String parent = ownKey ? end.target().resolved().orElse("") : end.owner();
        if (parent.isEmpty()) {
            return;
        }
        ways.add(new Way(
                Way.Kind.ON_DELETE,
                "by the database with the " + SimpleName.of(parent) + " row: "
                        + SimpleName.of(end.owner()) + "." + end.name() + " is declared ON DELETE CASCADE"
                        + (isOnlyMarked(parent) ? " (but a delete that only marks the row does not count)" : ""),
                Optional.of(end.range()),
                List.of(),
                Optional.of(cause(parent, byAnyone))));
    }

    private boolean isOnlyMarked(String entity) {
        return model.type(entity)
                .filter(type -> new Rows(model, type).keepsRowIn(type.table().orElse("")))
                .isPresent();
    }

    private static String owner(Association end) {
        return SimpleName.of(end.owner());
    }

    /** Rows of join tables and collection tables that refer to the entity or hold parts of it. */
    private List<Evidence> linkRows(ManagedType entity) {
        List<Evidence> rows = new ArrayList<>();
        entity.attributes().stream()
                .filter(ElementCollection.class::isInstance)
                .map(ElementCollection.class::cast)
                .forEach(elements -> rows.add(Evidence.of(
                        elements.table().name() + " holds " + entity.simpleName() + "." + elements.name()
                                + ": its rows go with the " + entity.simpleName() + ", or when taken out",
                        elements.range())));
        graph.endsFrom(entity.name()).stream()
                .filter(end -> end.joinTable().isPresent())
                .forEach(end -> rows.add(Evidence.of(
                        end.joinTable().get().name() + " links " + owner(end) + "." + end.name()
                                + ": its rows go with the " + entity.simpleName() + ", or when taken out",
                        end.range())));
        graph.endsTo(entity.name()).stream()
                .filter(end -> end.joinTable().isPresent() && !end.owner().equals(entity.name()))
                .forEach(end -> rows.add(Evidence.of(
                        end.joinTable().get().name() + " links " + owner(end) + "." + end.name()
                                + ": its rows go with the " + owner(end) + ", not with the " + entity.simpleName(),
                        end.range())));
        return rows.stream().distinct().toList();
    }
}
