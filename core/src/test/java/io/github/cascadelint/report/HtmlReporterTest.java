package io.github.cascadelint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.cascadelint.triage.TriagedFinding.State;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the file holds; what a browser makes of it is tested in one. */
class HtmlReporterTest {
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern STYLE = Pattern.compile("<style[^>]*>(.*?)</style>", Pattern.DOTALL);

    private static JsonObject data(String html) {
        Matcher matcher = DATA.matcher(html);
        assertThat(matcher.find()).isTrue();
        return JsonParser.parseString(matcher.group(1)).getAsJsonObject();
    }

    private static List<String> all(Pattern pattern, String html) {
        List<String> found = new ArrayList<>();
        pattern.matcher(html).results().forEach(result -> found.add(result.group(1)));
        return found;
    }

    @Test
    void holdsTheFindingsAsTheJsonReportHasThem() {
        JsonObject data = data(Results.write(new HtmlReporter(), Results.full()));
        JsonObject json = JsonParser.parseString(Results.write(new JsonReporter(), Results.full()))
                .getAsJsonObject();
        JsonArray findings = data.getAsJsonArray("findings");

        assertThat(findings.get(2).getAsJsonObject().remove("justification").getAsString())
                .isEqualTo("nightly clean-up deletes both");
        findings.forEach(finding -> assertThat(finding.getAsJsonObject()
                        .remove("allow")
                        .getAsJsonObject()
                        .get("code")
                        .getAsString())
                .startsWith("// cascade-lint:allow "));
        assertThat(data.get("schema").getAsString()).startsWith("no migrations or schema scripts found");
        assertThat(findings).isEqualTo(json.get("findings"));
        assertThat(data.get("problems")).isEqualTo(json.get("problems"));
        assertThat(data.get("coverage")).isEqualTo(json.get("coverage"));
        assertThat(data.get("complete").getAsBoolean()).isFalse();
    }

    @Test
    void holdsTheEntitiesWithWhatDeletingThemDoes() {
        JsonObject data = data(Results.write(new HtmlReporter(), Results.full()));
        JsonArray texts = data.getAsJsonArray("texts");

        assertThat(data.getAsJsonArray("entities"))
                .extracting(entity -> entity.getAsJsonObject().get("name").getAsString())
                .containsExactly("com.acme.blog.Comment", "com.acme.blog.Post", "com.acme.blog.Tag");
        JsonObject post = data.getAsJsonArray("entities").get(1).getAsJsonObject();
        assertThat(post.getAsJsonArray("attributes"))
                .extracting(attribute -> texts.get(
                                attribute.getAsJsonObject().get("name").getAsInt())
                        .getAsString())
                .containsExactly("comments", "country", "labels", "address");
        assertThat(post.getAsJsonArray("attributes")
                        .get(0)
                        .getAsJsonObject()
                        .get("orphans")
                        .getAsBoolean())
                .isTrue();
        assertThat(post.has("plan")).isTrue();
    }

    @Test
    void editsAreThoseOfSarif() {
        List<String> html = new ArrayList<>();
        data(Results.write(new HtmlReporter(), Results.full()))
                .getAsJsonArray("findings")
                .forEach(each -> {
                    JsonObject finding = each.getAsJsonObject();
                    if (finding.get("suggestion").isJsonObject()) {
                        finding.getAsJsonObject("suggestion")
                                .getAsJsonArray("edits")
                                .forEach(edit -> html.add(place(edit.getAsJsonObject())
                                        + edit.getAsJsonObject().get("newText").getAsString()));
                    }
                });
        List<String> sarif = new ArrayList<>();
        JsonObject run = JsonParser.parseString(Results.write(new SarifReporter(), Results.full()))
                .getAsJsonObject()
                .getAsJsonArray("runs")
                .get(0)
                .getAsJsonObject();
        run.getAsJsonArray("results").forEach(result -> {
            JsonArray fixes = result.getAsJsonObject().getAsJsonArray("fixes");
            if (fixes != null) {
                fixes.get(0)
                        .getAsJsonObject()
                        .getAsJsonArray("artifactChanges")
                        .forEach(change -> change.getAsJsonObject()
                                .getAsJsonArray("replacements")
                                .forEach(each ->
                                        sarif.add(place(each.getAsJsonObject().getAsJsonObject("deletedRegion"))
                                                + each.getAsJsonObject()
                                                        .getAsJsonObject("insertedContent")
                                                        .get("text")
                                                        .getAsString())));
            }
        });

        assertThat(html).isNotEmpty().isEqualTo(sarif);
    }

