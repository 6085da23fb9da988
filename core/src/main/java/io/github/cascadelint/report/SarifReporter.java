package io.github.cascadelint.report;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.fix.TextEdit;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.PathStep;
import io.github.cascadelint.rule.RuleMetadata;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.rule.Suggestion;
import io.github.cascadelint.triage.TriagedFinding;
import io.github.cascadelint.triage.TriagedFinding.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** SARIF 2.1.0, for code scanning services and editors. */
public final class SarifReporter implements Reporter {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /** The name of the scan root in a report; where it lies is the reader's knowledge, so that the bytes do not depend on it. */
    private static final String SCAN_ROOT = "SRCROOT";

    /** A longer line is generated code; quoting it helps nobody. */
    static final int LONGEST_SNIPPET = 1000;

    @Override
    public String id() {
        return "sarif";
    }

    @Override
    public void write(AnalysisResult result, Appendable output) throws IOException {
        Json.document(output, json -> new Log(json, result).write());
    }

    /** Someone who writes one log. */
    private static final class Log {
        private final Json json;
        private final AnalysisResult result;
        private final Map<String, Integer> ruleIndex = new TreeMap<>();
        private final Set<String> rulesWithResults;
        private final boolean compared;

        Log(Json json, AnalysisResult result) {
            this.json = json;
            this.result = result;
            for (RuleMetadata rule : result.rules()) {
                ruleIndex.put(rule.id(), ruleIndex.size());
            }
            rulesWithResults = result.findings().stream()
                    .map(triaged -> triaged.finding().rule())
                    .collect(Collectors.toSet());
            compared = result.since().isPresent()
                    || result.findings().stream().anyMatch(triaged -> triaged.state() == State.BASELINED);
        }

        void write() throws IOException {
            json.object(log -> {
                json.field("$schema", SCHEMA).field("version", "2.1.0");
                json.objects("runs", List.of(result), (AnalysisResult run) -> run());
            });
        }

        private void run() throws IOException {
            json.object("tool", tool -> json.object("driver", driver -> driver()));
            json.objects("invocations", List.of(result), (AnalysisResult run) -> {
                json.field("executionSuccessful", result.complete());
                json.objects("toolExecutionNotifications", result.problems(), this::notification);
            });
            json.object(
                    "originalUriBaseIds",
                    bases -> json.object(
                            SCAN_ROOT,
                            base -> message(
                                    "description", "The folder that was scanned; all paths are relative to it.")));
            json.field("columnKind", "utf16CodeUnits");
            json.objects("results", result.findings(), this::result);
        }

        private void driver() throws IOException {
            json.field("name", Tool.NAME)
                    .field("semanticVersion", Tool.version())
                    .field("informationUri", Tool.URI);
            json.objects("rules", result.rules(), this::rule);
        }

        private void rule(RuleMetadata rule) throws IOException {
            json.field("id", rule.id()).field("name", SarifText.pascalCase(rule.id()));
            message("shortDescription", rule.summary());
            message("fullDescription", rule.category().title() + ": " + rule.summary());
            json.object(
                    "help",
                    help -> json.field("text", SarifText.message(rule.summary()) + more(rule))
                            .field("markdown", help(rule)));
            if (!rule.helpUri().isEmpty()) {
                json.field("helpUri", rule.helpUri());
            }
            json.object("defaultConfiguration", settings -> json.field("level", level(rule.severity())));
            json.object("properties", properties -> {
                json.field("category", rule.category().id());
                json.strings(
                        "tags",
                        List.of("jpa", "maintainability", rule.category().id()));
            });
        }

        /** The page of a rule that has results; the others would make a log of some hundred kilobytes out of nothing. */
        private String help(RuleMetadata rule) throws IOException {
            Optional<String> page = rulesWithResults.contains(rule.id()) ? RulePage.of(rule) : Optional.empty();
            return page.map(text -> RulePage.withAddresses(text, rule.helpUri()))
                    .orElse(SarifText.message(rule.summary())
                            + (rule.helpUri().isEmpty()
                                    ? ""
                                    : " [More about " + rule.id() + "](" + rule.helpUri() + ")."));
        }

        private static String more(RuleMetadata rule) {
            return rule.helpUri().isEmpty() ? "" : " More: " + rule.helpUri() + ".";
        }

