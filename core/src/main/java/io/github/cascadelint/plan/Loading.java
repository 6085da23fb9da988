package io.github.cascadelint.plan;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.BasicAttribute;
import io.github.cascadelint.mapping.EmbeddedAttribute;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.plan.Property.Kind;
import io.github.cascadelint.schema.match.MappedKey;
import io.github.cascadelint.schema.match.MappedKey.Sort;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a session of Hibernate 6.6 holds, and how it comes there: selects with their joins, collections, and stand-ins for what
 * need not be loaded. Whether a reference holds a row or a stand-in decides what a flush finds, so the order counts in which
 * rows and references are read ({@code EntityInitializerImpl}, {@code ToOneAttributeMapping} and {@code
 * StatefulPersistenceContext} of Hibernate).
 */
final class Loading {

    private final Navigation navigation;
    private final MappingModel model;
    private final Rows rows;
    private final Map<Instance, Entry> context = new LinkedHashMap<>();
    private final Map<Instance, StandIn> standIns = new HashMap<>();
    private final Set<Instance> deletedUnloaded = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Runnable> later = new ArrayDeque<>();
    private Optional<Select> current = Optional.empty();
    private boolean isReadingLater;

    /** What the persistence context knows of an instance. */
    static final class Entry {
        private final Map<Property, List<Reference>> values = new LinkedHashMap<>();
        /** Whether the row is read to its end, so that its unique keys are known. */
        private boolean isRead;

        /** What its properties hold, as far as that is loaded. */
        Map<Property, List<Reference>> values() {
            return Collections.unmodifiableMap(values);
        }

        List<Reference> values(Property property) {
            return values.getOrDefault(property, List.of());
        }
    }

    /** What a property holds: the instance itself, or a stand-in for it that stays one when it is loaded. */
    record Reference(Instance instance, Optional<StandIn> standIn) {}

    /** An object in the place of an instance that need not be loaded. */
    static final class StandIn {
        private final String type;
        private final boolean known;
        private boolean removed;

        /**
         * @param type the entity that it is made for, which may be one above that of the instance
         * @param known whether the persistence context knows of it, and tells it when the instance is loaded
         */
        StandIn(String type, boolean known) {
            this.type = type;
            this.known = known;
        }

        /** The entity that it is made for. */
        String type() {
            return type;
        }

        /** Whether it leads to its instance, once that is loaded. */
        boolean leadsOn() {
            return known || removed;
        }
    }

    /** A select whose rows are being read. */
    private static final class Select {
        /** The entity that it selects. */
        private final String type;
        /** Whether it loads a collection of these. */
        private final boolean isOfCollection;
        /** The properties that joins went along. */
        private final List<Property> path = new ArrayList<>();
        /** What the row has joined. */
        private final List<Entry> joined = new ArrayList<>();
        /** What the row still has to do for references that are part of identifiers. */
        private final List<Runnable> identifiers = new ArrayList<>();
        /** What the row still has to do for its other references. */
        private final List<Runnable> references = new ArrayList<>();
        /** The rows that follow, the next one first. */
        private final Deque<Runnable> rows = new ArrayDeque<>();

        Select(String type, boolean isOfCollection) {
            this.type = type;
            this.isOfCollection = isOfCollection;
        }

        /** The entity from which the last join started. */
        String lastType() {
            return path.size() < 2 ? type : path.get(path.size() - 2).target();
        }
    }

    /** Ways in which a reference is filled. */
    private enum Fetch {
        /** By the same select. */
        JOINED,
        /** By a select of its own. */
        SELECTED,
        /** When it is needed. */
        LAZY,
        /** By the row that the last join came from. */
        BACK
    }

    Loading(Navigation navigation, Rows rows) {
        this.navigation = navigation;
        this.model = navigation.model();
        this.rows = rows;
    }

    /** What is loaded, in the order of loading. */
    Map<Instance, Entry> all() {
        return Collections.unmodifiableMap(context);
    }

    boolean isLoaded(Instance instance) {
        return context.containsKey(instance);
    }

    /** What is known of an instance that is loaded. */
    Entry entry(Instance instance) {
        return Objects.requireNonNull(context.get(instance));
    }

