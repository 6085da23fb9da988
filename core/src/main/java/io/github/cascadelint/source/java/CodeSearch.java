package io.github.cascadelint.source.java;

import io.github.cascadelint.source.CodeWords;
import java.util.List;

/** The cheap text search that decides which bodies are parsed: those that hold one of the words, or a statement that deletes. */
final class CodeSearch {

    /** How statements begin that delete rows. */
    private static final List<String> STATEMENTS = List.of("delete ", "truncate ");

    private static final String NEW = "new ";

    private final String text;
    private final CodeWords words;

    CodeSearch(String text, CodeWords words) {
        this.text = text;
        this.words = words;
    }

    /** Whether the body between the offsets is worth reading: for what it holds, or as that of a method that is asked for. */
    boolean isWanted(int start, int end) {
        return isOfMethod(start) || holdsWord(start, end) || makes(start, end);
    }

    /** Whether a part of the text makes an instance of one of the types. */
    private boolean makes(int start, int end) {
        if (words.made().isEmpty()) {
            return false;
        }
        for (int at = text.indexOf(NEW, start); at >= 0 && at < end; at = text.indexOf(NEW, at + 1)) {
            int from = at + NEW.length();
            int to = from;
            while (to < end && isNamePart(text.charAt(to))) {
                to++;
            }
            if (!isNamePart(text.charAt(at - 1)) && words.made().contains(text.substring(from, to))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a body follows the empty parentheses of a method that is asked for. */
    private boolean isOfMethod(int body) {
        if (words.methods().isEmpty()) {
            return false;
        }
        int at = text.lastIndexOf('(', body);
        int end = at;
        while (at > 0 && isNamePart(text.charAt(at - 1))) {
            at--;
        }
        return end > 0
                && text.substring(end + 1, body).strip().equals(")")
                && words.methods().contains(text.substring(at, end));
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
        if (isCall(from, to) && words.chooses(text.substring(from, to))) {
            return true;
        }
        if (!words.names().isEmpty() && words.names().contains(text.substring(from, to))) {
            return true;
        }
        return STATEMENTS.stream().anyMatch(verb -> text.regionMatches(true, from, verb, 0, verb.length()));
    }

    private boolean isCall(int from, int to) {
        return text.startsWith("(", to) || text.startsWith("::", from - 2);
    }

    private static boolean isNamePart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || Character.isJavaIdentifierPart(c);
    }
}
