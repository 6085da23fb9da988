package io.github.cascadelint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.cascadelint.AnalysisResult;
import org.junit.jupiter.api.Test;

/** The details; that the whole is valid is checked by {@code .ci/validate-sarif} with the validator of the format's makers. */
class SarifReporterTest {
    private static JsonObject run(AnalysisResult result) {
        JsonObject log = JsonParser.parseString(Results.write(new SarifReporter(), result))
                .getAsJsonObject();
        assertThat(log.get("version").getAsString()).isEqualTo("2.1.0");
        assertThat(log.getAsJsonArray("runs")).hasSize(1);
        return log.getAsJsonArray("runs").get(0).getAsJsonObject();
    }

    /** The element at a path of names and indexes. */
    private static JsonElement at(JsonElement root, String path) {
        JsonElement element = root;
        for (String step : path.split("/", -1)) {
            element = element instanceof JsonArray array
                    ? array.get(Integer.parseInt(step))
                    : element.getAsJsonObject().get(step);
            assertThat(element).as(step + " of " + path).isNotNull();
        }
        return element;
    }

    private static String text(JsonElement root, String path) {
        return at(root, path).getAsString();
    }

    @Test
    void describesTheToolAndItsRules() {
        JsonObject driver = run(Results.clean()).getAsJsonObject("tool").getAsJsonObject("driver");

        assertThat(text(driver, "name")).isEqualTo("Cascade Lint");
        assertThat(text(driver, "semanticVersion")).isEqualTo(Tool.version());
        assertThat(driver.getAsJsonArray("rules")).hasSize(3);
        assertThat(text(driver, "rules/1/id")).isEqualTo("remove-on-many-to-one");
        assertThat(text(driver, "rules/1/name")).isEqualTo("RemoveOnManyToOne");
        assertThat(text(driver, "rules/1/shortDescription/text")).isEqualTo("REMOVE on a many-to-one association.");
        assertThat(text(driver, "rules/1/help/markdown")).contains("](https://");
        assertThat(text(driver, "rules/2/defaultConfiguration/level")).isEqualTo("warning");
        assertThat(at(driver, "rules/0/properties"))
                .hasToString("{\"category\":\"remove\",\"tags\":[\"jpa\",\"maintainability\",\"remove\"]}");
    }

    @Test
    void placesResultsInLinesColumnsAndMembers() {
        JsonElement result = at(run(Results.full()), "results/0");

        assertThat(text(result, "ruleId")).isEqualTo("remove-on-many-to-one");
        assertThat(at(result, "ruleIndex").getAsInt()).isEqualTo(1);
        assertThat(text(result, "level")).isEqualTo("error");
        assertThat(text(result, "message/text"))
                .isEqualTo("Comment.post cascades REMOVE to Post: deleting one comment deletes the post and with it"
                        + " all its other comments. Remove the cascade.");
        assertThat(at(result, "locations/0/physicalLocation/artifactLocation"))
                .hasToString("{\"uri\":\"src/main/java/com/acme/blog/Comment.java\",\"uriBaseId\":\"SRCROOT\"}");
        assertThat(at(result, "locations/0/physicalLocation/region"))
                .hasToString("{\"startLine\":14,\"startColumn\":16,\"endLine\":14,\"endColumn\":41,"
                        + "\"snippet\":{\"text\":\"cascade = CascadeType.ALL\"}}");
        assertThat(at(result, "locations/0/logicalLocations/0"))
                .hasToString("{\"name\":\"post\","
                        + "\"fullyQualifiedName\":\"com.acme.blog.Comment#post\",\"kind\":\"member\"}");
        assertThat(at(result, "partialFingerprints"))
                .hasToString("{\"cascadeLint/v1\":\"remove-on-many-to-one:com.acme.blog.Comment#post\"}");
        assertThat(at(result, "properties"))
                .hasToString("{\"confidence\":\"certain\","
                        + "\"entity\":\"com.acme.blog.Comment\",\"target\":\"com.acme.blog.Post\","
                        + "\"evidence\":[\"Tag.posts refers to Post\","
                        + "\"the specification allows REMOVE on one-to-one and one-to-many only\"]}");
    }

    @Test
    void relatesEvidenceThatHasAPlace() {
        JsonElement result = at(run(Results.full()), "results/0");

        assertThat(at(result, "relatedLocations").getAsJsonArray()).hasSize(1);
        assertThat(text(result, "relatedLocations/0/message/text")).isEqualTo("Tag.posts refers to Post.");
        assertThat(text(result, "relatedLocations/0/physicalLocation/region/snippet/text"))
                .isEqualTo("posts");
    }