        private void notification(Problem problem) throws IOException {
            json.field("level", problem.kind().makesIncomplete() ? "error" : "warning");
            message("message", problem.text());
            json.object(
                    "descriptor", descriptor -> json.field("id", problem.kind().id()));
            if (problem.file().isEmpty()) {
                return;
            }
            json.objects(
                    "locations",
                    List.of(problem),
                    (Problem place) -> json.object("physicalLocation", physical -> {
                        artifact(problem.file());
                        if (problem.line() > 0) {
                            json.object("region", region -> json.field("startLine", problem.line()));
                        }
                    }));
        }

        private void result(TriagedFinding triaged) throws IOException {
            Finding finding = triaged.finding();
            json.field("ruleId", finding.rule());
            Integer index = ruleIndex.get(finding.rule());
            if (index != null) {
                json.field("ruleIndex", index);
            }
            json.field("level", level(finding.severity()));
            json.field("rank", rank(finding.confidence()));
            json.object("message", message -> json.field("text", text(finding)));
            json.objects("locations", List.of(finding), (Finding place) -> {
                physical(place.range());
                json.objects("logicalLocations", List.of(place), this::logical);
            });
            related(finding.evidence());
            flow(finding.path());
            json.object("partialFingerprints", prints -> json.field("cascadeLint/v1", triaged.fingerprint()));
            if (compared) {
                json.field("baselineState", triaged.state() == State.BASELINED ? "unchanged" : "new");
            }
            suppressions(triaged);
            fixes(finding.suggestion());
            json.object("properties", properties -> {
                json.field("confidence", finding.confidence().id()).field("entity", finding.entity());
                if (finding.target().isPresent()) {
                    json.field("target", finding.target());
                }
                json.strings(
                        "evidence",
                        finding.evidence().stream().map(Evidence::text).toList());
            });
        }

        /** Most readers show the message only, so it says what to do as well. */
        private static String text(Finding finding) {
            String fact = SarifText.message(finding.message());
            return finding.suggestion()
                    .map(suggestion -> fact + " " + SarifText.capitalized(SarifText.message(suggestion.text())))
                    .orElse(fact);
        }

        private void logical(Finding finding) throws IOException {
            String name = finding.attribute().orElse(SimpleName.of(finding.entity()));
            json.field("name", name)
                    .field("fullyQualifiedName", finding.subject())
                    .field("kind", finding.attribute().isPresent() ? "member" : "type");
        }

        private void related(List<Evidence> evidence) throws IOException {
            List<Location> places = new ArrayList<>();
            for (Evidence fact : evidence) {
                fact.range().ifPresent(range -> places.add(new Location(places.size() + 1, fact.text(), range)));
            }
            if (!places.isEmpty()) {
                json.objects("relatedLocations", places, this::location);
            }
        }

        /** A place with a text. */
        private record Location(int id, String text, SourceRange range) {}

        private void location(Location location) throws IOException {
            json.field("id", location.id());
            physical(location.range());
            message("message", location.text());
        }

        /** The hops of a delete; only when all of them have a place, since a flow with holes misleads. */
        private void flow(List<PathStep> path) throws IOException {
            List<Location> hops = new ArrayList<>();
            for (PathStep step : path) {
                place(step).ifPresent(range -> hops.add(new Location(hops.size() + 1, hop(step), range)));
            }
            if (hops.size() < 2 || hops.size() < path.size()) {
                return;
            }
            json.objects(
                    "codeFlows",
                    List.of(hops),
                    (List<Location> flow) -> json.objects(
                            "threadFlows",
                            List.of(flow),
                            (List<Location> thread) -> json.objects(
                                    "locations",
                                    thread,
                                    (Location hop) -> json.object("location", location -> location(hop)))));
        }

        private static String hop(PathStep step) {
            return step.entity() + "#" + step.attribute() + " to " + step.target() + " (" + step.how() + ")";
        }

        private Optional<SourceRange> place(PathStep step) {
            return result.graph()
                    .model()
                    .type(step.entity())
                    .flatMap(type -> type.attribute(step.attribute()))
                    .map(attribute -> attribute.range());
        }

