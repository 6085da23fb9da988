package io.github.cascadelint.plan;

import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.RowStorage;
import io.github.cascadelint.mapping.RowStorage.Part;
import io.github.cascadelint.plan.Effect.Cause;
import io.github.cascadelint.plan.Loading.Entry;
import io.github.cascadelint.plan.Loading.Reference;
import io.github.cascadelint.plan.Loading.StandIn;
import io.github.cascadelint.plan.Property.Kind;
import io.github.cascadelint.schema.match.MappedKey;
import io.github.cascadelint.schema.match.MappedKey.Sort;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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
    private final CheckedKeys keys;
    private final Loading session;
    private final Set<Instance> deleted = identitySet();
    private final Map<Instance, List<Property>> cutLoose = new HashMap<>();
    private final Set<Instance> nullifiable = identitySet();
    private final List<CollectionRemoval> collectionRemovals = new ArrayList<>();
    private final List<Deletion> deletions = new ArrayList<>();
    private final List<Outcome.Rescue> rescued = new ArrayList<>();

    private record CollectionRemoval(Instance owner, Property property) {}

    /** @param byDatabase whether the provider leaves the statement to the database */
    private record Deletion(Instance instance, boolean byDatabase, Cause cause) {}

    private DeleteSimulation(Navigation navigation, Population population, CheckedKeys keys, Database database) {
        this.navigation = navigation;
        this.model = navigation.model();
        this.rows = new Rows(navigation, population);
        this.keys = keys;
        this.database = database;
        this.session = new Loading(navigation, rows);
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
        DeleteSimulation simulation = new DeleteSimulation(navigation, population, keys, database);
        simulation.remove(new Reference(instance, Optional.empty()), false, Cause.START);
        if (!database.isStopped()) {
            simulation.flush();
        }
        List<TableRow> removed = simulation.deletions.stream()
                .flatMap(deletion -> deletion.instance().rows().stream())
                .toList();
        return new Outcome(database.effects(), database.failures(), simulation.rescued, removed);
    }

    private static <T> Set<T> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    // --- remove ---------------------------------------------------------------------------------------------------

    private void remove(Reference reference, boolean byDatabase, Cause cause) {
        Instance instance = reference.instance();
        if (database.isStopped() || session.isDeletedUnloaded(instance)) {
            return;
        }
        boolean unloaded = reference
                .standIn()
                .filter(standIn -> !session.isLoaded(instance) && isDeletedWithoutLoading(standIn, instance))
                .isPresent();
        if (unloaded) {
            session.deleteUnloaded(instance);
            collectionsOf(instance)
                    .forEach(property -> collectionRemovals.add(new CollectionRemoval(instance, property)));
            deletions.add(new Deletion(instance, false, cause));
            return;
        }
        Entry entry = session.load(reference);
        if (!deleted.add(instance)) {
            return;
        }
        cascade(instance, true);
        cutLoose(instance, entry);
        nullifiable.add(instance);
        deletions.add(new Deletion(instance, byDatabase, cause));
        cascade(instance, false);
    }

    private boolean isDeletedWithoutLoading(StandIn standIn, Instance instance) {
        return model.subtypes(standIn.type()).isEmpty()
                && navigation.properties(instance.entity()).stream()
                        .noneMatch(property -> property.removes()
                                || session.isOwnIdentifier(instance, property)
                                || isInCascadingEmbeddable(instance, property))
                && !has(instance, Trait.CALLBACKS);
    }

    private void cascade(Instance instance, boolean before) {
        for (Property property : navigation.properties(instance.entity())) {
            if (property.kind().isBeforeDelete() != before) {
                continue;
            }
            if (property.kind() == Kind.ELEMENT_REFERENCE && isInCascadingEmbeddable(instance, property)) {
                session.loadCollection(instance, property); // whatever it is that cascades
            }
            if (!property.removes()) {
                continue;
            }
            List<Reference> references = property.kind().isCollection()
                    ? session.loadCollection(instance, property)
                    : session.entry(instance).values(property);
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
        List<Property> loose = new ArrayList<>();
        entry.values().forEach((property, references) -> {
            boolean isReference = property.kind() == Kind.REFERENCE || property.kind() == Kind.LINKED_REFERENCE;
            boolean deletedBefore = references.stream()
                    .anyMatch(reference -> reference.instance() != instance && wasDeletedBefore(reference.instance()));
            if (!isReference || !deletedBefore || property.isByPrimaryKey()) {
                return;
            }
            if (property.isCheckedForNull()) {
                fail(Failure.Kind.NULLABILITY, display(instance, property));
            } else if (property.isUpdated()) {
                loose.add(property);
            }
        });
        cutLoose.put(instance, loose);
    }

    /** One that is deleted without loading no longer counts as deleted once something else has loaded it. */
    private boolean wasDeletedBefore(Instance instance) {
        return session.isLoaded(instance) ? nullifiable.contains(instance) : session.isDeletedUnloaded(instance);
    }

    // --- flush ----------------------------------------------------------------------------------------------------

    private void flush() {
        Set<Instance> visited = identitySet();
        List<Instance> staying = session.all().keySet().stream()
                .filter(instance -> !deleted.contains(instance) && !mayGo(instance))
                .toList();
        staying.forEach(instance -> persist(instance, visited));
        session.all().forEach((instance, entry) -> {
            if (!deleted.contains(instance) && !mayGo(instance)) {
                check(instance, entry);
            }
        });
        if (database.isStopped()) {
            return;
        }
        List<Instance> going =
                session.all().keySet().stream().filter(deleted::contains).toList();
        for (Instance instance : going) {
            collectionsOf(instance)
                    .forEach(property -> collectionRemovals.add(new CollectionRemoval(instance, property)));
        }
        for (Instance instance : going) {
            cutLoose.getOrDefault(instance, List.of()).forEach(property -> executeUpdate(instance, property));
        }
        collectionRemovals.forEach(this::execute);
        deletions.forEach(this::execute);
    }

    /** Whether an end that could not be read may have removed it: then nothing is known of what it refers to at the flush. */
    private boolean mayGo(Instance instance) {
        return deleted.stream()
                .flatMap(removed -> removed.rows().stream())
                .anyMatch(removed ->
                        instance.rows().stream().anyMatch(row -> keys.mayGoWith(row.table(), removed.table())));
    }

    /** PERSIST goes from all that stays, and takes removals back that it reaches. */
    private void persist(Instance instance, Set<Instance> visited) {
        session.entry(instance).values().forEach((property, references) -> {
            if (!property.persists()) {
                return;
            }
            for (Reference reference : references) {
                Instance target = reference.instance();
                boolean leadsOn = reference.standIn().map(StandIn::leadsOn).orElse(true);
                if (!session.isLoaded(target) || !leadsOn) {
                    continue; // a stand-in that nobody has loaded
                }
                if (deleted.remove(target)) {
                    deletions.removeIf(deletion -> deletion.instance() == target);
                    rescued.add(new Outcome.Rescue(target.rows().get(0), display(instance, property)));
                }
                if (!mayGo(target) && visited.add(target)) {
                    persist(target, visited);
                }
            }
        });
    }

    /** What stays must not refer to what goes, unless the database takes it along. */
    private void check(Instance instance, Entry entry) {
        entry.values().forEach((property, references) -> {
            boolean checked = !property.persists()
                    && !isInCascadingEmbeddable(instance, property)
                    && property.kind() != Kind.INVERSE_COLLECTION
                    && (property.kind().isCollection() || !property.hasOnDeleteCascade());
            boolean refers = references.stream()
                    .anyMatch(reference -> reference.standIn().isEmpty() && deleted.contains(reference.instance()));
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

    /** The collections whose rows the provider itself clears when their owner goes. */
    private List<Property> collectionsOf(Instance instance) {
        return navigation.properties(instance.entity()).stream()
                .filter(property -> switch (property.kind()) {
                    case ELEMENTS, LINKED_COLLECTION -> !property.hasOnDeleteCascade();
                    case COLLECTION_IN_TARGET ->
                        property.association()
                                .filter(end -> end.joinColumns().stream()
                                        .allMatch(column -> column.nullable() && column.updatable()))
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
        if (storage(instance).softDelete().isPresent()) {
            execute(instance.rows().get(0), true, true, deletion.cause());
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
        for (TableRow row : parts) {
            Optional<Part> part = part(instance, row);
            if (part.filter(Part::isLeftToDatabase).isEmpty()) {
                execute(
                        row,
                        part.filter(Part::isMarked).isPresent(),
                        // how many rows a statement of the mapping's own reaches, nobody counts unless it is asked for
                        !isSecondary(instance, row)
                                && part.flatMap(Part::sqlDelete).isEmpty(),
                        deletion.cause());
            }
        }
    }

    /**
     * @param marks whether the statement only marks the row
     * @param counted whether it fails where the row is not there any more
     */
    private void execute(TableRow row, boolean marks, boolean counted, Cause cause) {
        if (database.isStopped()) {
            return;
        }
        if (database.isGone(row)) {
            if (counted) {
                fail(Failure.Kind.STALE, row.table());
            }
        } else if (marks) {
            database.mark(row, cause);
        } else {
            database.delete(List.of(row), Effect.Kind.DELETED, cause);
        }
    }

    private RowStorage storage(Instance instance) {
        return model.type(instance.entity()).map(ManagedType::storage).orElse(RowStorage.NONE);
    }

    private Optional<Part> part(Instance instance, TableRow row) {
        return storage(instance).parts().stream()
                .filter(part -> part.table().equalsIgnoreCase(row.table()))
                .findFirst();
    }

    /** A row of a secondary table need not be there. */
    private boolean isSecondary(Instance instance, TableRow row) {
        return part(instance, row).isPresent()
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
