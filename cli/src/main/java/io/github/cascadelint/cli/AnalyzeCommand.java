package io.github.cascadelint.cli;

import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.config.ConfigurationException;
import io.github.cascadelint.source.cache.CacheChoice;
import io.github.cascadelint.source.cache.Shard;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code analyze}: read a part of the code, for a later {@code check --fragments} on another machine. */
@Command(
        name = "analyze",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        header = "Read a part of the code, and keep what it says for a later check.",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Nothing is judged and no finding is reported: that is for 'check --fragments', on the same files.",
            "",
            "Example, on two machines, and then on one that has the output of both:",
            "  cascade-lint analyze --shard 1/2 --fragments out",
            "  cascade-lint analyze --shard 2/2 --fragments out",
            "  cascade-lint check --fragments out"
        })
final class AnalyzeCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Engine engine;

    @Option(
            names = "--shard",
            paramLabel = "K/N",
            converter = Choice.ShardConverter.class,
            description = "Read the K-th of N parts of the code; default: 1/1.")
    private Shard shard = new Shard(1, 1);

    @Option(
            names = "--fragments",
            paramLabel = "DIR",
            required = true,
            description = "Folder for what was read, one file for each part.")
    private String fragments = "";

    @Parameters(paramLabel = "PATH", arity = "0..*", description = ScanOptions.PATHS)
    private List<String> paths = List.of();

    @Mixin
    private final ScanOptions scan = new ScanOptions();

    AnalyzeCommand(Terminal terminal, Engine engine) {
        this.terminal = terminal;
        this.engine = engine;
    }

    @Override
    public Integer call() throws CannotRunException, ConfigurationException, NothingToAnalyseException {
        Path folder = Output.path(terminal, fragments).normalize();
        AnalysisRequest plain = scan.request(terminal, engine, paths, Optional.empty());
        List<Path> before = plain.cache().file().stream().toList();
        AnalysisRequest request = plain.withCache(CacheChoice.of(shard, folder).with(before));
        AnalysisResult result = new Run(terminal, engine).analyze(request, scan.debug());
        if (!result.cache().troubles().isEmpty()) {
            return ExitStatus.CANNOT_RUN;
        }
        terminal.say("part " + shard.number() + " of " + shard.of() + ": kept what was read in " + fragments);
        return ExitStatus.CLEAN;
    }
}
