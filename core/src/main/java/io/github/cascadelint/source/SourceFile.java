package io.github.cascadelint.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of a scan, wherever its bytes lie. */
interface SourceFile {

    /** A file larger than this is nothing that anyone wrote. */
    int MAX_BYTES = 16 << 20;

    /** The name without folders. */
    String name();

    /**
     * Its bytes.
     *
     * @throws TooLargeException if there are more than {@link #MAX_BYTES}
     */
    byte[] read() throws IOException;

    /** There are more bytes than any source has. */
    final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;
    }

    /**
     * A file of the file system.
     *
     * @param path where it is
     */
    record OnDisk(Path path) implements SourceFile {
        @Override
        public String name() {
            return SourceLayout.name(path);
        }

        @Override
        public byte[] read() throws IOException {
            if (Files.size(path) > MAX_BYTES) {
                throw new TooLargeException();
            }
            return Files.readAllBytes(path);
        }
    }
}
