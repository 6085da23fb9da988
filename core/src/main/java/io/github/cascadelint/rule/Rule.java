package io.github.cascadelint.rule;

/** A rule: stateless, sees the model and the graph, and reports through its context. */
public interface Rule {

    /** Looks at the whole model once. */
    void check(RuleContext context);
}
