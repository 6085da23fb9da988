package io.github.cascadelint.cli;

import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.config.ConfigurationException;
import io.github.cascadelint.explain.DeletionFinder;
import io.github.cascadelint.explain.DeletionPaths;
import io.github.cascadelint.report.ConsoleReporter;
import io.github.cascadelint.report.ExplainJson;
import io.github.cascadelint.report.ExplainText;
import io.github.cascadelint.rule.Confidence;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code who-deletes}: every path by which the rows of an entity disappear. */
@Command(
        name = "who-deletes",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        header = "Tell every path by which the rows of an entity disappear.",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footer = {"", "Example:  cascade-lint who-deletes OrderLine src/main/java"})
final class WhoDeletesCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Engine engine;

    @Parameters(index = "0", paramLabel = "ENTITY", description = "Simple or fully qualified name of the entity.")
    private String entity = "";

    @Parameters(index = "1..*", paramLabel = "PATH", arity = "0..*", description = ScanOptions.PATHS)
    private List<String> paths = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Choice.TextFormatConverter.class,
            description = "text or json; default: text.")
    private String format = "text";

    @Option(names = "--output", paramLabel = "FILE", description = "Write to this file, not to the output.")
    private Optional<String> output = Optional.empty();

    @Mixin
    private final ScanOptions scan = new ScanOptions();

    WhoDeletesCommand(Terminal terminal, Engine engine) {
        this.terminal = terminal;
        this.engine = engine;
    }

    @Override
    public Integer call() throws CannotRunException, ConfigurationException, NothingToAnalyseException {
        AnalysisRequest request = scan.request(terminal, engine, paths, Confidence.CERTAIN);
        AnalysisResult result = new Run(terminal, engine).analyze(request, scan.debug());
        DeletionPaths found = DeletionFinder.find(
                result.graph(), EntityArgument.entity(result.graph().model(), entity));
        ConsoleReporter.Options looks = terminal.looks(request.baseDirectory(), output.isEmpty());
        new Output(terminal).write(output, text -> {
            if (format.equals("json")) {
                ExplainJson.write(found, text);
            } else {
                ExplainText.write(found, looks, text);
            }
        });
        return scan.incomplete(terminal, request, result);
    }
}
