package io.github.cascadelint.cli;

import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.config.ConfigurationException;
import io.github.cascadelint.plan.DeletePlan;
import io.github.cascadelint.plan.DeletePlans;
import io.github.cascadelint.report.ConsoleReporter;
import io.github.cascadelint.report.PlanJson;
import io.github.cascadelint.report.PlanMermaid;
import io.github.cascadelint.report.PlanText;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.schema.match.SchemaMatches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code impact}: what deleting a row of an entity does. */
@Command(
        name = "impact",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        header = "Tell what deleting a row of an entity does: what goes with it, what stops it, what is left behind.",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Examples:",
            "  cascade-lint impact Order src/main/java",
            "  cascade-lint impact --all src/main/java"
        })
final class ImpactCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Engine engine;

    @Parameters(
            index = "0..*",
            paramLabel = "ENTITY [PATH]",
            arity = "0..*",
            description =
                    "Simple or fully qualified name of the entity, not with --all; then PATHs. " + ScanOptions.PATHS)
    private List<String> arguments = List.of();

    @Option(names = "--all", description = "All entities: a matrix as text, every plan as json.")
    private boolean all;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Choice.PlanFormatConverter.class,
            description = "text, json or mermaid; default: text.")
    private String format = "text";

    @Option(names = "--output", paramLabel = "FILE", description = "Write to this file, not to the output.")
    private Optional<String> output = Optional.empty();

    @Mixin
    private final ScanOptions scan = new ScanOptions();

    ImpactCommand(Terminal terminal, Engine engine) {
        this.terminal = terminal;
        this.engine = engine;
    }

    @Override
    public Integer call() throws CannotRunException, ConfigurationException, NothingToAnalyseException {
        if (!all && arguments.isEmpty()) {
            throw new CannotRunException("name an entity, or give --all");
        }
        List<String> paths = all ? arguments : arguments.subList(1, arguments.size());
        AnalysisRequest request = scan.request(terminal, engine, paths, Optional.of(Confidence.CERTAIN));
        AnalysisResult result = new Run(terminal, engine).analyze(request, scan.debug());
        DeletePlans plans =
                new DeletePlans(result.graph(), SchemaMatches.of(result.graph().model(), result.schemas()));
        ConsoleReporter.Options looks = terminal.looks(request.baseDirectory(), output.isEmpty());
        if (all) {
            write(all(result, plans), looks);
        } else {
            write(plans.plan(EntityArgument.entity(result.graph().model(), arguments.get(0))), looks);
        }
        return scan.incomplete(terminal, request, result);
    }

    private static List<DeletePlan> all(AnalysisResult result, DeletePlans plans) {
        List<DeletePlan> all = new ArrayList<>();
        result.graph().model().entities().forEach(entity -> all.add(plans.plan(entity)));
        return all;
    }

    private void write(DeletePlan plan, ConsoleReporter.Options looks) throws CannotRunException {
        new Output(terminal).write(output, text -> {
            switch (format) {
                case "json" -> PlanJson.write(plan, text);
                case "mermaid" -> PlanMermaid.write(plan, text);
                default -> PlanText.write(plan, looks, text);
            }
        });
    }

    private void write(List<DeletePlan> plans, ConsoleReporter.Options looks) throws CannotRunException {
        new Output(terminal).write(output, text -> {
            switch (format) {
                case "json" -> PlanJson.write(plans, text);
                case "mermaid" -> PlanMermaid.write(plans, text);
                default -> PlanText.write(plans, looks, text);
            }
        });
    }
}
