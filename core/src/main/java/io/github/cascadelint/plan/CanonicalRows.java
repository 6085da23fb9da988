package io.github.cascadelint.plan;

import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.mapping.RowStorage.Part;
import io.github.cascadelint.plan.Property.Kind;
import io.github.cascadelint.schema.match.MappedKey;
import io.github.cascadelint.schema.match.MappedKey.Sort;
import io.github.cascadelint.schema.match.SchemaMatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows on which a plan is made: one of the entity, and for each row that turns out to go, one row for every key that can
 * point at it, unless the key is unique and a row of the plan holds it. Tables that refer to themselves get one level more.
 */
final class CanonicalRows {

    private static final int LEVELS = 2;
    private static final int MOST_ROWS = 6_000;
    private static final int MOST_STEPS = 12;

    private final Navigation navigation;
    private final CheckedKeys keys;
    private final UniqueColumns unique;
    private final Optional<SchemaMatch> match;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<String, Integer> expanded = new HashMap<>();
    private int lastId;

    /** A row, or the rows of an entity, while it is being made. */
    private static final class Draft {
        private final Optional<ManagedType> type;
        private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        private List<TableRow> made = List.of();

        Draft(Optional<ManagedType> type) {
            this.type = type;
        }
    }

    CanonicalRows(Navigation navigation, CheckedKeys keys, UniqueColumns unique, Optional<SchemaMatch> match) {
        this.navigation = navigation;
        this.keys = keys;
        this.unique = unique;
        this.match = match;
    }

    /** Which references of a row lead somewhere. */
    enum Lead {
        ALL,
        /** Those that must, and those along which a delete goes. */
        REMOVING,
        MANDATORY
    }

    /** Begins with one row of the entity. */
    void start(ManagedType entity, Lead lead) {
        instance(entity, List.of(), lead);
    }

    /** The rows as they are now; the first instance is the one that the plan is about. */
    Population population() {
        List<Instance> instances = new ArrayList<>();
        List<TableRow> others = new ArrayList<>();
        for (Draft draft : drafts) {
            List<TableRow> made = new ArrayList<>();
            draft.rows.forEach((table, values) -> made.add(new TableRow(table, values)));
            draft.made = made;
            if (draft.type.isPresent()) {
                instances.add(new Instance(draft.type.get().name(), made));
            } else {
                others.addAll(made);
            }
        }
        return new Population(instances, others);
    }

    /** Whether there would be more rows than are made: then some that refer to what goes are missing. */
    boolean isCut() {
        return drafts.size() >= MOST_ROWS;
    }

    /** Adds what can refer to these rows; false when there is nothing to add. */
    boolean expand(Set<TableRow> gone) {
        boolean added = false;
        for (Draft draft : List.copyOf(drafts)) {
            boolean goes = draft.made.stream().anyMatch(gone::contains);
            if (goes && !isCut() && firstTime(draft)) {
                added |= referTo(draft);
            }
        }
        return added;
    }

    private boolean firstTime(Draft draft) {
        String what = draft.type
                .map(ManagedType::name)
                .orElseGet(() -> "table " + draft.rows.keySet().iterator().next());
        String id = what + " " + System.identityHashCode(draft);
        return expanded.merge(id, 1, Integer::sum) == 1 && expanded.merge(what, 1, Integer::sum) <= LEVELS;
    }

    private String nextId() {
        return String.valueOf(++lastId);
    }

    // --- rows that refer ------------------------------------------------------------------------------------------

    private boolean referTo(Draft target) {
        int before = drafts.size();
        Set<String> done = new HashSet<>();
        List<MappedKey> mapped =
                target.type.map(type -> navigation.keysTo(type.name())).orElse(List.of());
        for (MappedKey key : mapped) {
            if (done.add(id(key.table(), key.columns(), key.refColumns()))
                    && !isTaken(key.table(), key.columns(), values(target, key.refTable(), key.refColumns()))) {
                refer(key, target);
            }
        }
        for (DatabaseKey key : keys.to(target.rows.keySet().stream())) {
            if (!keys.isPartKey(key)
                    && done.add(id(key.table(), key.columns(), key.refColumns()))
                    && !isTaken(
                            key.table(),
                            key.columns(),
                            values(target, Optional.of(key.refTable()), key.refColumns()))) {
                plain(key, target);
            }
        }
        return drafts.size() > before;
    }

    /** Whether a row holds the values already, and the columns are unique: no second row can refer to the same. */
    private boolean isTaken(String table, List<String> columns, List<String> values) {
        return unique.has(match, table, columns)
                && drafts.stream()
                        .flatMap(draft -> draft.rows.entrySet().stream())
                        .filter(row -> row.getKey().equalsIgnoreCase(table))
                        .anyMatch(row -> new TableRow(table, row.getValue())
                                .values(columns)
                                .filter(values::equals)
                                .isPresent());
    }

