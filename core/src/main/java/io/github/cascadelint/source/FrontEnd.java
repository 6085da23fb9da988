package io.github.cascadelint.source;

/** Reads one kind of file. */
public interface FrontEnd {

    /**
     * Says what a file says. Trouble with the content is a problem in the fragment, never an exception.
     *
     * @param file path relative to the scan root
     * @param content its bytes
     * @param always whether to parse it even when it declares no managed type, because one needs something it holds
     */
    FileFragment read(String file, byte[] content, boolean always);
}
