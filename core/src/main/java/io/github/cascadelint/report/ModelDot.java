package io.github.cascadelint.report;

import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.report.Diagram.Edge;
import io.github.cascadelint.report.Diagram.Look;
import io.github.cascadelint.report.Diagram.Node;
import java.io.IOException;
import java.util.Map;

/** Writes the model as a picture for Graphviz. */
public final class ModelDot {
    private ModelDot() {}

    /** Writes entities and their associations; what removes rows is drawn thick and red. */
    public static void write(RelationshipGraph graph, ModelFilter filter, Appendable output) throws IOException {
        Diagram diagram = Diagram.of(graph, filter);
        StringBuilder text = new StringBuilder();
        text.append("digraph model {\n");
        text.append("  rankdir=LR;\n");
        text.append("  node [shape=box, fontname=\"Helvetica\"];\n");
        text.append("  edge [fontname=\"Helvetica\", fontsize=10];\n");
        for (Node node : diagram.nodes()) {
            String label = escape(node.label())
                    + node.role().map(role -> "\\n(" + escape(role) + ")").orElse("");
            String outside = node.outside() ? ", style=dashed, color=gray50, fontcolor=gray50" : "";
            text.append("  ")
                    .append(node.id())
                    .append(" [label=\"")
                    .append(label)
                    .append('"');
            text.append(outside).append("];\n");
        }
        for (Edge edge : diagram.edges()) {
            edge(text, "  ", edge.from(), edge.to(), edge.label(), edge.look());
        }
        legend(text, diagram.legend());
        output.append(text.append("}\n"));
    }

    private static void legend(StringBuilder text, Map<Look, String> legend) {
        if (legend.isEmpty()) {
            return;
        }
        text.append("  subgraph cluster_legend {\n");
        text.append("    label=\"Legend\";\n");
        text.append("    fontname=\"Helvetica\";\n");
        text.append("    node [shape=point];\n");
        int number = 0;
        for (Map.Entry<Look, String> entry : legend.entrySet()) {
            edge(text, "    ", "from" + number, "to" + number, entry.getValue(), entry.getKey());
            number++;
        }
        text.append("  }\n");
    }

    private static void edge(StringBuilder text, String indent, String from, String to, String label, Look look) {
        text.append(indent).append(from).append(" -> ").append(to);
        text.append(" [label=\"")
                .append(escape(label))
                .append("\", ")
                .append(attributes(look))
                .append("];\n");
    }

    private static String attributes(Look look) {
        return switch (look) {
            case ORPHAN_REMOVAL -> "color=\"red:red\", fontcolor=red, penwidth=2";
            case REMOVE -> "color=red, fontcolor=red, penwidth=2";
            case OTHER_CASCADE -> "color=blue, fontcolor=blue";
            case REFERENCE -> "color=gray40";
            case SUPERCLASS -> "color=gray40, style=dotted, arrowhead=empty";
        };
    }

    /** A text within a quoted string of the DOT language; a backslash would start one of its escapes. */
    private static String escape(String text) {
        return TextWidth.harmless(text).replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
