package io.github.cascadelint.change;

import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.change.Change.Kind;
import io.github.cascadelint.change.EndChange.Difference;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares two states of a mapping. What is the same under another name is no change, and what follows from a change is told
 * once, beside what causes it.
 */
public final class Changes {

    private final State before;
    private final State after;
    private final Renames renames;
    private final Effects effects;
    private final NewDeletes deletes;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<String, List<Association>> added = new TreeMap<>();

    /** A change of which the effects are not known yet. */
    private static final class Draft {
        private final Kind kind;
        private final String entity;
        private final Optional<String> attribute;
        private final Optional<String> target;
        private final String text;
        private final Optional<SourceRange> place;
        private final boolean earlier;

        /** The associations that it is about, told as {@link Removals} does. */
        private final Set<String> declared = new TreeSet<>();

        /** The entities that have them. */
        private final Set<String> owners = new TreeSet<>();

        private final List<String> effects = new ArrayList<>();

        private Draft(
                Kind kind,
                String entity,
                Optional<String> attribute,
                Optional<String> target,
                String text,
                Optional<SourceRange> place,
                boolean earlier) {
            this.kind = kind;
            this.entity = entity;
            this.attribute = attribute;
            this.target = target;
            this.text = text;
            this.place = place;
            this.earlier = earlier;
        }

        private Change change() {
            return new Change(kind, entity, attribute, target, text, effects, place, earlier);
        }
    }

    private Changes(State before, State after, Renames renames) {
        this.before = before;
        this.after = after;
        this.renames = renames;
        this.effects = new Effects(before, after, renames);
        this.deletes = new NewDeletes(before, after);
    }

    /** All changes: by entity, the entity with the most dangerous one first, and so the changes of each. */
    public static List<Change> between(State before, State after, Renames renames) {
        return new Changes(before, after, renames).find();
    }

    private List<Change> find() {
        newEntities();
        goneEntities();
        keptEntities();
        ends();
        goneEnds();
        tellEffects();
        return sorted(drafts.stream().map(Draft::change).toList());
    }

    private static List<Change> sorted(List<Change> changes) {
        Map<String, Change> worst = new HashMap<>();
        Comparator<Change> danger = Comparator.comparing((Change change) -> !change.isAboutDeletes())
                .thenComparing(Change::kind);
        changes.forEach(change -> worst.merge(change.entity(), change, (a, b) -> danger.compare(a, b) <= 0 ? a : b));
        return changes.stream()
                .sorted(Comparator.comparing((Change change) -> worst.getOrDefault(change.entity(), change), danger)
                        .thenComparing(Change::entity)
                        .thenComparing(danger)
                        .thenComparing(change -> change.attribute().orElse(""))
                        .thenComparing(Change::text))
                .toList();
    }

    // --- entities -----------------------------------------------------------------------------------------------

    private boolean isNew(String entity) {
        return !before.isEntity(renames.formerType(entity));
    }

    /** @param entity as it was called */
    private boolean isGone(String entity) {
        return !after.isEntity(renames.type(entity));
    }

    private void newEntities() {
        for (ManagedType entity : after.model().entities()) {
            if (isNew(entity.name()) && !before.lost().contains(entity.range().file())) {
                Draft draft = draft(
                        Kind.ENTITY_ADDED,
                        entity.name(),
                        Words.type(entity.name()) + " is new",
                        Optional.of(entity.range()),
                        false);
                draft.owners.add(entity.name());
                for (Association end : after.graph().endsFrom(entity.name())) {
                    draft.declared.add(Removals.declared(end, end.owner(), Optional.empty()));
                }
                draft.effects.addAll(effects.ofNewEntity(entity.name()));
            }
        }
    }

    private void goneEntities() {
        for (ManagedType entity : before.model().entities()) {
            if (isGone(entity.name()) && !after.lost().contains(entity.range().file())) {
                draft(
                        Kind.ENTITY_REMOVED,
                        entity.name(),
                        Words.type(entity.name()) + " is no entity any more",
                        Optional.of(entity.range()),
                        true);
            }
        }
    }

