package io.github.cascadelint.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** What the commands that tell something have in common: in which form they do, and where. */
final class TextOrJson {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Choice.TextFormatConverter.class,
            description = "text or json; default: text.")
    private String format = "text";

    @Option(names = "--output", paramLabel = "FILE", description = "Write to this file, not to the output.")
    private Optional<String> output = Optional.empty();

    /** Whether it is shown, and not written to a file. */
    boolean isShown() {
        return output.isEmpty();
    }

    void write(Terminal terminal, Output.Content text, Output.Content json) throws CannotRunException {
        new Output(terminal).write(output, format.equals("json") ? json : text);
    }
}
