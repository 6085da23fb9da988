package io.github.cascadelint.cli;

import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.base.NearestName;
import io.github.cascadelint.config.ConfigurationException;
import io.github.cascadelint.explain.AttributeExplainer;
import io.github.cascadelint.explain.AttributeExplanation;
import io.github.cascadelint.explain.EntityExplainer;
import io.github.cascadelint.explain.EntityExplanation;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.report.ConsoleReporter;
import io.github.cascadelint.report.ExplainJson;
import io.github.cascadelint.report.ExplainText;
import io.github.cascadelint.report.RulePage;
import io.github.cascadelint.report.RulesJson;
import io.github.cascadelint.rule.RuleMetadata;
import io.github.cascadelint.rule.RuleRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code explain}: the page of a rule, what operations do along an attribute, or what an entity is. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        header = "Print the page of a rule, or tell in plain words what an attribute or an entity does.",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "cascade-lint rules lists all rules.",
            "",
            "Examples:",
            "  cascade-lint explain remove-on-many-to-one",
            "  cascade-lint explain Order#lines src/main/java",
            "  cascade-lint explain Order",
            "",
            "Of a rule, --format json gives what the catalogue says."
        })
final class ExplainCommand implements Callable<Integer> {
    private static final String BOLD = "\u001b[1m";
    private static final String CODE = "\u001b[36m";
    private static final String PLAIN = "\u001b[0m";

    private final Terminal terminal;
    private final Engine engine;

    @Parameters(
            index = "0",
            paramLabel = "SUBJECT",
            description =
                    "Id of a rule, for example remove-on-many-to-one; or ENTITY#attribute: what persist, merge, remove,"
                            + " refresh, detach and unlinking do along it, as SQL; or ENTITY: its role and why.")
    private String subject = "";

    @Parameters(index = "1..*", paramLabel = "PATH", arity = "0..*", description = ScanOptions.PATHS)
    private List<String> paths = List.of();

    @Mixin
    private final TextOrJson form = new TextOrJson();

    @Mixin
    private final ScanOptions scan = new ScanOptions();

    ExplainCommand(Terminal terminal, Engine engine) {
        this.terminal = terminal;
        this.engine = engine;
    }

    @Override
    public Integer call() throws CannotRunException, ConfigurationException, NothingToAnalyseException, IOException {
        RuleRegistry rules = scan.rules(terminal, engine);
        Optional<RuleMetadata> known = rules.find(subject);
        if (known.isPresent()) {
            return rule(known.get());
        }
        if (subject.contains("-") || subject.contains("/")) { // no name in Java holds one
            List<String> ids = rules.all().stream().map(RuleMetadata::id).toList();
            List<String> near = NearestName.of(subject, ids);
            throw new CannotRunException("unknown rule '" + subject + "'"
                    + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?")
                    + "\nall rules: cascade-lint rules");
        }
        return new Run(terminal, engine).tell(scan, paths, (request, graph) -> {
            int hash = subject.indexOf('#');
            ConsoleReporter.Options looks = terminal.looks(request.baseDirectory(), form.isShown());
            if (hash < 0) {
                entity(graph, looks);
            } else {
                attribute(graph, subject.substring(0, hash), subject.substring(hash + 1), looks);
            }
        });
    }

    private int rule(RuleMetadata rule) throws CannotRunException, IOException {
        String page = page(rule);
        boolean color = terminal.color() && form.isShown();
        form.write(
                terminal,
                text -> text.append(color ? colored(page) : page),
                json -> RulesJson.write(List.of(rule), json));
        return ExitStatus.CLEAN;
    }

    private void entity(RelationshipGraph graph, ConsoleReporter.Options looks) throws CannotRunException {
        EntityExplanation explanation =
                new EntityExplainer(graph).explain(EntityArgument.entity(graph.model(), subject));
        form.write(
                terminal,
                text -> ExplainText.write(explanation, looks, text),
                json -> ExplainJson.write(explanation, json));
    }

    private void attribute(RelationshipGraph graph, String entity, String attribute, ConsoleReporter.Options looks)
            throws CannotRunException {
        ManagedType owner = EntityArgument.entity(graph.model(), entity);
        AttributeExplanation explanation =
                new AttributeExplainer(graph).explain(owner, EntityArgument.attribute(owner, attribute));
        form.write(
                terminal,
                text -> ExplainText.write(explanation, looks, text),
                json -> ExplainJson.write(explanation, json));
    }

    private static String page(RuleMetadata rule) throws IOException {
        String address = rule.helpUri().isEmpty() ? "" : "\n" + rule.helpUri() + "\n";
        return RulePage.of(rule).orElse("# " + rule.id() + "\n\n" + rule.summary() + ".\n" + address);
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