    private void keptEntities() {
        for (ManagedType now : after.model().entities()) {
            Optional<ManagedType> former =
                    before.model().type(renames.formerType(now.name())).filter(ManagedType::isEntity);
            if (former.isEmpty()) {
                continue;
            }
            softDelete(former.get(), now);
            newDeletes(former.get(), now);
            if (!former.get().simpleName().equals(now.simpleName())) {
                draft(
                        Kind.ENTITY_RENAMED,
                        now.name(),
                        Words.type(former.get().name()) + " is called " + Words.type(now.name()) + " now",
                        Optional.of(now.range()),
                        false);
            }
        }
        moved();
    }

    /** Whole packages are moved: each way is told once. */
    private void moved() {
        Map<String, List<String>> ways = new TreeMap<>();
        renames.types().forEach((former, now) -> {
            if (SimpleName.of(former).equals(SimpleName.of(now)) && after.isEntity(now)) {
                ways.computeIfAbsent(
                                Words.code(owner(former)) + " to " + Words.code(owner(now)), k -> new ArrayList<>())
                        .add(now);
            }
        });
        ways.forEach((way, entities) -> draft(
                Kind.ENTITY_RENAMED,
                entities.get(0),
                Words.few(entities.stream().map(Words::type).toList(), "entity", "entities") + " moved from " + way,
                Optional.empty(),
                false));
    }

    private static String owner(String type) {
        int dot = type.lastIndexOf('.');
        return dot < 0 ? "the default package" : type.substring(0, dot);
    }

    private void softDelete(ManagedType former, ManagedType now) {
        boolean was = isSoft(former);
        boolean is = isSoft(now);
        if (was == is) {
            return;
        }
        String type = Words.type(now.name());
        draft(
                is ? Kind.SOFT_DELETE_GAINED : Kind.SOFT_DELETE_LOST,
                now.name(),
                is
                        ? "a delete of " + type + " only marks the row now"
                        : "a delete of " + type + " deletes the row now; before, it only marked it",
                Optional.of(now.range()),
                false);
    }

    private void newDeletes(ManagedType former, ManagedType now) {
        Map<String, SourceRange> places = deletes.of(former.name(), now.name());
        if (!places.isEmpty()) {
            draft(
                    Kind.DELETE_GAINED,
                    now.name(),
                    Words.type(now.name()) + " is now deleted by "
                            + Words.few(
                                    places.keySet().stream().map(Words::code).toList(), "method", "methods"),
                    places.values().stream().findFirst(),
                    false);
        }
    }

    private static boolean isSoft(ManagedType type) {
        return type.has(Trait.SOFT_DELETE) || type.storage().softDelete().isPresent();
    }

    private Draft draft(Kind kind, String entity, String text, Optional<SourceRange> place, boolean earlier) {
        Draft draft = new Draft(kind, entity, Optional.empty(), Optional.empty(), text, place, earlier);
        drafts.add(draft);
        return draft;
    }

    // --- associations -------------------------------------------------------------------------------------------

    /** The ends of now, those that several entities inherit together. */
    private void ends() {
        Map<String, List<Association>> declared = new LinkedHashMap<>();
        for (Association end : after.graph().ends()) {
            declared.computeIfAbsent(Removals.declared(end, end.owner(), Optional.empty()), k -> new ArrayList<>())
                    .add(end);
        }
        declared.values().forEach(this::end);
        addedEnds();
    }

    /** One declared association, with the entities that have it. */
    private void end(List<Association> ends) {
        Map<Kind, Map<Association, Difference>> differences = new EnumMap<>(Kind.class);
        List<Association> come = new ArrayList<>();
        for (Association end : ends) {
            for (Difference difference : differences(end)) {
                differences
                        .computeIfAbsent(difference.kind(), k -> new LinkedHashMap<>())
                        .put(end, difference);
            }
            boolean told = end.removes() && !isToNewEntity(end);
            if (former(end).isEmpty() && !isUnseen(end) && !isNew(end.owner()) && !told) {
                come.add(end);
            }
        }
        long owners = ends.stream().filter(end -> !isNew(end.owner())).count();
        differences.values().forEach(same -> draft(same, same.size() < owners));
        for (Association end : come) {
            added.computeIfAbsent(come.size() < owners ? end.owner() : end.declaredBy(), k -> new ArrayList<>())
                    .add(end);
        }
    }

