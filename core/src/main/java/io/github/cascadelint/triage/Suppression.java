package io.github.cascadelint.triage;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.SuppressionComment;
import io.github.cascadelint.source.TypeFragment;
import io.github.cascadelint.source.TypeOverlay;
import io.github.cascadelint.source.TypeOverlay.MemberOverlay;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A suppression in the source and the lines it holds for.
 *
 * @param rule id of the rule, as written
 * @param reason the reason given with it, possibly empty
 * @param until the last day on which it holds, as written; empty where it holds for ever
 * @param range its place
 * @param firstLine first line that it holds for
 * @param lastLine last line that it holds for
 * @param codeEnd last line of the code that it stands at, of which it holds for what that does; none of an annotation
 * @param subject the type or attribute it stands on, for messages
 * @param type the type it stands on or in
 */
public record Suppression(
        String rule,
        String reason,
        String until,
        SourceRange range,
        int firstLine,
        int lastLine,
        int codeEnd,
        String subject,
        String type) {

    private static final String PREFIX = "cascade-lint:";
    private static final Pattern UNTIL = Pattern.compile("(?:^|\\s)until=(\\S+)");

    private static Suppression of(String rule, String text, SourceRange range, int codeEnd, Span span) {
        Matcher until = UNTIL.matcher(text);
        boolean limited = until.find();
        return new Suppression(
                rule,
                limited ? until.replaceFirst("").strip() : text,
                limited ? until.group(1) : "",
                range,
                span.firstLine(),
                span.holdsTo(),
                codeEnd,
                span.subject(),
                span.type());
    }

    /** Whether it holds on a day: not after its last one, and not where that is no date. */
    boolean holdsOn(LocalDate day) {
        return until.isEmpty() || lastDay().filter(last -> !day.isAfter(last)).isPresent();
    }

    /** The last day on which it holds; none where it says none, or what it says is no date. */
    Optional<LocalDate> lastDay() {
        try {
            return until.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(until));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // told as a suppression without effect
        }
    }

    /**
     * Whether it silences a finding: by lines, those of the code at which a comment stands included; or by what it stands on, in a class file, which has no lines, and where the finding
     * stands at code that does something with the attribute or the rows of the type.
     */
    boolean covers(Finding finding) {
        SourceRange place = finding.range();
        if (!rule.equals(finding.rule())) {
            return false;
        }
        boolean sameFile = range.file().equals(place.file());
        if (sameFile && !place.hasLine()) {
            return subject.equals(type) || subject.equals(finding.subject());
        }
        int line = place.startLine();
        boolean inLines =
                sameFile && ((firstLine <= line && line <= lastLine) || (range.startLine() <= line && line <= codeEnd));
        boolean isStray = lastLine <= range.startLine();
        return inLines
                || (subject.equals(type)
                        ? !sameFile && !isStray && subject.equals(finding.entity())
                        : subject.equals(finding.subject()));
    }

    /** All suppressions of a file. */
    public static List<Suppression> in(FileFragment file) {
        List<Suppression> found = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        for (TypeFragment type : file.types()) {
            Span header = new Span(type.startLine(), type.range().endLine(), type.endLine(), type.name(), type.name());
            fromAnnotations(type.annotations(), header, found);
            spans.add(header);
            for (MemberFragment member : type.members()) {
                Span span = new Span(
                        member.startLine(),
                        member.range().endLine(),
                        member.range().endLine(),
                        type.name() + "#" + member.attribute(),
                        type.name());
                fromAnnotations(member.annotations(), span, found);
                spans.add(span);
            }
        }
        file.overlays().forEach(overlay -> addSpans(overlay, spans));
        for (SuppressionComment comment : file.suppressions()) {
            Span span = spanOf(comment, spans).orElseGet(() -> stray(comment, file));
            found.add(Suppression.of(comment.rule(), comment.reason(), comment.range(), comment.codeEnd(), span));
        }
        return found;
    }

    /** In a mapping file, settings of an attribute stand on the lines of its element below its name. */
    private static void addSpans(TypeOverlay overlay, List<Span> into) {
        String type = overlay.type();
        into.add(new Span(overlay.startLine(), overlay.range().endLine(), overlay.endLine(), type, type));
        for (MemberOverlay member : overlay.members()) {
            into.add(new Span(
                    member.startLine(), member.endLine(), member.endLine(), type + "#" + member.attribute(), type));
        }
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

    /** A comment that means no declaration silences the code at which it stands, or must be reported: at the type around it, or above. */
    private static Span stray(SuppressionComment comment, FileFragment file) {
        int line = comment.range().startLine();
        String type = file.types().stream()
                .filter(each -> each.startLine() <= line)
                .max(Comparator.<TypeFragment, Boolean>comparing(each -> line <= each.endLine())
                        .thenComparingInt(TypeFragment::startLine))
                .map(TypeFragment::name)
                .orElseGet(file::promisedType);
        return new Span(line, line, line, type, type);
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
                            String[] words =
                                    literal.value().substring(PREFIX.length()).split("\\s+", 2);
                            String text = words.length > 1 ? words[1] + " " + reason : reason;
                            into.add(Suppression.of(words[0], text.strip(), literal.range(), 0, span));
                        }
                    }));
        }
    }

    /**
     * Lines of a declaration.
     *
     * @param firstLine the line on which it starts
     * @param lastLine the line with its name
     * @param holdsTo the last line that a suppression on it holds for: for a type, that of its closing brace
     */
    private record Span(int firstLine, int lastLine, int holdsTo, String subject, String type) {}
}
