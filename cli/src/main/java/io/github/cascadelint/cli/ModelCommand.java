package io.github.cascadelint.cli;

import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.config.ConfigurationException;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.report.ModelDot;
import io.github.cascadelint.report.ModelFilter;
import io.github.cascadelint.report.ModelJson;
import io.github.cascadelint.report.ModelMermaid;
import io.github.cascadelint.report.ModelSvg;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
        footer = {"", "A picture:  cascade-lint model --format svg --entity Order --output model.svg src/main/java"})
final class ModelCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Engine engine;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Choice.ModelFormatConverter.class,
            description = "json, dot (Graphviz), mermaid or svg; default: json.")
    private String format = "json";

    @Option(names = "--output", paramLabel = "FILE", description = "Write the model to this file, not to the output.")
    private Optional<String> output = Optional.empty();

    @Option(
            names = "--entity",
            paramLabel = "ENTITY",
            description = "In a picture, show this entity and what is near it; may be given several times.")
    private List<String> entities = List.of();

    @Option(
            names = "--depth",
            paramLabel = "N",
            converter = Choice.DepthConverter.class,
            description =
                    "How many arrows away from --entity others are shown, against their direction too; default: 1.")
    private Optional<Integer> depth = Optional.empty();

    @Option(
            names = "--only-cascades",
            description = "In a picture, leave out what cascades nothing: plain references, superclasses without"
                    + " cascades, and entities that have no other arrow.")
    private boolean onlyCascades;

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
        if (format.equals("json") && (!entities.isEmpty() || depth.isPresent() || onlyCascades)) {
            throw new CannotRunException(
                    "--entity, --depth and --only-cascades are for pictures; give --format svg, dot or mermaid, too");
        }
        if (depth.isPresent() && entities.isEmpty()) {
            throw new CannotRunException("--depth says how far to go from an entity; give --entity, too");
        }
        return new Run(terminal, engine).tell(scan, paths, (request, graph) -> {
            ModelFilter filter = filter(graph.model());
            new Output(terminal).write(output, text -> write(graph, filter, text));
        });
    }

    private ModelFilter filter(MappingModel model) throws CannotRunException {
        Set<String> names = new TreeSet<>();
        for (String entity : entities) {
            names.add(EntityArgument.entity(model, entity).name());
        }
        return new ModelFilter(names, depth.orElse(1), onlyCascades);
    }

    private void write(RelationshipGraph graph, ModelFilter filter, Appendable text) throws IOException {
        switch (format) {
            case "dot" -> ModelDot.write(graph, filter, text);
            case "mermaid" -> ModelMermaid.write(graph, filter, text);
            case "svg" -> ModelSvg.write(graph, filter, new LayeredLayout(), text);
            default -> ModelJson.write(graph, text);
        }
    }
}