    private List<Difference> differences(Association end) {
        Optional<Association> former = former(end);
        if (former.isPresent()) {
            return new EndChange(
                            former.get(),
                            end,
                            former.get().target().resolved().map(renames::type),
                            KeyState.of(former.get(), before),
                            KeyState.of(end, after))
                    .differences();
        }
        return isUnseen(end) || !end.removes() || isToNewEntity(end)
                ? List.of()
                : List.of(EndChange.removes(end, isNew(end.owner()) ? "" : "is new and "));
    }

    /** @param some whether others that inherit the association are as they were */
    private void draft(Map<Association, Difference> differences, boolean some) {
        Map.Entry<Association, Difference> first =
                differences.entrySet().iterator().next();
        Association end = first.getKey();
        String subject = some
                ? Words.few(
                        differences.keySet().stream()
                                .map(other -> Words.code(SimpleName.of(other.owner()) + "." + other.name()))
                                .toList(),
                        "entity's",
                        "entities'")
                : Words.code(end.display());
        Draft draft = draft(end, subject, first.getValue());
        for (Association other : differences.keySet()) {
            draft.owners.add(other.owner());
            draft.declared.add(Removals.declared(other, other.owner(), Optional.empty()));
        }
    }

    /** Whether its owner was there, in a file of which a part could not be read. */
    private boolean isUnseen(Association end) {
        return before.lost().contains(end.range().file());
    }

    private boolean isToNewEntity(Association end) {
        return end.target().resolved().map(this::isNew).orElse(true);
    }

    private void addedEnds() {
        added.forEach((type, ends) -> {
            List<String> names = ends.stream()
                    .map(end -> Words.code(end.declaredName()) + " to "
                            + Words.type(end.target().display())
                            + (end.removes() ? " (removed along)" : ""))
                    .distinct()
                    .toList();
            Draft draft = draft(
                    Kind.ASSOCIATION_ADDED,
                    type,
                    Words.type(type) + " has " + Words.count(names.size(), "new association", "new associations") + ": "
                            + Words.few(names, "one", "ones"),
                    Optional.of(ends.get(0).range()),
                    false);
            ends.forEach(end -> {
                draft.owners.add(end.owner());
                draft.declared.add(Removals.declared(end, end.owner(), Optional.empty()));
            });
        });
    }

    private Draft draft(Association end, String subject, Difference difference) {
        Draft draft = new Draft(
                difference.kind(),
                end.declaredBy(),
                Optional.of(end.declaredName()),
                end.target().resolved(),
                subject + " " + difference.text(),
                difference.place(),
                difference.earlier());
        drafts.add(draft);
        return draft;
    }

    /** The same end before, be it declared by another type of the hierarchy. */
    private Optional<Association> former(Association end) {
        String owner = renames.formerType(end.owner());
        String name = renames.formerAttribute(end.owner(), end.name());
        return association(before, owner, name)
                .or(() -> before.model().subtypes(owner).stream()
                        .sorted()
                        .flatMap(sub -> association(before, sub, name).stream())
                        .findFirst());
    }

    private static Optional<Association> association(State state, String type, String name) {
        return state.model()
                .type(type)
                .flatMap(found -> found.attribute(name))
                .filter(Association.class::isInstance)
                .map(Association.class::cast);
    }

