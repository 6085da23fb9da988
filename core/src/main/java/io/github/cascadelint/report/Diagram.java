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
import java.util.stream.Collectors;

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
    record Edge(String from, String to, String label, Look look) {
        boolean cascades() {
            return look != Look.REFERENCE && look != Look.SUPERCLASS;
        }
    }

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
            Set<String> cascading = new HashSet<>();
            edges.stream().filter(Edge::cascades).forEach(edge -> cascading.addAll(List.of(edge.from(), edge.to())));
            edges.removeIf(edge -> !edge.cascades() && !inheritsFrom(edge, cascading));
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

    /** Whether an entity extends one, next above or further up, that is among some: what is drawn there is its own, too. */
    private boolean inheritsFrom(Edge edge, Set<String> among) {
        return edge.look() == Look.SUPERCLASS
                && superclasses(Set.of(edge.from())).stream().anyMatch(among::contains);
    }

    /** The entities that some extend, however far up. */
    private Set<String> superclasses(Set<String> ids) {
        Set<String> above = new HashSet<>();
        Set<String> below = ids;
        while (!below.isEmpty()) {
            Set<String> from = below;
            below = edges.stream()
                    .filter(edge -> edge.look() == Look.SUPERCLASS && from.contains(edge.from()))
                    .map(Edge::to)
                    .filter(above::add)
                    .collect(Collectors.toSet());
        }
        return above;
    }

    /** What is one arrow away. Arrows of a superclass are those of the entity: they are drawn only once, at the top. */
    private Set<String> neighbours(Set<String> ids) {
        Set<String> above = superclasses(ids);
        Set<String> neighbours = new HashSet<>(above);
        for (Edge edge : edges) {
            boolean inherited = edge.look() != Look.SUPERCLASS;
            if (ids.contains(edge.from()) || (inherited && above.contains(edge.from()))) {
                neighbours.add(edge.to());
            }
            if (ids.contains(edge.to()) || (inherited && above.contains(edge.to()))) {
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

    /** How many arrows begin or end at a box. */
    int arrows(Node node) {
        return (int) edges.stream()
                .filter(edge -> edge.from().equals(node.id()) || edge.to().equals(node.id()))
                .count();
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

    /** The words that explain each look that an arrow of this picture has. */
    Map<Look, String> legend() {
        Map<Look, String> legend = new LinkedHashMap<>();
        for (Look look : Look.values()) {
            if (edges.stream().anyMatch(edge -> edge.look() == look)) {
                legend.put(look, words(look));
            }
        }
        return legend;
    }

    private static String words(Look look) {
        return switch (look) {
            case ORPHAN_REMOVAL -> "removes, also when unlinked";
            case REMOVE -> "removes";
            case OTHER_CASCADE -> "cascades, but removes nothing";
            case REFERENCE -> "refers only";
            case SUPERCLASS -> "extends";
        };
    }
}
