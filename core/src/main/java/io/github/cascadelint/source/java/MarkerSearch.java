package io.github.cascadelint.source.java;

import java.util.Set;

/**
 * The cheap text search that decides which files are parsed: those that name the persistence API and hold an annotation that
 * makes a type managed. It is told of every dot and every {@code @} in a text.
 */
final class MarkerSearch {

    private static final Set<String> MANAGED = Set.of("Entity", "MappedSuperclass", "Embeddable");
    private static final String PERSISTENCE = ".persistence";

    private final String text;
    private boolean namesPersistence;
    private boolean holdsManaged;

    MarkerSearch(String text) {
        this.text = text;
    }

    /** Whether what was seen so far declares a managed type. */
    boolean declaresManagedType() {
        return namesPersistence && holdsManaged;
    }

    void dot(int at) {
        if (!namesPersistence && text.startsWith(PERSISTENCE, at)) {
            namesPersistence = text.startsWith("jakarta", at - "jakarta".length())
                    || text.startsWith("javax", at - "javax".length());
        }
    }

    /** {@code @name} or {@code @some.package.name}. */
    void annotation(int at) {
        if (holdsManaged) {
            return;
        }
        int start = at + 1;
        int end = start;
        while (end < text.length() && (text.charAt(end) == '.' || Character.isJavaIdentifierPart(text.charAt(end)))) {
            if (text.charAt(end) == '.') {
                start = end + 1;
            }
            end++;
        }
        holdsManaged = MANAGED.contains(text.substring(start, end));
    }
}
