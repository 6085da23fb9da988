package io.github.cascadelint.source;

import java.util.ArrayList;
import java.util.List;

/** Names of types as class files write them, and as sources do: {@code Outer$Inner} and {@code Outer.Inner}. */
public final class BinaryName {

    /** How the names of class files end. */
    static final String CLASS = ".class";

    private BinaryName() {}

    /**
     * The name as a source writes it. A {@code $} between two letters is read as the border of a nested type, wherever the
     * name occurs: Java sources do not use it otherwise (Java Language Specification, section 3.8).
     */
    public static String toSource(String binaryName) {
        if (binaryName.indexOf('$') < 0) {
            return binaryName;
        }
        StringBuilder name = new StringBuilder(binaryName);
        for (int i = 1; i < name.length() - 1; i++) {
            if (binaryName.charAt(i) == '$'
                    && isLetter(binaryName.charAt(i - 1))
                    && isLetter(binaryName.charAt(i + 1))) {
                name.setCharAt(i, '.');
            }
        }
        return name.toString();
    }

    private static boolean isLetter(char c) {
        return c != '$' && c != '.' && c != '/';
    }

    static boolean isClassFile(String fileName) {
        return fileName.endsWith(CLASS);
    }

    /** The class files that may hold a type, as paths below a class path's root: nested types may start at any capital. */
    static List<String> classFiles(String type) {
        List<String> files = new ArrayList<>();
        StringBuilder path = new StringBuilder(type.replace('.', '/'));
        files.add(path + CLASS);
        int slash = path.lastIndexOf("/");
        while (slash > 0) {
            int before = path.lastIndexOf("/", slash - 1);
            if (!Character.isUpperCase(path.charAt(before + 1))) {
                break;
            }
            path.setCharAt(slash, '$');
            files.add(path + CLASS);
            slash = before;
        }
        return files;
    }
}
