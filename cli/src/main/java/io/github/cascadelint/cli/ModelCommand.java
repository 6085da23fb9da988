package io.github.cascadelint.cli;

import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.config.ConfigurationException;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.report.ModelDot;
import io.github.cascadelint.report.ModelJson;
import io.github.cascadelint.report.ModelMermaid;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code model}: print the linked model. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        header = "Print the mapping as the analysis understands it.",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footer = {"", "A picture:  cascade-lint model --format dot src/main/java | dot -Tsvg > model.svg"})
final class ModelCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Engine engine;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Choice.ModelFormatConverter.class,
            description = "json, dot (Graphviz) or mermaid; default: json.")
    private String format = "json";

    @Option(names = "--output", paramLabel = "FILE", description = "Write the model to this file, not to the output.")
    private Optional<String> output = Optional.empty();

    @Parameters(paramLabel = "PATH", arity = "0..*", description = ScanOptions.PATHS)
    private List<String> paths = List.of();

    @Mixin
    private final ScanOptions scan = new ScanOptions();

    ModelCommand(Terminal terminal, Engine engine) {
        this.terminal = terminal;
        this.engine = engine;
    }

    @Override
    public Integer call() throws CannotRunException, ConfigurationException, NothingToAnalyseException {
        return new Run(terminal, engine)
                .tell(scan, paths, (request, graph) -> new Output(terminal).write(output, text -> write(graph, text)));
    }

    private void write(RelationshipGraph graph, Appendable text) throws IOException {
        switch (format) {
            case "dot" -> ModelDot.write(graph, text);
            case "mermaid" -> ModelMermaid.write(graph, text);
            default -> ModelJson.write(graph, text);
        }
    }
}
