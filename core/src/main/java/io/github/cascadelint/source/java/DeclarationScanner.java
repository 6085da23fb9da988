package io.github.cascadelint.source.java;

import io.github.cascadelint.source.MemberFragment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a Java file just well enough to know its types and members, and blanks what the mapping does not need: comments,
 * bodies, and methods that cannot be getters. Blanks take the place of what was there, so every line and column stays.
 *
 * <p>Parsing the rest is several times faster, and an error inside a body no longer hides the declarations around it. Where
 * braces do not match, the text is read again, and its layout tells where bodies and types end.
 */
final class DeclarationScanner {

    private static final Set<String> MODIFIERS = Set.of(
            "abstract",
            "default",
            "final",
            "native",
            "private",
            "protected",
            "public",
            "sealed",
            "static",
            "strictfp",
            "synchronized",
            "transient",
            "volatile");

    private static final int TAB = 4;

    /** A text with more defects than this is no Java. */
    static final int MAX_DEFECTS = 100;

    /**
     * A declaration.
     *
     * @param kind what it declares
     * @param start offset of its first character
     * @param body offset behind the brace that opens the body of a type
     * @param end offset behind its last character
     * @param members what a type declares
     * @param closed whether the brace that closes a type is there
     */
    record Declaration(Kind kind, int start, int body, int end, List<Declaration> members, boolean closed) {
        static Declaration leaf(int start, int end) {
            return new Declaration(Kind.OTHER, start, 0, end, List.of(), true);
        }
    }

    /** What a declaration declares. */
    enum Kind {
        /** A type whose members can be parsed one by one. */
        TYPE,
        /** An enum, whose constants make sense only together. */
        ENUM,
        /** A member of a type, the package, or an import. */
        OTHER
    }

    /** Tells which bodies stay. */
    @FunctionalInterface
    interface Bodies {
        /** Whether the body between the two offsets, its braces included, stays. */
        boolean stays(int start, int end);
    }

    /** What is wrong with the text as a whole, and where. */
    record Defect(int offset, String text) {}

    /** A type whose closing brace is still to come. */
    private static final class OpenType {
        private final int start;
        private final int body;
        private final int indent;
        private final boolean isEnum;
        private final List<Declaration> members = new ArrayList<>();
        private boolean inConstants;
        private int memberIndent = -1;

        private OpenType(int start, int body, int indent, boolean isEnum) {
            this.start = start;
            this.body = body;
            this.indent = indent;
            this.isEnum = isEnum;
            this.inConstants = isEnum;
        }

        /** Whether its members are indented, so that a line that is not cannot be one. */
        private boolean indentsMembers() {
            return memberIndent > indent;
        }

        private Declaration close(int end, boolean closed) {
            return new Declaration(isEnum ? Kind.ENUM : Kind.TYPE, start, body, end, List.copyOf(members), closed);
        }
    }

    private final String text;
    private final boolean byLayout;
    private final Optional<Bodies> bodies;
    private final char[] blanked;
    private final List<Declaration> topLevel = new ArrayList<>();
    private final List<Defect> defects = new ArrayList<>();
    private final Deque<OpenType> openTypes = new ArrayDeque<>();
    private int position;

    private int memberStart;
    private boolean isType;
    private boolean isEnum;
    private boolean assigned;
    private boolean isMethod;
    private boolean mayBeGetter;
    private boolean isCallback;
    private int words;
    private int angles;
    private String lastWord = "";

    private DeclarationScanner(String text, boolean byLayout, Optional<Bodies> bodies) {
        this.text = text;
        this.byLayout = byLayout;
        this.bodies = bodies;
        this.blanked = text.toCharArray();
    }

    static DeclarationScanner scan(String text) {
        return scan(text, Optional.empty());
    }

    /** Leaves all methods where they are, and some of their bodies. */
    static DeclarationScanner scan(String text, Bodies bodies) {
        return scan(text, Optional.of(bodies));
    }

    private static DeclarationScanner scan(String text, Optional<Bodies> bodies) {
        DeclarationScanner scanner = new DeclarationScanner(text, false, bodies);
        scanner.scan();
        if (!scanner.defects.isEmpty()) {
            scanner = new DeclarationScanner(text, true, bodies);
            scanner.scan();
        }
        return scanner;
    }

