package io.github.cascadelint.plan;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.BasicAttribute;
import io.github.cascadelint.mapping.EmbeddedAttribute;
import io.github.cascadelint.mapping.JoinColumn;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.RowStorage;
import io.github.cascadelint.mapping.RowStorage.Part;
import io.github.cascadelint.plan.Effect.Cause;
import io.github.cascadelint.plan.Property.Kind;
import io.github.cascadelint.schema.match.MappedKey;
import io.github.cascadelint.schema.match.MappedKey.Sort;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
 * Loads one row of an entity, removes it and flushes, as Hibernate 6.6 does: what is loaded along, where the removal goes and
 * in which order, which removals are taken back at the flush, which statements follow, and what the database makes of them
 * (Jakarta Persistence 3.2, sections 3.3.3 and 3.3.4, and {@code DefaultDeleteEventListener}, {@code Cascade} and {@code
 * ActionQueue} of Hibernate).
 */
final class DeleteSimulation {

    private final Navigation navigation;
    private final MappingModel model;
    private final Rows rows;
    private final Database database;
    private final Map<Instance, Entry> context = new LinkedHashMap<>();
    private final Map<Instance, StandIn> standIns = new HashMap<>();
    private final Set<Instance> nullifiable = identitySet();
    private final Set<Instance> deletedUnloaded = identitySet();
    private final List<CollectionRemoval> collectionRemovals = new ArrayList<>();
    private final List<Deletion> deletions = new ArrayList<>();
    private final List<Outcome.Rescue> rescued = new ArrayList<>();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private Optional<Select> current = Optional.empty();
    private boolean isReadingLater;

    /** What the persistence context knows of an instance. */
    private static final class Entry {
        private final Map<Property, List<Reference>> loaded = new LinkedHashMap<>();
        private final List<Property> cutLoose = new ArrayList<>();
        private boolean deleted;
    }

    /** What a property holds: the instance itself, or a stand-in for it that stays one when it is loaded. */
    private record Reference(Instance instance, Optional<StandIn> standIn) {}

    /** An object in the place of an instance that need not be loaded. */
    private static final class StandIn {
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

        /** Whether it leads to its instance, once that is loaded. */
        boolean leadsOn() {
            return known || removed;
        }
    }

    /** A select whose rows are being read. */
    private static final class Select {
        /** The properties that joins went along. */
        private final List<Property> path = new ArrayList<>();
        /** What the row still has to do for its references. */
        private final List<Runnable> references = new ArrayList<>();
        /** The rows that follow, the next one first. */
        private final Deque<Runnable> rows = new ArrayDeque<>();
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

    private record CollectionRemoval(Instance owner, Property property) {}

    /** @param byDatabase whether the provider leaves the statement to the database */
    private record Deletion(Instance instance, boolean byDatabase, Cause cause) {}

    private DeleteSimulation(Navigation navigation, Population population, Database database) {
        this.navigation = navigation;
        this.model = navigation.model();
        this.rows = new Rows(navigation, population);
        this.database = database;
    }

    /**
     * Deletes one of the instances.
     *
     * @param stopping whether the first failure ends it
     */
    static Outcome delete(
            Instance instance,
            Population population,
            Navigation navigation,
            CheckedKeys keys,
            Database.Order order,
            boolean stopping) {
        Database database = new Database(population.rows(), keys, order, stopping);
        DeleteSimulation simulation = new DeleteSimulation(navigation, population, database);
        simulation.load(instance);
        simulation.remove(new Reference(instance, Optional.empty()), false, Cause.START);
        if (!database.isStopped()) {
            simulation.flush();
        }
        return new Outcome(database.effects(), database.failures(), simulation.rescued);
    }

    private static <T> Set<T> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    // --- loading --------------------------------------------------------------------------------------------------

