package io.github.cascadelint.source.xml;

import java.util.Optional;

/** Finds the files that a mapping file takes in by an entity declared with {@code SYSTEM}. */
interface XmlParts {

    /** Takes in no file. */
    XmlParts NONE = systemId -> Optional.empty();

    /** The text of a part, where it lies within the scan. */
    Optional<Part> find(String systemId);

    /**
     * A file that is part of another.
     *
     * @param file path relative to the scan root
     * @param text its characters
     */
    record Part(String file, String text) {}
}
