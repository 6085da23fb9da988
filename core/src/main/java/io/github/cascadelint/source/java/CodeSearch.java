package io.github.cascadelint.source.java;

import io.github.cascadelint.source.CodeWords;

/** The cheap text search that decides which bodies are parsed: those that hold one of the words, or a statement that deletes. */
final class CodeSearch {

    private static final String DELETE = "delete ";

    private final String text;
    private final CodeWords words;

    CodeSearch(String text, CodeWords words) {
        this.text = text;
        this.words = words;
    }

    /** Whether a part of the text holds one of the words. */
    boolean holdsWord(int start, int end) {
        boolean readsCollection = false;
        boolean changesCollection = false;
        int at = start;
        while (at < end) {
            if (!isNamePart(text.charAt(at))) {
                at++;
                continue;
            }
            int from = at;
            while (at < end && isNamePart(text.charAt(at))) {
                at++;
            }
            if (isWord(from, at)) {
                return true;
            }
            if (isCall(from, at)) {
                String call = text.substring(from, at);
                readsCollection |= words.collections().contains(call);
                changesCollection |= CodeWords.changesCollection(call);
                if (readsCollection && changesCollection) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isWord(int from, int to) {
        if (isCall(from, to) && words.calls().contains(text.substring(from, to))) {
            return true;
        }
        if (!words.names().isEmpty() && words.names().contains(text.substring(from, to))) {
            return true;
        }
        return text.regionMatches(true, from, DELETE, 0, DELETE.length());
    }

    private boolean isCall(int from, int to) {
        return text.startsWith("(", to) || text.startsWith("::", from - 2);
    }

    private static boolean isNamePart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || Character.isJavaIdentifierPart(c);
    }
}
