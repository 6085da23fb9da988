package io.github.cascadelint.rule;

import io.github.cascadelint.base.Api;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A number that the configuration may set for a rule, beside its level. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
@Api
public @interface RuleOption {

    /** The key in the configuration. */
    String name();

    /** Its value where the configuration says nothing. */
    int value();
}
