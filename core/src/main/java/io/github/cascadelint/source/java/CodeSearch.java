package io.github.cascadelint.source.java;

import java.util.List;

/** The cheap text search that decides which bodies are parsed: those that may do something to rows. */
final class CodeSearch {

    /** How the names of methods begin that change rows, attributes or collections, or that make a query. */
    private static final List<String> VERBS = List.of(
            "add",
            "clear",
            "create",
            "delete",
            "detach",
            "drop",
            "execute",
            "insert",
            "merge",
            "persist",
            "prepare",
            "purge",
            "remove",
            "retainAll",
            "save",
            "set",
            "sql",
            "truncate",
            "update");

    private final String text;
    private final boolean ofManagedType;

    /** @param ofManagedType whether the file declares a managed type, whose bodies may assign attributes */
    CodeSearch(String text, boolean ofManagedType) {
        this.text = text;
        this.ofManagedType = ofManagedType;
    }

    /** Whether what stands at an offset begins like the name of a method that changes something. */
    static boolean isVerb(String text, int at) {
        for (String verb : VERBS) {
            if (text.startsWith(verb, at)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a body holds a call whose name begins like one that changes something, or an assignment to an attribute. */
    boolean mayChange(int start, int end) {
        boolean inName = false;
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            boolean isName = Character.isJavaIdentifierPart(c);
            if (isName && !inName && startsCall(at, end)) {
                return true;
            }
            if (c == '=' && ofManagedType && isAssignment(at)) {
                return true;
            }
            inName = isName;
        }
        return false;
    }

    private boolean startsCall(int at, int end) {
        for (String verb : VERBS) {
            if (text.startsWith(verb, at)) {
                int i = at + verb.length();
                while (i < end && Character.isJavaIdentifierPart(text.charAt(i))) {
                    i++;
                }
                return i < end && (text.charAt(i) == '(' || text.startsWith("::", at - 2));
            }
        }
        return false;
    }

    private boolean isAssignment(int at) {
        return text.charAt(at + 1) != '=' && "=!<>+-*/%&|^".indexOf(text.charAt(at - 1)) < 0;
    }
}
