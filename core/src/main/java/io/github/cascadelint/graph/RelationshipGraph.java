package io.github.cascadelint.graph;

import io.github.cascadelint.base.Api;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.base.Watched;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.mapping.Setting;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The entities as nodes and their associations as edges: who refers to whom, which ends belong together, what a role is. */
@Api
public final class RelationshipGraph {

    /** What code does where there are rows of an entity. */
    private static final Set<EntityUse.Kind> ROWS = EnumSet.of(
            EntityUse.Kind.CONSTRUCTED,
            EntityUse.Kind.LOOKED_UP,
            EntityUse.Kind.QUERIED,
            EntityUse.Kind.REPOSITORY,
            EntityUse.Kind.SEEDED,
            EntityUse.Kind.ASSOCIATED);

    private final MappingModel model;
    private final Map<String, Provider> providers;
    private final List<Association> ends;
    private final Map<String, List<Referrer>> referrers;
    private final Map<String, List<Association>> endsTo;
    private final Map<String, List<Association>> endsFrom;
    private final Map<String, Role> roles;
    private final Map<String, Set<String>> removedWith;
    private final boolean makesMost;
    private final Optional<Consumer<String>> watcher;

    /** A graph of types of which is not known who runs them. */
    public RelationshipGraph(MappingModel model, RoleOverrides overrides) {
        this(model, overrides, Map.of());
    }

    /**
     * @param model the managed types
     * @param overrides what is laid down about roles
     * @param providers the persistence provider that runs a managed type, by its name
     */
    public RelationshipGraph(MappingModel model, RoleOverrides overrides, Map<String, Provider> providers) {
        this.model = model;
        this.providers = Map.copyOf(providers);
        this.ends = new ArrayList<>();
        this.referrers = new HashMap<>();
        this.endsTo = new HashMap<>();
        this.endsFrom = new HashMap<>();
        this.roles = new TreeMap<>();
        this.removedWith = new ConcurrentHashMap<>();
        this.watcher = Optional.empty();
        long made = model.entities().stream()
                .filter(entity ->
                        !model.uses(entity.name(), EntityUse.Kind.CONSTRUCTED).isEmpty())
                .count();
        this.makesMost = made * 2 > model.entities().size();
        for (ManagedType entity : model.entities()) {
            for (Association association : entity.associations()) {
                if (!inheritedFromEntity(entity, association)) {
                    addEnd(entity.name(), association);
                }
            }
        }
        RoleInference inference = new RoleInference(this, overrides);
        model.entities().forEach(entity -> roles.put(entity.name(), inference.role(entity)));
    }

    private RelationshipGraph(RelationshipGraph graph, Consumer<String> watcher) {
        this.model = graph.model.watchedBy(watcher);
        this.providers = graph.providers;
        this.ends = graph.ends;
        this.referrers = graph.referrers;
        this.endsTo = graph.endsTo;
        this.endsFrom = graph.endsFrom;
        this.roles = graph.roles;
        this.removedWith = graph.removedWith;
        this.makesMost = graph.makesMost;
        this.watcher = Optional.of(watcher);
    }

    /** The same graph, which tells the name of each entity that somebody comes to who goes through all of them. */
    @Api.NotApi
    public RelationshipGraph watchedBy(Consumer<String> consumer) {
        return new RelationshipGraph(this, consumer);
    }

    private void addEnd(String entity, Association association) {
        ends.add(association);
        endsFrom.computeIfAbsent(entity, k -> new ArrayList<>()).add(association);
        Optional<String> target = association.target().resolved();
        if (target.isEmpty()) {
            return;
        }
        endsTo.computeIfAbsent(target.get(), k -> new ArrayList<>()).add(association);
        if (keyPointsAtTarget(association)) {
            referrers
                    .computeIfAbsent(target.get(), k -> new ArrayList<>())
                    .add(new Referrer(entity, association.name(), association));
        }
    }

    /** The column or link table of such an attribute exists once, in the superclass. */
    private boolean inheritedFromEntity(ManagedType entity, Association association) {
        return model.supertypes(entity.name()).stream()
                .flatMap(name -> model.type(name).stream())
                .filter(ManagedType::isEntity)
                .flatMap(up -> up.attribute(association.name()).stream())
                .anyMatch(inherited -> inherited.declaredBy().equals(association.declaredBy()));
    }

    /** An owning end without join column in the target's table, and not a second, read-only view of another's column. */
    private static boolean keyPointsAtTarget(Association association) {
        if (!association.isOwning() || association.isReadOnly()) {
            return false;
        }
        return association.kind() != AssociationKind.ONE_TO_MANY
                || association.joinTable().isPresent();
    }

    public MappingModel model() {
        return model;
    }

    /** The persistence provider that runs a managed type. */
    public Provider provider(String managedType) {
        return providers.getOrDefault(managedType, Provider.UNKNOWN);
    }

