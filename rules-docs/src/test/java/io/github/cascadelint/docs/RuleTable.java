package io.github.cascadelint.docs;

import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.RuleMetadata;
import io.github.cascadelint.rule.RuleRegistry;
import java.util.List;

/** Renders the rules as Markdown: the index of the pages, and the table in the project's README. */
final class RuleTable {

    static final String BEGIN = "<!-- rules:begin -->";
    static final String END = "<!-- rules:end -->";

    private final RuleRegistry rules;

    RuleTable(RuleRegistry rules) {
        this.rules = rules;
    }

    /** The whole index page. */
    String index() {
        StringBuilder text = new StringBuilder();
        text.append("""
                # Rules

                One page per rule: what it flags, why that hurts, and what to write instead. If cascades are new to you, read
                [Cascades in plain words](../guides/cascades-in-plain-words.md) first.

                Severity says how bad a finding is if it is true. Where evidence is thin, a rule reports a lower one.
                """);
        for (Category category : Category.values()) {
            List<RuleMetadata> members = of(category);
            if (members.isEmpty()) {
                continue;
            }
            text.append("\n## ").append(category.title()).append("\n\n");
            text.append("| rule | severity | what it flags |\n| --- | --- | --- |\n");
            members.forEach(rule -> row(text, rule, ""));
        }
        return text.toString();
    }

    /** The table for a page that stands elsewhere. */
    String table(String linkPrefix) {
        StringBuilder text = new StringBuilder();
        text.append("| rule | severity | what it flags |\n| --- | --- | --- |\n");
        for (Category category : Category.values()) {
            of(category).forEach(rule -> row(text, rule, linkPrefix));
        }
        return text.toString();
    }

    /** The text with its table, between the markers, made anew. */
    String replaceIn(String text, String linkPrefix) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("no " + BEGIN + " … " + END);
        }
        return text.substring(0, begin + BEGIN.length()) + "\n" + table(linkPrefix) + text.substring(end);
    }

    private List<RuleMetadata> of(Category category) {
        return rules.all().stream().filter(rule -> rule.category() == category).toList();
    }

    private static void row(StringBuilder text, RuleMetadata rule, String linkPrefix) {
        text.append("| [")
                .append(rule.id())
                .append("](")
                .append(linkPrefix)
                .append(rule.id())
                .append(".md) | ")
                .append(rule.severity().id())
                .append(" | ")
                .append(rule.summary().replace("|", "\\|"))
                .append(" |\n");
    }
}
