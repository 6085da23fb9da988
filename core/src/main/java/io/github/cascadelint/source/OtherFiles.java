package io.github.cascadelint.source;

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
}
