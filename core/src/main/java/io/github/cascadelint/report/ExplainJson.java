package io.github.cascadelint.report;

import io.github.cascadelint.explain.AttributeExplanation;
import io.github.cascadelint.explain.DeletionPaths;
import io.github.cascadelint.explain.DeletionPaths.Cause;
import io.github.cascadelint.explain.DeletionPaths.Way;
import io.github.cascadelint.explain.EntityExplanation;
import io.github.cascadelint.explain.EntityExplanation.Section;
import io.github.cascadelint.explain.Operation;
import io.github.cascadelint.explain.Step;
import java.io.IOException;
import java.util.Optional;

/** Explanations as JSON. */
public final class ExplainJson {
    private final Json json;

    private ExplainJson(Json json) {
        this.json = json;
    }

    /** What the operations do along an attribute. */
    public static void write(AttributeExplanation explanation, Appendable output) throws IOException {
        Json.document(
                output,
                json -> json.object(root -> {
                    root.field("entity", explanation.entity())
                            .field("attribute", explanation.attribute())
                            .field("mapping", explanation.mapping())
                            .field("target", explanation.target())
                            .place(Optional.of(explanation.range()));
                    root.strings("facts", explanation.facts());
                    root.objects(
                            "operations",
                            explanation.operations(),
                            (Operation operation) -> operation(root, operation));
                }));
    }

    private static void operation(Json json, Operation operation) throws IOException {
        json.field("operation", operation.kind().id())
                .field("java", operation.java())
                .field("outcome", operation.outcome().id())
                .field("why", operation.why());
        json.objects("steps", operation.steps(), (Step step) -> {
            json.field("times", step.times().id());
            json.strings("sql", step.statements());
        });
    }

    /** What an entity is. */
    public static void write(EntityExplanation explanation, Appendable output) throws IOException {
        Json.document(
                output,
                json -> json.object(root -> {
                    root.field("entity", explanation.entity()).place(Optional.of(explanation.range()));
                    root.strings("tables", explanation.tables());
                    root.field("role", explanation.role().kind().id())
                            .strings("owners", explanation.role().owners());
                    root.field("roleInWords", explanation.roleInWords())
                            .evidence("roleEvidence", explanation.role().evidence());
                    root.objects("sections", explanation.sections(), (Section section) -> {
                        root.field("id", section.id()).field("title", section.title());
                        root.evidence("facts", section.facts());
                    });
                }));
    }

    /** How the rows of an entity disappear. */
    public static void write(DeletionPaths paths, Appendable output) throws IOException {
        Json.document(
                output,
                json -> json.object(root -> {
                    root.field("entity", paths.entity()).place(Optional.of(paths.range()));
                    root.strings("facts", paths.facts());
                    new ExplainJson(root).ways(paths.root());
                    root.evidence("linkRows", paths.linkRows());
                }));
    }

    private void ways(Cause cause) throws IOException {
        json.objects("ways", cause.ways(), (Way way) -> {
            json.field("kind", way.kind().id()).field("text", way.text()).place(way.range());
            json.evidence("code", way.code());
            if (way.from().isEmpty()) {
                json.nullField("from");
                return;
            }
            Cause from = way.from().get();
            json.object("from", object -> {
                object.field("entity", from.entity())
                        .field("repeated", from.repeated())
                        .field("seenInCode", from.isSeenInCode());
                ways(from);
            });
        });
    }
}