        /** Always written: once a result of a run has suppressions, absence would mean that nobody looked. */
        private void suppressions(TriagedFinding triaged) throws IOException {
            List<String> kinds = switch (triaged.state()) {
                case NEW -> List.of();
                case SUPPRESSED -> List.of("inSource");
                case BASELINED -> wasThere(triaged) ? List.of() : List.of("external");
            };
            json.objects("suppressions", kinds, (String kind) -> {
                json.field("kind", kind).field("status", "accepted");
                if (triaged.justification().isPresent()) {
                    json.field("justification", triaged.justification());
                }
                if (triaged.until().isPresent()) {
                    json.object("properties", properties -> properties.field("until", triaged.until()));
                }
            });
        }

        /** Nobody has accepted what was only there before. */
        private boolean wasThere(TriagedFinding triaged) {
            return result.since()
                    .filter(since -> since.before().contains(triaged.identity()))
                    .isPresent();
        }

        private void fixes(Optional<Suggestion> suggestion) throws IOException {
            if (suggestion.isEmpty() || suggestion.get().edits().isEmpty()) {
                return;
            }
            Map<String, List<TextEdit>> byFile = new TreeMap<>();
            for (TextEdit edit : suggestion.get().edits()) {
                byFile.computeIfAbsent(edit.range().file(), file -> new ArrayList<>())
                        .add(edit);
            }
            json.objects("fixes", List.of(suggestion.get()), (Suggestion fix) -> {
                message("description", SarifText.capitalized(fix.text()));
                json.objects("artifactChanges", byFile.entrySet(), (Map.Entry<String, List<TextEdit>> change) -> {
                    artifact(change.getKey());
                    json.objects("replacements", change.getValue(), this::replacement);
                });
            });
        }

        private void replacement(TextEdit edit) throws IOException {
            SourceRange range = edit.range();
            json.object(
                    "deletedRegion",
                    region -> json.field("startLine", range.startLine())
                            .field("startColumn", range.startColumn())
                            .field("endLine", range.endLine())
                            .field("endColumn", range.endColumn()));
            json.object("insertedContent", content -> json.field("text", edit.newText()));
        }

        private void physical(SourceRange range) throws IOException {
            Optional<String> line = snippetLine(range);
            json.object("physicalLocation", physical -> {
                artifact(range.file());
                if (range.hasLine()) {
                    json.object("region", region -> region(range, line));
                }
                if (line.isPresent() && !isWholeLine(range, line.get())) {
                    json.object("contextRegion", context -> {
                        json.field("startLine", range.startLine());
                        json.object("snippet", snippet -> json.field("text", line));
                    });
                }
            });
        }

        private void artifact(String file) throws IOException {
            json.object(
                    "artifactLocation",
                    artifact -> json.field("uri", SarifText.uri(file)).field("uriBaseId", SCAN_ROOT));
        }

        private void region(SourceRange range, Optional<String> line) throws IOException {
            json.field("startLine", range.startLine());
            if (!isLineOnly(range)) {
                json.field("startColumn", range.startColumn())
                        .field("endLine", range.endLine())
                        .field("endColumn", range.endColumn());
            }
            Optional<String> snippet = line.flatMap(text -> snippet(range, text));
            if (snippet.isPresent()) {
                json.object("snippet", object -> json.field("text", snippet));
            }
        }

        private static Optional<String> snippet(SourceRange range, String line) {
            if (isLineOnly(range)) {
                return Optional.of(line);
            }
            int start = range.startColumn() - 1;
            int end = range.endColumn() - 1;
            return start < end && end <= line.length() ? Optional.of(line.substring(start, end)) : Optional.empty();
        }

        /** A place that is known by its line only: the whole line is meant, not the gap before its first character. */
        private static boolean isLineOnly(SourceRange range) {
            return range.startLine() == range.endLine() && range.startColumn() <= 1 && range.endColumn() <= 1;
        }

        private static boolean isWholeLine(SourceRange range, String line) {
            return isLineOnly(range) || (range.startColumn() <= 1 && range.endColumn() > line.length());
        }

        private Optional<String> snippetLine(SourceRange range) {
            return range.startLine() == range.endLine()
                    ? result.line(range.file(), range.startLine())
                            .filter(text -> !text.isEmpty() && text.length() <= LONGEST_SNIPPET)
                    : Optional.empty();
        }

        private void message(String name, String text) throws IOException {
            json.object(name, message -> json.field("text", SarifText.message(text)));
        }
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    /** Confidence on SARIF's scale from 0 to 100. */
    private static int rank(Confidence confidence) {
        return switch (confidence) {
            case CERTAIN -> 95;
            case LIKELY -> 60;
            case POSSIBLE -> 20;
        };
    }
}
