package io.github.cascadelint.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.graph.RoleOverrides;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.plan.PlanNode.Kind;
import io.github.cascadelint.schema.match.SchemaMatches;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What rules take to go along with a row, beside what plans remove: on the random mappings of {@link DifferentialTest}. */
class PlanAndReachTest {

    private static final int GRAPHS = 300;

    @Test
    void aPlanRemovesNothingOutOfReach() {
        Map<String, String> files = new LinkedHashMap<>();
        for (long seed = 0; seed < GRAPHS; seed++) {
            files.putAll(RandomMapping.of(seed));
        }
        MappingModel model = Differential.model(files);
        RelationshipGraph graph = new RelationshipGraph(model, RoleOverrides.NONE);
        DeletePlans plans = new DeletePlans(graph, SchemaMatches.of(model, List.of()));
        List<String> wrong = new ArrayList<>();
        int reached = 0;
        for (ManagedType entity : model.entities()) {
            DeletePlan plan = plans.plan(entity);
            Set<String> reach =
                    new LinkedHashSet<>(graph.removeReach(entity.name()).ways().keySet());
            reached += reach.size();
            Set<String> removed = new LinkedHashSet<>();
            plan.nodes(Kind.REMOVED_BY_ORM).forEach(node -> node.entity().ifPresent(removed::add));
            removed.stream()
                    .filter(name -> !isOneOf(model, name, reach) && !isOneOf(model, name, Set.of(entity.name())))
                    .forEach(name -> wrong.add(entity.simpleName() + " removes " + name + ", which is out of reach"));
            graph.removedWith(entity.name()).stream()
                    .filter(name -> !isOneOf(model, name, reach) && !isOneOf(model, name, Set.of(entity.name())))
                    .forEach(name ->
                            wrong.add(entity.simpleName() + " takes along " + name + ", which is out of reach"));
        }

        assertThat(wrong).isEmpty();
        assertThat(reached).isGreaterThan(GRAPHS);
    }

    private static boolean isOneOf(MappingModel model, String name, Set<String> types) {
        return types.stream()
                .anyMatch(type -> type.equals(name) || model.subtypes(type).contains(name));
    }
}
