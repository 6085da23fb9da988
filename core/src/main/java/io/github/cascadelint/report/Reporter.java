package io.github.cascadelint.report;

import io.github.cascadelint.AnalysisResult;
import java.io.IOException;

/** A report format. Same result, same text: no clock, no locale, no absolute path. */
public interface Reporter {

    /** The word that selects it on the command line, for example {@code json}. */
    String id();

    /**
     * Writes the report, ending with a line feed.
     *
     * @throws IOException if the output cannot be written
     */
    void write(AnalysisResult result, Appendable output) throws IOException;
}
