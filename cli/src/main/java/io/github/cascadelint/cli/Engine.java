package io.github.cascadelint.cli;

import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.rule.RuleRegistry;

/**
 * What the command line drives.
 *
 * @param rules the rules there are
 * @param analysis how to analyse
 */
record Engine(RuleRegistry rules, Analysis analysis) {
    /** The analysis of the product. */
    static final Engine BUILT_IN = new Engine(CascadeLint.rules(), CascadeLint::analyze);

    /** Turns a request into a result. */
    interface Analysis {
        AnalysisResult analyze(AnalysisRequest request) throws NothingToAnalyseException;
    }
}