    /** Loads an instance by a select of its own, with all that is fetched along. */
    private Entry load(Instance instance) {
        if (!context.containsKey(instance)) {
            select(() -> join(instance));
        }
        return Objects.requireNonNull(context.get(instance));
    }

    /**
     * Reads the rows of a select one after another: in each, first comes all that joins find, and then, one by one, what the
     * references hold that are not joined.
     */
    private void select(Runnable firstRow) {
        Optional<Select> outer = current;
        Select select = new Select();
        current = Optional.of(select);
        select.rows.push(firstRow);
        while (!select.rows.isEmpty()) {
            select.rows.pop().run();
            List<Runnable> references = List.copyOf(select.references);
            select.references.clear();
            references.forEach(Runnable::run);
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

    private Select current() {
        return current.orElseThrow();
    }

    private void join(Instance instance) {
        if (context.containsKey(instance)) {
            return;
        }
        Entry entry = new Entry();
        context.put(instance, entry);
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
                entry.loaded.put(property, List.of());
                List<Instance> targets = rows.targets(instance, property);
                Fetch fetch = fetch(property);
                boolean isKey = property.isIdentifier() && !isCopiedIdentifier(instance, property);
                if (fetch == Fetch.BACK || (isKey && fetch == Fetch.LAZY)) { // the key comes before all else
                    entry.loaded.put(property, references(targets, property, fetch));
                } else if (fetch == Fetch.JOINED) {
                    along(property, () -> entry.loaded.put(property, references(targets, property, fetch)));
                } else {
                    current().references.add(() -> entry.loaded.put(property, references(targets, property, fetch)));
                }
            }
        }
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

    /** Whether a property leads back to the row that the last join came from. */
    private boolean isWayBack(Property property) {
        List<Property> path = current().path;
        return !path.isEmpty()
                && (isInverse(property, path.get(path.size() - 1)) || isInverse(path.get(path.size() - 1), property));
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
        entry.loaded.put(property, elements);
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
            switch (fetch) {
                case JOINED, BACK -> join(target);
                case SELECTED -> lookUp(target, property);
                case LAZY -> identify(target);
            }
            references.add(new Reference(target, standIn(target, property, fetch)));
        }
        return references;
    }

    /** By its identifier, what is to be deleted without loading is not looked up any more. */
    private void lookUp(Instance target, Property property) {
        if (property.kind() == Kind.INVERSE_REFERENCE || !deletedUnloaded.contains(target)) {
            load(target);
        }
    }

    /** A stand-in knows its identifier, and with it the references that are part of that. */
    private void identify(Instance instance) {
        if (context.containsKey(instance) || standIns.containsKey(instance)) {
            return;
        }
        for (Property property : navigation.properties(instance.entity())) {
            if (property.isIdentifier() && !isCopiedIdentifier(instance, property)) {
                references(
                        rows.targets(instance, property), property, property.isEager() ? Fetch.SELECTED : Fetch.LAZY);
            }
        }
    }

