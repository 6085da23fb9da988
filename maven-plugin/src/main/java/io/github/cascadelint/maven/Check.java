package io.github.cascadelint.maven;

import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.config.Configuration.FailOn;
import io.github.cascadelint.git.EarlierTree;
import io.github.cascadelint.git.RevisionException;
import io.github.cascadelint.report.HtmlReporter;
import io.github.cascadelint.report.JsonReporter;
import io.github.cascadelint.report.Reporter;
import io.github.cascadelint.report.Reporters;
import io.github.cascadelint.report.SarifReporter;
import io.github.cascadelint.triage.Baseline;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** One check of the modules of a reactor: analyses, tells, writes the reports and decides. */
final class Check {
    private final Settings settings;
    private final Reactor reactor;
    private final Surroundings maven;
    private final List<MavenProject> read;
    private final List<MavenProject> judged;
    private final Log log;

    /**
     * @param skipped modules that are not even read
     */
    Check(Settings settings, Surroundings maven, List<MavenProject> skipped, Log log) {
        this.settings = settings;
        this.maven = maven;
        this.reactor = maven.reactor();
        this.read = reactor.allBut(skipped);
        this.judged = reactor.selected().stream().filter(read::contains).toList();
        this.log = log;
    }

    /**
     * Checks.
     *
     * @param called whether somebody called the goal, rather than a POM, which may bind it for modules yet to come
     * @throws MojoExecutionException if the check cannot run
     * @throws MojoFailureException if the build shall fail
     */
    void run(boolean called) throws MojoExecutionException, MojoFailureException {
        Configuration configuration = settings.configuration();
        List<Path> judgedSources = Reactor.sources(judged, configuration.includeTests());
        if (judgedSources.isEmpty()) {
            nothingToCheck(called);
            return;
        }
        AnalysisResult result = analyze(request(configuration, settings.accepted()));
        result.timings()
                .nanos()
                .forEach((step, nanos) -> log.debug(step + ": " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms"));
        if (judged.size() < read.size()) {
            log.info("Read " + read.size() + " modules, reporting on " + judged.size());
            result = result.filter(file -> isBelow(judgedSources, file));
        }
        new FindingLog(log, reactor.baseFolder()).tell(result, configuration.allowIncomplete());
        write(result);
        writeFurther(result, configuration.failOn());
        decide(result, configuration);
    }

    private boolean isBelow(List<Path> folders, String path) {
        Path file = reactor.baseFolder().resolve(path);
        return folders.stream().anyMatch(file.normalize()::startsWith);
    }

    private void nothingToCheck(boolean called) throws MojoExecutionException {
        String text = "no folder of Java sources in "
                + (judged.size() == 1 ? judged.get(0).getArtifactId() : judged.size() + " modules");
        if (called && judged.size() == reactor.size()) {
            throw new MojoExecutionException("Nothing to check: " + text);
        }
        // a POM that binds the goal for its children, built alone, is nothing to warn of
        boolean onlyPoms =
                judged.stream().allMatch(project -> project.getPackaging().equals("pom"));
        String message = "Nothing was checked: " + text;
        if (onlyPoms) {
            log.info(message);
        } else {
            log.warn(message);
        }
    }

    /**
     * Analyses all modules, for somebody else to tell of.
     *
     * @throws MojoExecutionException if the check cannot run
     */
    AnalysisResult analyze() throws MojoExecutionException {
        return analyze(settings.accepted());
    }

    /**
     * The same with other findings accepted than the settings say.
     *
     * @throws MojoExecutionException if the check cannot run
     */
    AnalysisResult analyze(Baseline accepted) throws MojoExecutionException {
        return analyzeNow(request(settings.configuration(), accepted));
    }

    private AnalysisRequest request(Configuration configuration, Baseline accepted) throws MojoExecutionException {
        return new AnalysisRequest(
                        Reactor.sources(read, configuration.includeTests()),
                        reactor.baseFolder(),
                        configuration.includeTests(),
                        configuration,
                        configuration.minConfidence(),
                        settings.jobs())
                .withRules(settings.rules())
                .withSchemas(settings.schemas())
                .withDatabases(
                        maven.databases().read(settings.databases(), settings.databaseServer(), settings.drivers()))
                .withClassPath(maven.classPath().of(read, configuration.includeTests()))
                .withBaseline(accepted)
                .withCache(settings.cache());
    }

    private AnalysisResult analyze(AnalysisRequest request) throws MojoExecutionException {
        if (settings.since().isEmpty()) {
            return analyzeNow(request);
        }
        try (EarlierTree earlier = EarlierTree.open(request, settings.since().get())) {
            Optional<AnalysisResult> before = earlier.analyze();
            return analyzeNow(request).since(before, earlier.revision());
        } catch (RevisionException e) {
            throw new MojoExecutionException("cascade-lint.since: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("The copy of the earlier sources cannot be deleted: " + e, e);
        }
    }

    private AnalysisResult analyzeNow(AnalysisRequest request) throws MojoExecutionException {
        try {
            AnalysisResult result = CascadeLint.analyze(request);
            result.cache().troubles().forEach(log::warn);
            log.debug("cache: " + result.cache());
            refuseBlind(request, result);
            return result;
        } catch (NothingToAnalyseException e) {
            throw new MojoExecutionException("Nothing to check: " + e.getMessage(), e);
        }
    }

    /** A module without entities, built alone, must not fail by the baseline of a larger build above it. */
    private void refuseBlind(AnalysisRequest request, AnalysisResult result) throws MojoExecutionException {
        Optional<Path> file = settings.baseline();
        boolean incomplete = !result.complete() && !request.configuration().allowIncomplete();
        Optional<String> blind = file.isEmpty() || incomplete
                ? Optional.empty()
                : result.blind(file.get().toString());
        if (blind.isEmpty()) {
            return;
        }
        if (file.orElseThrow().startsWith(reactor.rootFolder())) {
            throw new MojoExecutionException("Nothing to check: " + blind.get());
        }
        log.warn("Nothing was checked: " + blind.get());
    }

    private void write(AnalysisResult result) throws MojoExecutionException {
        for (Reporter reporter : List.of(new JsonReporter(), new SarifReporter(), new HtmlReporter())) {
            write(result, reporter, settings.outputDirectory().resolve("cascade-lint." + reporter.id()));
        }
    }

    private void writeFurther(AnalysisResult result, FailOn failOn) throws MojoExecutionException {
        for (Settings.ReportFile report : settings.reports()) {
            write(result, Reporters.find(report.format(), failOn).orElseThrow(), report.file());
        }
    }

    private void write(AnalysisResult result, Reporter reporter, Path file) throws MojoExecutionException {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                reporter.write(result, writer);
            }
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot write the report " + file + ": " + e, e);
        }
        log.info("Report: " + file);
    }

    private static void decide(AnalysisResult result, Configuration configuration) throws MojoFailureException {
        FailOn failOn = configuration.failOn();
        if (!result.complete() && !configuration.allowIncomplete()) {
            throw new MojoFailureException("Part of the sources could not be analysed, so findings may be missing; the"
                    + " problems are listed above. Mend these files, or exclude them in cascade-lint.yml, or accept it with"
                    + " -Dcascade-lint.allowIncomplete");
        }
        if (result.failsAt(failOn)) {
            long count = result.newFindings().stream()
                    .filter(triaged -> failOn.failsAt(triaged.finding().severity()))
                    .count();
            String level = failOn.name().toLowerCase(Locale.ROOT);
            throw new MojoFailureException(Text.count(count, "finding", "findings") + " at or above '" + level
                    + "', listed above. Where one is intended, suppress it with its reason; to accept those of today, call"
                    + " cascade-lint:baseline; to see findings without failing, use -Dcascade-lint.failOn=never");
        }
    }
}
