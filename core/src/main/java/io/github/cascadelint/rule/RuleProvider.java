package io.github.cascadelint.rule;

import io.github.cascadelint.base.Api;
import java.util.List;

/**
 * Brings rules of other authors. A jar names its providers in
 * {@code META-INF/services/io.github.cascadelint.rule.RuleProvider}, as {@link java.util.ServiceLoader} has it; a provider is
 * public and has a public constructor without parameters.
 */
@Api
public interface RuleProvider {

    /** The rules, each a class with {@link RuleInfo} whose id has a prefix, such as {@code acme/join-table-name}. */
    List<Rule> rules();
}