    /** Takes an instance for deleted that is not loaded, and will not be looked up by its identifier from now on. */
    void deleteUnloaded(Instance instance) {
        deletedUnloaded.add(instance);
    }

    boolean isDeletedUnloaded(Instance instance) {
        return deletedUnloaded.contains(instance);
    }

    /** Loads what a reference leads to; its stand-in, if it is one, leads to that from now on. */
    Entry load(Reference reference) {
        Instance instance = reference.instance();
        Entry entry = load(instance, reference.standIn().map(StandIn::type).orElse(instance.entity()));
        reference.standIn().ifPresent(standIn -> standIn.removed = true);
        return entry;
    }

    /**
     * Loads an instance by a select of its own, with all that is fetched along.
     *
     * @param type the entity that is selected, which may be one above that of the instance
     */
    private Entry load(Instance instance, String type) {
        if (!context.containsKey(instance)) {
            select(type, false, () -> join(instance));
        }
        return entry(instance);
    }

    /**
     * Reads the rows of a select one after another: in each, first comes all that joins find, and then, one by one, what the
     * references hold that are not joined.
     */
    private void select(String type, boolean isOfCollection, Runnable firstRow) {
        Optional<Select> outer = current;
        Select select = new Select(type, isOfCollection);
        current = Optional.of(select);
        select.rows.push(firstRow);
        while (!select.rows.isEmpty()) {
            select.rows.pop().run();
            take(select.identifiers).forEach(Runnable::run);
            take(select.references).forEach(Runnable::run);
            select.joined.forEach(entry -> entry.isRead = true);
        }
        current = outer;
        if (outer.isEmpty() && !isReadingLater) {
            isReadingLater = true;
            while (!later.isEmpty()) {
                later.pop().run();
            }
            isReadingLater = false;
        }
    }

    private static List<Runnable> take(List<Runnable> steps) {
        List<Runnable> taken = List.copyOf(steps);
        steps.clear();
        return taken;
    }

    private Select current() {
        return current.orElseThrow();
    }

    private void join(Instance instance) {
        if (context.containsKey(instance)) {
            return;
        }
        Entry entry = new Entry();
        context.put(instance, entry);
        current().joined.add(entry);
        for (Property property : navigation.properties(instance.entity())) {
            if (property.kind().isCollection()) {
                if (property.isEager() && !property.kind().isElements()) {
                    if (isVisited(property)) {
                        later.push(() -> loadCollection(instance, property));
                    } else {
                        along(property, () -> joinCollection(instance, entry, property));
                    }
                }
            } else {
                entry.values.put(property, List.of());
                List<Instance> targets = single(rows.targets(instance, property));
                Fetch fetch = fetch(property);
                boolean isKey = isOwnIdentifier(instance, property);
                Runnable read = () -> entry.values.put(property, references(targets, property, fetch));
                if (fetch == Fetch.BACK) {
                    read.run();
                } else if (fetch == Fetch.JOINED) {
                    along(property, read);
                } else if (isKey && fetch == Fetch.LAZY) {
                    current().identifiers.add(read);
                } else {
                    current().references.add(read);
                }
            }
        }
    }

    /**
     * The one row that a reference holds. Where the key of a one-to-one is not unique several rows hold it, and the one that the
     * inverse end was come from stands there: Hibernate takes it from the persistence context, and reads none of the others.
     */
    private List<Instance> single(List<Instance> targets) {
        if (targets.size() < 2) {
            return targets;
        }
        return List.of(targets.stream().filter(context::containsKey).findFirst().orElse(targets.get(0)));
    }

    /** Joins what a property leads to; how it was come there decides how the joins go on. */
    private void along(Property property, Runnable join) {
        List<Property> path = current().path;
        path.add(property);
        join.run();
        path.remove(path.size() - 1);
    }

    /** Whether joins have gone along the key of a property, so that they would go around in a circle. */
    private boolean isVisited(Property property) {
        List<MappedKey> own = keys(property, true);
        return current().path.stream()
                .flatMap(step -> keys(step, false).stream())
                .anyMatch(own::contains);
    }