    private void goneEnds() {
        Map<String, List<Association>> gone = new TreeMap<>();
        Map<String, Draft> told = new HashMap<>();
        for (Association end : before.graph().ends()) {
            String owner = renames.type(end.owner());
            String name = renames.attribute(owner, end.name());
            boolean stays = association(after, owner, name).isPresent()
                    || after.model().subtypes(owner).stream()
                            .anyMatch(sub -> association(after, sub, name).isPresent());
            boolean unseen = after.lost().contains(end.range().file());
            if (isGone(end.owner()) || stays || unseen) {
                continue;
            }
            boolean targetStays =
                    end.target().resolved().filter(target -> !isGone(target)).isPresent();
            String declared = Removals.declared(end, owner, Optional.of(renames));
            if (end.removes() && targetStays) {
                if (!told.containsKey(declared)) {
                    Difference lost = new Difference(
                            Kind.REMOVE_LOST,
                            "is gone, and with it its cascade of REMOVE: a delete of the " + Words.type(owner)
                                    + " leaves " + EndChange.its(end),
                            Optional.of(end.range()),
                            true);
                    told.put(declared, draft(end, Words.code(end.display()), lost));
                }
                Optional.ofNullable(told.get(declared)).ifPresent(draft -> {
                    draft.owners.add(owner);
                    draft.declared.add(declared);
                });
            } else {
                gone.computeIfAbsent(renames.type(end.declaredBy()), k -> new ArrayList<>())
                        .add(end);
            }
        }
        gone.forEach((type, ends) -> {
            List<String> names = ends.stream()
                    .map(end -> Words.code(end.declaredName()) + " to "
                            + Words.type(end.target().display()))
                    .distinct()
                    .toList();
            draft(
                    Kind.ASSOCIATION_REMOVED,
                    type,
                    Words.type(type) + " has lost "
                            + Words.count(names.size(), "association", "associations") + ": "
                            + Words.few(names, "one", "ones"),
                    Optional.of(ends.get(0).range()),
                    true);
        });
    }

    // --- effects ------------------------------------------------------------------------------------------------

    private void tellEffects() {
        for (Draft draft : drafts) {
            switch (draft.kind) {
                case REMOVE_GAINED, ON_DELETE_GAINED ->
                    draft.effects.addAll(effects.gained(draft.declared, draft.owners, draft.target));
                case REMOVE_LOST, ON_DELETE_LOST ->
                    draft.effects.addAll(effects.lost(draft.declared, draft.owners, draft.target));
                default -> {
                    // passes no more and no fewer deletes on
                }
            }
        }
        obstacles();
    }

    /** What a delete meets now and did not before, told by the change that is closest to it. */
    private void obstacles() {
        Set<String> concerned = new TreeSet<>();
        for (Draft draft : drafts) {
            concerned.addAll(draft.owners);
            draft.target.ifPresent(concerned::add);
            for (String owner : draft.owners) {
                after.graph().endsFrom(owner).stream()
                        .filter(end -> draft.declared.contains(Removals.declared(end, end.owner(), Optional.empty())))
                        .forEach(end -> end.target().resolved().ifPresent(concerned::add));
            }
        }
        concerned.removeIf(entity -> !after.isEntity(entity) || isNew(entity));
        Map<Draft, List<Effects.NewObstacle>> told = new LinkedHashMap<>();
        for (Effects.NewObstacle obstacle : effects.obstacles(concerned)) {
            Optional<String> declared = effects.declared(obstacle.obstacle());
            drafts.stream()
                    .filter(draft -> declared.filter(draft.declared::contains).isPresent())
                    .findFirst()
                    .or(() -> drafts.stream()
                            .filter(draft -> isCause(draft, obstacle))
                            .min(Comparator.comparing(draft -> draft.kind)))
                    .ifPresent(draft ->
                            told.computeIfAbsent(draft, k -> new ArrayList<>()).add(obstacle));
        }
        told.forEach((draft, obstacles) -> draft.effects.addAll(Effects.texts(obstacles)));
    }

    private static boolean isCause(Draft draft, Effects.NewObstacle obstacle) {
        return obstacle.entities().stream()
                .anyMatch(entity -> draft.owners.contains(entity)
                        || draft.entity.equals(entity)
                        || draft.target.filter(entity::equals).isPresent());
    }
}
