package io.github.cascadelint.source;

import java.util.HashSet;
import java.util.Set;

/** Looks in the text of Java files for calls of methods by their names. Where it errs, it finds one too many. */
final class NameUses {

    /** Words after which a name is no declaration, though a word stands before it. */
    private static final Set<String> BEFORE_CALLS = Set.of("return", "else", "do", "throw", "yield", "case", "assert");

    private NameUses() {}

    /** Those of the names by which a method is called, or referred to, and not only declared. */
    static Set<String> among(String text, Set<String> names) {
        Set<String> found = new HashSet<>();
        int end;
        for (int at = 0; at < text.length(); at = end + 1) {
            end = at;
            while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                end++;
            }
            String word = text.substring(at, end);
            if (names.contains(word) && !isDeclared(text, at) && !isLinked(text, at)) {
                found.add(word);
            }
        }
        return found;
    }

    /** Whether the name of a type stands before it, or the end of one: {@code void}, {@code List<Order>}, {@code int[]}. */
    private static boolean isDeclared(String text, int at) {
        int end = at;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (end == at || end == 0) {
            return false;
        }
        char before = text.charAt(end - 1);
        if (before == '>' || before == ']') {
            return end < 2 || text.charAt(end - 2) != '-'; // the arrow of a lambda
        }
        int start = end;
        while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        return start < end && !BEFORE_CALLS.contains(text.substring(start, end));
    }

    /** Whether documentation refers to it: {@code Order#removeLine}. */
    private static boolean isLinked(String text, int at) {
        return at > 0 && text.charAt(at - 1) == '#';
    }
}
