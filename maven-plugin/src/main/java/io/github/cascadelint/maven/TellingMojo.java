package io.github.cascadelint.maven;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.triage.Baseline;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** A goal that somebody calls to be told something of all modules together, once. */
abstract class TellingMojo extends AnalysingMojo {

    Settings settings() throws MojoExecutionException {
        return Settings.parse(parameters(), reactor().rootFolder(), reactor().buildFolder());
    }

    /**
     * Analyses all modules.
     *
     * @param consequence what is left undone when part of the sources cannot be analysed
     */
    AnalysisResult analyze(Settings settings, Baseline accepted, String consequence)
            throws MojoExecutionException, MojoFailureException {
        AnalysisResult result = new Check(settings, surroundings(), List.of(), getLog()).analyze(accepted);
        if (!result.complete() && !settings.configuration().allowIncomplete()) {
            new FindingLog(getLog(), reactor().baseFolder()).lost(result.lost());
            throw new MojoFailureException(
                    consequence + ", because part of the sources could not be analysed; the problems"
                            + " are listed above. Mend these files, or exclude them in cascade-lint.yml, or accept it with"
                            + " -Dcascade-lint.allowIncomplete");
        }
        return result;
    }
}
