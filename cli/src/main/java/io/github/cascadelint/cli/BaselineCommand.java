package io.github.cascadelint.cli;

import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.config.ConfigurationException;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.triage.Baseline;
import io.github.cascadelint.triage.BaselineException;
import io.github.cascadelint.triage.BaselineFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code baseline}: accept what is found now, so that only what comes after it counts. */
@Command(
        name = "baseline",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        header = "Accept the findings of now, so that only later ones count.",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Commit the file: check finds it in the scanned folder or above it.",
            "",
            "Examples:",
            "  cascade-lint baseline",
            "  cascade-lint baseline --prune"
        })
final class BaselineCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Engine engine;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "The file to write; default: the nearest " + BaselineFile.NAME
                    + " in the scanned folder or above it, else one in the current folder.")
    private Optional<String> file = Optional.empty();

    @Option(names = "--prune", description = "Accept nothing anew: only take out what is no longer found.")
    private boolean prune;

    @Option(
            names = "--min-confidence",
            paramLabel = "LEVEL",
            converter = Choice.ConfidenceConverter.class,
            description = "Leave out findings that are less sure: certain, likely or possible; default: as in check.")
    private Optional<Confidence> minConfidence = Optional.empty();

    @Parameters(paramLabel = "PATH", arity = "0..*", description = ScanOptions.PATHS)
    private List<String> paths = List.of();

    @Mixin
    private final ScanOptions scan = new ScanOptions();

    BaselineCommand(Terminal terminal, Engine engine) {
        this.terminal = terminal;
        this.engine = engine;
    }

    @Override
    public Integer call()
            throws CannotRunException, ConfigurationException, NothingToAnalyseException, BaselineException {
        AnalysisRequest plain = scan.request(terminal, engine, paths, minConfidence);
        Path target = target(plain.baseDirectory());
        String name = terminal.display(target);
        boolean there = Files.exists(target);
        if (prune && !there) {
            throw new CannotRunException("there is no baseline to prune: no " + name);
        }
        Baseline before = there ? BaselineFile.read(target, name) : Baseline.NONE;
        AnalysisRequest request = plain.withBaseline(before);
        AnalysisResult result = new Run(terminal, engine).analyze(request, scan.debug());
        int status = scan.incomplete(terminal, request, result);
        if (status != ExitStatus.CLEAN) {
            terminal.say(
                    "nothing is written, because part of the input could not be analysed: what is in it would be taken for"
                            + " mended, or be new the next time; mend these files, exclude them in cascade-lint.yml, or accept it"
                            + " with --allow-incomplete");
            return status;
        }
        Optional<String> blind = result.blind(name);
        if (blind.isPresent()) {
            throw new CannotRunException("nothing is written: " + blind.get());
        }
        Baseline after =
                prune ? before.pruned(result.staleBaseline(), result.findings()) : Baseline.of(result.findings());
        new Output(terminal).write(Optional.of(target.toString()), text -> text.append(after.text()));
        terminal.say(name + ": " + after.changeFrom(before));
        return ExitStatus.CLEAN;
    }

    private Path target(Path base) throws CannotRunException {
        if (file.isPresent()) {
            return Output.path(terminal, file.get()).normalize();
        }
        return BaselineFile.nearest(base).orElse(terminal.folder().resolve(BaselineFile.NAME));
    }
}
