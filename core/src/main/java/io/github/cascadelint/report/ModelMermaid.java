package io.github.cascadelint.report;

import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.report.Diagram.Edge;
import io.github.cascadelint.report.Diagram.Look;
import io.github.cascadelint.report.Diagram.Node;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the model as a Mermaid flowchart, which many hosts of Markdown draw. */
public final class ModelMermaid {
    private ModelMermaid() {}

    /** Writes entities and their associations; what removes rows is drawn thick and red. */
    public static void write(RelationshipGraph graph, ModelFilter filter, Appendable output) throws IOException {
        Diagram diagram = Diagram.of(graph, filter);
        StringBuilder text = new StringBuilder();
        List<Edge> edges = new ArrayList<>(diagram.edges());
        text.append("flowchart LR\n");
        for (Node node : diagram.nodes()) {
            String label = MermaidText.label(node.label())
                    + node.role()
                            .map(role -> "<br/>(" + MermaidText.label(role) + ")")
                            .orElse("");
            text.append("  ").append(node.id()).append("[\"").append(label).append("\"]");
            text.append(node.outside() ? ":::outside\n" : "\n");
        }
        edges.forEach(edge -> edge(text, "  ", edge));
        edges.addAll(legend(text, diagram.legend()));
        text.append("  classDef outside stroke-dasharray:4,color:#777\n");
        styles(text, edges);
        output.append(text);
    }

    private static List<Edge> legend(StringBuilder text, Map<Look, String> legend) {
        List<Edge> edges = new ArrayList<>();
        legend.forEach((look, words) ->
                edges.add(new Edge("from" + edges.size() + "(( ))", "to" + edges.size() + "(( ))", words, look)));
        if (!edges.isEmpty()) {
            text.append("  subgraph Legend\n");
            edges.forEach(edge -> edge(text, "    ", edge));
            text.append("  end\n");
        }
        return edges;
    }

    private static void edge(StringBuilder text, String indent, Edge edge) {
        text.append(indent).append(edge.from()).append(' ').append(arrow(edge.look()));
        if (!edge.label().isEmpty()) {
            text.append("|\"").append(MermaidText.label(edge.label())).append("\"|");
        }
        text.append(' ').append(edge.to()).append('\n');
    }

    private static String arrow(Look look) {
        return switch (look) {
            case ORPHAN_REMOVAL, REMOVE -> "==>";
            case OTHER_CASCADE, REFERENCE -> "-->";
            case SUPERCLASS -> "-.->";
        };
    }

    /** Mermaid colours edges by their number in the text; a semicolon behind a colour would make it a character code. */
    private static void styles(StringBuilder text, List<Edge> edges) {
        for (Look look : Look.values()) {
            List<String> numbers = new ArrayList<>();
            for (int number = 0; number < edges.size(); number++) {
                if (edges.get(number).look() == look) {
                    numbers.add(String.valueOf(number));
                }
            }
            if (numbers.isEmpty()) {
                continue;
            }
            String style = switch (look) {
                case ORPHAN_REMOVAL -> "stroke:#d00,color:#d00,stroke-width:5px";
                case REMOVE -> "stroke:#d00,color:#d00";
                case OTHER_CASCADE -> "stroke:#06c,color:#06c";
                case REFERENCE, SUPERCLASS -> "stroke:#777";
            };
            text.append("  linkStyle ")
                    .append(String.join(",", numbers))
                    .append(' ')
                    .append(style)
                    .append('\n');
        }
    }
}
