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
 * @param jars what holds rules of other authors, to be closed after a run
 */
record Engine(RuleRegistry rules, Analysis analysis, RuleJars jars) {
    /** The analysis of the product. */
    static final Engine BUILT_IN = new Engine(CascadeLint.rules(), CascadeLint::analyze);

    Engine(RuleRegistry rules, Analysis analysis) {
        this(rules, analysis, new RuleJars());
    }

    /** The same for one run. */
    Engine forOneRun() {
        return new Engine(rules, analysis);
    }

    /** Turns a request into a result. */
    interface Analysis {
        AnalysisResult analyze(AnalysisRequest request) throws NothingToAnalyseException;
    }
}
