package io.github.cascadelint.rule;

import io.github.cascadelint.base.Api;
import io.github.cascadelint.fix.Tier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What is known of a rule without running it. Ids are for ever: a renamed rule keeps its old id as an alias. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Api
public @interface RuleInfo {

    /**
     * Kebab-case name of the pattern that is flagged, with a prefix where another author wrote it: {@code
     * acme/join-table-name}. Its page is the resource {@code /rules/<id>.md} of its jar.
     */
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

    /** How far the best of its suggestions may be followed; {@code MANUAL} where all are words only. */
    Tier fix() default Tier.MANUAL;

    /** Where its page stands; only for rules of other authors. */
    String helpUri() default "";

    /** The numbers that the configuration may set. */
    RuleOption[] options() default {};
}
