package io.github.cascadelint.triage;

import io.github.cascadelint.base.FoldersUp;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds and reads the file of a baseline. */
public final class BaselineFile {
    /** The name by which it is found. */
    public static final String NAME = "cascade-lint-baseline.txt";

    private BaselineFile() {}

    /** The one in the scan root, or in the nearest folder above it, up to the folder that holds {@code .git}. */
    public static Optional<Path> nearest(Path scanRoot) {
        return FoldersUp.of(scanRoot).stream()
                .map(folder -> folder.resolve(NAME))
                .filter(Files::exists)
                .findFirst();
    }

    /**
     * Reads a file.
     *
     * @param displayName how messages call it
     * @throws BaselineException if it cannot be read or used
     */
    public static Baseline read(Path file, String displayName) throws BaselineException {
        try {
            return Baseline.parse(Files.readString(file, StandardCharsets.UTF_8), displayName);
        } catch (CharacterCodingException e) {
            throw new BaselineException(displayName + ": is not UTF-8 text");
        } catch (IOException e) {
            if (!Files.exists(file)) {
                throw new BaselineException(
                        displayName + ": no such baseline; the command baseline, or the goal of that name, writes it");
            }
            throw new BaselineException(
                    displayName + ": " + (Files.isDirectory(file) ? "is a folder, not a baseline" : "cannot be read"));
        }
    }
}
