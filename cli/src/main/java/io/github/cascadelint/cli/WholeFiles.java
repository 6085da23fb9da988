package io.github.cascadelint.cli;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes files so that each is the old or the new one at any time, and none is new before all could be written. */
final class WholeFiles {

    private WholeFiles() {}

    private record Written(Path file, Path copy) {}

    static void write(Map<Path, byte[]> files) throws CannotRunException {
        List<Written> written = new ArrayList<>();
        try {
            for (Map.Entry<Path, byte[]> file : files.entrySet()) {
                written.add(copy(file.getKey(), file.getValue()));
            }
            for (Written each : written) {
                move(each);
            }
        } finally {
            written.forEach(WholeFiles::discard);
        }
    }

    /** The new content beside the file that a link leads to, with the rights of the old. */
    private static Written copy(Path file, byte[] content) throws CannotRunException {
        try {
            Path real = file.toRealPath();
            if (!Files.isWritable(real)) {
                throw new CannotRunException("cannot write " + file + ": permission denied; nothing is written");
            }
            Path copy = Files.createTempFile(Objects.requireNonNull(real.getParent()), ".cascade-lint", ".tmp");
            Written written = new Written(real, copy);
            try {
                Files.write(copy, content);
                PosixFileAttributeView rights = Files.getFileAttributeView(real, PosixFileAttributeView.class);
                if (rights != null) {
                    Files.setPosixFilePermissions(copy, rights.readAttributes().permissions());
                }
                return written;
            } catch (IOException e) {
                discard(written);
                throw e;
            }
        } catch (IOException e) {
            throw new CannotRunException("cannot write " + file + ": " + Output.reason(e) + "; nothing is written");
        }
    }

    private static void move(Written written) throws CannotRunException {
        try {
            Files.move(written.copy(), written.file(), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            try {
                Files.move(written.copy(), written.file(), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException again) {
                throw new CannotRunException("cannot write " + written.file() + ": " + Output.reason(again));
            }
        } catch (IOException e) {
            throw new CannotRunException("cannot write " + written.file() + ": " + Output.reason(e));
        }
    }

    /** What was moved is there no more. */
    private static void discard(Written written) {
        try {
            Files.deleteIfExists(written.copy());
        } catch (IOException e) {
            // a copy that stays does no harm, and what went wrong before is told
        }
    }
}
