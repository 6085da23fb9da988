package io.github.cascadelint.report;

import io.github.cascadelint.base.Article;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.plan.DatabaseKey;
import io.github.cascadelint.plan.DeletePlan;
import io.github.cascadelint.plan.PlanNode;
import io.github.cascadelint.plan.PlanNode.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Delete plans as text for people. */
public final class PlanText {
    private static final int USUAL_WIDTH = 100;
    private static final int LEAST_WIDTH = 60;

    private final ConsoleReporter.Options options;
    private final StringBuilder text = new StringBuilder();

    private PlanText(ConsoleReporter.Options options) {
        this.options = options;
    }

    /** One plan as a tree, with what it comes to below. */
    public static void write(DeletePlan plan, ConsoleReporter.Options options, Appendable output) throws IOException {
        PlanText writer = new PlanText(options);
        writer.plan(plan);
        output.append(writer.text);
    }

    /** All plans as a matrix: a line for each entity, and a number for each thing that can happen to rows. */
    public static void write(List<DeletePlan> plans, ConsoleReporter.Options options, Appendable output)
            throws IOException {
        PlanText writer = new PlanText(options);
        writer.matrix(plans);
        output.append(writer.text);
    }

    private void plan(DeletePlan plan) {
        String simple = SimpleName.of(plan.entity());
        text.append(paint(Style.BOLD, "What deleting " + Article.a(simple) + " does"))
                .append("  ")
                .append(place(plan.range()))
                .append('\n');
        plan.facts().forEach(fact -> paragraph("  ", fact));
        plan.failures().forEach(failure -> paragraph("  ", plan.failureTitle() + ": " + failure));
        plan.unknown().forEach(unknown -> paragraph("  ", "Unknown: " + unknown));
        text.append('\n').append(paint(Style.BOLD, plan.root().subject())).append('\n');
        if (plan.root().children().isEmpty()) {
            text.append(
                    plan.unknown().isEmpty()
                            ? "└─ nothing else refers to it or goes with it\n"
                            : "└─ nothing else is known to refer to it or to go with it\n");
        }
        children(plan.root(), "");
        text.append('\n');
        summary(plan);
    }

    private void children(PlanNode parent, String indent) {
        for (int i = 0; i < parent.children().size(); i++) {
            boolean last = i == parent.children().size() - 1;
            PlanNode node = parent.children().get(i);
            Wrapping.append(
                    text,
                    indent + (last ? "└─ " : "├─ "),
                    indent + (last ? "   " : "│  "),
                    TextWidth.harmless(words(node, parent)),
                    node.place().map(this::place),
                    width());
            children(node, indent + (last ? "   " : "│  "));
        }
    }

    private static String words(PlanNode node, PlanNode parent) {
        String rows = node.subject() + (node.entity().isPresent() ? "" : " rows");
        String along = node.attribute().map(attribute -> " (" + attribute + ")").orElse("");
        String notes = node.notes().isEmpty() ? "" : "; " + String.join(", ", node.notes());
        String what = switch (node.kind()) {
            case REMOVED_BY_ORM -> "removed: " + rows + along;
            case REMOVED_BY_DATABASE -> "removed by the database: " + rows + along + key(node);
            case UNLINKED -> "unlinked: " + rows + along;
            case SET_NULL -> "set to null: " + node.subject() + columns(node) + along;
            case SET_NULL_BY_DATABASE -> node.text() + ": " + node.subject() + columns(node) + along + key(node);
            case MARKED -> "marked as deleted: " + rows + along;
            case BLOCKED_BY ->
                node.own()
                        ? "FAILS: the " + node.subject() + "'s own row in " + node.table() + " refers to "
                                + (node.subject().equals(parent.subject())
                                        ? "one that is deleted before it"
                                        : "the " + parent.subject())
                                + along + key(node)
                        : "BLOCKED while " + node.subject() + " rows refer to the " + parent.subject() + along
                                + key(node);
            case LEFT_DANGLING -> "left dangling: " + node.subject() + columns(node) + along;
            case UNKNOWN -> "UNKNOWN: " + node.subject() + columns(node) + along;
        };
        return what + notes;
    }

    private static String columns(PlanNode node) {
        return " " + node.table() + "." + String.join(", ", node.columns());
    }

    private static String key(PlanNode node) {
        return node.key().map(PlanText::key).orElse("");
    }

    private static String key(DatabaseKey key) {
        return ", " + (key.name().isEmpty() ? "key " : key.name() + " ") + key.display()
                + (key.onDelete().refuses()
                        ? ""
                        : " ON DELETE " + key.onDelete().sql());
    }

    private void summary(DeletePlan plan) {
        for (Kind kind : Kind.values()) {
            Map<String, Set<String>> subjects = new LinkedHashMap<>();
            plan.nodes(kind)
                    .forEach(node -> subjects.computeIfAbsent(node.text(), k -> new LinkedHashSet<>())
                            .add(node.subject()));
            subjects.forEach((what, names) -> paragraph(
                    "  ",
                    what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + ": "
                            + String.join(", ", names)));
        }
        paragraph("  ", verdict(plan));
    }

    private static String verdict(DeletePlan plan) {
        String sure = plan.runBy().isPresent() ? ", if the provider does as Hibernate 6.6." : ".";
        return switch (plan.fails()) {
            case ALWAYS -> "The delete ALWAYS FAILS, or is undone" + sure;
            case BY_ITS_OWN_REFERENCES ->
                "The delete FAILS, or is undone, as soon as the row's own references are set; no other row need refer to it"
                        + sure;
            case BY_OTHER_ROWS -> "The delete can fail.";
            case UNKNOWN -> "Nothing that is known stops the delete, but not all is known.";
            case NEVER -> "Nothing stops the delete.";
        };
    }

    private void matrix(List<DeletePlan> plans) {
        List<String> heads = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            heads.add(kind.id());
        }
        int names = plans.stream()
                .mapToInt(plan -> TextWidth.of(SimpleName.of(plan.entity())))
                .max()
                .orElse(0);
        names = Math.max(names, "deleted".length());
        text.append(pad("deleted", names));
        heads.forEach(head -> text.append("  ").append(head));
        text.append("  can fail\n");
        for (DeletePlan plan : plans) {
            text.append(pad(SimpleName.of(plan.entity()), names));
            for (Kind kind : Kind.values()) {
                long count = plan.nodes(kind).stream()
                        .map(PlanNode::subject)
                        .distinct()
                        .count();
                String number = count == 0 ? "·" : String.valueOf(count);
                text.append("  ")
                        .append(" ".repeat(kind.id().length() - number.length()))
                        .append(number);
            }
            text.append("  ").append(plan.fails().word()).append('\n');
        }
        text.append('\n');
        paragraph(
                "",
                "A number counts entities and tables of which rows would go, change, block or dangle, or of which that is unknown.");
        paragraph(
                "",
                "Can fail: \"always\", whatever rows there are; \"own refs\", once the row's own references are set; \"yes\", if"
                        + " other rows are there; \"unknown\", because keys could not be read.");
    }

    private static String pad(String words, int width) {
        return words + " ".repeat(Math.max(0, width - TextWidth.of(words)));
    }

    private void paragraph(String indent, String words) {
        Wrapping.append(text, indent, indent, TextWidth.harmless(words), Optional.empty(), width());
    }

    private String place(SourceRange range) {
        return TextWidth.harmless(options.pathTo(range.line()));
    }

    private int width() {
        return options.width() > 0 ? Math.max(LEAST_WIDTH, options.width()) : USUAL_WIDTH;
    }

    private String paint(Style style, String content) {
        return style.paint(content, options.color());
    }
}
