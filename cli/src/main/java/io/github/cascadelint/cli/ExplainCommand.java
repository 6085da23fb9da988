package io.github.cascadelint.cli;

import io.github.cascadelint.base.NearestName;
import io.github.cascadelint.rule.RuleMetadata;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code explain}: the page of a rule. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        header = "Print the page of a rule.",
        optionListHeading = "%nOptions:%n",
        footer = {"", "cascade-lint rules lists all rules."})
final class ExplainCommand implements Callable<Integer> {
    private static final String BOLD = "\u001b[1m";
    private static final String CODE = "\u001b[36m";
    private static final String PLAIN = "\u001b[0m";

    private final Terminal terminal;
    private final Engine engine;

    @Parameters(paramLabel = "RULE", description = "Id of the rule, for example remove-on-many-to-one.")
    private String rule = "";

    ExplainCommand(Terminal terminal, Engine engine) {
        this.terminal = terminal;
        this.engine = engine;
    }

    @Override
    public Integer call() throws CannotRunException, IOException {
        if (rule.contains("#")) {
            throw new CannotRunException(
                    "explaining an attribute (ENTITY#attribute) is not supported by this version; give the id of a rule");
        }
        Optional<RuleMetadata> known = engine.rules().find(rule);
        if (known.isEmpty()) {
            List<String> ids =
                    engine.rules().all().stream().map(RuleMetadata::id).toList();
            List<String> near = NearestName.of(rule, ids);
            throw new CannotRunException("unknown rule '" + rule + "'"
                    + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?")
                    + "\nall rules: cascade-lint rules");
        }
        String page = page(known.get());
        new Output(terminal).write(Optional.empty(), text -> text.append(terminal.color() ? colored(page) : page));
        return ExitStatus.CLEAN;
    }

    private static String page(RuleMetadata rule) throws IOException {
        try (InputStream stream = ExplainCommand.class.getResourceAsStream("/rules/" + rule.id() + ".md")) {
            if (stream == null) {
                return "# " + rule.id() + "\n\n" + rule.summary() + ".\n\n" + rule.helpUri() + "\n";
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String colored(String page) {
        StringBuilder text = new StringBuilder();
        boolean code = false;
        for (String line : page.lines().toList()) {
            boolean fence = line.startsWith("```");
            String color = code || fence ? CODE : line.startsWith("#") ? BOLD : "";
            text.append(color).append(line).append(color.isEmpty() ? "" : PLAIN).append('\n');
            code ^= fence;
        }
        return text.toString();
    }
}
