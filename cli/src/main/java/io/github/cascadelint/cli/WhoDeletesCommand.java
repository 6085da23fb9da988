package io.github.cascadelint.cli;

import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.config.ConfigurationException;
import io.github.cascadelint.explain.DeletionFinder;
import io.github.cascadelint.explain.DeletionPaths;
import io.github.cascadelint.report.ConsoleReporter;
import io.github.cascadelint.report.ExplainJson;
import io.github.cascadelint.report.ExplainText;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private final TextOrJson form = new TextOrJson();

    @Mixin
    private final ScanOptions scan = new ScanOptions();

    WhoDeletesCommand(Terminal terminal, Engine engine) {
        this.terminal = terminal;
        this.engine = engine;
    }

    @Override
    public Integer call() throws CannotRunException, ConfigurationException, NothingToAnalyseException {
        return new Run(terminal, engine).tell(scan, paths, (request, graph) -> {
            DeletionPaths found = DeletionFinder.find(graph, EntityArgument.entity(graph.model(), entity));
            ConsoleReporter.Options looks = terminal.looks(request.baseDirectory(), form.isShown());
            form.write(terminal, text -> ExplainText.write(found, looks, text), json -> ExplainJson.write(found, json));
        });
    }
}