    /** The same for keys that list the same pairs of columns, in whatever order. */
    private static String id(String table, List<String> columns, List<String> refColumns) {
        return Database.lower(table + DatabaseKeys.inOrder(columns, refColumns));
    }

    private void refer(MappedKey key, Draft target) {
        ManagedType entity = navigation.model().type(key.entity()).orElseThrow();
        Optional<Property> property =
                navigation.property(key.entity(), key.attribute().orElse(""));
        switch (key.sort()) {
            case REFERENCE ->
                referring(entity).ifPresent(type -> {
                    Draft draft = instance(type, List.of(), Lead.REMOVING);
                    set(draft, key, target);
                });
            case SHARED_KEY ->
                referring(entity).ifPresent(type -> {
                    Draft draft = instance(type, List.of(), Lead.REMOVING);
                    setKey(draft, values(target, key.refTable(), key.refColumns()));
                });
            case IN_TARGET ->
                property.flatMap(this::target).flatMap(this::referring).ifPresent(type -> {
                    if (type.storage().parts().stream()
                            .anyMatch(part -> part.table().equalsIgnoreCase(key.table()))) {
                        set(instance(type, List.of(), Lead.REMOVING), key, target);
                    }
                });
            case LINK_TO_OWNER ->
                property.ifPresent(links -> target(links)
                        .flatMap(this::referring)
                        .ifPresent(type -> link(links, target, instance(type, List.of(), Lead.REMOVING))));
            case LINK_TO_TARGET ->
                property.ifPresent(links -> referring(entity)
                        .ifPresent(owner -> link(links, instance(owner, List.of(), Lead.REMOVING), target)));
            case ELEMENTS -> property.ifPresent(elements -> element(entity, elements, target));
            case ELEMENT_REFERENCE ->
                referring(entity).ifPresent(owner -> {
                    Draft holder = instance(owner, List.of(), Lead.REMOVING);
                    elementsOf(entity, key).ifPresent(elements -> set(element(entity, elements, holder), key, target));
                });
            default -> {
                // the parts of one row are there already
            }
        }
    }

    private Optional<Property> elementsOf(ManagedType entity, MappedKey key) {
        return navigation.properties(entity.name()).stream()
                .filter(property -> property.kind() == Kind.ELEMENTS
                        && key.attribute().orElse("").startsWith(property.name() + "."))
                .findFirst();
    }

    private Optional<ManagedType> target(Property property) {
        return property.association().flatMap(end -> end.target().resolved()).flatMap(navigation.model()::type);
    }

    /** The type itself, or where it is abstract the first that is not. */
    private Optional<ManagedType> referring(ManagedType type) {
        return concrete(navigation, type).filter(found -> !found.has(Trait.VIEW));
    }

    static Optional<ManagedType> concrete(Navigation navigation, ManagedType type) {
        if (!type.isAbstract() && type.isEntity()) {
            return Optional.of(type);
        }
        return navigation.model().subtypes(type.name()).stream()
                .sorted()
                .flatMap(name -> navigation.model().type(name).stream())
                .filter(sub -> sub.isEntity() && !sub.isAbstract())
                .findFirst();
    }

    private void link(Property property, Draft owner, Draft target) {
        Optional<MappedKey> from = property.key(Sort.LINK_TO_OWNER);
        Optional<MappedKey> to = property.key(Sort.LINK_TO_TARGET);
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        Draft draft = new Draft(Optional.empty());
        draft.rows.put(from.get().table(), new HashMap<>());
        drafts.add(draft);
        set(draft, from.get(), owner);
        set(draft, to.get(), target);
    }

    private Draft element(ManagedType entity, Property elements, Draft owner) {
        Draft draft = new Draft(Optional.empty());
        drafts.add(draft);
        elements.key(Sort.ELEMENTS).ifPresent(key -> {
            draft.rows.put(key.table(), new HashMap<>());
            set(draft, key, owner);
        });
        for (Property inside : navigation.properties(entity.name())) {
            if (inside.kind() == Kind.ELEMENT_REFERENCE && inside.name().startsWith(elements.name() + ".")) {
                inside.key(Sort.ELEMENT_REFERENCE)
                        .ifPresent(key -> target(inside)
                                .flatMap(this::referring)
                                .ifPresent(type ->
                                        set(draft, key, instance(type, List.of(inside.name()), Lead.REMOVING))));
            }
        }
        return draft;
    }

