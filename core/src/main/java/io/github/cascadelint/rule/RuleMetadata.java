package io.github.cascadelint.rule;

import io.github.cascadelint.fix.Tier;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A rule together with its validated {@link RuleInfo}.
 *
 * @param fix how far the best of its suggestions may be followed
 * @param options what the configuration may set, each with its value where it does not
 */
public record RuleMetadata(
        String id,
        Category category,
        Severity severity,
        String since,
        String summary,
        List<String> speaksFor,
        Tier fix,
        SortedMap<String, Integer> options,
        Rule rule) {

    /** What the id of a rule of another author looks like: with a prefix, so that no rule of ours will ever have it. */
    public static final String CUSTOM_ID = "[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z][a-z0-9]*(-[a-z0-9]+)*";

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
        RuleInfo info = info(rule);
        if (!info.id().matches("[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException("rule id '" + info.id() + "' is not kebab-case");
        }
        return of(info, rule);
    }

    /**
     * Reads the annotation of a rule of another author.
     *
     * @throws IllegalArgumentException if the class has no {@link RuleInfo}, or one that breaks the house rules
     */
    static RuleMetadata ofCustom(Rule rule) {
        RuleInfo info = info(rule);
        if (!info.id().matches(CUSTOM_ID)) {
            throw new IllegalArgumentException("the id '" + info.id()
                    + "' is not of the form acme/what-is-flagged, in small letters and with a prefix of your own");
        }
        return of(info, rule);
    }

    private static RuleInfo info(Rule rule) {
        RuleInfo info = rule.getClass().getAnnotation(RuleInfo.class);
        if (info == null) {
            throw new IllegalArgumentException(rule.getClass().getName() + " has no @RuleInfo");
        }
        return info;
    }

    private static RuleMetadata of(RuleInfo info, Rule rule) {
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
                info.fix(),
                options,
                rule);
    }

    /** Whether it is a rule of another author. */
    public boolean isCustom() {
        return id.contains("/");
    }

    /** Address of the rule's page; empty where a rule of another author names none. */
    public String helpUri() {
        return isCustom() ? info(rule).helpUri() : PAGES + id + ".md";
    }
}
