package io.github.cascadelint.plan;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.SchemaSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What deleting one row of an entity through the persistence context does, if every table has rows that refer to it and to
 * what goes with it.
 *
 * @param entity fully qualified name of the entity
 * @param range where it is declared
 * @param schema the schema whose keys are used; without one, those that Hibernate itself would make are assumed
 * @param facts what one has to know first
 * @param failures what makes it fail before the database is asked, or besides its keys
 * @param root the row itself, and below it all that follows
 */
public record DeletePlan(
        String entity,
        SourceRange range,
        Optional<SchemaSource> schema,
        List<String> facts,
        List<String> failures,
        PlanNode root) {

    public DeletePlan {
        facts = List.copyOf(facts);
        failures = List.copyOf(failures);
    }

    /** All nodes but the root, from the top down. */
    public List<PlanNode> nodes() {
        List<PlanNode> all = new ArrayList<>();
        add(root.children(), all);
        return all;
    }

    private static void add(List<PlanNode> nodes, List<PlanNode> into) {
        for (PlanNode node : nodes) {
            into.add(node);
            add(node.children(), into);
        }
    }

    /** The nodes of one kind. */
    public List<PlanNode> nodes(PlanNode.Kind kind) {
        return nodes().stream().filter(node -> node.kind() == kind).toList();
    }

    /** Whether some row, if there is one, makes the delete fail. */
    public boolean canFail() {
        return !failures.isEmpty() || !nodes(PlanNode.Kind.BLOCKED_BY).isEmpty();
    }
}
