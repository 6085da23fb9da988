package io.github.cascadelint.cli;

import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.cli.Choice.ReportFile;
import io.github.cascadelint.config.Configuration.FailOn;
import io.github.cascadelint.config.ConfigurationException;
import io.github.cascadelint.report.ConsoleReporter;
import io.github.cascadelint.report.Reporter;
import io.github.cascadelint.report.Reporters;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.triage.Baseline;
import io.github.cascadelint.triage.BaselineException;
import io.github.cascadelint.triage.BaselineFile;
import java.nio.file.Path;
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
            description = "Leave out findings that are less sure: certain, likely or possible; default: likely.")
    private Confidence minConfidence = Confidence.LIKELY;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description =
                    "Findings that were accepted, as the command baseline writes them: they are reported as baselined"
                            + " and do not count; default: the nearest " + BaselineFile.NAME
                            + " in the scanned folder or above it.")
    private Optional<String> baseline = Optional.empty();

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
            throws CannotRunException, ConfigurationException, NothingToAnalyseException, BaselineException {
        AnalysisRequest plain = scan.request(terminal, engine, paths, minConfidence);
        AnalysisRequest request = plain.withBaseline(baseline(plain.baseDirectory()));
        long start = System.nanoTime();
        AnalysisResult result = new Run(terminal, engine).analyze(request, scan.debug());

        Path base = request.baseDirectory();
        FailOn level = failOn.or(request.configuration()::failOn).orElse(FailOn.ERROR);
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
        return status(result, level);
    }

    private Baseline baseline(Path base) throws CannotRunException, BaselineException {
        Optional<Path> file = baseline.isPresent()
                ? Optional.of(Output.path(terminal, baseline.get()).normalize())
                : BaselineFile.nearest(base);
        return file.isPresent() ? BaselineFile.read(file.get(), terminal.display(file.get())) : Baseline.NONE;
    }

    private Reporter reporter(String id, FailOn level, Path base, boolean shown) {
        if (id.equals("console")) {
            return new ConsoleReporter(terminal.looks(base, shown));
        }
        return Reporters.find(id, level).orElseThrow();
    }

    /** One line for whoever does not get to see the report. */
    private void tell(AnalysisResult result) {
        output.ifPresent(file ->
                terminal.err().println("cascade-lint: " + ConsoleReporter.headline(result) + "; report in " + file));
        if (!result.complete()) {
            terminal.err().println("cascade-lint: " + ConsoleReporter.incomplete(result));
        }
    }

    private int status(AnalysisResult result, FailOn level) {
        if (!result.complete() && !scan.allowIncomplete()) {
            return ExitStatus.INCOMPLETE;
        }
        return result.failsAt(level) ? ExitStatus.FINDINGS : ExitStatus.CLEAN;
    }
}
