package io.github.cascadelint.cli;

import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.cli.Choice.ReportFile;
import io.github.cascadelint.config.Configuration.FailOn;
import io.github.cascadelint.config.ConfigurationException;
import io.github.cascadelint.git.EarlierTree;
import io.github.cascadelint.git.RevisionException;
import io.github.cascadelint.report.ConsoleReporter;
import io.github.cascadelint.report.Reporter;
import io.github.cascadelint.report.Reporters;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.triage.BaselineException;
import io.github.cascadelint.triage.BaselineFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check}: analyse and report. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        header = "Analyse and report findings.",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "The report goes to standard output, everything else to standard error.",
            "Exit status: 0 nothing at or above --fail-on, 1 findings, 2 could not run,",
            "3 part of the input could not be analysed; 3 wins over 1.",
            "",
            "Examples:",
            "  cascade-lint check",
            "  cascade-lint check --since origin/main --format markdown",
            "  cascade-lint check --fail-on warning --report sarif=target/cascade-lint.sarif src/main/java"
        })
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Engine engine;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Choice.ReportFormatConverter.class,
            description =
                    "Format of the report: console, json, sarif, html, markdown, checkstyle, junit, gitlab or github;"
                            + " default: console.")
    private String format = "console";

    @Option(
            names = "--report",
            paramLabel = "FORMAT=FILE",
            converter = Choice.ReportFileConverter.class,
            description = "Write a report to a file as well; may be given several times.")
    private List<ReportFile> reports = List.of();

    @Option(names = "--output", paramLabel = "FILE", description = "Write the report to this file, not to the output.")
    private Optional<String> output = Optional.empty();

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            converter = Choice.FailOnConverter.class,
            description = "End with status 1 from this severity on: error, warning, info or never; default: as"
                    + " configured, else error.")
    private Optional<FailOn> failOn = Optional.empty();

    @Option(
            names = "--min-confidence",
            paramLabel = "LEVEL",
            converter = Choice.ConfidenceConverter.class,
            description = "Leave out findings that are less sure: certain, likely or possible; default: as"
                    + " configured, else likely.")
    private Optional<Confidence> minConfidence = Optional.empty();

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description =
                    "Findings that were accepted, as the command baseline writes them: they are reported as baselined"
                            + " and do not count; default: the nearest " + BaselineFile.NAME
                            + " in the scanned folder or above it.")
    private Optional<String> baseline = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "GIT_REF",
            description = "Only what the change brought: compares with the commit where the sources parted from this"
                    + " branch, tag or commit. Findings that were there do not count, and the report says what the"
                    + " change does to deletes.")
    private Optional<String> since = Optional.empty();

    @Option(
            names = "--fragments",
            paramLabel = "DIR",
            description = "Folder with what 'analyze' has read of the files; may be given several times. What is not in"
                    + " it is read here.")
    private List<String> fragments = List.of();

    @Parameters(paramLabel = "PATH", arity = "0..*", description = ScanOptions.PATHS)
    private List<String> paths = List.of();

    @Mixin
    private final ScanOptions scan = new ScanOptions();

    CheckCommand(Terminal terminal, Engine engine) {
        this.terminal = terminal;
        this.engine = engine;
    }

    @Override
    public Integer call()
            throws CannotRunException, ConfigurationException, NothingToAnalyseException, BaselineException,
                    RevisionException, IOException {
        AnalysisRequest plain = scan.request(terminal, engine, paths, minConfidence);
        AnalysisRequest request = plain.withBaseline(ScanOptions.baseline(terminal, baseline, plain.baseDirectory()))
                .withCache(plain.cache().with(fragments()));
        long start = System.nanoTime();
        AnalysisResult result = analyze(request);
        refuseBlind(request, result);

        Path base = request.baseDirectory();
        FailOn level = failOn.orElse(request.configuration().failOn());
        Output files = new Output(terminal);
        for (ReportFile report : reports) {
            Reporter reporter = reporter(report.format(), level, base, false);
            files.write(Optional.of(report.file()), text -> reporter.write(result, text));
        }
        Reporter reporter = reporter(format, level, base, output.isEmpty());
        files.write(output, text -> reporter.write(result, text));
        if (terminal.interactive() && output.isEmpty()) {
            terminal.err().println(Run.seconds(System.nanoTime() - start));
        }
        if (output.isPresent() || !format.equals("console")) {
            tell(result);
        }
        return status(request, result, level);
    }

    private AnalysisResult analyze(AnalysisRequest request)
            throws NothingToAnalyseException, RevisionException, IOException {
        Run run = new Run(terminal, engine);
        if (since.isEmpty()) {
            return run.analyze(request, scan.debug());
        }
        try (EarlierTree earlier = EarlierTree.open(request, since.get())) {
            Optional<AnalysisResult> before = earlier.analyze();
            return run.analyze(request, scan.debug()).since(before, earlier.revision());
        }
    }

    /** A report on the wrong folder would look clean; what is incomplete says so itself. */
    private void refuseBlind(AnalysisRequest request, AnalysisResult result) throws CannotRunException {
        Optional<Path> file = ScanOptions.baselineFile(terminal, baseline, request.baseDirectory());
        if (file.isEmpty() || isIncomplete(request, result)) {
            return;
        }
        Optional<String> blind = result.blind(terminal.display(file.get()));
        if (blind.isPresent()) {
            throw new CannotRunException(blind.get());
        }
    }

    private List<Path> fragments() throws CannotRunException {
        List<Path> folders = new ArrayList<>();
        for (String name : fragments) {
            Path folder = Output.path(terminal, name).normalize();
            if (!Files.exists(folder)) {
                throw new CannotRunException("no such folder of fragments: " + name);
            }
            folders.add(folder);
        }
        return folders;
    }

    private Reporter reporter(String id, FailOn level, Path base, boolean shown) {
        if (id.equals("console")) {
            return new ConsoleReporter(terminal.looks(base, shown));
        }
        return Reporters.find(id, level).orElseThrow();
    }

    /** One line for whoever does not get to see the report. */
    private void tell(AnalysisResult result) {
        output.ifPresent(file -> terminal.say(ConsoleReporter.headline(result) + "; report in " + file));
        if (!result.complete()) {
            terminal.say(ConsoleReporter.incomplete(result));
        }
    }

    private static int status(AnalysisRequest request, AnalysisResult result, FailOn level) {
        if (isIncomplete(request, result)) {
            return ExitStatus.INCOMPLETE;
        }
        return result.failsAt(level) ? ExitStatus.FINDINGS : ExitStatus.CLEAN;
    }

    private static boolean isIncomplete(AnalysisRequest request, AnalysisResult result) {
        return !result.complete() && !request.configuration().allowIncomplete();
    }
}
