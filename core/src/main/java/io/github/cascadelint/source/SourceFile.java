package io.github.cascadelint.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of a scan, wherever its bytes lie. */
interface SourceFile {

    /** A file larger than this is nothing that anyone wrote. */
    int MAX_BYTES = 16 << 20;

    /** The name without folders. */
    String name();

    /** Its bytes, to be closed. */
    InputStream open() throws IOException;

    /**
     * All its bytes.
     *
     * @throws TooLargeException if there are more than {@link #MAX_BYTES}
     */
    default byte[] read() throws IOException {
        try (InputStream stream = open()) {
            byte[] content = stream.readNBytes(MAX_BYTES + 1); // never by a size that is promised somewhere
            if (content.length > MAX_BYTES) {
                throw new TooLargeException();
            }
            return content;
        }
    }

    /** There are more bytes than any source has. */
    final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** A file with that in it, wherever it may come to lie. */
    static SourceFile of(String name, byte[] content) {
        return new SourceFile() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content);
            }
        };
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
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
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