    @Test
    void followsAPathOfSeveralHops() {
        JsonElement hops = at(run(Results.full()), "results/0/codeFlows/0/threadFlows/0/locations");

        assertThat(hops.getAsJsonArray()).hasSize(2);
        assertThat(text(hops, "1/location/message/text"))
                .isEqualTo("com.acme.blog.Post#comments to com.acme.blog.Comment (orphan-removal).");
        assertThat(text(hops, "1/location/physicalLocation/artifactLocation/uri"))
                .isEqualTo("src/main/java/com/acme/blog/Post.java");
    }

    @Test
    void offersFixesThatHaveEdits() {
        JsonElement fix = at(run(Results.full()), "results/0/fixes/0");

        assertThat(text(fix, "description/text")).isEqualTo("Remove the cascade.");
        assertThat(at(fix, "artifactChanges/0/replacements/0"))
                .hasToString("{\"deletedRegion\":{\"startLine\":14,\"startColumn\":16,\"endLine\":14,"
                        + "\"endColumn\":41},\"insertedContent\":{\"text\":\"\"}}");
        assertThat(at(run(Results.weird()), "results/0").getAsJsonObject().has("fixes"))
                .isFalse();
    }

    @Test
    void marksSuppressedResultsAndSaysSoOfTheOthers() {
        JsonElement results = at(run(Results.full()), "results");

        assertThat(at(results, "0/suppressions").getAsJsonArray()).isEmpty();
        assertThat(at(results, "2/suppressions"))
                .hasToString(
                        "[{\"kind\":\"inSource\",\"status\":\"accepted\","
                                + "\"justification\":\"nightly clean-up deletes both\",\"properties\":{\"until\":\"2999-12-31\"}}]");
        assertThat(at(run(Results.weird()), "results/1/suppressions"))
                .hasToString("[{\"kind\":\"external\",\"status\":\"accepted\"}]");
    }

    @Test
    void saysWhatTheBaselineHasWhereThereIsOne() {
        JsonElement results = at(run(Results.weird()), "results");

        assertThat(text(results, "0/baselineState")).isEqualTo("new");
        assertThat(text(results, "1/baselineState")).isEqualTo("unchanged");
        assertThat(at(run(Results.full()), "results/0").getAsJsonObject().has("baselineState"))
                .isFalse();
    }

    @Test
    void linksOfARulePageLeadSomewhere() {
        assertThat(RulePage.withAddresses("[a](b.md#c) [d](https://e) [f](../../docs/g.md)", "https://h/rules/i.md"))
                .isEqualTo("[a](https://h/rules/b.md#c) [d](https://e) [f](https://h/rules/../../docs/g.md)");
    }

    @Test
    void tellsWhatCouldNotBeAnalysed() {
        JsonElement invocation = at(run(Results.full()), "invocations/0");

        assertThat(at(invocation, "executionSuccessful").getAsBoolean()).isFalse();
        assertThat(at(invocation, "toolExecutionNotifications").getAsJsonArray())
                .hasSize(3);
        assertThat(text(invocation, "toolExecutionNotifications/0/level")).isEqualTo("error");
        assertThat(text(invocation, "toolExecutionNotifications/0/descriptor/id"))
                .isEqualTo("syntax");
        assertThat(text(invocation, "toolExecutionNotifications/1/level")).isEqualTo("warning");
        assertThat(at(run(Results.clean()), "invocations/0/executionSuccessful").getAsBoolean())
                .isTrue();
    }

    @Test
    void knowsNoAbsolutePath() {
        assertThat(at(run(Results.full()), "originalUriBaseIds/SRCROOT")
                        .getAsJsonObject()
                        .keySet())
                .containsExactly("description");
    }

    @Test
    void encodesPathsAndBreaksPlaceholdersAndLinks() {
        JsonElement result = at(run(Results.weird()), "results/0");

        assertThat(text(result, "locations/0/physicalLocation/artifactLocation/uri"))
                .isEqualTo("src/a%20b/%C3%9Cbung%231/%3Cimg%20src%3Dx%20onerror%3Dalert%281%29%3E/100%25.java");
        assertThat(text(result, "message/text"))
                .contains("to {{0}} and \\[a link\\](https://example.org)")
                .endsWith(". Write {{PERSIST}} only!");
    }

    @Test
    void pointsAtTheWholeLineWhenNoColumnIsKnown() {
        assertThat(at(run(Results.full()), "results/2/locations/0/physicalLocation/region"))
                .hasToString("{\"startLine\":30}");
        assertThat(at(run(Results.weird()), "results/1").getAsJsonObject().has("ruleIndex"))
                .isFalse();
        assertThat(at(run(Results.weird()), "results/1/locations/0/physicalLocation/region"))
                .hasToString("{\"startLine\":3,\"startColumn\":500,\"endLine\":3,\"endColumn\":500}");
    }
}
