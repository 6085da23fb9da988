package io.github.cascadelint.report;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.explain.AttributeExplanation;
import io.github.cascadelint.explain.DeletionPaths;
import io.github.cascadelint.explain.DeletionPaths.Cause;
import io.github.cascadelint.explain.DeletionPaths.Way;
import io.github.cascadelint.explain.EntityExplanation;
import io.github.cascadelint.explain.EntityExplanation.Section;
import io.github.cascadelint.explain.Operation;
import io.github.cascadelint.explain.Step;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explanations as text for people. */
public final class ExplainText {
    private static final int USUAL_WIDTH = 100;
    private static final int LEAST_WIDTH = 60;

    /** What marks a place in code: a path can start there. */
    private static final String CODE = "▸ ";

    /** As many places of one kind are shown; the rest is counted. */
    private static final int MOST_PLACES = 8;

    private final ConsoleReporter.Options options;
    private final StringBuilder text = new StringBuilder();

    private ExplainText(ConsoleReporter.Options options) {
        this.options = options;
    }

    /** What the operations do along an attribute. */
    public static void write(AttributeExplanation explanation, ConsoleReporter.Options options, Appendable output)
            throws IOException {
        ExplainText writer = new ExplainText(options);
        writer.attribute(explanation);
        output.append(writer.text);
    }

    /** How the rows of an entity disappear. */
    public static void write(DeletionPaths paths, ConsoleReporter.Options options, Appendable output)
            throws IOException {
        ExplainText writer = new ExplainText(options);
        writer.paths(paths);
        output.append(writer.text);
    }

    /** What an entity is. */
    public static void write(EntityExplanation explanation, ConsoleReporter.Options options, Appendable output)
            throws IOException {
        ExplainText writer = new ExplainText(options);
        writer.entity(explanation);
        output.append(writer.text);
    }

    private void attribute(AttributeExplanation explanation) {
        heading(SimpleName.of(explanation.entity()) + "#" + explanation.attribute(), explanation.range());
        paragraph(
                "  ",
                explanation.mapping()
                        + explanation
                                .target()
                                .map(target -> ", to " + SimpleName.of(target))
                                .orElse(""));
        explanation.facts().forEach(fact -> paragraph("  ", fact));
        for (Operation operation : explanation.operations()) {
            text.append('\n');
            text.append(paint(Style.BOLD, operation.java())).append(outcome(operation, explanation));
            text.append('\n');
            paragraph("  ", operation.why());
            statements(operation, explanation);
        }
        if (explanation.operations().stream().anyMatch(Operation::hasStatements)) {
            text.append('\n');
            paragraph(
                    "",
                    "The statements are those of Hibernate 6. An ellipsis stands for columns that have nothing to do with"
                            + " the attribute; what other attributes add is left out.");
        }
    }

    private String outcome(Operation operation, AttributeExplanation explanation) {
        return switch (operation.outcome()) {
            case FAILS ->
                "  "
                        + paint(
                                Style.ERROR,
                                operation.kind() == Operation.Kind.PERSIST
                                        ? "fails where the " + target(explanation) + " is new"
                                        : "fails");
            case UNDONE -> "  " + paint(Style.ERROR, "does nothing, silently");
            case UNKNOWN -> "  " + paint(Style.WARNING, "not known");
            default -> "";
        };
    }

    private void statements(Operation operation, AttributeExplanation explanation) {
        String target = target(explanation);
        for (Step step : operation.steps()) {
            int last = step.statements().size() - 1;
            for (int i = 0; i <= last; i++) {
                text.append("      ")
                        .append(paint(Style.GUTTER, safe(step.statements().get(i))));
                text.append(i == last ? paint(Style.DIM, times(step, target)) : "")
                        .append('\n');
            }
        }
    }

    private static String target(AttributeExplanation explanation) {
        return explanation.target().map(SimpleName::of).orElse("row");
    }

    private static String times(Step step, String target) {
        String each = step.statements().size() > 1 ? "   -- these for each " : "   -- for each ";
        return switch (step.times()) {
            case ONCE -> "";
            case EACH -> each + target;
            case EACH_LEFT -> each + target + " that stays";
            case EACH_BEHIND -> each + target + " behind it";
        };
    }

