package io.github.cascadelint.change;

import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.plan.DatabaseKey;
import io.github.cascadelint.plan.DeletePlan;
import io.github.cascadelint.plan.DeletePlans;
import io.github.cascadelint.plan.PlanNode;
import io.github.cascadelint.schema.match.MappedKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What stands in the way of a delete, or is left behind by it, according to the delete plans of one state. */
final class Obstacles {

    /**
     * One of them.
     *
     * @param kind whether it refuses the delete, or is left dangling
     * @param columns the columns that refer to what goes, and their table
     * @param attribute the attribute that maps them, where one does
     * @param key the foreign key's name, where it is known
     */
    record Obstacle(PlanNode.Kind kind, String columns, Optional<MappedKey> attribute, Optional<String> key) {}

    private final State state;
    private final DeletePlans plans;
    private final Map<String, Map<String, Obstacle>> known = new TreeMap<>();

    Obstacles(State state) {
        this.state = state;
        this.plans = new DeletePlans(state.graph(), state.matches());
    }

    /** Those of the delete of one row, by what tells them apart; none for what is no entity. */
    Map<String, Obstacle> of(String entity) {
        return known.computeIfAbsent(
                entity,
                name -> state.model()
                        .type(name)
                        .filter(ManagedType::isEntity)
                        .map(this::find)
                        .orElse(Map.of()));
    }

    private Map<String, Obstacle> find(ManagedType entity) {
        DeletePlan plan = plans.plan(entity);
        List<PlanNode> nodes = new ArrayList<>(plan.nodes(PlanNode.Kind.BLOCKED_BY));
        nodes.addAll(plan.nodes(PlanNode.Kind.LEFT_DANGLING));
        Map<String, Obstacle> found = new LinkedHashMap<>();
        for (PlanNode node : nodes) {
            List<String> columns = node.columns().isEmpty()
                    ? node.key().map(DatabaseKey::columns).orElse(List.of())
                    : node.columns();
            String shown = node.table() + "." + String.join(", ", columns);
            found.putIfAbsent(
                    (node.kind().id() + " " + shown).toLowerCase(Locale.ROOT),
                    new Obstacle(
                            node.kind(),
                            shown,
                            mapped(node.table(), columns),
                            node.key().map(DatabaseKey::name).filter(name -> !name.isEmpty())));
        }
        return found;
    }

    private Optional<MappedKey> mapped(String table, List<String> columns) {
        return state.matches().mappedKeys().stream()
                .filter(key -> key.attribute().isPresent())
                .filter(key -> key.table().equalsIgnoreCase(table))
                .filter(key -> String.join(",", key.columns()).equalsIgnoreCase(String.join(",", columns)))
                .findFirst();
    }
}
