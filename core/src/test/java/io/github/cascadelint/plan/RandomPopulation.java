package io.github.cascadelint.plan;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CollectionForm;
import io.github.cascadelint.mapping.ElementCollection;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.RowStorage.Part;
import io.github.cascadelint.plan.Property.Kind;
import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.Table;
import io.github.cascadelint.schema.match.MappedKey;
import io.github.cascadelint.schema.match.MappedKey.Sort;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A few rows of every table of a graph, referring to each other at random, as far as the mapping allows it. */
final class RandomPopulation {

    private final Navigation navigation;
    private final Schema schema;
    private final Random random;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<TableRow> others = new ArrayList<>();
    private final Set<String> used = new HashSet<>();
    private int lastId;

    /** An instance before its columns are known. */
    private static final class Draft {
        private final ManagedType type;
        private final String id;
        private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();

        /** @param key what the columns of the identifier hold, in their order */
        Draft(ManagedType type, String id, List<String> key) {
            this.type = type;
            this.id = id;
            for (Part part : type.storage().parts()) {
                Map<String, String> values = new HashMap<>();
                for (int i = 0; i < key.size(); i++) {
                    values.put(part.key().get(i), key.get(i));
                }
                rows.put(part.table(), values);
            }
        }

        Map<String, String> row(String table) {
            return rows.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(table))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(type.name() + " has no row in " + table))
                    .getValue();
        }

        /** Writes into a row what refers to this one. */
        void refer(Map<String, String> from, MappedKey key) {
            Map<String, String> own = rows.keySet().stream()
                    .filter(table ->
                            key.refTable().filter(table::equalsIgnoreCase).isPresent())
                    .findFirst()
                    .map(this::row)
                    .orElseGet(() -> rows.values().iterator().next());
            for (int i = 0; i < key.columns().size(); i++) {
                from.put(
                        key.columns().get(i),
                        Objects.requireNonNull(own.get(key.refColumns().get(i))));
            }
        }
    }

    private RandomPopulation(Navigation navigation, Schema schema, long seed) {
        this.navigation = navigation;
        this.schema = schema;
        this.random = new Random(seed * 31 + 7);
    }

    static Population of(List<ManagedType> entities, Navigation navigation, Schema schema, long seed) {
        return new RandomPopulation(navigation, schema, seed).make(entities);
    }

    private Population make(List<ManagedType> entities) {
        for (ManagedType entity : entities) {
            int count = 1 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                draft(entity);
            }
        }
        for (Draft draft : List.copyOf(drafts)) {
            navigation.properties(draft.type.name()).forEach(property -> fill(draft, property));
        }
        List<Instance> instances = new ArrayList<>();
        drafts.sort(Comparator.comparingInt(draft -> Integer.parseInt(draft.id)));
        for (Draft draft : drafts) {
            List<TableRow> rows = new ArrayList<>();
            draft.rows.forEach((table, values) -> rows.add(row(table, values, draft.type)));
            instances.add(new Instance(draft.type.name(), rows));
        }
        return new Population(instances, others);
    }

    private void draft(ManagedType entity) {
        List<String> columns = entity.storage().parts().get(0).key();
        Optional<Property> shared = navigation.properties(entity.name()).stream()
                .filter(property -> property.kind() == Kind.REFERENCE
                        && property.association().orElseThrow().sharedKey())
                .findFirst();
        Optional<Property> part = navigation.properties(entity.name()).stream()
                .filter(property -> isPartOfId(property, entity))
                .findFirst();
        String id = String.valueOf(++lastId);
        List<String> key = columns.size() == 1 ? List.of(id) : List.of(String.valueOf(lastId % 2), id);
        if (shared.isPresent() || part.isPresent()) {
            Optional<Draft> target = shared.isPresent() ? free(shared.get(), "shared") : any(all(part.orElseThrow()));
            if (target.isEmpty()) {
                return;
            }
            id = shared.isPresent() ? target.get().id : id;
            key = shared.isPresent() ? List.of(id) : List.of(target.get().id, id);
        }
        drafts.add(new Draft(entity, id, key));
    }

    /** Whether it is one of several columns of the identifier, which is there from the beginning. */
    private static boolean isPartOfId(Property property, ManagedType entity) {
        List<String> columns = entity.storage().parts().get(0).key();
        return property.kind() == Kind.REFERENCE
                && columns.size() > 1
                && property.key(Sort.REFERENCE)
                        .filter(key -> columns.containsAll(key.columns()))
                        .isPresent();
    }

    private List<Draft> all(Property property) {
        String target = property.association().orElseThrow().target().resolved().orElseThrow();
        return drafts.stream()
                .filter(draft -> navigation.isA(draft.type.name(), target))
                .toList();
    }

    /** A target that nothing else refers to by the same attribute. */
    private Optional<Draft> free(Property property, String purpose) {
        List<Draft> targets = new ArrayList<>(all(property));
        Collections.shuffle(targets, random);
        return targets.stream()
                .filter(target ->
                        used.add(property.attribute().declaredBy() + "#" + property.name() + purpose + target.id))
                .findFirst();
    }

    private void fill(Draft draft, Property property) {
        switch (property.kind()) {
            case REFERENCE -> fillReference(draft, property);
            case LINKED_REFERENCE -> {
                if (random.nextInt(3) > 0) {
                    boolean once = property.association().orElseThrow().kind() == AssociationKind.ONE_TO_ONE;
                    (once ? free(property, "") : any(all(property)))
                            .ifPresent(target -> link(draft, property, target, 0));
                }
            }
            case LINKED_COLLECTION -> fillLinks(draft, property);
            case COLLECTION_IN_TARGET -> fillInTarget(draft, property);
            case ELEMENTS -> fillElements(draft, property);
            default -> {
                // the other end is filled
            }
        }
    }

    private void fillReference(Draft draft, Property property) {
        Association end = property.association().orElseThrow();
        if (end.sharedKey() || isPartOfId(property, draft.type)) {
            return;
        }
        boolean once = end.kind() == AssociationKind.ONE_TO_ONE;
        if (!end.isMandatory() && random.nextInt(4) == 0) {
            return;
        }
        Optional<Draft> target = once ? free(property, "") : any(all(property));
        MappedKey key = property.key(Sort.REFERENCE).orElseThrow();
        target.ifPresent(found -> found.refer(draft.row(key.table()), key));
    }

    private Optional<Draft> any(List<Draft> targets) {
        return targets.isEmpty() ? Optional.empty() : Optional.of(targets.get(random.nextInt(targets.size())));
    }

    private void fillLinks(Draft draft, Property property) {
        boolean once = property.association().orElseThrow().kind() == AssociationKind.ONE_TO_MANY;
        int count = random.nextInt(3);
        SortedMap<Integer, Draft> linked = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            Optional<Draft> target = once ? free(property, "") : any(all(property));
            target.ifPresent(found -> linked.put(Integer.valueOf(found.id), found));
        }
        int index = 0;
        for (Draft target : linked.values()) {
            link(draft, property, target, index++);
        }
    }

    private void link(Draft draft, Property property, Draft target, int index) {
        MappedKey owner = property.key(Sort.LINK_TO_OWNER).orElseThrow();
        MappedKey other = property.key(Sort.LINK_TO_TARGET).orElseThrow();
        Map<String, String> values = new HashMap<>();
        draft.refer(values, owner);
        target.refer(values, other);
        index(property.association().orElseThrow().form())
                .ifPresent(column -> values.put(column, String.valueOf(index)));
        others.add(row(owner.table(), values, draft.type));
    }

    private static Optional<String> index(CollectionForm form) {
        return form.kind() == CollectionForm.Kind.LIST || form.kind() == CollectionForm.Kind.MAP
                ? form.index()
                : Optional.empty();
    }

    private void fillInTarget(Draft draft, Property property) {
        List<MappedKey> keys = property.keys(Sort.IN_TARGET);
        MappedKey key = keys.get(0);
        boolean mandatory = !key.nullable();
        int index = 0;
        for (Draft target : all(property)) {
            Map<String, String> row = keys.stream()
                    .flatMap(each -> target.rows.entrySet().stream()
                            .filter(entry -> entry.getKey().equalsIgnoreCase(each.table())))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(target.type.name() + " has no row for " + keys))
                    .getValue();
            if (!row.containsKey(key.columns().get(0)) && (mandatory || random.nextInt(2) == 0)) {
                draft.refer(row, key);
                Optional<String> column =
                        index(property.association().orElseThrow().form());
                if (column.isPresent()) {
                    row.put(column.get(), String.valueOf(index++));
                }
            }
        }
    }

    private void fillElements(Draft draft, Property property) {
        ElementCollection elements = (ElementCollection) property.attribute();
        MappedKey key = property.key(Sort.ELEMENTS).orElseThrow();
        Optional<Property> inside = navigation.properties(draft.type.name()).stream()
                .filter(other ->
                        other.kind() == Kind.ELEMENT_REFERENCE && other.name().startsWith(property.name() + "."))
                .findFirst();
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            Map<String, String> values = new HashMap<>();
            draft.refer(values, key);
            int index = i;
            inside.ifPresent(reference -> values.put(property.name() + "n", "v" + index));
            elements.columns().forEach(column -> values.put(column, "v" + index));
            index(elements.form()).ifPresent(column -> values.put(column, String.valueOf(index)));
            inside.ifPresent(reference -> {
                MappedKey to = reference.key(Sort.ELEMENT_REFERENCE).orElseThrow();
                any(all(reference)).ifPresent(target -> target.refer(values, to));
            });
            others.add(row(key.table(), values, draft.type));
        }
    }

    /** What the mapping does not tell of and must be there: the discriminator, and columns of plain values. */
    private TableRow row(String name, Map<String, String> known, ManagedType type) {
        Table table = schema.table(name).orElseThrow(() -> new AssertionError("no table " + name));
        Map<String, String> values = new HashMap<>(known);
        for (String column : known.keySet()) {
            if (table.column(column).isEmpty()) {
                throw new AssertionError("no column " + column + " in " + name);
            }
        }
        for (Column column : table.columns()) {
            boolean there = known.keySet().stream().anyMatch(column.name()::equalsIgnoreCase);
            if (column.name().equalsIgnoreCase("dtype")) {
                values.put("dtype", type.simpleName());
            } else if (!there && !column.nullable()) {
                values.put(column.name().toLowerCase(Locale.ROOT), "0");
            }
        }
        return new TableRow(name, values);
    }
}
