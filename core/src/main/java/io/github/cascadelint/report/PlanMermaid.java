package io.github.cascadelint.report;

import io.github.cascadelint.plan.DeletePlan;
import io.github.cascadelint.plan.DeletePlan.Fails;
import io.github.cascadelint.plan.PlanNode;
import io.github.cascadelint.plan.PlanNode.Kind;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A delete plan as a Mermaid flowchart: what happens to rows colours their boxes. */
public final class PlanMermaid {

    private static final Map<Kind, String> LOOKS = looks();

    private final StringBuilder text = new StringBuilder();
    private int last;

    private PlanMermaid() {}

    /** Writes one plan. */
    public static void write(DeletePlan plan, Appendable output) throws IOException {
        PlanMermaid writer = new PlanMermaid();
        writer.plan(plan);
        output.append(writer.text);
    }

    /** Writes all plans below each other in one chart. */
    public static void write(List<DeletePlan> plans, Appendable output) throws IOException {
        PlanMermaid writer = new PlanMermaid();
        writer.text.append("flowchart LR\n");
        plans.forEach(writer::tree);
        writer.classes();
        output.append(writer.text);
    }

    private static Map<Kind, String> looks() {
        Map<Kind, String> looks = new EnumMap<>(Kind.class);
        looks.put(Kind.REMOVED_BY_ORM, "fill:#fdd,stroke:#d00");
        looks.put(Kind.REMOVED_BY_DATABASE, "fill:#fdd,stroke:#d00,stroke-dasharray:4");
        looks.put(Kind.UNLINKED, "fill:#eee,stroke:#777");
        looks.put(Kind.SET_NULL, "fill:#def,stroke:#06c");
        looks.put(Kind.SET_NULL_BY_DATABASE, "fill:#def,stroke:#06c,stroke-dasharray:4");
        looks.put(Kind.MARKED, "fill:#ffd,stroke:#a80");
        looks.put(Kind.BLOCKED_BY, "fill:#fff,stroke:#000,stroke-width:3px");
        looks.put(Kind.LEFT_DANGLING, "fill:#fff,stroke:#d00,stroke-dasharray:1");
        looks.put(Kind.UNKNOWN, "fill:#fff,stroke:#a0a,stroke-dasharray:2");
        return looks;
    }

    private void plan(DeletePlan plan) {
        text.append("flowchart LR\n");
        tree(plan);
        classes();
    }

    private void tree(DeletePlan plan) {
        String root = node(plan.root(), heading(plan.fails()));
        tree(plan.root(), root);
    }

    /** What the box of the row itself says below its name. */
    private static String heading(Fails fails) {
        return switch (fails) {
            case ALWAYS -> "<br/>always fails";
            case BY_ITS_OWN_REFERENCES -> "<br/>fails by its own references";
            case UNKNOWN -> "<br/>unknown whether it fails";
            case BY_OTHER_ROWS, NEVER -> "";
        };
    }

    private String node(PlanNode node, String heading) {
        String id = "n" + last++;
        text.append("  ")
                .append(id)
                .append("[\"")
                .append(MermaidText.label(node.subject()))
                .append(heading)
                .append("\"]:::");
        text.append(name(node.kind())).append('\n');
        return id;
    }

    private void tree(PlanNode parent, String from) {
        for (PlanNode child : parent.children()) {
            String to = node(child, "");
            boolean fails = child.own() && child.kind() == Kind.BLOCKED_BY;
            String label = (fails ? "fails by its own row" : child.text())
                    + child.attribute()
                            .map(attribute -> "<br/>" + MermaidText.label(attribute))
                            .orElse("");
            text.append("  ")
                    .append(from)
                    .append(" -->|\"")
                    .append(label)
                    .append("\"| ")
                    .append(to)
                    .append('\n');
            tree(child, to);
        }
    }

    private void classes() {
        LOOKS.forEach((kind, look) -> text.append("  classDef ")
                .append(name(kind))
                .append(' ')
                .append(look)
                .append('\n'));
    }

    private static String name(Kind kind) {
        return kind.id().replace("-", "");
    }
}
