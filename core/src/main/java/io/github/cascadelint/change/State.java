package io.github.cascadelint.change;

import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.schema.match.SchemaMatches;
import java.util.Set;

/**
 * One of the two that are compared.
 *
 * @param graph its mapping
 * @param matches the mapping held against its schemas
 * @param lost the files of which a part could not be read
 */
public record State(RelationshipGraph graph, SchemaMatches matches, Set<String> lost) {
    public State {
        lost = Set.copyOf(lost);
    }

    MappingModel model() {
        return graph.model();
    }

    boolean isEntity(String name) {
        return model().type(name).filter(ManagedType::isEntity).isPresent();
    }
}
