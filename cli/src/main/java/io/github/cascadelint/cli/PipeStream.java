package io.github.cascadelint.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Standard output that may be a pipe: who reads it and goes, as {@code head} does, has seen enough, and nothing is wrong. */
final class PipeStream extends FilterOutputStream {
    private boolean closed;

    PipeStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (closed) {
            return;
        }
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            closed = isClosedPipe(e);
            if (!closed) {
                throw e;
            }
        }
    }

    /** Only the text tells a closed pipe from a full disk: "Broken pipe", or on Windows "The pipe is being closed". */
    private static boolean isClosedPipe(IOException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }
}