    /** The text without comments, bodies and methods. */
    String declarations() {
        return new String(blanked);
    }

    /** The declarations at the top of the file, package and imports included. */
    List<Declaration> topLevel() {
        return topLevel;
    }

    /** Braces, comments and text blocks that do not end or begin. */
    List<Defect> defects() {
        return defects;
    }

    private void scan() {
        startMember();
        while (position < text.length() && defects.size() < MAX_DEFECTS) {
            char c = text.charAt(position);
            if (Character.isWhitespace(c)) {
                position++;
            } else if (startsComment()) {
                skipComment();
            } else {
                if (memberStart < 0 && c != '}' && c != ';') {
                    memberStart = position;
                    closeByLayout();
                }
                significant(c);
            }
        }
        endMember();
        while (!openTypes.isEmpty()) {
            defects.add(new Defect(openTypes.peek().body - 1, "this brace is never closed"));
            closeType(text.length(), false);
        }
    }

    private void significant(char c) {
        if (c == '"' || c == '\'') {
            skipLiteral();
        } else if (c == '@') {
            annotation();
        } else if (Character.isJavaIdentifierStart(c)) {
            identifier();
        } else if (c == '(') {
            openParenthesis();
        } else if (c == '{') {
            openBrace();
        } else if (c == '}') {
            closeBrace();
        } else if (c == ';') {
            position++;
            endMember();
        } else {
            assigned |= c == '=';
            angles += c == '<' ? 1 : c == '>' ? -1 : 0;
            position++;
        }
    }

    private void annotation() {
        position++;
        int start = position;
        while (position < text.length() && isNamePart(text.charAt(position))) {
            position++;
        }
        String name = text.substring(start, position);
        if (name.equals("interface")) {
            isType = true;
            return;
        }
        isCallback |= AstConverter.isRemovalCallback(name);
        int next = skipBlanks(position);
        if (next < text.length() && text.charAt(next) == '(') {
            position = next;
            skipParentheses(true);
        }
    }

    private void identifier() {
        int start = position;
        while (position < text.length() && Character.isJavaIdentifierPart(text.charAt(position))) {
            position++;
        }
        if (assigned || isMethod || isType || (start > 0 && text.charAt(start - 1) == '.')) {
            return;
        }
        String word = text.substring(start, position);
        if (angles == 0 && !MODIFIERS.contains(word)) {
            words++;
            lastWord = word;
        }
        isEnum = word.equals("enum") && isBeforeName();
        isType = isEnum
                || word.equals("class")
                || word.equals("interface")
                || (word.equals("record") && isRecordHeader());
    }

    /** Before Java 5, {@code enum} was a name like any other. */
    private boolean isBeforeName() {
        int next = skipBlanks(position);
        return next < text.length() && Character.isJavaIdentifierStart(text.charAt(next));
    }

    /** {@code record} is a keyword only before a name and its components; {@code record} may also be a type or a name. */
    private boolean isRecordHeader() {
        int start = skipBlanks(position);
        int end = start;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        int after = skipBlanks(end);
        if (end == start || after == text.length()) {
            return false;
        }
        // Before Java 14, a method may return a type of that name; its own name begins with a small letter.
        return text.charAt(after) == '<' || (text.charAt(after) == '(' && !Character.isLowerCase(text.charAt(start)));
    }

    private void openParenthesis() {
        if (!assigned && !isType && !isMethod && words > 0 && !inConstants()) {
            isMethod = true;
            int next = skipBlanks(position + 1);
            mayBeGetter = next < text.length()
                    && text.charAt(next) == ')'
                    && MemberFragment.propertyName(lastWord).isPresent();
        }
        skipParentheses(false);
    }

    /**
     * Moves behind the parenthesis that closes the one at the position. One that is never closed ends where no argument can
     * go on: at a semicolon, at the brace of a body, or at a brace that closes what is outside.
     */
    private void skipParentheses(boolean ofAnnotation) {
        int depth = 0;
        int braces = 0;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (startsComment()) {
                skipComment();
                continue;
            }
            if (c == '"' || c == '\'') {
                skipLiteral();
                continue;
            }
            boolean inAnnotation = ofAnnotation || depth > 1;
            if (c == ';' || (c == '}' && braces == 0) || (c == '{' && !assigned && !inAnnotation)) {
                return;
            }
            if (c == '{' && assigned) {
                initializerBraces();
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            braces += c == '{' ? 1 : c == '}' ? -1 : 0;
            position++;
            if (depth == 0) {
                return;
            }
        }
    }

