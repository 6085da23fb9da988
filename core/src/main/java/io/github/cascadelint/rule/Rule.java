package io.github.cascadelint.rule;

import io.github.cascadelint.base.Api;

/** A rule: stateless, sees the model and the graph, and reports through its context. */
@Api
public interface Rule {

    /** Looks at the whole model once. */
    void check(RuleContext context);
}
