package io.github.cascadelint.graph;

import io.github.cascadelint.mapping.MappingModel;
import java.util.List;

/** Stub to be replaced. */
public final class RelationshipGraph {
    private final MappingModel model;

    public RelationshipGraph(MappingModel model) {
        this.model = model;
    }

    public MappingModel model() {
        return model;
    }

    public Role role(String entity) {
        return new Role(Role.Kind.UNKNOWN, List.of());
    }
}
