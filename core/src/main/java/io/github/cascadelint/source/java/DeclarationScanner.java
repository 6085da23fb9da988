package io.github.cascadelint.source.java;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Reads a Java file just well enough to know its types and members, and blanks what the mapping does not need: comments
 * and the bodies of methods and initialisers. Blanks take the place of what was there, so every line and column stays.
 *
 * <p>Parsing the rest is several times faster, and an error inside a body no longer hides the declarations around it.
 */
final class DeclarationScanner {

    /** A declaration: offsets of its first character and of the one after its last. */
    record Chunk(int start, int end) {
        boolean contains(int offset) {
            return start <= offset && offset < end;
        }

        int length() {
            return end - start;
        }
    }

    private final String text;
    private final char[] blanked;
    private final List<Chunk> chunks = new ArrayList<>();
    private final Deque<Integer> openTypes = new ArrayDeque<>();
    private int position;
    private int memberStart = -1;
    private boolean typeKeyword;
    private boolean assigned;
    private int parentheses;
    private Optional<Integer> unbalanced = Optional.empty();

    DeclarationScanner(String text) {
        this.text = text;
        this.blanked = text.toCharArray();
        scan();
    }

    /** The text with comments and bodies blanked; closing braces that are missing at the end are added. */
    String declarations() {
        String result = new String(blanked);
        return openTypes.isEmpty() ? result : result + "\n" + "}".repeat(openTypes.size());
    }

    /** The smallest declaration around an offset. */
    Optional<Chunk> chunkAround(int offset) {
        return chunks.stream().filter(chunk -> chunk.contains(offset)).min((a, b) -> a.length() - b.length());
    }

    /** Offset of the first brace that does not match, where there is one. */
    Optional<Integer> unbalanced() {
        return unbalanced;
    }

