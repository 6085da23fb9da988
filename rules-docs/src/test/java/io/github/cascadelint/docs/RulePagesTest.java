package io.github.cascadelint.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.docs.Page.Block;
import io.github.cascadelint.rule.RuleMetadata;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule has a class, a test and a page, and every page has the same shape. */
class RulePagesTest {

    private static final List<String> SECTIONS = List.of(
            "What it flags",
            "Why it hurts",
            "Noncompliant",
            "Compliant",
            "When it is right after all",
            "How to suppress",
            "Evidence");
    private static final Pattern FACTS =
            Pattern.compile("Severity: (\\w+).* · Category: (\\w+) · Since: ([\\d.]+) · Options: (.+) · Fix: (\\w+)");

    static Stream<Page> pages() {
        return Page.ofRules().stream();
    }

    static Stream<RuleMetadata> rules() {
        return CascadeLint.rules().all().stream();
    }

    @Test
    void everyRuleHasAPageAndEveryPageARule() {
        assertThat(pages().map(Page::name))
                .containsExactlyElementsOf(rules().map(RuleMetadata::id).toList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void headingsAreTheSameOnEveryPage(Page page) {
        assertThat(page.headings())
                .containsExactlyElementsOf(Stream.concat(
                                Stream.of("# " + page.name()), SECTIONS.stream().map(section -> "## " + section))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void summaryIsOneSentence(Page page) {
        assertThat(page.paragraphs().get(0)).endsWith(".").doesNotContain(". ");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void factsAgreeWithTheRule(Page page) {
        RuleMetadata rule =
                CascadeLint.rules().find(page.name()).orElseThrow(() -> new AssertionError("no rule " + page.name()));
        Matcher facts = FACTS.matcher(page.paragraphs().get(1));
        assertThat(facts.matches()).as(page.paragraphs().get(1)).isTrue();
        assertThat(facts.group(1)).isEqualTo(rule.severity().id());
        assertThat(facts.group(2)).isEqualTo(rule.category().id());
        assertThat(facts.group(3)).isEqualTo(rule.since());
        assertThat(facts.group(5)).isEqualTo(rule.fix().id());
        assertThat(
                        facts.group(4).equals("none")
                                ? List.of()
                                : List.of(facts.group(4).split(", ")))
                .containsExactlyInAnyOrderElementsOf(rule.options().entrySet().stream()
                        .map(option -> option.getKey() + " (" + option.getValue() + ")")
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void examplesStandWhereAReaderLooksForThem(Page page) {
        assertThat(sections(page, Examples::isFlagged)).containsOnly("Noncompliant");
        assertThat(sections(page, block -> block.info().equals(Examples.COMPLIANT)))
                .contains("Compliant")
                .isSubsetOf("Compliant", "When it is right after all", "How to suppress");
    }

    private static List<String> sections(Page page, Predicate<Block> kind) {
        return page.blocks().stream().filter(kind).map(Block::section).toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void suppressionNamesTheRule(Page page) {
        assertThat(page.lines()).anyMatch(line -> line.contains("`rules: { " + page.name() + ": off }`"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleHasATest(RuleMetadata rule) {
        Class<?> type = rule.rule().getClass();
        assertThat(type.getPackageName()).startsWith("io.github.cascadelint.rules");
        Path test =
                Page.MODULE.resolve("../core/src/test/java/" + type.getName().replace('.', '/') + "Test.java");
        assertThat(Files.exists(test)).as(test + " exists").isTrue();
    }
}
