package io.github.cascadelint.source;

import java.util.List;
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
     * How many bytes from the start of a file tell whether this front end wants the rest of it; none where its name says
     * enough.
     */
    default int beginning() {
        return 0;
    }

    /**
     * Whether a file may hold what this front end reads, judged by how it begins.
     *
     * @param beginning as many bytes as {@link #beginning()} asks for, fewer where the file ends before
     */
    default boolean wants(byte[] beginning) {
        return true;
    }

    /**
     * Whether something is missed when a file is too large to be read.
     *
     * @param beginning as many bytes as {@link #beginning()} asks for
     */
    default boolean misses(byte[] beginning) {
        return true;
    }

    /**
     * Says what a file says; empty where its content shows that it is of another kind after all. Trouble with the content
     * is a problem in the fragment, never an exception.
     *
     * @param file path relative to the scan root
     * @param content its bytes
     * @param always whether to parse it even when it declares no managed type, because one needs something it holds
     */
    Optional<FileFragment> read(String file, byte[] content, boolean always);

    /**
     * The same for a front end whose files may take in others.
     *
     * @param others the files of the scan
     */
    default Optional<FileFragment> read(String file, byte[] content, boolean always, OtherFiles others) {
        return read(file, content, always);
    }

    /**
     * Says what the code of a file does; empty where this front end reads none. What cannot be read is left out without a
     * word: bodies are the compiler's business.
     *
     * @param words tell which bodies are read
     * @param always whether to read it also when none of its bodies is, for what it declares
     */
    default Optional<CodeFragment> code(String file, byte[] content, CodeWords words, boolean always) {
        return Optional.empty();
    }

    /** Classes of the jars and folders that hold the code by which files are read: another build of it may read them otherwise. */
    default List<Class<?>> madeOf() {
        return List.of(getClass());
    }
}