    /** Whether the identifier is a value of its own, to which the reference's is copied ({@code @MapsId}). */
    private boolean isCopiedIdentifier(Instance instance, Property property) {
        return model.type(instance.entity()).stream()
                .flatMap(type -> type.attributes().stream())
                .anyMatch(attribute -> attribute instanceof EmbeddedAttribute embedded
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
    private Optional<StandIn> standIn(Instance target, Property property, Fetch fetch) {
        StandIn known = standIns.get(target);
        if (known == null) {
            return context.containsKey(target) ? Optional.empty() : Optional.of(makeStandIn(target, property));
        }
        String concrete = target.entity();
        if (fetch == Fetch.BACK) {
            return navigation.isA(known.type, concrete) ? Optional.of(known) : Optional.empty();
        }
        String type =
                fetch == Fetch.SELECTED && property.kind() == Kind.INVERSE_REFERENCE ? concrete : property.target();
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

    private List<Reference> loadCollection(Instance owner, Property property) {
        Entry entry = load(owner);
        List<Reference> known = entry.loaded.get(property);
        if (known != null) {
            return known;
        }
        select(() -> joinCollection(owner, entry, property));
        return entry.loaded.getOrDefault(property, List.of());
    }

    // --- remove ---------------------------------------------------------------------------------------------------

    private void remove(Reference reference, boolean byDatabase, Cause cause) {
        Instance instance = reference.instance();
        if (database.isStopped() || deletedUnloaded.contains(instance)) {
            return;
        }
        boolean unloaded = reference
                .standIn()
                .filter(standIn -> !context.containsKey(instance) && isDeletedWithoutLoading(standIn, instance))
                .isPresent();
        if (unloaded) {
            deletedUnloaded.add(instance);
            collectionsOf(instance)
                    .forEach(property -> collectionRemovals.add(new CollectionRemoval(instance, property)));
            deletions.add(new Deletion(instance, false, cause));
            return;
        }
        Entry entry = load(instance);
        reference.standIn().ifPresent(standIn -> standIn.removed = true);
        if (entry.deleted) {
            return;
        }
        entry.deleted = true;
        cascade(instance, true);
        cutLoose(instance, entry);
        nullifiable.add(instance);
        deletions.add(new Deletion(instance, byDatabase, cause));
        cascade(instance, false);
    }

    private boolean isDeletedWithoutLoading(StandIn standIn, Instance instance) {
        return model.subtypes(standIn.type).isEmpty()
                && navigation.properties(instance.entity()).stream()
                        .noneMatch(property -> property.removes()
                                || (property.isIdentifier() && !isCopiedIdentifier(instance, property))
                                || isInCascadingEmbeddable(instance, property))
                && !has(instance, Trait.CALLBACKS);
    }

    private void cascade(Instance instance, boolean before) {
        for (Property property : navigation.properties(instance.entity())) {
            if (property.kind().isBeforeDelete() != before) {
                continue;
            }
            if (property.kind() == Kind.ELEMENT_REFERENCE && isInCascadingEmbeddable(instance, property)) {
                loadCollection(instance, property); // whatever it is that cascades
            }
            if (!property.removes()) {
                continue;
            }
            List<Reference> references = property.kind().isCollection()
                    ? loadCollection(instance, property)
                    : load(instance).loaded.getOrDefault(property, List.of());
            boolean byDatabase =
                    property.kind().isCollection() && !property.kind().isElements() && property.hasOnDeleteCascade();
            for (Reference reference : List.copyOf(references)) {
                remove(reference, byDatabase, Cause.along(instance.rows().get(0), display(instance, property)));
            }
        }
    }

    /**
     * References to what is deleted before count as null from now on, so that two rows that refer to each other can go; one
     * that cannot be null is refused.
     */
    private void cutLoose(Instance instance, Entry entry) {
        entry.loaded.forEach((property, references) -> {
            boolean isReference = property.kind() == Kind.REFERENCE || property.kind() == Kind.LINKED_REFERENCE;
            boolean deletedBefore = references.stream()
                    .anyMatch(reference -> reference.instance() != instance && wasDeletedBefore(reference.instance()));
            if (!isReference || !deletedBefore || property.isByPrimaryKey()) {
                return;
            }
            if (property.isCheckedForNull()) {
                fail(Failure.Kind.NULLABILITY, display(instance, property));
            } else if (property.isUpdated()) {
                entry.cutLoose.add(property);
            }
        });
    }

    /** One that is deleted without loading no longer counts as deleted once something else has loaded it. */
    private boolean wasDeletedBefore(Instance instance) {
        return context.containsKey(instance) ? nullifiable.contains(instance) : deletedUnloaded.contains(instance);
    }

    // --- flush ----------------------------------------------------------------------------------------------------

    private void flush() {
        Set<Instance> visited = identitySet();
        for (Map.Entry<Instance, Entry> entry : List.copyOf(context.entrySet())) {
            if (!entry.getValue().deleted) {
                persist(entry.getKey(), visited);
            }
        }
        context.forEach((instance, entry) -> {
            if (!entry.deleted) {
                check(instance, entry);
            }
        });
        if (database.isStopped()) {
            return;
        }
        context.forEach((instance, entry) -> {
            if (entry.deleted) {
                collectionsOf(instance)
                        .forEach(property -> collectionRemovals.add(new CollectionRemoval(instance, property)));
            }
        });
        context.forEach((instance, entry) -> {
            if (entry.deleted) {
                entry.cutLoose.forEach(property -> executeUpdate(instance, property));
            }
        });
        collectionRemovals.forEach(this::execute);
        deletions.forEach(this::execute);
    }

    /** PERSIST goes from all that stays, and takes removals back that it reaches. */
    private void persist(Instance instance, Set<Instance> visited) {
        Entry entry = load(instance);
        entry.loaded.forEach((property, references) -> {
            if (!property.persists()) {
                return;
            }
            for (Reference reference : references) {
                Entry target = context.get(reference.instance());
                boolean leadsOn = reference.standIn().map(StandIn::leadsOn).orElse(true);
                if (target == null || !leadsOn) {
                    continue; // a stand-in that nobody has loaded
                }
                if (target.deleted) {
                    target.deleted = false;
                    deletions.removeIf(deletion -> deletion.instance() == reference.instance());
                    rescued.add(new Outcome.Rescue(reference.instance().rows().get(0), display(instance, property)));
                }
                if (visited.add(reference.instance())) {
                    persist(reference.instance(), visited);
                }
            }
        });
    }

    /** What stays must not refer to what goes, unless the database takes it along. */
    private void check(Instance instance, Entry entry) {
        entry.loaded.forEach((property, references) -> {
            boolean checked = !property.persists()
                    && !isInCascadingEmbeddable(instance, property)
                    && property.kind() != Kind.INVERSE_COLLECTION
                    && (property.kind().isCollection() || !property.hasOnDeleteCascade());
            boolean refers = references.stream()
                    .anyMatch(reference -> reference.standIn().isEmpty() && isDeleted(reference.instance()));
            if (checked && refers) {
                fail(Failure.Kind.TRANSIENT, display(instance, property));
            }
        });
    }

    /** What lies in an embeddable of which any attribute cascades counts as if it cascaded all, and is not checked. */
    private boolean isInCascadingEmbeddable(Instance instance, Property property) {
        int dot = property.name().indexOf('.');
        return dot > 0
                && navigation.properties(instance.entity()).stream()
                        .anyMatch(other ->
                                other.name().startsWith(property.name().substring(0, dot + 1)) && other.cascades());
    }

    private boolean isDeleted(Instance instance) {
        Entry entry = context.get(instance);
        return entry != null && entry.deleted;
    }

    /** The collections whose rows the provider itself clears when their owner goes. */
    private List<Property> collectionsOf(Instance instance) {
        return navigation.properties(instance.entity()).stream()
                .filter(property -> switch (property.kind()) {
                    case ELEMENTS, LINKED_COLLECTION -> !property.hasOnDeleteCascade();
                    case COLLECTION_IN_TARGET ->
                        property.association()
                                .filter(end -> end.joinColumns().stream().allMatch(JoinColumn::nullable))
                                .isPresent();
                    default -> false;
                })
                .toList();
    }

    /** The update before the deletes that sets a reference to null. */
    private void executeUpdate(Instance instance, Property property) {
        Cause cause = Cause.along(instance.rows().get(0), display(instance, property));
        if (property.kind() == Kind.LINKED_REFERENCE) {
            database.delete(rows.links(instance, property), Effect.Kind.DELETED_IN_BULK, cause);
            return;
        }
        property.key(Sort.REFERENCE).ifPresent(key -> {
            List<TableRow> own = instance.rows().stream()
                    .filter(row -> row.table().equalsIgnoreCase(key.table()))
                    .toList();
            database.setNull(own, key.columns(), cause);
        });
    }

    private void execute(CollectionRemoval removal) {
        if (database.isStopped()) {
            return;
        }
        Instance owner = removal.owner();
        Property property = removal.property();
        Cause cause = Cause.along(owner.rows().get(0), display(owner, property));
        if (property.kind() != Kind.COLLECTION_IN_TARGET) {
            database.delete(rows.links(owner, property), Effect.Kind.DELETED_IN_BULK, cause);
            return;
        }
        for (MappedKey key : property.keys(Sort.IN_TARGET)) {
            List<String> columns = new ArrayList<>(key.columns());
            property.association().flatMap(end -> end.form().index()).ifPresent(columns::add);
            List<TableRow> referring = rows.targets(owner, property).stream()
                    .flatMap(target -> target.rows().stream())
                    .filter(row -> row.table().equalsIgnoreCase(key.table()) && !database.isGone(row))
                    .toList();
            database.setNull(referring, columns, cause);
        }
    }

    private void execute(Deletion deletion) {
        if (deletion.byDatabase() || database.isStopped()) {
            return;
        }
        Instance instance = deletion.instance();
        if (isOnlyMarked(instance)) {
            database.mark(instance.rows().get(0), deletion.cause());
            return;
        }
        for (Property property : navigation.properties(instance.entity())) {
            if (property.kind() == Kind.LINKED_REFERENCE) {
                database.delete(
                        rows.links(instance, property),
                        Effect.Kind.DELETED_IN_BULK,
                        Cause.along(instance.rows().get(0), display(instance, property)));
            }
        }
        List<TableRow> parts = new ArrayList<>(instance.rows());
        parts.sort(Comparator.comparing(part -> isSecondary(instance, part))); // those of a class above, too
        Collections.reverse(parts);
        for (TableRow part : parts) {
            if (database.isStopped()) {
                return;
            }
            if (database.isGone(part)) {
                if (!isSecondary(instance, part)) {
                    fail(Failure.Kind.STALE, part.table());
                }
            } else {
                database.delete(List.of(part), Effect.Kind.DELETED, deletion.cause());
            }
        }
    }

    private boolean isOnlyMarked(Instance instance) {
        RowStorage storage =
                model.type(instance.entity()).map(ManagedType::storage).orElse(RowStorage.NONE);
        return storage.softDelete().isPresent()
                || storage.parts().stream()
                        .flatMap(part -> part.sqlDelete().stream())
                        .anyMatch(sql -> !sql.stripLeading().regionMatches(true, 0, "delete", 0, "delete".length()));
    }

    /** A row of a secondary table need not be there. */
    private boolean isSecondary(Instance instance, TableRow row) {
        List<Part> parts = model.type(instance.entity())
                .map(type -> type.storage().parts())
                .orElse(List.of());
        return parts.stream().anyMatch(part -> part.table().equalsIgnoreCase(row.table()))
                && model.supertypes(instance.entity()).stream()
                        .flatMap(name -> model.type(name).stream())
                        .flatMap(type -> type.table().stream())
                        .noneMatch(row.table()::equalsIgnoreCase)
                && model.type(instance.entity())
                        .flatMap(ManagedType::table)
                        .filter(row.table()::equalsIgnoreCase)
                        .isEmpty();
    }

    private boolean has(Instance instance, Trait trait) {
        return model.type(instance.entity()).filter(type -> type.has(trait)).isPresent();
    }

    private void fail(Failure.Kind kind, String text) {
        if (!database.isStopped()) {
            database.fail(new Failure(kind, text, List.of()));
        }
    }

    private String display(Instance instance, Property property) {
        String simple =
                model.type(instance.entity()).map(ManagedType::simpleName).orElse(instance.entity());
        return simple + "." + property.name();
    }
}
