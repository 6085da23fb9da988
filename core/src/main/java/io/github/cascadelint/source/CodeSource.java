package io.github.cascadelint.source;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Gives what the code of files does. */
@FunctionalInterface
public interface CodeSource {

    /**
     * Reads files; a file that is not of the scan, or that holds no code, is left out.
     *
     * @param files paths relative to the scan root
     * @param words tell which bodies are read
     * @param always whether to read also files of which no body is read, for what they declare
     */
    Map<String, CodeFragment> code(Collection<String> files, CodeWords words, boolean always);

    /**
     * Which of the methods of these names some file may call, or refer to.
     *
     * @param names the names of methods
     */
    default Set<String> used(Set<String> names) {
        return names;
    }
}
