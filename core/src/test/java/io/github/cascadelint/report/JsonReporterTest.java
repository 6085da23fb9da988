package io.github.cascadelint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.cascadelint.triage.TriagedFinding.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonReporterTest {
    private static JsonObject parse(io.github.cascadelint.AnalysisResult result) {
        return JsonParser.parseString(Results.write(new JsonReporter(), result)).getAsJsonObject();
    }

    @Test
    void writesTheContractsShape() {
        String text = Results.write(
                new JsonReporter(),
                Results.of(List.of(Results.triaged(Results.removeOnManyToOne(), State.NEW)), List.of()));

        assertThat(text).isEqualTo("""
                {
                  "tool": {
                    "name": "Cascade Lint",
                    "version": "%s"
                  },
                  "complete": true,
                  "findings": [
                    {
                      "rule": "remove-on-many-to-one",
                      "severity": "error",
                      "confidence": "certain",
                      "message": "Comment.post cascades REMOVE to Post: deleting one comment deletes the post and with it all its other comments",
                      "entity": "com.acme.blog.Comment",
                      "attribute": "post",
                      "target": "com.acme.blog.Post",
                      "file": "src/main/java/com/acme/blog/Comment.java",
                      "line": 14,
                      "column": 16,
                      "endLine": 14,
                      "endColumn": 41,
                      "evidence": [
                        {
                          "text": "Tag.posts refers to Post",
                          "file": "src/main/java/com/acme/blog/Tag.java",
                          "line": 22
                        },
                        {
                          "text": "the specification allows REMOVE on one-to-one and one-to-many only",
                          "file": null,
                          "line": null
                        }
                      ],
                      "path": [
                        {
                          "entity": "com.acme.blog.Comment",
                          "attribute": "post",
                          "target": "com.acme.blog.Post",
                          "how": "remove"
                        },
                        {
                          "entity": "com.acme.blog.Post",
                          "attribute": "comments",
                          "target": "com.acme.blog.Comment",
                          "how": "orphan-removal"
                        }
                      ],
                      "suggestion": {
                        "text": "remove the cascade",
                        "edits": [
                          {
                            "file": "src/main/java/com/acme/blog/Comment.java",
                            "startLine": 14,
                            "startColumn": 16,
                            "endLine": 14,
                            "endColumn": 41,
                            "newText": ""
                          }
                        ],
                        "sql": null,
                        "tier": "suggested"
                      },
                      "helpUri": "https://example.org/rules/remove-on-many-to-one",
                      "fingerprint": "remove-on-many-to-one:com.acme.blog.Comment#post",
                      "state": "new"
                    }
                  ],
                  "problems": [],
                  "coverage": {
                    "files": 312,
                    "filesParsed": 58,
                    "managedTypes": 45,
                    "entities": 41,
                    "associations": 97,
                    "unresolvedTargets": 2,
                    "schemaSources": 1,
                    "tables": 38,
                    "foreignKeys": 52,
                    "unmatchedTables": 0,
                    "providers": [
                      {
                        "provider": "hibernate",
                        "version": "6.6",
                        "api": "jakarta",
                        "reason": "Spring Boot 3.5.9",
                        "file": "pom.xml",
                        "line": 12,
                        "entities": 41
                      }
                    ],
                    "naming": [
                      {
                        "strategy": "spring",
                        "implicit": "spring",
                        "physical": "underscores",
                        "reason": "spring-boot-starter-data-jpa",
                        "file": "pom.xml",
                        "line": 31,
                        "entities": 41
                      }
                    ]
                  },
                  "baseline": {
                    "stale": []
                  }
                }
                """.formatted(Tool.version()));
    }

    @Test
    void saysWhenInputWasLostAndWhere() {
        JsonObject root = parse(Results.full());

        assertThat(root.get("complete").getAsBoolean()).isFalse();
        assertThat(root.getAsJsonArray("problems")).hasSize(3);
        assertThat(root.getAsJsonArray("problems").get(0))
                .hasToString("{\"kind\":\"syntax\","
                        + "\"text\":\"an attribute was left out: ';' expected\","
                        + "\"file\":\"src/main/java/com/acme/Broken.java\",\"line\":7}");
        assertThat(root.getAsJsonArray("problems").get(2))
                .hasToString("{\"kind\":\"rule-crash\",\"text\":\"rule x failed; please report it\","
                        + "\"file\":null,\"line\":null}");
    }

    @Test
    void keepsSuppressedFindings() {
        JsonObject finding =
                parse(Results.full()).getAsJsonArray("findings").get(2).getAsJsonObject();

        assertThat(finding.get("state").getAsString()).isEqualTo("suppressed");
        assertThat(finding.get("suppression"))
                .hasToString("{\"reason\":\"nightly clean-up deletes both\",\"until\":\"2999-12-31\"}");
        assertThat(finding.get("target").isJsonNull()).isTrue();
        assertThat(finding.get("suggestion").isJsonNull()).isTrue();
    }

    @Test
    void survivesWeirdText() {
        JsonObject finding =
                parse(Results.weird()).getAsJsonArray("findings").get(0).getAsJsonObject();

        assertThat(finding.get("file").getAsString())
                .isEqualTo("src/a b/Übung#1/<img src=x onerror=alert(1)>/100%.java");
        assertThat(finding.get("attribute").getAsString()).isEqualTo("naïve\"'&");
        assertThat(finding.get("message").getAsString()).contains("<img src=x onerror=alert(1)>", "\nin two lines");
    }

    @Test
    void namesTheVersionOfTheBuild() {
        assertThat(Tool.version()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }
}