    /**
     * Whether a property leads back to the row that the last join came from, as far as Hibernate sees that: it looks for the
     * entity that an end is declared with, not for one below it, and at the names of attributes ({@code
     * ToOneAttributeMapping#isBidirectionalAttributeName}).
     */
    private boolean isWayBack(Property property) {
        Select select = current();
        if (select.path.isEmpty()) {
            return false;
        }
        Property last = select.path.get(select.path.size() - 1);
        if (isInverse(property, last)) {
            return property.target().equals(select.lastType());
        }
        if (!isInverse(last, property)) {
            return false;
        }
        if (!isFoundByOwner(last, property)) {
            return true;
        }
        if (!last.kind().isCollection()) {
            return property.target().equals(select.lastType());
        }
        if (select.path.size() == 1) {
            return !select.isOfCollection && property.target().equals(select.type);
        }
        Property before = select.path.get(select.path.size() - 2);
        return !before.kind().isCollection() && localName(before).equals(localName(property));
    }

    /** Whether the owning end knows of the inverse one: both are declared with the very entities that the other one names. */
    private boolean isFoundByOwner(Property inverse, Property owning) {
        return navigation.isA(owning.target(), inverse.attribute().declaredBy())
                && model.supertypes(inverse.target()).stream()
                        .noneMatch(above ->
                                navigation.property(above, owning.name()).isPresent());
    }

    private static String localName(Property property) {
        return property.name().substring(property.name().lastIndexOf('.') + 1);
    }

    private boolean isInverse(Property inverse, Property owning) {
        return inverse.association()
                .flatMap(end -> end.mappedBy().known())
                .filter(owning.name()::equals)
                .flatMap(name -> navigation.property(inverse.target(), name))
                .map(found -> found.attribute().declaredBy())
                .filter(owning.attribute().declaredBy()::equals)
                .isPresent();
    }

    private void joinCollection(Instance owner, Entry entry, Property property) {
        List<Reference> elements = new ArrayList<>();
        entry.values.put(property, elements);
        joinElements(rows.targets(owner, property), property, elements);
    }

    /** The first element is in this row, the others are in rows of their own; of two collections, the second changes first. */
    private void joinElements(List<Instance> rest, Property property, List<Reference> elements) {
        if (rest.isEmpty()) {
            return;
        }
        if (rest.size() > 1) {
            List<Property> path = List.copyOf(current().path);
            current().rows.push(() -> {
                current().path.clear();
                current().path.addAll(path);
                joinElements(rest.subList(1, rest.size()), property, elements);
            });
        }
        if (property.kind() == Kind.ELEMENT_REFERENCE && !property.isEager()) {
            current().references.add(() -> elements.addAll(references(rest.subList(0, 1), property, Fetch.LAZY)));
        } else {
            elements.addAll(references(rest.subList(0, 1), property, Fetch.JOINED));
        }
    }

    /** Where joins would go around in a circle, a select of its own follows; that of a collection once all is read. */
    private Fetch fetch(Property property) {
        if (isWayBack(property)) {
            return Fetch.BACK;
        }
        if (!property.isEager()) {
            return Fetch.LAZY;
        }
        return isVisited(property) ? Fetch.SELECTED : joined(property);
    }

    /** The row at the other end of a lazy one-to-one is looked up, because it may not be there. */
    private static Fetch joined(Property property) {
        boolean lazy = (property.kind() == Kind.INVERSE_REFERENCE || property.isByPrimaryKey())
                && property.association().filter(end -> end.fetch().is("LAZY")).isPresent();
        return lazy ? Fetch.SELECTED : Fetch.JOINED;
    }