    /** Every association end once: for the entity that declares it, or for each topmost entity that inherits it otherwise. */
    public List<Association> ends() {
        return watcher.<List<Association>>map(told -> new Watched<>(ends, end -> told.accept(end.owner())))
                .orElse(List.copyOf(ends));
    }

    /** The ends that lead to an entity, declared for just that type. */
    public List<Association> endsTo(String entity) {
        return List.copyOf(endsTo.getOrDefault(entity, List.of()));
    }

    /** The ends that start at an entity, its superclasses' included. */
    public List<Association> endsFrom(String entity) {
        List<Association> from = new ArrayList<>(endsFrom.getOrDefault(entity, List.of()));
        model.supertypes(entity).forEach(up -> from.addAll(endsFrom.getOrDefault(up, List.of())));
        return from;
    }

    /** The role of an entity; unknown for a name that is not an entity of the model. */
    public Role role(String entity) {
        return roles.getOrDefault(entity, new Role(Role.Kind.UNKNOWN, List.of()));
    }

    /** Whether somebody says that what an end leads to belongs to the rows it starts at: what is said overrules all signs. */
    public boolean isStatedOwner(Association end) {
        return end.target()
                .resolved()
                .map(this::role)
                .filter(role -> role.kind() == Role.Kind.OWNED && role.isSaid())
                .filter(role -> role.owners().stream().anyMatch(owner -> model.sameHierarchy(owner, end.owner())))
                .isPresent();
    }

    /** The other end of a bidirectional association (Jakarta Persistence 3.2, section 2.11). */
    public Optional<Association> inverse(Association end) {
        Optional<String> target = end.target().resolved();
        if (target.isEmpty()) {
            return Optional.empty();
        }
        if (!end.isOwning()) {
            return end.mappedBy()
                    .known()
                    .flatMap(name -> model.type(target.get()).flatMap(type -> type.attribute(name)))
                    .filter(Association.class::isInstance)
                    .map(Association.class::cast);
        }
        Set<String> candidates = new LinkedHashSet<>();
        candidates.add(target.get());
        candidates.addAll(model.supertypes(target.get()));
        candidates.addAll(model.subtypes(target.get()));
        return candidates.stream()
                .flatMap(name -> endsFrom.getOrDefault(name, List.of()).stream())
                .filter(other -> other.mappedBy().is(end.name()) && pointsAt(other, end.owner()))
                .findFirst();
    }

    /**
     * Whether a many-to-many gives each row of its target one owner at most, so that it is a one-to-many in fact: its key is
     * unique, or the end that owns it is a to-one.
     */
    public boolean isOneToManyInFact(Association end) {
        return end.kind() == AssociationKind.MANY_TO_MANY
                && (end.uniqueKey()
                        || (!end.isOwning()
                                && inverse(end)
                                        .filter(TargetLifeInference::isToOne)
                                        .isPresent()));
    }

    private boolean pointsAt(Association end, String entity) {
        return end.target()
                .resolved()
                .filter(target -> model.sameHierarchy(target, entity))
                .isPresent();
    }

    /** Every association whose foreign key points at the entity's table, or at that of an entity it extends. */
    @Api.NotApi
    public List<Referrer> referrers(String entity) {
        List<Referrer> all = new ArrayList<>(referrers.getOrDefault(entity, List.of()));
        model.supertypes(entity).forEach(up -> all.addAll(referrers.getOrDefault(up, List.of())));
        return all;
    }

    /**
     * The referrers that would still point at a row of the target when the judged end removes it. Left out are the judged
     * end and its inverse, the target's own children, which go with it, references within the target's own hierarchy,
     * what the database clears by itself, and entities of which code has no rows.
     */
    @Api.NotApi
    public List<Referrer> liveReferrers(Association judged) {
        Optional<String> target = judged.target().resolved();
        if (target.isEmpty()) {
            return List.of();
        }
        Optional<Association> inverse = inverse(judged);
        Set<String> goWithTarget = removedWith(target.get());
        String judgedTable = table(judged.owner());
        List<Referrer> live = new ArrayList<>();
        for (Referrer referrer : referrers(target.get())) {
            Association association = referrer.association();
            boolean itself = sameEnd(association, judged)
                    || inverse.filter(i -> sameEnd(i, association)).isPresent();
            // Another class on the same table maps the same key again.
            boolean sameKey = !referrer.entity().equals(judged.owner())
                    && table(referrer.entity()).equals(judgedTable)
                    && sharesColumn(association, judged);
            boolean mappedTwice = live.stream()
                    .anyMatch(other -> !other.entity().equals(referrer.entity())
                            && table(other.entity()).equals(table(referrer.entity()))
                            && sharesColumn(other.association(), association));
            if (!itself
                    && !sameKey
                    && !mappedTwice
                    && !goWithTarget.contains(referrer.entity())
                    && !model.sameHierarchy(referrer.entity(), target.get())
                    && !clearedByDatabase(association)
                    && !isCoOwner(association)
                    && !isAlternative(association, judged)
                    && !isPartOfTarget(association)
                    && !isView(referrer.entity())
                    && !isUnused(referrer.entity())) {
                live.add(referrer);
            }
        }
        return live;
    }

