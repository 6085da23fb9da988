package io.github.cascadelint.source;

import java.util.Optional;

/** Reads one kind of file. */
public interface FrontEnd {

    /**
     * Whether a file may hold what this front end reads, judged by its name alone.
     *
     * @param name the file's name without its folders
     */
    boolean accepts(String name);

    /**
     * Says what a file says; empty where its content shows that it is of another kind after all. Trouble with the content
     * is a problem in the fragment, never an exception.
     *
     * @param file path relative to the scan root
     * @param content its bytes
     * @param always whether to parse it even when it declares no managed type, because one needs something it holds
     */
    Optional<FileFragment> read(String file, byte[] content, boolean always);
}
