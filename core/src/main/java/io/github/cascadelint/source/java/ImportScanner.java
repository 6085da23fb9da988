package io.github.cascadelint.source.java;

import io.github.cascadelint.source.FileFragment.Import;
import java.util.ArrayList;
import java.util.List;

/** Reads the head of a file by text, so that package and imports are known of files that are not parsed, too. */
final class ImportScanner {

    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf"; // its three bytes

    private final String text;
    private final List<Import> imports = new ArrayList<>();
    private String packageName = "";
    private int position;

    /** @param text the file decoded byte by byte; all names here that matter are ASCII */
    ImportScanner(String text) {
        this.text = text;
        this.position = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
        scan();
    }

    /** The package, or the empty string. */
    String packageName() {
        return packageName;
    }

    /** The imports in order. */
    List<Import> imports() {
        return imports;
    }

    /** Goes from declaration to declaration until the first type. */
    private void scan() {
        while (skipBlanksAndComments()) {
            if (text.charAt(position) == ';') {
                position++;
            } else if (text.charAt(position) == '@' && packageName.isEmpty()) {
                // The annotations of a package, or of the first type of the default package.
                int declaration = text.indexOf("\npackage ", position);
                if (declaration < 0) {
                    return;
                }
                position = declaration;
            } else if (keyword("package")) {
                packageName = name();
            } else if (keyword("import")) {
                addImport();
            } else {
                return;
            }
        }
    }

    private void addImport() {
        boolean isStatic = keyword("static");
        String name = name();
        boolean onDemand = name.endsWith(".") && position < text.length() && text.charAt(position) == '*';
        if (onDemand) {
            position++;
            name = name.substring(0, name.length() - 1);
        }
        imports.add(new Import(name, isStatic, onDemand));
    }

    /** Moves behind a keyword and the blanks after it, where it stands at the position. */
    private boolean keyword(String word) {
        int end = position + word.length();
        if (!text.startsWith(word, position) || (end < text.length() && isNamePart(text.charAt(end)))) {
            return false;
        }
        position = end;
        skipBlanksAndComments();
        return true;
    }

    /** A qualified name; blanks and comments between its parts are left out. */
    private String name() {
        StringBuilder name = new StringBuilder();
        while (skipBlanksAndComments() && isNamePart(text.charAt(position))) {
            int start = position;
            while (position < text.length() && isNamePart(text.charAt(position))) {
                position++;
            }
            name.append(text, start, position);
        }
        return name.toString();
    }

    private static boolean isNamePart(char c) {
        return c == '.' || Character.isJavaIdentifierPart(c);
    }

    /** Whether anything is left. */
    private boolean skipBlanksAndComments() {
        while (position < text.length()) {
            if (Character.isWhitespace(text.charAt(position))) {
                position++;
            } else if (text.startsWith("//", position)) {
                skipTo("\n");
            } else if (text.startsWith("/*", position)) {
                skipTo("*/");
            } else {
                return true;
            }
        }
        return false;
    }

    private void skipTo(String end) {
        int at = text.indexOf(end, position + 2);
        position = at < 0 ? text.length() : at + end.length();
    }
}
