package io.github.cascadelint.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.rule.Suggestion;
import io.github.cascadelint.triage.TriagedFinding;
import io.github.cascadelint.triage.TriagedFinding.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownReporterTest {
    private static final int COMMENT = 65_536;
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private static String write(List<TriagedFinding> findings) {
        return Results.write(new MarkdownReporter(), Results.of(findings, List.of()));
    }

    private static Finding saying(String message, List<Evidence> evidence) {
        return new Finding(
                "remove-on-many-to-many",
                Severity.ERROR,
                Confidence.LIKELY,
                message,
                "com.acme.Tag",
                Optional.of("posts"),
                Optional.empty(),
                new SourceRange(Results.TAG, 21, 5, 21, 10),
                evidence,
                List.of(),
                Optional.of(Suggestion.ofSql("add the key", "ALTER TABLE tag\n  ADD x INT; -- ```")));
    }

    /** What a reader sees of a document, without the zero width spaces, and what of it is markup. */
    private static final class Seen extends AbstractVisitor {
        private final StringBuilder text = new StringBuilder();
        private final List<String> html = new ArrayList<>();
        private final List<String> links = new ArrayList<>();
        private final List<String> blocks = new ArrayList<>();
        private final List<String> codes = new ArrayList<>();

        @Override
        public void visit(Text node) {
            text.append(node.getLiteral().replace("\u200b", ""));
        }

        @Override
        public void visit(Code node) {
            codes.add(node.getLiteral());
            text.append(node.getLiteral());
        }

        @Override
        public void visit(FencedCodeBlock node) {
            blocks.add(node.getInfo() + "\n" + node.getLiteral());
        }

        @Override
        public void visit(HtmlBlock node) {
            html.add(node.getLiteral());
        }

        @Override
        public void visit(HtmlInline node) {
            html.add(node.getLiteral());
        }

        @Override
        public void visit(Link node) {
            links.add(node.getDestination());
            visitChildren(node);
        }

        @Override
        public void visit(Image node) {
            links.add(node.getDestination());
        }
    }

    private static Seen see(String markdown) {
        Seen seen = new Seen();
        PARSER.parse(markdown).accept(seen);
        return seen;
    }

    @Test
    void showsATableAndFoldsFindingsWorstFirst() {
        String text = Results.write(new MarkdownReporter(), Results.full());

        assertThat(text).startsWith("<!-- cascade-lint -->\n### Cascade Lint: 1 error, 1 warning in 41 entities");
        String html = HtmlRenderer.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .render(PARSER.parse(text));
        assertThat(html)
                .contains("<th>severity</th>", "<td>error</td>\n<td><a href=\"https://example.org/rules/")
                .containsSubsequence("<summary><b>error</b>", "</details>", "<summary><b>warning</b>", "</details>")
                .contains("<strong>INCOMPLETE: part of the input could not be analysed (2 problems)")
                .contains("<code>src/main/java/com/acme/Broken.java:7</code>: an attribute was left out: ';' expected")
                .doesNotContain("nothing is suppressed here");
        assertThat(see(text).blocks)
                .anySatisfy(block ->
                        assertThat(block).isEqualTo("java\n@ManyToOne(cascade = CascadeType.ALL)  // Übung\n"));
    }

    @Test
    void drawsTheLongestWay() {
        assertThat(see(Results.write(new MarkdownReporter(), Results.full())).blocks)
                .contains("""
                        mermaid
                        flowchart LR
                          n0["Comment"]
                          n1["Post"]
                          n0 ==>|"post: remove"| n1
                          n1 ==>|"comments: orphan removal"| n0
                        """);
        assertThat(see(Results.write(new MarkdownReporter(), Results.weird())).blocks)
                .noneMatch(block -> block.startsWith("mermaid"));
    }

    @Test
    void saysSoWhereNothingIsWrong() {
        assertThat(Results.write(new MarkdownReporter(), Results.clean()))
                .isEqualTo("<!-- cascade-lint -->\n### Cascade Lint: No findings in 41 entities\n\n"
                        + MarkdownText.inline(
                                ConsoleReporter.coverage(Results.clean().coverage()))
                        + "\n\n"
                        + MarkdownText.inline(ConsoleReporter.schemas(List.of(), List.of()))
                        + "\n");
    }

    @Test
    void takesNoMarkupFromTheSources() {
        Seen seen = see(Results.write(new MarkdownReporter(), Results.weird()));

        assertThat(seen.links).containsOnly("https://example.org/rules/remove-on-many-to-many");
        assertThat(seen.text)
                .contains(
                        "<img src=x onerror=alert(1)> says \"no\" to {0} and [a link](https://example.org) in two lines")
                .contains("Help: write {PERSIST} only!");
        assertThat(String.join("", seen.html))
                .doesNotContain("<img", "<script")
                .contains("<code>&lt;script&gt;#naïve\"'&amp;</code>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*a* _b_ **c** `d` ~~e~~ ![f](g) <h> &amp; \\i",
                "| a | b |",
                "# heading",
                "- item",
                "+ item",
                "1. item",
                "12) item",
                "=====",
                "> quote",
                "    code",
                "``` fence",
                "@OneToMany and @jakarta.persistence.OneToMany, mail@example.org @",
                "fixes #12, group/project!34, owner/repo#5, &6, %7, GH",
                "see https://example.org/a and www.example.org",
                "Outer$Inner and ${x} or $a$",
                "<!-- comment --> <details> </details>",
                "trailing \\",
                "<https://example.org> <a@example.org>",
                "[a]: b",
                "` `` ` @a`b",
            })
    void textIsReadAsItIs(String text) {
        Node paragraph = PARSER.parse(MarkdownText.inline(text)).getFirstChild();
        Seen seen = see(MarkdownText.inline(text));

        assertThat(paragraph).isInstanceOf(Paragraph.class);
        assertThat(paragraph.getNext()).isNull();
        assertThat(seen.text).hasToString(text.strip());
        assertThat(seen.links).isEmpty();
        assertThat(seen.html).allMatch(html -> html.equals("<span>") || html.equals("</span>"));
    }

    @Test
    void callsNobodyAndLinksNoIssue() {
        assertThat(MarkdownText.inline("@OneToMany(x) of #12")).isEqualTo("`@OneToMany(x)` of \\#&#8203;12");
        assertThat(MarkdownText.inline("see https://a and www.b"))
                .isEqualTo("see https:&#8203;// a and www&#8203;.b".replace("// a", "//a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "`a`", "a``b", "`", "<b>|&#x41;\\", "@a"})
    void codeIsReadAsItIs(String text) {
        assertThat(see("x " + MarkdownText.code(text)).codes).containsExactly(text);
    }

    @Test
    void fencesCodeThatHoldsFences() {
        assertThat(see(write(List.of(Results.triaged(saying("a", List.of()), State.NEW)))).blocks)
                .contains("sql\nALTER TABLE tag\n  ADD x INT; -- ```\n");
    }

    @Test
    void staysBelowWhatACommentHoldsAndSaysWhatIsMissing() {
        List<TriagedFinding> findings = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        for (int number = 0; number < 30; number++) {
            evidence.add(Evidence.of("fact ".repeat(20) + number));
        }
        for (int number = 0; number < 100; number++) {
            findings.add(Results.triaged(saying("message " + number, evidence), State.NEW));
        }

        String text = write(findings);

        assertThat(text).hasSizeLessThan(COMMENT).contains("- and 20 more, in the other reports");
        int shown = text.split("<details>", -1).length - 1;
        assertThat(shown).isBetween(20, 99);
        assertThat(text).contains("**" + (100 - shown) + " more findings are not shown**");
        assertThat(text.split("</details>", -1).length - 1).isEqualTo(shown);
    }

    @Test
    void oneFindingThatIsTooLongIsNotShown() {
        String text = write(List.of(Results.triaged(saying("x".repeat(COMMENT), List.of()), State.NEW)));

        assertThat(text).hasSizeLessThan(COMMENT).contains("**1 more finding is not shown**");
    }
}
