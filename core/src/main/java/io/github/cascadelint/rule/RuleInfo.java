package io.github.cascadelint.rule;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What is known of a rule without running it. Ids are for ever: a renamed rule keeps its old id as an alias. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RuleInfo {

    /** Kebab-case name of the pattern that is flagged; also the name of its page in {@code rules-docs/rules}. */
    String id();

    /** The family it belongs to. */
    Category category();

    /** The severity of its findings where evidence makes them certain; a rule may lower it. */
    Severity severity();

    /** The version that brought it. */
    String since();

    /** What it flags: one sentence without a final period. */
    String summary();

    /**
     * Ids of rules that say less about the same cascade. Where both have a finding on one attribute, this one speaks and
     * the other is named in its evidence.
     */
    String[] speaksFor() default {};

    /** The numbers that the configuration may set. */
    RuleOption[] options() default {};
}
