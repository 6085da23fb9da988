package io.github.cascadelint.source.java;

import java.util.List;

/** The cheap text search that decides which files are parsed. */
final class MarkerSearch {

    private static final List<String> PERSISTENCE = List.of("jakarta.persistence", "javax.persistence");
    private static final List<String> MANAGED = List.of("Entity", "MappedSuperclass", "Embeddable");

    private MarkerSearch() {}

    /** Whether the text names the persistence API and holds an annotation that makes a type managed. */
    static boolean declaresManagedType(String text) {
        return PERSISTENCE.stream().anyMatch(text::contains)
                && MANAGED.stream().anyMatch(name -> holdsAnnotation(text, name));
    }

    /** Whether {@code @name} or {@code @some.package.name} stands in the text. */
    private static boolean holdsAnnotation(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            if (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                continue;
            }
            int i = at - 1;
            while (i >= 0 && (text.charAt(i) == '.' || Character.isJavaIdentifierPart(text.charAt(i)))) {
                i--;
            }
            if (i >= 0 && text.charAt(i) == '@') {
                return true;
            }
        }
        return false;
    }
}