    private void scan() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (Character.isWhitespace(c)) {
                position++;
            } else if (startsComment()) {
                int start = position;
                skipComment();
                blank(start, position);
            } else {
                if (memberStart < 0 && c != '}' && c != ';') {
                    memberStart = position;
                }
                significant(c);
            }
        }
        if (!openTypes.isEmpty()) {
            markUnbalanced(openTypes.peek());
            int end = text.length();
            openTypes.forEach(start -> chunks.add(new Chunk(start, end)));
        }
    }

    private void significant(char c) {
        if (c == '"' || c == '\'') {
            skipLiteral();
        } else if (Character.isJavaIdentifierStart(c)) {
            identifier();
        } else if (c == '(') {
            parentheses++;
            position++;
        } else if (c == ')') {
            parentheses = Math.max(0, parentheses - 1);
            position++;
        } else if (parentheses > 0) {
            position++;
        } else if (c == '{') {
            openBrace();
        } else if (c == '}') {
            closeBrace();
        } else if (c == ';') {
            position++;
            endMember();
        } else {
            assigned |= c == '=';
            position++;
        }
    }

    private void identifier() {
        int start = position;
        while (position < text.length() && Character.isJavaIdentifierPart(text.charAt(position))) {
            position++;
        }
        if (parentheses > 0 || assigned || (start > 0 && text.charAt(start - 1) == '.')) {
            return;
        }
        String word = text.substring(start, position);
        typeKeyword |= word.equals("class")
                || word.equals("interface")
                || word.equals("enum")
                || (word.equals("record") && isRecordHeader());
    }

    /** {@code record} is a keyword only before a name and its components; {@code record} may also be a type or a name. */
    private boolean isRecordHeader() {
        int i = skipBlanks(position);
        int name = i;
        while (i < text.length() && Character.isJavaIdentifierPart(text.charAt(i))) {
            i++;
        }
        if (i == name) {
            return false;
        }
        int after = skipBlanks(i);
        return after < text.length()
                && (text.charAt(after) == '<' || (text.charAt(after) == '(' && !isMethodNamed(name, i)));
    }

    /** A method that returns a type called {@code record}: its name begins with a small letter by convention. */
    private boolean isMethodNamed(int start, int end) {
        return end > start && Character.isLowerCase(text.charAt(start));
    }

    private int skipBlanks(int from) {
        int i = from;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private void openBrace() {
        if (assigned) {
            int initialiser = position;
            if (!skipBraces()) {
                markUnbalanced(initialiser);
                position = endByIndentation(memberStart, initialiser);
            }
            return;
        }
        if (typeKeyword) {
            openTypes.push(memberStart);
            position++;
            startMember();
            return;
        }
        int open = position;
        int start = memberStart;
        if (!skipBraces()) {
            position = endByIndentation(start, open);
            markUnbalanced(open);
        }
        blank(open + 1, position - 1);
        blanked[position - 1] = '}';
        chunks.add(new Chunk(start, position));
        startMember();
    }

    private void closeBrace() {
        int at = position;
        position++;
        if (openTypes.isEmpty()) {
            markUnbalanced(at);
            blank(at, position);
            startMember();
            return;
        }
        if (memberStart >= 0) {
            chunks.add(new Chunk(memberStart, at));
        }
        chunks.add(new Chunk(openTypes.pop(), position));
        startMember();
    }

    private void endMember() {
        if (memberStart >= 0) {
            chunks.add(new Chunk(memberStart, position));
        }
        startMember();
    }

    private void startMember() {
        memberStart = -1;
        typeKeyword = false;
        assigned = false;
        parentheses = 0;
    }

    /** Moves behind the brace that closes the one at the position; false, position unchanged, if there is none. */
    private boolean skipBraces() {
        int start = position;
        int depth = 0;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (startsComment()) {
                int comment = position;
                skipComment();
                blank(comment, position);
                continue;
            }
            if (c == '"' || c == '\'') {
                skipLiteral();
                continue;
            }
            position++;
            if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return true;
            }
        }
        position = start;
        return false;
    }

    /**
     * Where a body that is never closed most likely ends: at the first later line that holds a closing brace indented like
     * the line on which the member begins. Behind the opening brace when there is no such line.
     */
    private int endByIndentation(int start, int open) {
        int lineStart = text.lastIndexOf('\n', start) + 1;
        String closing = text.substring(lineStart, start) + "}";
        int line = text.indexOf('\n', open);
        while (line >= 0) {
            if (isIndent(closing) && text.startsWith(closing, line + 1)) {
                return line + 1 + closing.length();
            }
            line = text.indexOf('\n', line + 1);
        }
        return text.length();
    }

    private static boolean isIndent(String closing) {
        return closing.substring(0, closing.length() - 1).isBlank();
    }

    private boolean startsComment() {
        return text.startsWith("//", position) || text.startsWith("/*", position);
    }

    private void skipComment() {
        boolean line = text.charAt(position + 1) == '/';
        int end = line ? text.indexOf('\n', position) : text.indexOf("*/", position + 2);
        if (end < 0) {
            position = text.length();
        } else {
            position = line ? end : end + 2;
        }
    }

    private void skipLiteral() {
        if (text.startsWith("\"\"\"", position)) {
            int i = position + 3;
            while (i < text.length() && !text.startsWith("\"\"\"", i)) {
                i += text.charAt(i) == '\\' ? 2 : 1;
            }
            position = Math.min(text.length(), i + 3);
            return;
        }
        char quote = text.charAt(position);
        int i = position + 1;
        // A literal ends with its line at the latest: a lone quote must not swallow the file.
        while (i < text.length() && text.charAt(i) != quote && text.charAt(i) != '\n') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        position = Math.min(text.length(), i + 1);
    }

    private void blank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (blanked[i] != '\n' && blanked[i] != '\r') {
                blanked[i] = ' ';
            }
        }
    }

    private void markUnbalanced(int offset) {
        if (unbalanced.isEmpty()) {
            unbalanced = Optional.of(offset);
        }
    }
}
