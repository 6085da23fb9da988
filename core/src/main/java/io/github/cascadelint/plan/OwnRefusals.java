package io.github.cascadelint.plan;

import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.mapping.RowStorage;
import io.github.cascadelint.mapping.RowStorage.Part;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a delete is refused by the rows that it is to remove itself, so that no other row need be there. */
final class OwnRefusals {

    private final MappingModel model;

    OwnRefusals(MappingModel model) {
        this.model = model;
    }

    /**
     * One sentence for each.
     *
     * @param population a row and what it refers to, and nothing that refers to it
     */
    List<String> of(Population population, Outcome outcome) {
        IdentityHashMap<TableRow, Instance> instances = new IdentityHashMap<>();
        population.instances().forEach(instance -> instance.rows().forEach(row -> instances.put(row, instance)));
        Set<TableRow> marked = new LinkedHashSet<>();
        outcome.effects().stream()
                .filter(effect -> effect.kind() == Effect.Kind.MARKED)
                .forEach(effect -> marked.add(effect.row()));
        Set<String> sentences = new LinkedHashSet<>();
        for (Effect effect : outcome.effects()) {
            Instance instance = instances.get(effect.row());
            Optional<DatabaseKey> key = effect.cause().key();
            if (effect.kind() == Effect.Kind.BLOCKS && instance != null && key.isPresent()) {
                sentences.add(sentence(effect.row(), instance, marked.contains(effect.row()), key.get()));
            }
        }
        return List.copyOf(sentences);
    }

    private String sentence(TableRow row, Instance instance, boolean marked, DatabaseKey key) {
        String subject = SimpleName.of(instance.entity()) + "'s own row in " + row.table();
        String refers = " refers by " + key.display() + " to the row in " + key.refTable() + " that is deleted";
        String named = key.name().isEmpty() ? "a foreign key refuses that" : key.name() + " refuses that";
        boolean left = part(instance, row).filter(Part::isLeftToDatabase).isPresent();
        String why = left
                ? "@OnDelete leaves " + subject + " to the database; it" + refers
                : marked ? subject + " is only marked, and" + refers : subject + refers + " before it";
        return "The database refuses the delete: " + why + ", and " + named + ".";
    }

    private Optional<Part> part(Instance instance, TableRow row) {
        return model.type(instance.entity()).map(ManagedType::storage).orElse(RowStorage.NONE).parts().stream()
                .filter(part -> part.table().equalsIgnoreCase(row.table()))
                .findFirst();
    }
}
