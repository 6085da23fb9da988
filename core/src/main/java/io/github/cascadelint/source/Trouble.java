package io.github.cascadelint.source;

import io.github.cascadelint.base.Problem;
import java.io.IOException;

/** What is said about files that cannot be read. */
final class Trouble {

    private Trouble() {}

    static Problem unreadable(String file, IOException e) {
        return new Problem(
                Problem.Kind.IO,
                "cannot be read (" + e.getClass().getSimpleName() + "); check its permissions, or exclude it",
                file,
                0);
    }

    static Problem archive(String file, IOException e) {
        return new Problem(
                Problem.Kind.IO,
                "cannot be opened as an archive (" + e.getClass().getSimpleName() + "), and nothing in it was read;"
                        + " build or download it again, or leave it out",
                file,
                0);
    }

    static Problem tooLarge(String file) {
        return new Problem(
                Problem.Kind.IO,
                "larger than " + (SourceFile.MAX_BYTES >> 20) + " MiB, and was left out; exclude it",
                file,
                0);
    }

    static Problem outside(String file) {
        return new Problem(
                Problem.Kind.IO,
                "leads out of its archive by its name, and was left out; build or download the archive again",
                file,
                0);
    }
}
