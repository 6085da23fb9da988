package io.github.cascadelint.cli;

import io.github.cascadelint.report.RulesJson;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.RuleMetadata;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code rules}: the catalogue. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        header = "List all rules.",
        optionListHeading = "%nOptions:%n",
        footer = {"", "cascade-lint explain RULE prints the page of one rule."})
final class RulesCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Engine engine;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Choice.TextFormatConverter.class,
            description = "text or json; default: text.")
    private String format = "text";

    @Mixin
    private final RulesOption others = new RulesOption();

    RulesCommand(Terminal terminal, Engine engine) {
        this.terminal = terminal;
        this.engine = engine;
    }

    @Override
    public Integer call() throws CannotRunException {
        Collection<RuleMetadata> rules = others.rules(terminal, engine).all();
        new Output(terminal).write(Optional.empty(), text -> {
            if (format.equals("json")) {
                RulesJson.write(rules, text);
            } else {
                catalogue(rules, text);
            }
        });
        return ExitStatus.CLEAN;
    }

    private void catalogue(Collection<RuleMetadata> rules, Appendable text) throws IOException {
        int width = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
        String gap = "";
        for (Category category : Category.values()) {
            List<RuleMetadata> members =
                    rules.stream().filter(rule -> rule.category() == category).toList();
            if (members.isEmpty()) {
                continue;
            }
            text.append(gap).append(bold(category.title())).append('\n');
            for (RuleMetadata rule : members) {
                text.append("  ").append(padded(rule.id(), width));
                text.append("  ").append(padded(rule.severity().id(), "warning".length()));
                text.append("  ").append(rule.summary()).append('\n');
            }
            gap = "\n";
        }
    }

    private String bold(String text) {
        return (terminal.color() ? Ansi.ON : Ansi.OFF).string("@|bold " + text + "|@");
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
