package io.github.cascadelint.cli;

import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.config.ConfigurationException;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.source.cache.CacheChoice;
import io.github.cascadelint.source.cache.CacheUse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One analysis, with what a person at a terminal wants to see of it. */
final class Run {
    private static final double NANOS_PER_MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Terminal terminal;
    private final Engine engine;

    Run(Terminal terminal, Engine engine) {
        this.terminal = terminal;
        this.engine = engine;
    }

    /** What a command tells of what was analysed. */
    interface Telling {
        void tell(AnalysisRequest request, RelationshipGraph graph) throws CannotRunException;
    }

    /** Analyses the paths, has told what the command is about, and gives the status that it ends with. */
    int tell(ScanOptions scan, List<String> paths, Telling telling)
            throws CannotRunException, ConfigurationException, NothingToAnalyseException {
        AnalysisRequest request = scan.request(terminal, engine, paths, Optional.of(Confidence.CERTAIN));
        AnalysisResult result = analyze(request, scan.debug());
        telling.tell(request, result.graph());
        return scan.incomplete(terminal, request, result);
    }

    AnalysisResult analyze(AnalysisRequest request, boolean debug) throws NothingToAnalyseException {
        long start = System.nanoTime();
        AnalysisResult result;
        Progress progress = Progress.start(terminal);
        try {
            result = engine.analysis().analyze(request);
        } finally {
            progress.stop();
        }
        result.cache().troubles().forEach(terminal::say);
        if (debug) {
            if (!request.cache().equals(CacheChoice.NONE)) {
                CacheUse cache = result.cache();
                terminal.say("cache: " + cache.found() + " readings found, " + cache.made() + " made, "
                        + cache.damaged() + " damaged");
            }
            timings(result.timings().nanos(), System.nanoTime() - start);
        }
        return result;
    }

    /** A time as a person at a terminal wants to read it. */
    static String seconds(long nanos) {
        return String.format(Locale.ROOT, "took %.1f s", nanos / NANOS_PER_SECOND);
    }

    private void timings(Map<String, Long> nanos, long total) {
        nanos.forEach((step, time) -> timing(step, time, total));
        timing("total", total, total);
    }

    private void timing(String step, long nanos, long total) {
        String time =
                String.format(Locale.ROOT, "%10.1f ms %4.0f %%", nanos / NANOS_PER_MILLISECOND, 100.0 * nanos / total);
        terminal.say(time + "  " + step);
    }
}
