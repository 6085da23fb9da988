package io.github.cascadelint.source.java;

import io.github.cascadelint.source.FileFragment.Import;
import java.util.ArrayList;
import java.util.List;

/** Reads the package and the imports by text, so that they are known of files that are not parsed, too. */
final class ImportScanner {

    private final String text;
    private final List<Import> imports = new ArrayList<>();
    private String packageName = "";
    private int position;

    private ImportScanner(String text) {
        this.text = text;
    }

    /** Reads up to the first token that is neither package nor import. */
    static ImportScanner scan(String text) {
        ImportScanner scanner = new ImportScanner(text);
        scanner.scan();
        return scanner;
    }

    String packageName() {
        return packageName;
    }

    List<Import> imports() {
        return List.copyOf(imports);
    }

    private void scan() {
        while (true) {
            String word = word();
            if (word.equals("package")) {
                packageName = word();
            } else if (word.equals("import")) {
                importDeclaration();
            } else if (word.startsWith("@")) {
                skipAnnotation();
            } else if (!word.equals(";")) {
                return;
            }
        }
    }

    private void importDeclaration() {
        String name = word();
        boolean isStatic = name.equals("static");
        if (isStatic) {
            name = word();
        }
        boolean isModule = name.equals("module") && !peek().equals(";");
        if (isModule) {
            word();
        } else if (name.endsWith(".*")) {
            imports.add(new Import(name.substring(0, name.length() - 2), isStatic, true));
        } else if (name.indexOf('.') > 0) {
            imports.add(new Import(name, isStatic, false));
        }
    }

    /** Annotations stand before a package in {@code package-info.java}, and else before the first type. */
    private void skipAnnotation() {
        skipBlanks();
        if (position < text.length() && text.charAt(position) == '(') {
            position = text.length();
        }
    }

    private String peek() {
        int before = position;
        String next = word();
        position = before;
        return next;
    }

    /** The next name, with its dots and without blanks between them, or the next character that begins none. */
    private String word() {
        skipBlanks();
        if (position == text.length()) {
            return "";
        }
        if (!isNamePart(text.charAt(position))) {
            return text.substring(position, ++position);
        }
        String word = segment();
        skipBlanks();
        while (position < text.length()
                && isNamePart(text.charAt(position))
                && (text.charAt(position) == '.' || word.endsWith("."))) {
            word += segment();
            skipBlanks();
        }
        return word;
    }

    private String segment() {
        int start = position;
        while (position < text.length() && isNamePart(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    private static boolean isNamePart(char c) {
        // Letters first: nearly all are, and to ask Character costs more.
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '.'
                || c == '*'
                || c == '@'
                || Character.isJavaIdentifierPart(c);
    }

    private void skipBlanks() {
        while (position < text.length()) {
            if (Character.isWhitespace(text.charAt(position))) {
                position++;
            } else if (text.startsWith("//", position)) {
                position = behind("\n");
            } else if (text.startsWith("/*", position)) {
                position = behind("*/");
            } else {
                return;
            }
        }
    }

    private int behind(String end) {
        int at = text.indexOf(end, position + 2);
        return at < 0 ? text.length() : at + end.length();
    }
}
