package io.github.cascadelint.source.java;

import java.util.List;

/** The cheap text search that decides which files are parsed. */
final class MarkerSearch {

    private static final List<String> MANAGED = List.of("Entity", "MappedSuperclass", "Embeddable");

    private MarkerSearch() {}

    /** Whether the text names the persistence API and holds an annotation that makes a type managed. */
    static boolean declaresManagedType(String text) {
        return namesPersistence(text) && MANAGED.stream().anyMatch(name -> holdsAnnotation(text, name));
    }

    private static boolean namesPersistence(String text) {
        // One search for both names: most files hold neither, and are read to their end here.
        for (int at = text.indexOf(".persistence"); at >= 0; at = text.indexOf(".persistence", at + 1)) {
            if (text.startsWith("jakarta", at - "jakarta".length())
                    || text.startsWith("javax", at - "javax".length())) {
                return true;
            }
        }
        return false;
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
