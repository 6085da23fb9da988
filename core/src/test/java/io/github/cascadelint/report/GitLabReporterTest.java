package io.github.cascadelint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.triage.TriagedFinding;
import io.github.cascadelint.triage.TriagedFinding.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class GitLabReporterTest {
    /** What GitLab's documentation asks for ("Import code quality results from a CI/CD job"). */
    private static final String SCHEMA = """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "type": "array",
              "items": {
                "type": "object",
                "required": ["description", "check_name", "fingerprint", "severity", "location"],
                "properties": {
                  "description": {"type": "string", "minLength": 1},
                  "check_name": {"type": "string", "minLength": 1},
                  "fingerprint": {"type": "string", "minLength": 1},
                  "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                  "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                      "path": {"type": "string", "minLength": 1, "not": {"pattern": "^(\\\\./|/)"}},
                      "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {
                          "begin": {"type": "integer", "minimum": 1},
                          "end": {"type": "integer", "minimum": 1}
                        }
                      }
                    }
                  }
                }
              }
            }
            """;

    private static JsonArray write(AnalysisResult result) {
        String text = Results.write(new GitLabReporter(), result);
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SCHEMA);
        assertThat(schema.validate(text, InputFormat.JSON)).isEmpty();
        assertThat(text).doesNotStartWith("\ufeff");
        return JsonParser.parseString(text).getAsJsonArray();
    }

    private static List<String> all(JsonArray issues, String name) {
        return issues.asList().stream()
                .map(issue -> issue.getAsJsonObject().get(name).getAsString())
                .toList();
    }

    @Test
    void listsWhatWasLostAndNewFindings() {
        JsonArray issues = write(Results.full());

        assertThat(all(issues, "check_name"))
                .containsExactly(
                        "problem-syntax", "problem-rule-crash", "remove-on-many-to-one", "remove-on-many-to-many");
        assertThat(all(issues, "severity")).containsExactly("critical", "critical", "critical", "major");
        JsonElement finding = issues.get(2);
        assertThat(finding.getAsJsonObject().getAsJsonObject("location"))
                .hasToString(
                        "{\"path\":\"src/main/java/com/acme/blog/Comment.java\",\"lines\":{\"begin\":14,\"end\":14}}");
        assertThat(all(issues, "fingerprint").get(2)).isEqualTo("remove-on-many-to-one:com.acme.blog.Comment#post");
        assertThat(finding.getAsJsonObject()
                        .getAsJsonObject("content")
                        .get("body")
                        .getAsString())
                .contains("\nbecause Tag.posts refers to Post (", "\nhelp: remove the cascade\nhttps://example.org/");
    }

    @Test
    void isAnEmptyListWhereNothingIsWrong() {
        assertThat(Results.write(new GitLabReporter(), Results.clean())).isEqualTo("[]\n");
    }

    @Test
    void givesEachIssueAFingerprintOfItsOwn() {
        TriagedFinding one = Results.triaged(
                Results.plain(
                        "unused-suppression",
                        Severity.WARNING,
                        Confidence.CERTAIN,
                        "twice",
                        SourceRange.ofLine(Results.TAG, 3)),
                State.NEW);

        assertThat(all(write(Results.of(List.of(one, one), List.of())), "fingerprint"))
                .containsExactly(one.fingerprint(), one.fingerprint() + "-2");
    }

    @Test
    void placesWhatHasNoLineOnTheFirst() {
        TriagedFinding inClass = Results.triaged(
                Results.plain(
                        "remove-on-many-to-many",
                        Severity.INFO,
                        Confidence.POSSIBLE,
                        "in a class file",
                        SourceRange.ofMember("a.jar!/A.class", 2)),
                State.NEW);

        assertThat(write(Results.of(List.of(inClass), List.of()))
                        .get(0)
                        .getAsJsonObject()
                        .getAsJsonObject("location"))
                .hasToString("{\"path\":\"a.jar!/A.class\",\"lines\":{\"begin\":1,\"end\":1}}");
        assertThat(write(Results.weird())).hasSize(1);
    }
}