    private static String place(JsonObject range) {
        return range.get("startLine") + ":" + range.get("startColumn") + "-" + range.get("endLine") + ":"
                + range.get("endColumn") + " ";
    }

    @Test
    void thePolicyNamesWhatTheFileHoldsAndNothingElse() {
        String html = Results.write(new HtmlReporter(), Results.weird());
        List<String> hashes = new ArrayList<>();
        all(STYLE, html).forEach(style -> hashes.add(hash(style)));
        all(SCRIPT, html).forEach(script -> hashes.add(hash(script)));

        assertThat(hashes).hasSize(3);
        assertThat(html)
                .contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                        + hashes.get(0) + "; script-src " + hashes.get(1) + " " + hashes.get(2)
                        + "; base-uri 'none'; form-action 'none'\">");
    }

    private static String hash(String text) {
        try {
            return "'sha256-"
                    + Base64.getEncoder()
                            .encodeToString(
                                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nothingThatComesFromTheSourcesIsMarkup() {
        String html = Results.write(new HtmlReporter(), Results.weird());

        assertThat(html).doesNotContain("<img").doesNotContain("<b>\"quoted\"");
        assertThat(data(html)
                        .getAsJsonArray("findings")
                        .get(0)
                        .getAsJsonObject()
                        .get("message"))
                .asString()
                .contains("<img src=x onerror=alert(1)>");
    }

    @Test
    void loadsNothing() {
        String html = Results.write(new HtmlReporter(), Results.full());

        assertThat(html).doesNotContainPattern("<(link|iframe|object|embed|img)\\b");
        assertThat(html).doesNotContainPattern("<script[^>]+src=").doesNotContain("@import");
        assertThat(html).contains("Copyright (c) 2016-2025, The Cytoscape Consortium.");
    }

    @Test
    void showsThePagesOfRulesWithoutTheirMarkup() {
        String page = new HtmlPages(java.util.Set.of("wide-remove")).html("""
                # some-rule

                A <script>alert(1)</script> [b](wide-remove.md#x), [c](other.md), [d](javascript:alert(1)).

                | a | b |
                | --- | --- |
                | 1 | 2 |
                """);

        assertThat(page)
                .contains("<h3>some-rule</h3>")
                .contains("&lt;script&gt;")
                .doesNotContain("<script>")
                .contains("href=\"#/rule/wide-remove\"")
                .contains("rules-docs/rules/other.md\"")
                .doesNotContain("href=\"javascript")
                .contains("<td>1</td>");
    }

    @Test
    void anEmptyResultIsAReport() {
        String html = Results.write(new HtmlReporter(), Results.clean());

        assertThat(data(html).getAsJsonArray("findings")).isEmpty();
        assertThat(html).contains("<title>Cascade Lint: No findings in 41 entities</title>");
    }

    @Test
    void aDiffHasTheLinesThatItNeeds() {
        JsonObject data = data(Results.write(
                new HtmlReporter(),
                Results.of(List.of(Results.triaged(Results.removeOnManyToOne(), State.NEW)), List.of())));

        assertThat(data.getAsJsonObject("lines")
                        .getAsJsonObject(Results.COMMENT)
                        .get("14")
                        .getAsString())
                .contains("@ManyToOne");
    }
}
