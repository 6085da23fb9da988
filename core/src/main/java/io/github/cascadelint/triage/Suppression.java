package io.github.cascadelint.triage;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.SuppressionComment;
import io.github.cascadelint.source.TypeFragment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A suppression in the source and the lines it holds for.
 *
 * @param rule id of the rule, as written
 * @param reason the reason given with it, possibly empty
 * @param range its place
 * @param firstLine first line that it holds for
 * @param lastLine last line that it holds for
 * @param subject the type or attribute it stands on, for messages
 * @param type the type it stands on or in
 */
public record Suppression(
        String rule, String reason, SourceRange range, int firstLine, int lastLine, String subject, String type) {

    private static final String PREFIX = "cascade-lint:";

    /** Whether it silences a rule at a place. */
    boolean covers(String ruleId, SourceRange place) {
        return rule.equals(ruleId)
                && range.file().equals(place.file())
                && firstLine <= place.startLine()
                && place.startLine() <= lastLine;
    }

    /** All suppressions of a file. */
    public static List<Suppression> in(FileFragment file) {
        List<Suppression> found = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        for (TypeFragment type : file.types()) {
            Span whole = new Span(type.startLine(), type.endLine(), type.name(), type.name());
            fromAnnotations(type.annotations(), whole, found);
            spans.add(new Span(type.startLine(), type.range().endLine(), type.name(), type.name()));
            for (MemberFragment member : type.members()) {
                Span span = new Span(
                        member.startLine(),
                        member.range().endLine(),
                        type.name() + "#" + member.attribute(),
                        type.name());
                fromAnnotations(member.annotations(), span, found);
                spans.add(span);
            }
        }
        for (SuppressionComment comment : file.suppressions()) {
            spanOf(comment, spans).ifPresent(span -> {
                int lastLine = span.subject().equals(span.type()) ? typeEnd(file, span) : span.lastLine();
                found.add(new Suppression(
                        comment.rule(),
                        comment.reason(),
                        comment.range(),
                        span.firstLine(),
                        lastLine,
                        span.subject(),
                        span.type()));
            });
        }
        return found;
    }

    private static int typeEnd(FileFragment file, Span span) {
        return file.types().stream()
                .filter(type -> type.name().equals(span.type()))
                .mapToInt(TypeFragment::endLine)
                .findFirst()
                .orElse(span.lastLine());
    }

    /** The declaration that a comment stands in or beside, else the next one below it. */
    private static Optional<Span> spanOf(SuppressionComment comment, List<Span> spans) {
        int line = comment.range().startLine();
        Optional<Span> around = spans.stream()
                .filter(span -> span.firstLine() <= line && line <= span.lastLine())
                .min(Comparator.comparingInt(span -> span.lastLine() - span.firstLine()));
        if (around.isPresent() || !comment.ownLine()) {
            return around;
        }
        return spans.stream().filter(span -> span.firstLine() > line).min(Comparator.comparingInt(Span::firstLine));
    }

    private static void fromAnnotations(List<AnnotationUse> annotations, Span span, List<Suppression> into) {
        for (AnnotationUse use : annotations) {
            String name = use.name().substring(use.name().lastIndexOf('.') + 1);
            if (!name.equals("SuppressWarnings") && !name.equals("SuppressFBWarnings")) {
                continue;
            }
            String reason = use.member("justification")
                    .filter(AnnotationValue.Literal.class::isInstance)
                    .map(value -> ((AnnotationValue.Literal) value).value())
                    .orElse("");
            use.member("value")
                    .ifPresent(value -> value.elements().forEach(element -> {
                        if (element instanceof AnnotationValue.Literal literal
                                && literal.value().startsWith(PREFIX)) {
                            into.add(new Suppression(
                                    literal.value().substring(PREFIX.length()),
                                    reason,
                                    literal.range(),
                                    span.firstLine(),
                                    span.lastLine(),
                                    span.subject(),
                                    span.type()));
                        }
                    }));
        }
    }

    /** Lines of a declaration. */
    private record Span(int firstLine, int lastLine, String subject, String type) {}
}