    /**
     * Whether an end takes the rows that it refers to for its own, as others do theirs: it removes them, or saves them along
     * by a unique key, nothing says that several share one, and no code is seen to give it a row that is there, unless a copy
     * of the owner is given the one of its original. Of a many-to-one, code must be seen to make them. Where they have a parent
     * that removes them, too, they are the parent's.
     */
    boolean isCoOwner(Association end) {
        boolean shared = !end.uniqueKey()
                && (end.kind() == AssociationKind.MANY_TO_MANY
                        || inverse(end)
                                .filter(inverse -> inverse.kind().isToMany())
                                .isPresent());
        boolean made = end.kind() != AssociationKind.MANY_TO_ONE
                || end.uniqueKey()
                || !model.callSites(end, CallSite.Act.ATTACHES_NEW).isEmpty();
        return (end.removes() || (end.uniqueKey() && end.cascade().has(CascadeType.PERSIST)))
                && !shared
                && made
                && model.callSites(end, CallSite.Act.ATTACHES_FOUND).isEmpty()
                && model.callSites(end, CallSite.Act.ATTACHES_COPIED).stream()
                        .allMatch(site -> site.from()
                                .filter(MappingModel.key(end)::equals)
                                .isPresent())
                && !hasParent(end.target().display());
    }

    /** Whether a collection to which the rows point back removes them, or the only one whose key they hold. */
    private boolean hasParent(String entity) {
        List<Association> collections = endsTo(entity).stream()
                .filter(end -> end.kind() == AssociationKind.ONE_TO_MANY && end.removes())
                .filter(end -> !model.sameHierarchy(end.owner(), entity))
                .toList();
        return collections.stream()
                .anyMatch(end -> !end.isOwning()
                        || (collections.size() == 1 && end.joinTable().isEmpty()));
    }

    /**
     * Whether a referrer may have rows of its own beside those of an end whose key is unique: one that removes its row and is
     * a pair with it, too, and one that code is never seen to give a row that is there.
     */
    private boolean isAlternative(Association referrer, Association judged) {
        if (!judged.uniqueKey()) {
            return false;
        }
        boolean isPair = referrer.uniqueKey() || referrer.kind() == AssociationKind.ONE_TO_ONE;
        return (isPair && referrer.removes()) || (model.hasCode() && !isGivenExisting(referrer));
    }

    private boolean isGivenExisting(Association end) {
        String setter = SimpleName.of(end.declaredBy()) + ".set";
        return Stream.of(CallSite.Act.ATTACHES_FOUND, CallSite.Act.ATTACHES_COPIED, CallSite.Act.ATTACHES_OTHER)
                .flatMap(act -> model.callSites(end, act).stream())
                .anyMatch(site -> !site.method().startsWith(setter));
    }

    private static boolean sharesColumn(Association a, Association b) {
        return a.joinColumns().stream()
                .anyMatch(c -> b.joinColumns().stream().anyMatch(d -> d.name().equalsIgnoreCase(c.name())));
    }

    private String table(String entity) {
        return model.type(entity).flatMap(ManagedType::table).orElse(entity);
    }

    private boolean isView(String entity) {
        return model.type(entity).filter(type -> type.has(Trait.VIEW)).isPresent();
    }

    /** Whether no code has anything to do with rows of the entity, though it makes rows of most entities. */
    private boolean isUnused(String entity) {
        return makesMost()
                && Stream.concat(
                                Stream.of(entity),
                                Stream.concat(model.supertypes(entity).stream(), model.subtypes(entity).stream()))
                        .allMatch(name -> ROWS.stream()
                                        .allMatch(kind -> model.uses(name, kind).isEmpty())
                                && model.callSitesOf(name).stream().allMatch(site -> isOwn(site, name)));
    }

    /** What a member of an entity does to it is no sign that there is one. */
    private static boolean isOwn(CallSite site, String entity) {
        return site.method().startsWith(SimpleName.of(entity) + ".");
    }

    /** Whether code makes rows of most entities, so that one that it never makes stands out. */
    public boolean makesMost() {
        return makesMost;
    }

    private static boolean clearedByDatabase(Association association) {
        return association
                .onDelete()
                .flatMap(Setting::known)
                .filter(action -> action == OnDelete.CASCADE || action == OnDelete.SET_NULL)
                .isPresent();
    }

