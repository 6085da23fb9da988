package io.github.cascadelint;

import io.github.cascadelint.rule.RuleRegistry;
import java.util.List;

/** Stub to be replaced: the analysis itself. */
public final class CascadeLint {

    private CascadeLint() {}

    /** The built-in rules. */
    public static RuleRegistry rules() {
        return new RuleRegistry(List.of());
    }

    /**
     * Analyses sources.
     *
     * @throws NothingToAnalyseException if a root does not exist or holds no Java file
     */
    public static AnalysisResult analyze(AnalysisRequest request) throws NothingToAnalyseException {
        throw new NothingToAnalyseException("not implemented");
    }
}
