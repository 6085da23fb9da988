package io.github.cascadelint.report;

import io.github.cascadelint.FixPlan;
import io.github.cascadelint.triage.TriagedFinding;
import java.io.IOException;

/** Writes what suggestions would change as JSON, with what the changes would bring. */
public final class FixJson {
    private FixJson() {}

    /** Writes a plan; findings have the fields that they have in a report. */
    public static void write(FixPlan plan, Appendable output) throws IOException {
        Json.document(
                output,
                json -> json.object(root -> {
                    root.objects("files", plan.files(), (FixPlan.FileFix file) -> {
                        json.field("file", file.file()).field("diff", file.diff());
                        json.objects("mended", file.mended(), (TriagedFinding it) -> JsonReporter.finding(json, it));
                    });
                    root.objects("left", plan.left(), (TriagedFinding it) -> JsonReporter.finding(json, it));
                    root.objects("held", plan.held(), (FixPlan.Held held) -> {
                        json.object("finding", object -> JsonReporter.finding(object, held.finding()));
                        json.objects("brings", held.brings(), (TriagedFinding it) -> JsonReporter.finding(json, it));
                    });
                    root.objects("brings", plan.brings(), (TriagedFinding it) -> JsonReporter.finding(json, it));
                }));
    }
}