    /**
     * The keys behind a property, which may be those of the other end.
     *
     * @param own only those that lead from the row to the others, not those of a link on to its target
     */
    private List<MappedKey> keys(Property property, boolean own) {
        Optional<Property> owning = property.association()
                .flatMap(end -> end.mappedBy().known())
                .flatMap(owner -> navigation.property(property.target(), owner));
        Property holder = owning.orElse(property);
        if (holder.kind() == Kind.LINKED_COLLECTION) {
            List<MappedKey> found = new ArrayList<>();
            holder.key(owning.isPresent() ? Sort.LINK_TO_TARGET : Sort.LINK_TO_OWNER)
                    .ifPresent(found::add);
            if (!own) {
                holder.key(owning.isPresent() ? Sort.LINK_TO_OWNER : Sort.LINK_TO_TARGET)
                        .ifPresent(found::add);
            }
            return found;
        }
        return switch (holder.kind()) {
            case LINKED_REFERENCE -> holder.keys(Sort.LINK_TO_TARGET);
            case COLLECTION_IN_TARGET -> holder.keys(Sort.IN_TARGET);
            default -> holder.keys(Sort.REFERENCE);
        };
    }

    private List<Reference> references(List<Instance> targets, Property property, Fetch fetch) {
        List<Reference> references = new ArrayList<>();
        for (Instance target : targets) {
            boolean wasRead = Optional.ofNullable(context.get(target))
                    .filter(entry -> entry.isRead)
                    .isPresent();
            switch (fetch) {
                case JOINED, BACK -> join(target);
                case SELECTED -> lookUp(target, property);
                case LAZY -> identify(target);
            }
            references.add(new Reference(target, standIn(target, property, fetch, wasRead)));
        }
        return references;
    }

    /** By its identifier, what is to be deleted without loading is not looked up any more. */
    private void lookUp(Instance target, Property property) {
        if (property.kind() == Kind.INVERSE_REFERENCE || !deletedUnloaded.contains(target)) {
            load(target, property.target());
        }
    }

    /** A stand-in knows its identifier, and with it the references that are part of that. */
    private void identify(Instance instance) {
        if (context.containsKey(instance) || standIns.containsKey(instance)) {
            return;
        }
        for (Property property : navigation.properties(instance.entity())) {
            if (isOwnIdentifier(instance, property)) {
                references(
                        rows.targets(instance, property), property, property.isEager() ? Fetch.SELECTED : Fetch.LAZY);
            }
        }
    }

    /** Whether a reference is part of the identifier, and not one to which a value of its own is copied ({@code @MapsId}). */
    boolean isOwnIdentifier(Instance instance, Property property) {
        return property.isIdentifier()
                && model.type(instance.entity()).stream()
                        .flatMap(type -> type.attributes().stream())
                        .noneMatch(attribute -> attribute instanceof EmbeddedAttribute embedded
                                ? embedded.id()
                                : attribute instanceof BasicAttribute basic
                                        && basic.id()
                                        && property.association()
                                                .filter(Association::sharedKey)
                                                .isPresent());
    }

    /**
     * The stand-in that a reference holds. One for an entity above that of the attribute will not do: where the row is
     * loaded the row itself takes its place, and else another one, of which the persistence context does not know.
     */
    private Optional<StandIn> standIn(Instance target, Property property, Fetch fetch, boolean wasRead) {
        StandIn known = standIns.get(target);
        if (known == null) {
            return context.containsKey(target) ? Optional.empty() : Optional.of(makeStandIn(target, property));
        }
        String concrete = target.entity();
        if (fetch == Fetch.BACK) {
            return navigation.isA(known.type, concrete) ? Optional.of(known) : Optional.empty();
        }
        boolean isKnownByKey = fetch == Fetch.SELECTED && property.kind() == Kind.INVERSE_REFERENCE && wasRead;
        String type = isKnownByKey ? concrete : property.target();
        if (navigation.isA(known.type, type)) {
            return Optional.of(known);
        }
        if (!context.containsKey(target)) {
            return Optional.of(new StandIn(type, false));
        }
        if (fetch != Fetch.JOINED) {
            standIns.remove(target);
        }
        return Optional.empty();
    }

    private StandIn makeStandIn(Instance target, Property property) {
        StandIn made = new StandIn(property.target(), true);
        standIns.put(target, made);
        return made;
    }

    /** What a collection of a loaded instance holds. */
    List<Reference> loadCollection(Instance owner, Property property) {
        Entry entry = entry(owner);
        List<Reference> known = entry.values.get(property);
        if (known != null) {
            return known;
        }
        select(property.target(), true, () -> joinCollection(owner, entry, property));
        return entry.values(property);
    }
}
