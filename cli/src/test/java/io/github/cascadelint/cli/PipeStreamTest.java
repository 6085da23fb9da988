package io.github.cascadelint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipeStreamTest {
    /** Takes a few bytes, and then fails. */
    private static final class Failing extends OutputStream {
        private final List<Integer> taken = new ArrayList<>();
        private final String failure;
        private int tries;

        Failing(String failure) {
            this.failure = failure;
        }

        @Override
        public void write(int value) throws IOException {
            if (taken.size() == 2) {
                tries++;
                throw new IOException(failure);
            }
            taken.add(value);
        }
    }

    private static PrintStream stream(Failing failing) {
        return new PrintStream(new PipeStream(failing), true, StandardCharsets.UTF_8);
    }

    @Test
    void aReaderThatHasSeenEnoughIsNoError() {
        Failing pipe = new Failing("Broken pipe");
        PrintStream out = stream(pipe);
        out.print("abc");
        out.print("def");
        out.write('g');

        assertThat(out.checkError()).isFalse();
        assertThat(pipe.taken).containsExactly((int) 'a', (int) 'b');
        assertThat(pipe.tries).isEqualTo(1);
    }

    @Test
    void aFullDiskIsOne() {
        PrintStream out = stream(new Failing("No space left on device"));
        out.print("abc");

        assertThat(out.checkError()).isTrue();
    }
}
