package io.github.cascadelint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.Since;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.testkit.Analysis;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the reports make of the difference from an earlier state. */
class SinceReportTest {

    private static final String SHOP = """
            package shop;

            import jakarta.persistence.*;

            @Entity
            class Customer {
                @Id Long id;
            }

            @Entity
            class Purchase {
                @Id Long id;

                @ManyToOne
                Customer customer;
            }

            @Entity
            class Note {
                @Id Long id;

                @ManyToOne(cascade = CascadeType.ALL)
                Customer customer;
            }
            """;

    private static final String BAD = SHOP.replace("@ManyToOne\n", "@ManyToOne(cascade = CascadeType.REMOVE)\n");

    private static final Since.Revision MAIN = new Since.Revision("main", "b".repeat(40), "a".repeat(40));

    @Test
    void markdownBeginsWithWhatTheChangeDoes() throws IOException {
        String text = text(new MarkdownReporter(), since(SHOP, BAD));

        assertThat(text)
                .startsWith("<!-- cascade-lint -->\n### Cascade Lint: ")
                .contains(" since aaaaaaaaaa (where this parted from main); ")
                .contains("#### What this change does to deletes\n\n"
                        + "- `Purchase.customer` now cascades REMOVE: a delete of the `Purchase` deletes its `Customer`"
                        + " (`shop/Shop.java:14`)\n")
                .doesNotContain("\\)")
                .doesNotContain("read 1 file");
        assertThat(text.indexOf("What this change does")).isLessThan(text.indexOf("| severity |"));
    }

    @Test
    void markdownSaysNothingElseWhereNothingChanged() throws IOException {
        String text = text(new MarkdownReporter(), since(BAD, BAD));

        assertThat(text)
                .matches("<!-- cascade-lint -->\n### Cascade Lint: No new findings since aaaaaaaaaa"
                        + " \\(where this parted from main\\); \\d+ were there before\n\n"
                        + "This change leaves what deletes do as it was\\.\n\n");
    }

    @Test
    void consoleTellsEffectsBelowTheirCause() throws IOException {
        assertThat(text(new ConsoleReporter(ConsoleReporter.Options.PLAIN), since(SHOP, BAD)))
                .startsWith(
                        "What this change does to deletes\n  `Purchase.customer` now cascades REMOVE: a delete of the"
                                + " `Purchase` deletes its `Customer`  shop/Shop.java:14\n    = ");
    }

    @Test
    void jsonHasAllOfIt() throws IOException {
        JsonObject since = JsonParser.parseString(text(new JsonReporter(), since(SHOP, BAD)))
                .getAsJsonObject()
                .getAsJsonObject("since");

        assertThat(since.get("ref").getAsString()).isEqualTo("main");
        assertThat(since.get("commit").getAsString()).isEqualTo("b".repeat(40));
        assertThat(since.get("mergeBase").getAsString()).isEqualTo("a".repeat(40));
        JsonObject change = since.getAsJsonArray("changes").get(0).getAsJsonObject();
        assertThat(change.get("kind").getAsString()).isEqualTo("remove-gained");
        assertThat(change.get("entity").getAsString()).isEqualTo("shop.Purchase");
        assertThat(change.get("line").getAsInt()).isEqualTo(14);
    }

    @Test
    void htmlHasItToo() throws IOException {
        String html = text(new HtmlReporter(), since(SHOP, BAD));
        String data = html.substring(html.indexOf("id=\"data\">") + "id=\"data\">".length());
        JsonObject document = JsonParser.parseString(data.substring(0, data.indexOf("</script>")))
                .getAsJsonObject();

        assertThat(document.getAsJsonObject("since").get("revision").getAsString())
                .isEqualTo("aaaaaaaaaa (where this parted from main)");
        assertThat(document.getAsJsonObject("since").getAsJsonArray("changes")).isNotEmpty();
        assertThat(document.getAsJsonArray("findings"))
                .extracting(finding -> finding.getAsJsonObject().has("before"))
                .contains(true, false);
    }

    @Test
    void jsonWithoutComparisonHasNoneOfIt() throws IOException {
        AnalysisResult alone = Analysis.run(Configuration.DEFAULT, Map.of("shop/Shop.java", SHOP));

        assertThat(text(new JsonReporter(), alone)).doesNotContain("\"since\"");
    }

    @Test
    void sarifTellsNewFromUnchangedAndSuppressesNeither() throws IOException {
        String sarif = text(new SarifReporter(), since(SHOP, BAD));

        assertThat(sarif)
                .contains("\"baselineState\": \"new\"", "\"baselineState\": \"unchanged\"")
                .doesNotContain("\"external\"");
    }

    @Test
    void saysThatTheEarlierStateWasNotReadInFull() throws IOException {
        Map<String, String> broken = Map.of("shop/Shop.java", SHOP, "shop/Broken.java", """
                package shop;
                import jakarta.persistence.*;
                @Entity class Broken { @Id Long id; @ManyToOne Customer customer
                """);
        AnalysisResult before = Analysis.run(Configuration.DEFAULT, broken);
        AnalysisResult now = Analysis.run(Configuration.DEFAULT, Map.of("shop/Shop.java", SHOP));

        assertThat(text(new ConsoleReporter(ConsoleReporter.Options.PLAIN), now.since(Optional.of(before), MAIN)))
                .contains("could not be analysed in full, so what looks new may have been there: shop/Broken.java: ");
        assertThat(now.since(Optional.of(before), MAIN).complete()).isTrue();
    }

    @Test
    void saysThatThereWasNothing() throws IOException {
        AnalysisResult now = Analysis.run(Configuration.DEFAULT, Map.of("shop/Shop.java", SHOP));

        assertThat(text(new MarkdownReporter(), now.since(Optional.empty(), MAIN)))
                .contains("> There was nothing to analyse at aaaaaaaaaa")
                .doesNotContain("as it was");
    }

    private static AnalysisResult since(String before, String after) {
        AnalysisResult then = Analysis.run(Configuration.DEFAULT, Map.of("shop/Shop.java", before));
        return Analysis.run(Configuration.DEFAULT, Map.of("shop/Shop.java", after))
                .since(Optional.of(then), MAIN);
    }

    private static String text(Reporter reporter, AnalysisResult result) throws IOException {
        StringBuilder text = new StringBuilder();
        reporter.write(result, text);
        return text.toString();
    }
}
