package io.github.cascadelint.report;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.Coverage;
import io.github.cascadelint.Since;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.change.Change;
import io.github.cascadelint.fix.TextEdit;
import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.naming.NamingChoice;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.PathStep;
import io.github.cascadelint.rule.Suggestion;
import io.github.cascadelint.triage.TriagedFinding;
import java.io.IOException;
import java.util.Optional;

/** The product's own JSON: everything that the result holds, in a shape that scripts may rely on. */
public final class JsonReporter implements Reporter {
    @Override
    public String id() {
        return "json";
    }

    @Override
    public void write(AnalysisResult result, Appendable output) throws IOException {
        Json.document(
                output,
                json -> json.object(root -> {
                    root.object("tool", tool -> tool.field("name", Tool.NAME).field("version", Tool.version()));
                    root.field("complete", result.complete());
                    root.objects("findings", result.findings(), (TriagedFinding finding) -> finding(json, finding));
                    root.objects("problems", result.problems(), (Problem problem) -> problem(json, problem));
                    root.object("coverage", coverage -> coverage(json, result.coverage()));
                    root.object("baseline", baseline -> baseline.strings("stale", result.staleBaseline()));
                    if (result.since().isPresent()) {
                        root.object("since", since -> since(json, result.since().get()));
                    }
                }));
    }

    /** What is different from an earlier state. */
    static void since(Json json, Since since) throws IOException {
        json.field("ref", since.revision().ref())
                .field("commit", since.revision().commit())
                .field("mergeBase", since.revision().mergeBase())
                .field("empty", since.empty())
                .field("complete", since.lost().isEmpty())
                .field("findingsBefore", since.before().size());
        json.objects("problems", since.lost(), (Problem problem) -> problem(json, problem));
        json.objects("changes", since.changes(), (Change change) -> change(json, change));
    }

    private static void change(Json json, Change change) throws IOException {
        json.field("kind", change.kind().id())
                .field("aboutDeletes", change.isAboutDeletes())
                .field("entity", change.entity())
                .field("attribute", change.attribute())
                .field("target", change.target())
                .field("text", change.text());
        json.strings("effects", change.effects());
        json.place(change.place()).field("earlier", change.earlier());
    }

    /** The fields of a finding. */
    static void finding(Json json, TriagedFinding triaged) throws IOException {
        Finding finding = triaged.finding();
        json.field("rule", finding.rule())
                .field("severity", finding.severity().id())
                .field("confidence", finding.confidence().id())
                .field("message", finding.message())
                .field("entity", finding.entity())
                .field("attribute", finding.attribute())
                .field("target", finding.target())
                .field("file", finding.range().file())
                .field("line", finding.range().startLine())
                .field("column", finding.range().startColumn())
                .field("endLine", finding.range().endLine())
                .field("endColumn", finding.range().endColumn());
        json.evidence("evidence", finding.evidence());
        json.objects(
                "path",
                finding.path(),
                (PathStep step) -> json.field("entity", step.entity())
                        .field("attribute", step.attribute())
                        .field("target", step.target())
                        .field("how", step.how()));
        suggestion(json, finding.suggestion());
        json.field("helpUri", triaged.helpUri())
                .field("fingerprint", triaged.fingerprint())
                .field("state", triaged.state().id());
        if (triaged.suppression().isPresent()) {
            json.object(
                    "suppression",
                    object -> object.field("reason", triaged.justification()).field("until", triaged.until()));
        }
    }

    private static void suggestion(Json json, Optional<Suggestion> suggestion) throws IOException {
        if (suggestion.isEmpty()) {
            json.nullField("suggestion");
            return;
        }
        json.object("suggestion", object -> {
            object.field("text", suggestion.get().text());
            object.objects("edits", suggestion.get().edits(), (TextEdit edit) -> edit(json, edit));
            object.field("sql", suggestion.get().sql());
            object.field("tier", suggestion.get().tier().id());
        });
    }

    private static void edit(Json json, TextEdit edit) throws IOException {
        SourceRange range = edit.range();
        json.field("file", range.file())
                .field("startLine", range.startLine())
                .field("startColumn", range.startColumn())
                .field("endLine", range.endLine())
                .field("endColumn", range.endColumn())
                .field("newText", edit.newText());
    }

    static void problem(Json json, Problem problem) throws IOException {
        json.field("kind", problem.kind().id()).field("text", problem.text());
        place(json, problem.file(), problem.line());
    }

    /** What this version does not look at yet is counted as zero. */
    static void coverage(Json json, Coverage coverage) throws IOException {
        json.field("files", coverage.files())
                .field("filesParsed", coverage.filesParsed())
                .field("managedTypes", coverage.managedTypes())
                .field("entities", coverage.entities())
                .field("associations", coverage.associations())
                .field("unresolvedTargets", coverage.unresolvedTargets())
                .field("schemaSources", coverage.schemas().sources())
                .field("tables", coverage.schemas().tables())
                .field("foreignKeys", coverage.schemas().foreignKeys())
                .field("unmatchedTables", coverage.schemas().unmatchedTables());
        json.objects("providers", coverage.providers(), (Coverage.RunBy run) -> provider(json, run));
        json.objects("naming", coverage.names(), (Coverage.Names names) -> names(json, names));
    }

    private static void provider(Json json, Coverage.RunBy run) throws IOException {
        Provider provider = run.provider();
        json.field("provider", provider.product().id())
                .field("version", provider.version().map(Object::toString))
                .field("api", provider.api().map(Provider.Api::id))
                .field("reason", provider.reason());
        place(json, provider.file(), provider.line());
        json.field("entities", run.entities());
    }

    /** A file that may not be there, and a line that may not. */
    private static void place(Json json, String file, int line) throws IOException {
        json.field("file", Optional.of(file).filter(name -> !name.isEmpty()));
        if (line > 0) {
            json.field("line", line);
        } else {
            json.nullField("line");
        }
    }

    private static void names(Json json, Coverage.Names names) throws IOException {
        NamingChoice choice = names.choice();
        json.field("strategy", choice.strategy())
                .field("implicit", choice.naming().implicit().id())
                .field("physical", choice.naming().physical().id())
                .field("reason", choice.reason());
        place(json, choice.file(), choice.line());
        json.field("entities", names.entities());
    }
}