    private void openBrace() {
        if (assigned || inConstants()) {
            initializerBraces();
            return;
        }
        if (isType) {
            position++;
            openTypes.push(new OpenType(memberStart, position, indentAt(memberStart), isEnum));
            startMember();
            return;
        }
        int open = position;
        skipBody(memberStart);
        if (bodies.filter(wanted -> wanted.stays(open, position)).isPresent()) {
            add(Declaration.leaf(memberStart, position));
            startMember();
            return;
        }
        blank(open + 1, position);
        if (isOfNoUse() || !closeIn(open + 1, position)) {
            blank(memberStart, position);
        }
        add(Declaration.leaf(memberStart, position));
        startMember();
    }

    /** Braces of an array, a lambda or an anonymous class: constants have none, so what is in them does not matter. */
    private void initializerBraces() {
        int open = position;
        skipBody(memberStart);
        blank(open + 1, position);
        closeIn(open + 1, position);
    }

    /** Puts a closing brace on the last blank of a range; false if there is none. */
    private boolean closeIn(int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (blanked[i] == ' ' || blanked[i] == '\t') {
                blanked[i] = '}';
                return true;
            }
        }
        return false;
    }

    private void closeBrace() {
        int at = position;
        OpenType type = openTypes.peek();
        boolean tooDeep = byLayout
                && type != null
                && type.indentsMembers()
                && isFirstOnLine(at)
                && indentAt(at) >= type.memberIndent;
        endMember();
        position = at + 1;
        if (type == null || tooDeep) {
            defects.add(new Defect(at, "this brace closes nothing"));
            blank(at, position);
            return;
        }
        closeType(position, true);
    }

    private void closeType(int end, boolean closed) {
        add(openTypes.pop().close(end, closed));
    }

    /** Ends the member before the position. */
    private void endMember() {
        if (memberStart >= 0) {
            if (isMethod && isOfNoUse()) {
                blank(memberStart, position);
            }
            add(Declaration.leaf(memberStart, position));
        }
        OpenType type = openTypes.peek();
        if (type != null) {
            type.inConstants = false;
        }
        startMember();
    }

    /** Whether a member with a body is no field, no getter and no callback, and nothing else is mixed up with it. */
    private boolean isOfNoUse() {
        return bodies.isEmpty() && !isType && !mayBeGetter && !isCallback && words <= (isMethod ? 2 : 1);
    }

    private void add(Declaration declaration) {
        OpenType outer = openTypes.peek();
        (outer == null ? topLevel : outer.members).add(declaration);
    }

    private void startMember() {
        memberStart = -1;
        isType = false;
        isEnum = false;
        assigned = false;
        isMethod = false;
        mayBeGetter = false;
        isCallback = false;
        words = 0;
        angles = 0;
        lastWord = "";
    }

    private boolean inConstants() {
        return !openTypes.isEmpty() && openTypes.peek().inConstants;
    }

    /** A member that starts further left than those of the open type ends that type: its brace is missing. */
    private void closeByLayout() {
        if (!byLayout || !isFirstOnLine(memberStart)) {
            return;
        }
        int indent = indentAt(memberStart);
        OpenType type = openTypes.peek();
        while (type != null && type.indentsMembers() && indent <= type.indent) {
            defects.add(new Defect(type.body - 1, "this brace is never closed"));
            boolean closed = closeIn(lastSignificant(memberStart) + 1, memberStart);
            closeType(memberStart, closed);
            type = openTypes.peek();
        }
        if (type != null && type.memberIndent < 0) {
            type.memberIndent = indent;
        }
    }

    private int lastSignificant(int before) {
        int i = before - 1;
        while (i >= 0 && Character.isWhitespace(blanked[i])) {
            i--;
        }
        return i;
    }

    /** Moves behind the brace that closes the one at the position, or to where the layout says that the body ends. */
    private void skipBody(int memberAt) {
        int open = position;
        int end = matchingBrace();
        int byIndentation = byLayout ? endByIndentation(indentAt(memberAt), open) : text.length();
        if (end < 0 || byIndentation < end) {
            defects.add(new Defect(open, "this brace is never closed"));
            end = byIndentation;
        }
        position = end;
    }

    /** The offset behind the brace that closes the one at the position; -1 if there is none. */
    private int matchingBrace() {
        int depth = 0;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (startsComment()) {
                skipComment();
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
                return position;
            }
        }
        return -1;
    }

    /** Where the first later line begins that is not indented deeper than its member; behind its brace, if it has one. */
    private int endByIndentation(int indent, int open) {
        int line = text.indexOf('\n', open) + 1;
        while (line > 0) {
            int first = skipBlanksOfLine(line);
            boolean isCode = first < text.length()
                    && "\r\n*".indexOf(text.charAt(first)) < 0
                    && !text.startsWith("//", first)
                    && !text.startsWith("/*", first);
            if (isCode && width(line, first) <= indent) {
                return text.charAt(first) == '}' ? first + 1 : line;
            }
            line = text.indexOf('\n', line) + 1;
        }
        return text.length();
    }

    private boolean isFirstOnLine(int offset) {
        return skipBlanksOfLine(lineStart(offset)) == offset;
    }

    private int indentAt(int offset) {
        int start = lineStart(offset);
        return width(start, skipBlanksOfLine(start));
    }

    private int lineStart(int offset) {
        return offset == 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
    }

    private int width(int from, int to) {
        int width = 0;
        for (int i = from; i < to; i++) {
            width += text.charAt(i) == '\t' ? TAB : 1;
        }
        return width;
    }

    private int skipBlanksOfLine(int from) {
        int i = from;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private int skipBlanks(int from) {
        int i = from;
        while (i < text.length()) {
            int comment =
                    text.startsWith("//", i) ? endOfLine(i) : text.startsWith("/*", i) ? text.indexOf("*/", i) + 2 : 0;
            if (comment > i) {
                i = comment;
            } else if (Character.isWhitespace(text.charAt(i))) {
                i++;
            } else {
                return i;
            }
        }
        return i;
    }

    private static boolean isNamePart(char c) {
        return c == '.' || Character.isJavaIdentifierPart(c);
    }

    private boolean startsComment() {
        return text.startsWith("//", position) || text.startsWith("/*", position);
    }

    private void skipComment() {
        int start = position;
        boolean ofLine = text.charAt(start + 1) == '/';
        int end = ofLine ? endOfLine(start) : text.indexOf("*/", start + 2);
        if (end < 0) {
            defects.add(new Defect(start, "this comment is never closed"));
            end = endOfOpenComment(start);
        } else if (!ofLine) {
            end += 2;
        }
        blank(start, end);
        position = end;
    }

    /** A comment without end covers its line, and the next ones as long as they begin with a star. */
    private int endOfOpenComment(int start) {
        int end = endOfLine(start);
        while (end < text.length()) {
            int first = skipBlanksOfLine(end + 1);
            if (first >= text.length() || text.charAt(first) != '*') {
                return end;
            }
            end = endOfLine(first);
        }
        return end;
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private void skipLiteral() {
        if (text.startsWith("\"\"\"", position)) {
            int end = closingQuotes(position + 3);
            if (end < 0) {
                defects.add(new Defect(position, "this text block is never closed"));
            }
            position = end < 0 ? endOfLine(position) : end;
            return;
        }
        char quote = text.charAt(position);
        int i = position + 1;
        // A literal ends with its line at the latest: a lone quote must not swallow the file.
        while (i < text.length() && text.charAt(i) != quote && text.charAt(i) != '\n') {
            i += text.charAt(i) == '\\' && i + 1 < text.length() && text.charAt(i + 1) != '\n' ? 2 : 1;
        }
        boolean closed = i < text.length() && text.charAt(i) == quote;
        position = Math.min(text.length(), closed ? i + 1 : i);
    }

    private int closingQuotes(int from) {
        int i = from;
        while (i < text.length()) {
            if (text.startsWith("\"\"\"", i)) {
                return i + 3;
            }
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return -1;
    }

    private void blank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (blanked[i] != '\n' && blanked[i] != '\r') {
                blanked[i] = ' ';
            }
        }
    }
}