    /**
     * Whether the target manages the referring rows as parts of itself, through the other end of the same association: it
     * removes them, or at least saves them along.
     */
    boolean isPartOfTarget(Association association) {
        return inverse(association)
                .filter(end -> end.removes()
                        || end.cascade().has(CascadeType.PERSIST)
                        || end.onDelete()
                                .flatMap(Setting::known)
                                .filter(OnDelete.CASCADE::equals)
                                .isPresent())
                .isPresent();
    }

    /**
     * Whether a referrer may well have rows of its own: it takes one for one, and no code is seen to give it a row that it
     * has looked up.
     */
    @Api.NotApi
    public boolean mayOwnItsRows(Referrer referrer) {
        return referrer.association().kind() == AssociationKind.ONE_TO_ONE
                && model.callSites(referrer.association(), CallSite.Act.ATTACHES_FOUND)
                        .isEmpty();
    }

    /**
     * Collections of others that remove the rows to which a to-one points, and to which the rows point back: those own them.
     */
    public List<Association> otherOwners(Association end) {
        Optional<String> target = end.target().resolved();
        if (target.isEmpty() || !TargetLifeInference.isToOne(end)) {
            return List.of();
        }
        Optional<Association> inverse = inverse(end);
        List<Association> collections = endsTo(target.get()).stream()
                .filter(other -> other.kind() == AssociationKind.ONE_TO_MANY && other.removes())
                .toList();
        return collections.stream()
                // A key that nothing in the rows is mapped to tells of a parent where there is one such collection.
                .filter(other -> !other.isOwning()
                        || (collections.size() == 1 && other.joinTable().isEmpty()))
                .filter(other -> !sameEnd(other, end)
                        && inverse.filter(i -> sameEnd(i, other)).isEmpty())
                .filter(other -> !model.sameHierarchy(other.owner(), target.get()))
                // What both a to-one and a collection of one owner lead to goes with that owner either way.
                .filter(other -> !model.sameHierarchy(other.owner(), end.owner()))
                .toList();
    }

    /** Whether the two are one declaration, seen from one entity that has it or from two. */
    @Api.NotApi
    public static boolean sameEnd(Association a, Association b) {
        return a.declaredBy().equals(b.declaredBy()) && a.declaredName().equals(b.declaredName());
    }

    /** The entities whose rows go in the same delete as a row of the given one: what it removes downwards, at any depth. */
    public Set<String> removedWith(String entity) {
        return removedWith.computeIfAbsent(entity, this::findRemovedWith);
    }

    private Set<String> findRemovedWith(String entity) {
        Set<String> removed = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(entity));
        while (!open.isEmpty()) {
            for (Association end : endsFrom(open.pop())) {
                boolean downwards =
                        end.kind() == AssociationKind.ONE_TO_MANY || end.kind() == AssociationKind.ONE_TO_ONE;
                Optional<String> target = end.target().resolved();
                if (downwards && end.removes() && target.isPresent() && removed.add(target.get())) {
                    open.push(target.get());
                    model.subtypes(target.get()).stream().filter(removed::add).forEach(open::push);
                }
            }
        }
        return Collections.unmodifiableSet(removed);
    }

    /**
     * Whether a to-one leads to rows that form a tree by several to-ones among themselves, each of which lists REMOVE by
     * itself: a row has one place in such a tree, and goes with what it hangs on.
     */
    public boolean leadsIntoTree(Association end) {
        return listsRemove(end)
                && end.target().resolved().stream()
                                .flatMap(target -> endsFrom(target).stream())
                                .filter(link ->
                                        listsRemove(link) && link.target().equals(end.target()))
                                .filter(link -> link.owner().equals(end.target().display())
                                        && inverse(link).isEmpty())
                                .count()
                        > 1;
    }

    /** Whether REMOVE was chosen by its name, and not along with all others. */
    private static boolean listsRemove(Association end) {
        return TargetLifeInference.isToOne(end)
                && end.cascade()
                        .elementFor(CascadeType.REMOVE)
                        .filter(word -> word.types().size() == 1)
                        .isPresent();
    }

    /** Where the delete of a row of the entity goes by cascade, whatever the kind of association. */
    @Api.NotApi
    public RemoveReach removeReach(String entity) {
        return RemoveReach.of(entity, this);
    }

    /** What is known of the life of the rows that the end points at. */
    @Api.NotApi
    public TargetLife life(Association end) {
        return new TargetLifeInference(this).life(end);
    }

    /** Places where code uses an entity or one of the types it can be stored as. */
    List<EntityUse> uses(String entity, EntityUse.Kind kind) {
        List<EntityUse> uses = new ArrayList<>(model.uses(entity, kind));
        model.subtypes(entity).forEach(sub -> uses.addAll(model.uses(sub, kind)));
        return uses;
    }
}
