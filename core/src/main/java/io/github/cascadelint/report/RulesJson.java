package io.github.cascadelint.report;

import io.github.cascadelint.rule.RuleMetadata;
import java.io.IOException;
import java.util.Collection;

/** Writes the rule catalogue as JSON. */
public final class RulesJson {
    private RulesJson() {}

    /** Writes all rules in the given order. */
    public static void write(Collection<RuleMetadata> rules, Appendable output) throws IOException {
        Json.document(
                output,
                json -> json.object(root -> root.objects(
                        "rules",
                        rules,
                        (RuleMetadata rule) -> json.field("id", rule.id())
                                .field("category", rule.category().id())
                                .field("severity", rule.severity().id())
                                .field("since", rule.since())
                                .field("summary", rule.summary())
                                .field("helpUri", rule.helpUri())
                                .strings("speaksFor", rule.speaksFor()))));
    }
}
