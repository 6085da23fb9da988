package io.github.cascadelint.cli;

import io.github.cascadelint.rule.RuleLoadingException;
import io.github.cascadelint.rule.RuleRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that brings rules of other authors, and the rules there are with them. */
final class RulesOption {
    @Option(
            names = "--rules",
            paramLabel = "JAR",
            description = "Jar with rules of your own; may be given several times.")
    private List<String> jars = List.of();

    private @Nullable RuleRegistry rules;

    /** The rules of the engine and those of the jars. */
    RuleRegistry rules(Terminal terminal, Engine engine) throws CannotRunException {
        if (rules == null) {
            rules = load(terminal, engine);
        }
        return rules;
    }

    private RuleRegistry load(Terminal terminal, Engine engine) throws CannotRunException {
        List<Path> files = new ArrayList<>();
        for (String jar : jars) {
            Path file = Output.path(terminal, jar).normalize();
            if (!Files.exists(file)) {
                throw new CannotRunException("no such jar: " + jar);
            }
            files.add(file);
        }
        try {
            return files.isEmpty() ? engine.rules() : engine.jars().rules(engine.rules(), files);
        } catch (RuleLoadingException e) {
            throw new CannotRunException(String.valueOf(e.getMessage()));
        }
    }
}
