package io.github.cascadelint.report;

import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.graph.Role;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.ManagedType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a picture of the model shows: entities, and between them their associations and superclasses. */
final class Diagram {
    /** How an edge looks, the strongest meaning first. */
    enum Look {
        ORPHAN_REMOVAL,
        REMOVE,
        OTHER_CASCADE,
        REFERENCE,
        SUPERCLASS
    }

    /**
     * A box.
     *
     * @param id its name within the picture
     * @param outside whether it is not among the sources
     */
    record Node(String id, String label, Optional<String> role, boolean outside) {}

    /** An arrow between two boxes, by their ids. */
    record Edge(String from, String to, String label, Look look) {}

    private final RelationshipGraph graph;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Set<String> ambiguous;

    private Diagram(RelationshipGraph graph) {
        this.graph = graph;
        this.ambiguous = ambiguousNames(graph.model().entities());
    }

    static Diagram of(RelationshipGraph graph, ModelFilter filter) {
        Diagram diagram = new Diagram(graph);
        List<ManagedType> entities = graph.model().entities();
        entities.forEach(entity -> diagram.node(entity.name()));
        entities.forEach(diagram::edges);
        diagram.keep(filter);
        return diagram;
    }

    private void keep(ModelFilter filter) {
        if (filter.onlyCascades()) {
            edges.removeIf(edge -> edge.look() == Look.REFERENCE || edge.look() == Look.SUPERCLASS);
        }
        Set<String> kept = new HashSet<>();
        if (!filter.entities().isEmpty()) {
            filter.entities().forEach(name -> kept.add(node(name).id()));
            for (int step = 0; step < filter.depth(); step++) {
                kept.addAll(neighbours(kept));
            }
            edges.removeIf(edge -> !kept.contains(edge.from()) || !kept.contains(edge.to()));
        } else if (filter.onlyCascades()) {
            edges.forEach(edge -> kept.addAll(List.of(edge.from(), edge.to())));
        } else {
            return;
        }
        nodes.values().removeIf(node -> !kept.contains(node.id()));
    }

    private Set<String> neighbours(Set<String> ids) {
        Set<String> neighbours = new HashSet<>();
        for (Edge edge : edges) {
            if (ids.contains(edge.from())) {
                neighbours.add(edge.to());
            }
            if (ids.contains(edge.to())) {
                neighbours.add(edge.from());
            }
        }
        return neighbours;
    }

    List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    List<Edge> edges() {
        return List.copyOf(edges);
    }

    private static Set<String> ambiguousNames(List<ManagedType> entities) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (ManagedType entity : entities) {
            if (!seen.add(entity.simpleName())) {
                twice.add(entity.simpleName());
            }
        }
        return twice;
    }

    private Node node(String name) {
        return nodes.computeIfAbsent(name, key -> {
            String id = "n" + nodes.size();
            Optional<ManagedType> entity = graph.model().type(key).filter(ManagedType::isEntity);
            if (entity.isEmpty()) {
                return new Node(id, key, Optional.empty(), true);
            }
            String simple = entity.get().simpleName();
            Role.Kind role = graph.role(key).kind();
            return new Node(
                    id,
                    ambiguous.contains(simple) ? key : simple,
                    role == Role.Kind.UNKNOWN ? Optional.empty() : Optional.of(role.id()),
                    false);
        });
    }

    private void edges(ManagedType entity) {
        Node from = node(entity.name());
        List<String> entitiesAbove = graph.model().supertypes(entity.name()).stream()
                .filter(name ->
                        graph.model().type(name).filter(ManagedType::isEntity).isPresent())
                .toList();
        Set<String> drawnAbove = new HashSet<>();
        for (String above : entitiesAbove) {
            graph.model()
                    .type(above)
                    .ifPresent(type -> type.associations().forEach(association -> drawnAbove.add(association.name())));
        }
        for (Association association : entity.associations()) {
            Look look = look(association);
            boolean silentInverse = look == Look.REFERENCE && !association.isOwning();
            if (!drawnAbove.contains(association.name()) && !silentInverse) {
                Node to = node(association.target().display());
                edges.add(new Edge(from.id(), to.id(), label(association, look), look));
            }
        }
        entitiesAbove.stream()
                .findFirst()
                .ifPresent(above -> edges.add(new Edge(from.id(), node(above).id(), "", Look.SUPERCLASS)));
    }

    private static Look look(Association association) {
        if (association.removesOrphans()) {
            return Look.ORPHAN_REMOVAL;
        }
        if (association.removes()) {
            return Look.REMOVE;
        }
        return association.cascade().types().isEmpty() ? Look.REFERENCE : Look.OTHER_CASCADE;
    }

    private static String label(Association association, Look look) {
        Set<CascadeType> types = new TreeSet<>(association.cascade().types());
        List<String> words = new ArrayList<>();
        if (types.size() == CascadeType.values().length) {
            words.add("ALL");
        } else {
            types.forEach(type -> words.add(type.name()));
        }
        if (look == Look.ORPHAN_REMOVAL) {
            words.add("orphan removal");
        }
        return association.name() + (words.isEmpty() ? "" : ": " + String.join(", ", words));
    }

    /** The words that explain each look. */
    static Map<Look, String> legend() {
        Map<Look, String> legend = new LinkedHashMap<>();
        legend.put(Look.ORPHAN_REMOVAL, "removes, also when unlinked");
        legend.put(Look.REMOVE, "removes");
        legend.put(Look.OTHER_CASCADE, "cascades, but removes nothing");
        legend.put(Look.REFERENCE, "refers only");
        legend.put(Look.SUPERCLASS, "extends");
        return legend;
    }
}
