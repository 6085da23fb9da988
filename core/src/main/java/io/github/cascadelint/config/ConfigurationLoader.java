package io.github.cascadelint.config;

import io.github.cascadelint.base.FoldersUp;
import io.github.cascadelint.rule.RuleRegistry;
import java.io.File;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Finds and reads {@code cascade-lint.yml}. */
public final class ConfigurationLoader {
    /** The name of the configuration file. */
    public static final String FILE_NAME = "cascade-lint.yml";

    /** What people write by habit; reading it silently or ignoring it silently would both surprise. */
    private static final String WRONG_FILE_NAME = "cascade-lint.yaml";

    private final RuleRegistry rules;

    /**
     * @param rules the rules that a configuration may name
     */
    public ConfigurationLoader(RuleRegistry rules) {
        this.rules = rules;
    }

    /**
     * The configuration file of a scan root: in the root itself or in the nearest folder above, up to the folder that
     * holds {@code .git}.
     *
     * @throws ConfigurationException if a folder on the way holds {@code cascade-lint.yaml} only
     */
    public static Optional<Path> nearest(Path scanRoot) throws ConfigurationException {
        for (Path folder : FoldersUp.of(scanRoot)) {
            Path file = folder.resolve(FILE_NAME);
            if (Files.exists(file)) {
                return Optional.of(file);
            }
            if (Files.exists(folder.resolve(WRONG_FILE_NAME))) {
                throw new ConfigurationException(display(folder.resolve(WRONG_FILE_NAME))
                        + ": this name is not read; rename it to " + FILE_NAME);
            }
        }
        return Optional.empty();
    }

    /**
     * Reads a configuration file.
     *
     * @param displayName how messages call the file
     * @throws ConfigurationException if it cannot be read or used; the message has one line per mistake
     */
    public Configuration load(Path file, String displayName) throws ConfigurationException {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new ConfigurationException(displayName + ": is not UTF-8 text");
        } catch (IOException e) {
            throw new ConfigurationException(displayName + ": " + reason(file));
        }
        return parse(text, displayName);
    }

    /** Reads a configuration file that messages call by its path. */
    public Configuration load(Path file) throws ConfigurationException {
        return load(file, display(file));
    }

    /**
     * Reads the text of a configuration file.
     *
     * @param displayName how messages call the file
     * @throws ConfigurationException if it cannot be used; the message has one line per mistake
     */
    public Configuration parse(String text, String displayName) throws ConfigurationException {
        Errors errors = new Errors(displayName);
        Optional<Node> root = compose(text.startsWith("\uFEFF") ? text.substring(1) : text, errors);
        errors.throwIfAny();
        if (root.isEmpty()) {
            return Configuration.DEFAULT;
        }
        Configuration configuration = new ConfigurationReader(rules, errors).read(root.get());
        errors.throwIfAny();
        return configuration.withOrigins(Origins.of(root.get(), displayName));
    }

    private static Optional<Node> compose(String text, Errors errors) {
        // keys that are no words are refused later, with a message of ours
        LoadSettings settings =
                LoadSettings.builder().setAllowNonScalarKeys(true).build();
        try {
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark()
                    .or(e::getContextMark)
                    .map(mark -> mark.getLine() + 1)
                    .orElse(1);
            errors.add(line, "not valid YAML: " + String.join(", ", phrases(e)));
        } catch (YamlEngineException e) {
            // the reader's message has a second line that repeats the position as an offset
            errors.add(
                    1,
                    "not valid YAML: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable"));
        }
        return Optional.empty();
    }

    private static List<String> phrases(MarkedYamlEngineException e) {
        return Stream.of(e.getContext(), e.getProblem())
                .filter(phrase -> phrase != null && !phrase.isEmpty())
                .toList();
    }

    private static String reason(Path file) {
        if (!Files.exists(file)) {
            return "no such file";
        }
        return Files.isDirectory(file) ? "is a folder, not a configuration file" : "cannot be read";
    }

    private static String display(Path file) {
        return file.toString().replace(File.separatorChar, '/');
    }
}
