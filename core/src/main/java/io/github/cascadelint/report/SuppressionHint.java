package io.github.cascadelint.report;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.rule.Finding;
import java.util.Optional;

/**
 * What accepts a finding where its mapping is written, or the code that it points at: a comment of Java or of XML, or an override in
 * the configuration for what holds no comments.
 *
 * @param code what to write
 * @param where where to write it, in words
 */
record SuppressionHint(String code, String where) {

    static SuppressionHint of(AnalysisResult result, Finding finding) {
        Optional<ManagedType> type = result.graph().model().type(finding.entity());
        Optional<Attribute> attribute = finding.attribute()
                .flatMap(name -> type.stream()
                        .flatMap(owner -> owner.attributes().stream())
                        .filter(each -> each.name().equals(name))
                        .findFirst());
        String place = finding.range().file();
        String mapping = attribute
                .map(Attribute::range)
                .or(() -> type.map(ManagedType::range))
                .map(SourceRange::file)
                .orElse(place);
        // What code does is accepted there, or at the mapping that it is about.
        boolean isElsewhere = !place.equals(mapping) && !place.endsWith(".xml");
        String file = isElsewhere ? mapping : place;
        String subject = finding.attribute().isPresent() ? finding.subject() : finding.entity();
        String at = isElsewhere ? " " + subject.substring(subject.lastIndexOf('.') + 1) + " in " + mapping : "";
        boolean isCode = isElsewhere && place.endsWith(".java");
        String comment = "cascade-lint:allow " + finding.rule() + ": reason";
        String code = isCode ? "above the statement in " + place : "";
        if (isCode && !file.endsWith(".java")) {
            return new SuppressionHint("// " + comment, code);
        }
        if (file.endsWith(".java")) {
            return new SuppressionHint(
                    "// " + comment,
                    (isCode ? code + ", or " : "")
                            + (finding.attribute().isPresent() ? "above the attribute" : "above the class")
                            + at);
        }
        return file.endsWith(".xml")
                ? new SuppressionHint(
                        "<!-- " + comment + " -->",
                        (finding.attribute().isPresent()
                                        ? "above the element of the attribute"
                                        : "above the element of the class")
                                + at)
                : new SuppressionHint(
                        "overrides: [{ paths: [\"" + place.replace("\\", "/") + "\"], rules: { " + finding.rule()
                                + ": off } }]",
                        "in cascade-lint.yml");
    }
}
