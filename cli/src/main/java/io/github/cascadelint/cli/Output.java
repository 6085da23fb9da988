package io.github.cascadelint.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where text goes: standard output, or files. */
final class Output {
    private final Terminal terminal;

    Output(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Something that writes text. */
    interface Content {
        void write(Appendable output) throws IOException;
    }

    /** A path as given on the command line. */
    static Path path(Terminal terminal, String text) throws CannotRunException {
        try {
            return terminal.folder().resolve(text);
        } catch (InvalidPathException e) {
            throw new CannotRunException("'" + text + "' is not a path: " + e.getReason());
        }
    }

    /** Writes to the file where one is given, else to standard output. */
    void write(Optional<String> file, Content content) throws CannotRunException {
        String text = text(content);
        if (file.isPresent()) {
            writeFile(file.get(), text);
        } else {
            terminal.out().print(text);
            terminal.out().flush();
        }
    }

    private void writeFile(String file, String text) throws CannotRunException {
        Path path = path(terminal, file);
        try {
            Path parent = path.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(path, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            String reason = Files.isDirectory(path) ? "it is a folder" : reason(e);
            throw new CannotRunException("cannot write " + file + ": " + reason);
        }
    }

    static String reason(IOException e) {
        String kind = e.getClass().getSimpleName().replace("Exception", "");
        return switch (kind) {
            case "AccessDenied" -> "permission denied";
            case "FileAlreadyExists", "NotDirectory" -> "a part of the path is a file, not a folder";
            default ->
                e instanceof java.nio.file.FileSystemException system && system.getReason() != null
                        ? system.getReason()
                        : kind;
        };
    }

    private static String text(Content content) {
        StringBuilder text = new StringBuilder();
        try {
            content.write(text);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written", e);
        }
        return text.toString();
    }
}
