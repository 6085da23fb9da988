package com.example.rules;

import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleProvider;
import java.util.List;

/** The rules of our team. */
public final class AcmeRules implements RuleProvider {
    @Override
    public List<Rule> rules() {
        return List.of(new JoinTableName());
    }
}