    private void entity(EntityExplanation explanation) {
        heading(
                SimpleName.of(explanation.entity()) + "  " + paint(Style.DIM, explanation.entity()),
                explanation.range());
        if (!explanation.tables().isEmpty()) {
            text.append("  table ")
                    .append(safe(String.join(", ", explanation.tables())))
                    .append('\n');
        }
        text.append('\n');
        text.append(paint(Style.BOLD, "Role: " + role(explanation))).append('\n');
        paragraph("  ", explanation.roleInWords());
        places("  - ", explanation.role().evidence());
        for (Section section : explanation.sections()) {
            text.append('\n');
            text.append(paint(Style.BOLD, section.title())).append('\n');
            if (section.id().equals("overrule")) {
                section.facts()
                        .forEach(line ->
                                text.append("  ").append(safe(line.text())).append('\n'));
            } else {
                places("  - ", section.facts());
            }
        }
    }

    private static String role(EntityExplanation explanation) {
        List<String> owners =
                explanation.role().owners().stream().map(SimpleName::of).toList();
        return explanation.role().kind().id() + (owners.isEmpty() ? "" : ", by " + String.join(", ", owners));
    }

    private void paths(DeletionPaths paths) {
        heading("How " + SimpleName.of(paths.entity()) + " rows disappear", paths.range());
        paths.facts().forEach(fact -> paragraph("  ", fact));
        text.append('\n');
        ways(paths.root(), "");
        if (!paths.linkRows().isEmpty()) {
            text.append('\n');
            text.append(paint(Style.BOLD, "Rows beside it")).append('\n');
            places("  - ", paths.linkRows());
        }
    }

    private void ways(Cause cause, String indent) {
        if (cause.ways().isEmpty()) {
            branch(
                    indent,
                    true,
                    "nothing seen that removes " + SimpleName.of(cause.entity()) + " rows",
                    Optional.empty());
        }
        for (int i = 0; i < cause.ways().size(); i++) {
            way(cause.ways().get(i), indent, i == cause.ways().size() - 1);
        }
    }

    private void way(Way way, String indent, boolean last) {
        List<Evidence> code = way.code();
        List<Way> above = way.from().map(Cause::ways).orElse(List.of());
        branch(indent, last, way.text() + way.from().map(ExplainText::ending).orElse(""), way.range());
        String below = indent + (last ? "   " : "│  ");
        int shown = Math.min(MOST_PLACES, code.size());
        boolean more = shown < code.size();
        for (int i = 0; i < shown; i++) {
            boolean end = i == shown - 1 && !more && above.isEmpty();
            branch(below, end, CODE + code.get(i).text(), code.get(i).range());
        }
        if (more) {
            branch(below, above.isEmpty(), CODE + "and " + (code.size() - shown) + " more places", Optional.empty());
        }
        for (int i = 0; i < above.size(); i++) {
            way(above.get(i), below, i == above.size() - 1);
        }
    }

    /** What ends a branch: its ways stand elsewhere in the tree, or there are none. */
    private static String ending(Cause from) {
        if (from.repeated()) {
            return "; who removes " + SimpleName.of(from.entity()) + " is told elsewhere in this tree";
        }
        return from.ways().isEmpty() ? "; nothing seen that removes " + SimpleName.of(from.entity()) : "";
    }

    private void branch(String indent, boolean last, String words, Optional<SourceRange> range) {
        String head = indent + (last ? "└─ " : "├─ ");
        String hang = indent + (last ? "   " : "│  ");
        Wrapping.append(text, head, hang, safe(words), place(range), width());
    }

    private void heading(String title, SourceRange range) {
        text.append(paint(Style.BOLD, title)).append("  ");
        text.append(safe(options.pathTo(range.line()))).append('\n');
    }

    private void places(String head, List<Evidence> facts) {
        List<Evidence> shown = new ArrayList<>(facts.subList(0, Math.min(MOST_PLACES, facts.size())));
        int more = facts.size() - shown.size();
        if (more > 0) {
            shown.add(Evidence.of("and " + more + " more"));
        }
        for (Evidence fact : shown) {
            Wrapping.append(text, head, " ".repeat(head.length()), safe(fact.text()), place(fact.range()), width());
        }
    }

    private void paragraph(String indent, String words) {
        Wrapping.append(text, indent, indent, safe(words), Optional.empty(), width());
    }

    private Optional<String> place(Optional<SourceRange> range) {
        return range.map(known -> safe(options.pathTo(known.line())));
    }

    private int width() {
        return options.width() > 0 ? Math.max(LEAST_WIDTH, options.width()) : USUAL_WIDTH;
    }

    private String paint(Style style, String content) {
        return style.paint(content, options.color());
    }

    private static String safe(String words) {
        return TextWidth.harmless(words);
    }
}
