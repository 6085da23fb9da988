package io.github.cascadelint.cli;

import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.config.Configuration.FailOn;
import io.github.cascadelint.config.ConfigurationException;
import io.github.cascadelint.config.EffectiveConfiguration;
import io.github.cascadelint.config.EffectiveConfiguration.Value;
import io.github.cascadelint.report.ConfigurationJson;
import io.github.cascadelint.report.ConfigurationSchema;
import io.github.cascadelint.report.ConfigurationYaml;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.RuleRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code config}: what holds in a run, and where that was said. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        header = "Print the configuration that holds, and where each value comes from.",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "What is printed as text is a configuration file that configures the same.",
            "",
            "Examples:",
            "  cascade-lint config",
            "  cascade-lint config --fail-on warning src/main/java",
            "  cascade-lint config --json-schema --output cascade-lint.schema.json"
        })
final class ConfigCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Engine engine;

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            converter = Choice.FailOnConverter.class,
            description = "As in check.")
    private Optional<FailOn> failOn = Optional.empty();

    @Option(
            names = "--min-confidence",
            paramLabel = "LEVEL",
            converter = Choice.ConfidenceConverter.class,
            description = "As in check.")
    private Optional<Confidence> minConfidence = Optional.empty();

    @Option(
            names = "--json-schema",
            description = "Print the JSON schema of cascade-lint.yml instead, for editors that complete and check it.")
    private boolean schema;

    @Parameters(paramLabel = "PATH", arity = "0..*", description = ScanOptions.PATHS)
    private List<String> paths = List.of();

    @Mixin
    private final TextOrJson form = new TextOrJson();

    @Mixin
    private final ScanOptions scan = new ScanOptions();

    ConfigCommand(Terminal terminal, Engine engine) {
        this.terminal = terminal;
        this.engine = engine;
    }

    @Override
    public Integer call() throws CannotRunException, ConfigurationException {
        RuleRegistry rules = scan.rules(terminal, engine);
        if (schema) {
            Output.Content content = text -> ConfigurationSchema.write(rules, text);
            form.write(terminal, content, content);
            return ExitStatus.CLEAN;
        }
        Configuration configured = scan.configuration(terminal, engine, paths, minConfidence);
        Configuration configuration =
                failOn.map(level -> configured.withFailOn(level, "--fail-on")).orElse(configured);
        List<Value> values = EffectiveConfiguration.of(configuration, rules);
        form.write(
                terminal, text -> ConfigurationYaml.write(values, text), json -> ConfigurationJson.write(values, json));
        return ExitStatus.CLEAN;
    }
}
