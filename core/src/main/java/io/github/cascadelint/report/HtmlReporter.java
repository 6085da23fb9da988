package io.github.cascadelint.report;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.Since;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.rule.RuleMetadata;
import io.github.cascadelint.triage.TriagedFinding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The report as one HTML file that needs nothing else: what was found as one JSON document, and a page that shows it. The
 * page's content security policy names its script and style by their hashes, so that nothing else in it can run, whatever
 * the analysed sources hold.
 */
public final class HtmlReporter implements Reporter {
    private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");

    /** The parts of the page's own script, in the order in which they build on each other. */
    private static final List<String> SCRIPTS = List.of(
            "base.js",
            "data.js",
            "source.js",
            "plan.js",
            "overview.js",
            "findings.js",
            "entities.js",
            "layout.js",
            "graph.js",
            "matrix.js",
            "main.js");

    @Override
    public String id() {
        return "html";
    }

    @Override
    public void write(AnalysisResult result, Appendable output) throws IOException {
        String style = resource("report.css");
        String library = resource("cytoscape.min.js");
        StringBuilder script = new StringBuilder("'use strict';\n");
        for (String part : SCRIPTS) {
            script.append(resource(part));
        }
        Map<String, String> parts = Map.of(
                "policy", policy(style, library, script.toString()),
                "style", style,
                "library", library,
                "script", script.toString(),
                "pages", pages(result),
                "headline", escaped(ConsoleReporter.headline(result)),
                "data", Json.compact(json -> json.object(root -> data(root, result))));
        output.append(SLOT.matcher(resource("page.html"))
                .replaceAll(slot -> Matcher.quoteReplacement(Objects.requireNonNull(parts.get(slot.group(1))))));
    }

    private static void data(Json json, AnalysisResult result) throws IOException {
        json.object("tool", tool -> tool.field("name", Tool.NAME).field("version", Tool.version()));
        json.field("headline", ConsoleReporter.headline(result)).field("complete", result.complete());
        json.object("coverage", coverage -> JsonReporter.coverage(json, result.coverage()));
        json.field("schema", ConsoleReporter.schemas(result.schemas(), result.problems()));
        json.objects("problems", result.problems(), (Problem problem) -> JsonReporter.problem(json, problem));
        Set<String> used = rules(result);
        List<RuleMetadata> rules =
                result.rules().stream().filter(rule -> used.contains(rule.id())).toList();
        json.field("ruleCount", result.rules().size());
        json.objects(
                "rules",
                rules,
                (RuleMetadata rule) -> json.field("id", rule.id())
                        .field("category", rule.category().id())
                        .field("summary", rule.summary())
                        .field("helpUri", rule.helpUri()));
        json.objects("findings", result.findings(), (TriagedFinding finding) -> {
            JsonReporter.finding(json, finding);
            SuppressionHint hint = SuppressionHint.of(result, finding.finding());
            json.object("allow", allow -> allow.field("code", hint.code()).field("where", hint.where()));
            if (finding.justification().isPresent()) {
                json.field("justification", finding.justification().get());
            }
            if (result.since()
                    .filter(since -> since.before().contains(finding.identity()))
                    .isPresent()) {
                json.field("before", true);
            }
        });
        if (result.since().isPresent()) {
            Since since = result.since().get();
            json.object("since", object -> {
                JsonReporter.since(object, since);
                object.field("revision", since.revision().text()).field("caution", SinceText.caution(since));
            });
        }
        json.strings("stale", result.staleBaseline());
        json.object("lines", files -> lines(files, result));
        new HtmlEntities(result).write(json);
    }

    private static void lines(Json json, AnalysisResult result) throws IOException {
        for (Map.Entry<String, Map<Integer, String>> file : new TreeMap<>(result.lines()).entrySet()) {
            json.object(file.getKey(), numbers -> {
                for (Map.Entry<Integer, String> line : new TreeMap<>(file.getValue()).entrySet()) {
                    numbers.field(String.valueOf(line.getKey()), line.getValue());
                }
            });
        }
    }

    private static Set<String> rules(AnalysisResult result) {
        return result.findings().stream()
                .map(triaged -> triaged.finding().rule())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Inert until the page shows one. */
    private static String pages(AnalysisResult result) throws IOException {
        Set<String> used = rules(result);
        HtmlPages pages = new HtmlPages(used);
        StringBuilder html = new StringBuilder();
        for (RuleMetadata rule : result.rules()) {
            if (used.contains(rule.id())) {
                pages.page(rule)
                        .ifPresent(page -> html.append("<template id=\"rule-")
                                .append(escaped(rule.id()))
                                .append("\">\n")
                                .append(page)
                                .append("</template>\n"));
            }
        }
        return html.toString();
    }

    private static String policy(String style, String... scripts) {
        StringBuilder policy = new StringBuilder("default-src 'none'; style-src ").append(hash(style));
        policy.append("; script-src");
        for (String script : scripts) {
            policy.append(' ').append(hash(script));
        }
        return policy.append("; base-uri 'none'; form-action 'none'").toString();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(HtmlReporter.class.getResourceAsStream("html/" + name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
