package io.github.cascadelint.source.cache;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;

/** Puts a file that was made under another name into the place of one that others may be reading. */
final class Replacement {

    /** How the names of files end that are still being made. */
    static final String SUFFIX = ".part";

    /** Nobody makes a file for so long. */
    private static final Duration LEFT_BEHIND = Duration.ofHours(1);

    private Replacement() {}

    /** Moves the file, and takes away what runs left behind that were ended in the middle of it. */
    static void put(Path made, Path place) throws IOException {
        FileTime now = Files.getLastModifiedTime(made);
        try {
            Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(
                    made,
                    place,
                    StandardCopyOption.REPLACE_EXISTING); // a reader then sees a part, which the checksums tell
        }
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(
                made.toAbsolutePath().resolveSibling(""), place.getFileName() + "*" + SUFFIX)) {
            for (Path part : parts) {
                FileTime time = Files.getLastModifiedTime(part);
                if (Duration.between(time.toInstant(), now.toInstant()).compareTo(LEFT_BEHIND) > 0) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }
}