    /** A row of a table, or of columns, that no entity knows of. */
    private void plain(DatabaseKey key, Draft target) {
        Draft draft = new Draft(Optional.empty());
        Map<String, String> values = new HashMap<>();
        keys.to(key.table()).stream()
                .flatMap(other -> other.refColumns().stream())
                .forEach(column -> values.put(column, nextId()));
        List<String> referred = values(target, Optional.of(key.refTable()), key.refColumns());
        for (int i = 0; i < Math.min(referred.size(), key.columns().size()); i++) {
            values.put(key.columns().get(i), referred.get(i));
        }
        draft.rows.put(key.table(), values);
        drafts.add(draft);
    }

    // --- rows of entities -----------------------------------------------------------------------------------------

    /**
     * @param way the references that led here, so that circles end
     * @param lead which of its references lead somewhere
     */
    private Draft instance(ManagedType type, List<String> way, Lead lead) {
        Draft draft = new Draft(Optional.of(type));
        drafts.add(draft);
        String id = nextId();
        for (Part part : type.storage().parts()) {
            Map<String, String> values = new HashMap<>();
            part.key().forEach(column -> values.put(column, id));
            draft.rows.put(part.table(), values);
        }
        for (Property property : navigation.properties(type.name())) {
            boolean reference = property.kind() == Kind.REFERENCE || property.kind() == Kind.LINKED_REFERENCE;
            boolean leads = lead == Lead.ALL || (lead == Lead.REMOVING && property.removes()) || isMandatory(property);
            if (reference && leads) {
                lead(draft, type, property, way, lead);
            }
        }
        return draft;
    }

    private static boolean isMandatory(Property property) {
        return property.association()
                .filter(end -> end.isMandatory() || end.sharedKey())
                .isPresent();
    }

    private void lead(Draft draft, ManagedType type, Property property, List<String> way, Lead lead) {
        String step = type.name() + "#" + property.name();
        if (way.contains(step) || way.size() >= MOST_STEPS || isCut()) {
            return;
        }
        List<String> further = new ArrayList<>(way);
        further.add(step);
        Optional<ManagedType> target = target(property).flatMap(this::referring);
        if (target.isEmpty()) {
            return;
        }
        Draft to = instance(target.get(), further, lead == Lead.ALL ? Lead.REMOVING : lead);
        if (property.kind() == Kind.LINKED_REFERENCE) {
            link(property, draft, to);
            return;
        }
        property.key(Sort.REFERENCE).ifPresent(key -> set(draft, key, to));
        property.key(Sort.SHARED_KEY).ifPresent(key -> setKey(draft, values(to, key.refTable(), key.refColumns())));
    }

    private void set(Draft draft, MappedKey key, Draft target) {
        List<String> values = values(target, key.refTable(), key.refColumns());
        Optional<Map<String, String>> row = draft.rows.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(key.table()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (row.isEmpty() || values.size() != key.columns().size()) {
            return;
        }
        for (int i = 0; i < values.size(); i++) {
            row.get().put(key.columns().get(i), values.get(i));
        }
        alignKeys(draft);
    }

    /** A reference that is part of the identifier changes it in all tables of the row. */
    private static void alignKeys(Draft draft) {
        if (draft.type.isEmpty()) {
            return;
        }
        List<Part> parts = draft.type.get().storage().parts();
        Map<String, String> first = draft.rows.get(parts.get(0).table());
        for (Part part : parts.subList(1, parts.size())) {
            for (int i = 0; i < Math.min(part.key().size(), parts.get(0).key().size()); i++) {
                String value =
                        first == null ? null : first.get(parts.get(0).key().get(i));
                Map<String, String> row = draft.rows.get(part.table());
                if (value != null && row != null) {
                    row.put(part.key().get(i), value);
                }
            }
        }
    }

    private static void setKey(Draft draft, List<String> values) {
        draft.type.ifPresent(type -> type.storage().parts().forEach(part -> {
            Map<String, String> row = draft.rows.get(part.table());
            for (int i = 0;
                    row != null && i < Math.min(values.size(), part.key().size());
                    i++) {
                row.put(part.key().get(i), values.get(i));
            }
        }));
    }

    /** What others hold that refer to these columns of a row; made up where the row does not say. */
    private List<String> values(Draft target, Optional<String> table, List<String> columns) {
        Map<String, String> row = target.rows.entrySet().stream()
                .filter(entry -> table.filter(entry.getKey()::equalsIgnoreCase).isPresent())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> target.rows.values().iterator().next());
        List<String> values = new ArrayList<>();
        for (String column : columns) {
            values.add(row.keySet().stream()
                    .filter(column::equalsIgnoreCase)
                    .findFirst()
                    .map(row::get)
                    .orElseGet(() -> {
                        String made = nextId();
                        row.put(column, made);
                        return made;
                    }));
        }
        return values;
    }
}
