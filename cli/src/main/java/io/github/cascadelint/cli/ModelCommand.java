package io.github.cascadelint.cli;

import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.config.ConfigurationException;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.report.ModelDot;
import io.github.cascadelint.report.ModelJson;
import io.github.cascadelint.report.ModelMermaid;
import io.github.cascadelint.rule.Confidence;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Mixin
    private final ScanOptions scan = new ScanOptions();

    ModelCommand(Terminal terminal, Engine engine) {
        this.terminal = terminal;
        this.engine = engine;
    }

    @Override
    public Integer call() throws CannotRunException, ConfigurationException, NothingToAnalyseException {
        AnalysisRequest request = scan.request(terminal, engine, Confidence.CERTAIN);
        AnalysisResult result = new Run(terminal, engine).analyze(request, scan.debug());
        new Output(terminal).write(output, text -> write(result.graph(), text));
        String prefix = terminal.prefix(request.baseDirectory());
        for (Problem problem : result.problems()) {
            if (problem.kind().makesIncomplete()) {
                String line = problem.line() > 0 ? ":" + problem.line() : "";
                String place = problem.file().isEmpty() ? "" : prefix + problem.file() + line + ": ";
                terminal.err().println("cascade-lint: " + place + problem.text());
            }
        }
        return result.complete() || scan.allowIncomplete() ? ExitStatus.CLEAN : ExitStatus.INCOMPLETE;
    }

    private void write(RelationshipGraph graph, Appendable text) throws IOException {
        switch (format) {
            case "dot" -> ModelDot.write(graph, text);
            case "mermaid" -> ModelMermaid.write(graph, text);
            default -> ModelJson.write(graph, text);
        }
    }
}
