package io.github.cascadelint.source;

import java.util.List;
import java.util.Optional;

/** The other files of a scan, for one that is put together of several. */
@FunctionalInterface
public interface OtherFiles {

    /**
     * The content of a file; empty where it is no file of the scan, cannot be read, or is too large to be part of another.
     *
     * @param file path relative to the scan root
     */
    Optional<byte[]> find(String file);

    /**
     * The files of the scan that a folder of theirs has under that name, in the order of their paths.
     *
     * @param resource a path within some folder
     */
    default List<String> named(String resource) {
        return List.of();
    }
}
