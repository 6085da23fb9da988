package io.github.cascadelint.cli;

import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.SchemaDiscovery;
import io.github.cascadelint.config.ConfigurationException;
import io.github.cascadelint.report.SchemaJson;
import io.github.cascadelint.report.SchemaText;
import io.github.cascadelint.rule.Confidence;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code schema}: print the schema of the database as its migrations make it. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        header = "Print the schema of the database as its migrations make it.",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footer = {"", "What could not be followed is listed as unknown, with the tables it may concern."})
final class SchemaCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Engine engine;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Choice.TextFormatConverter.class,
            description = "text or json; default: text.")
    private String format = "text";

    @Option(names = "--output", paramLabel = "FILE", description = "Write the schema to this file, not to the output.")
    private Optional<String> output = Optional.empty();

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Files or folders in which the migrations are looked for; default: the current folder.")
    private List<String> paths = List.of();

    @Mixin
    private final ScanOptions scan = new ScanOptions();

    SchemaCommand(Terminal terminal, Engine engine) {
        this.terminal = terminal;
        this.engine = engine;
    }

    @Override
    public Integer call() throws CannotRunException, ConfigurationException, NothingToAnalyseException {
        SchemaDiscovery found =
                CascadeLint.schemas(scan.request(terminal, engine, paths, Optional.of(Confidence.CERTAIN)));
        new Output(terminal).write(output, text -> write(found, text));
        return found.problems().stream().anyMatch(problem -> problem.kind().makesIncomplete())
                ? ExitStatus.INCOMPLETE
                : ExitStatus.CLEAN;
    }

    private void write(SchemaDiscovery found, Appendable text) throws IOException {
        if (format.equals("json")) {
            SchemaJson.write(found.schemas(), found.problems(), text);
        } else {
            SchemaText.write(found.schemas(), found.problems(), text);
        }
    }
}
