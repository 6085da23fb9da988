package io.github.cascadelint.rule;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A rule together with its validated {@link RuleInfo}.
 *
 * @param options what the configuration may set, each with its value where it does not
 */
public record RuleMetadata(
        String id,
        Category category,
        Severity severity,
        String since,
        String summary,
        List<String> speaksFor,
        SortedMap<String, Integer> options,
        Rule rule) {

    /** Where the rule pages stand. */
    private static final String PAGES = "https://github.com/cascadelint/cascade-lint/blob/main/rules-docs/rules/";

    public RuleMetadata {
        speaksFor = List.copyOf(speaksFor);
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /**
     * Reads the annotation of a rule.
     *
     * @throws IllegalArgumentException if the class has no {@link RuleInfo}, or one that breaks the house rules
     */
    static RuleMetadata of(Rule rule) {
        RuleInfo info = rule.getClass().getAnnotation(RuleInfo.class);
        if (info == null) {
            throw new IllegalArgumentException(rule.getClass().getName() + " has no @RuleInfo");
        }
        if (!info.id().matches("[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException("rule id '" + info.id() + "' is not kebab-case");
        }
        if (info.summary().isBlank() || info.summary().endsWith(".")) {
            throw new IllegalArgumentException(
                    "summary of " + info.id() + " must be a sentence without a final period");
        }
        SortedMap<String, Integer> options = new TreeMap<>();
        for (RuleOption option : info.options()) {
            options.put(option.name(), option.value());
        }
        return new RuleMetadata(
                info.id(),
                info.category(),
                info.severity(),
                info.since(),
                info.summary(),
                List.of(info.speaksFor()),
                options,
                rule);
    }

    /** Address of the rule's page. */
    public String helpUri() {
        return PAGES + id + ".md";
    }
}
