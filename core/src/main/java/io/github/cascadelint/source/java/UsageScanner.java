package io.github.cascadelint.source.java;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.source.Usage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Finds, by text search alone, places that tell how instances of a type live: where they are made, looked up, queried,
 * and which repositories are declared for them. Names stay unresolved.
 */
final class UsageScanner {

    private static final Set<String> LOOK_UPS =
            Set.of("find", "getReference", "load", "get", "byId", "findOne", "findById");
    private static final Set<String> QUERIES = Set.of(
            "from", "selectFrom", "createQuery", "createNamedQuery", "createNativeQuery", "createCriteria", "query");

    /** The characters at which something that is searched for may start. */
    private static final boolean[] STARTS = starts();

    private final String file;
    private final byte[] bytes;
    private final String text;
    private final List<Usage> usages = new ArrayList<>();
    private final List<Usage> inStrings = new ArrayList<>();
    private final MarkerSearch markers;
    private boolean holdsQueries;
    private int line = 1;

    /** @param text the bytes, each taken for a character, with line feeds; all that is searched for is ASCII */
    UsageScanner(String file, byte[] bytes, String text) {
        this.file = file;
        this.bytes = bytes;
        this.text = text;
        this.markers = new MarkerSearch(text);
    }

    /** All that is searched for is found in one pass: most of the files of a scan are read for nothing else. */
    List<Usage> scan() {
        for (int at = 0; at < bytes.length; at++) {
            byte b = bytes[at];
            // A look into a table for most bytes, and not half a dozen comparisons.
            if (b < 0 || !STARTS[b]) {
                continue;
            }
            switch (b) {
                case '\n', '\r' -> line += text.charAt(at) == '\n' ? 1 : 0;
                case 'n' -> construction(at);
                case '.' -> member(at);
                case 'f', 'F' -> query(at);
                case '<' -> repository(at);
                case '@' -> markers.annotation(at);
                case 'Q' -> holdsQueries = holdsQueries || text.startsWith("Query", at);
                default -> holdsQueries = holdsQueries || text.startsWith("createCriteria", at - "create".length());
            }
        }
        if (holdsQueries) {
            usages.addAll(inStrings);
            usages.sort(Comparator.comparingInt(usage -> usage.use().range().startLine()));
        }
        return usages;
    }

    /** Whether the text, once scanned, declares a managed type. */
    boolean declaresManagedType() {
        return markers.declaresManagedType();
    }

    private static boolean[] starts() {
        boolean[] starts = new boolean[Byte.MAX_VALUE + 1];
        "\r\nn.fF<@QC".chars().forEach(c -> starts[c] = true);
        return starts;
    }

    private void construction(int at) {
        if (at + 1 >= bytes.length || bytes[at + 1] != 'e') {
            return;
        }
        if (text.startsWith("::new", at - 2)) {
            constructorReference(at);
            return;
        }
        if (!text.startsWith("new ", at) || (at > 0 && Character.isJavaIdentifierPart(text.charAt(at - 1)))) {
            return;
        }
        int end = qualifiedNameEnd(at + 4);
        if (end < text.length() && (text.charAt(end) == '(' || text.charAt(end) == '<')) {
            add(EntityUse.Kind.CONSTRUCTED, lastSegment(text.substring(at + 4, end)), at);
        }
    }

    /** {@code T::new}, which some other method calls. */
    private void constructorReference(int at) {
        String type = identifierBefore(at - 2);
        int end = at + "new".length();
        if (!type.isEmpty() && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)))) {
            add(EntityUse.Kind.CONSTRUCTED, type, at);
        }
    }

    private void member(int dot) {
        switch (dot + 1 < bytes.length ? bytes[dot + 1] : 0) {
            case 'b' -> builder(dot);
            case 'c' -> classLiteral(dot);
            case 'p' -> markers.dot(dot);
            default -> {}
        }
    }

    private void builder(int at) {
        if (text.startsWith(".builder()", at)) {
            add(EntityUse.Kind.CONSTRUCTED, identifierBefore(at), at);
        }
    }

    private void classLiteral(int at) {
        if (!text.startsWith(".class", at)) {
            return;
        }
        // X.class.getName() is about the class, not about its rows.
        if (at + 6 < text.length()
                && (text.charAt(at + 6) == '.' || Character.isJavaIdentifierPart(text.charAt(at + 6)))) {
            return;
        }
        int start = at;
        while (start > 0 && isNamePart(text.charAt(start - 1))) {
            start--;
        }
        String type = lastSegment(text.substring(start, at));
        int before = start - 1;
        while (before > 0 && Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        if (before <= 0 || type.isEmpty()) {
            return;
        }
        if (text.charAt(before) == '(') {
            String method = identifierBefore(before);
            if (LOOK_UPS.contains(method)) {
                add(EntityUse.Kind.LOOKED_UP, type, at);
            } else if (QUERIES.contains(method)) {
                add(EntityUse.Kind.QUERIED, type, at);
            }
        } else if (text.charAt(before) == ',' && enclosingCallIsQuery(before)) {
            add(EntityUse.Kind.QUERIED, type, at);
        }
    }

    /** Whether the call whose arguments surround the offset creates a query. */
    private boolean enclosingCallIsQuery(int offset) {
        int depth = 0;
        int limit = Math.max(0, offset - 1000);
        for (int i = offset; i > limit; i--) {
            char c = text.charAt(i);
            if (c == ';' || c == '{' || c == '}') {
                return false;
            }
            if (c == ')') {
                depth++;
            } else if (c == '(' && depth-- == 0) {
                return QUERIES.contains(identifierBefore(i));
            }
        }
        return false;
    }

    /** {@code from T} in a string of JPQL or HQL, in small or capital letters. */
    private void query(int at) {
        if (at + 1 >= bytes.length
                || (bytes[at + 1] | 0x20) != 'r'
                || !text.regionMatches(true, at, "from ", 0, 5)
                || (at > 0 && Character.isJavaIdentifierPart(text.charAt(at - 1)))
                || text.regionMatches(true, at - 7, "delete", 0, 6)) {
            return;
        }
        String type = lastSegment(text.substring(at + 5, qualifiedNameEnd(at + 5)));
        if (startsLikeType(type) && inString(at)) {
            inStrings.add(usage(EntityUse.Kind.QUERIED, type));
        }
    }

    /** Whether a quote opens before the offset on its line; good enough for one-line strings and lines of a text block. */
    private boolean inString(int offset) {
        int lineStart = text.lastIndexOf('\n', offset) + 1;
        String before = text.substring(lineStart, offset);
        if (before.contains("//") || before.stripLeading().startsWith("*")) {
            return false;
        }
        return before.chars().filter(c -> c == '"').count() % 2 == 1 || text.contains("\"\"\"");
    }

    private void repository(int at) {
        String supertype = identifierBefore(at);
        if (!supertype.contains("Repository")
                && !supertype.contains("Dao")
                && !supertype.contains("DAO")
                && !supertype.contains("Facade")) {
            return;
        }
        int start = at + 1;
        int end = qualifiedNameEnd(start);
        int header = Math.max(text.lastIndexOf(" class ", at), text.lastIndexOf("interface ", at));
        if (header < 0 || text.indexOf('{', header) < at) {
            return;
        }
        String before = text.substring(header, at);
        if (end > start && (before.contains(" extends ") || before.contains(" implements ")) && !before.contains("(")) {
            add(EntityUse.Kind.REPOSITORY, lastSegment(text.substring(start, end)), at);
        }
    }

    private boolean inComment(int at) {
        String before = text.substring(text.lastIndexOf('\n', at) + 1, at);
        return before.contains("//") || before.stripLeading().startsWith("*");
    }

    private int qualifiedNameEnd(int start) {
        int i = start;
        while (i < text.length() && isNamePart(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isNamePart(char c) {
        return c == '.' || Character.isJavaIdentifierPart(c);
    }

    private String identifierBefore(int offset) {
        int end = offset;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end);
    }

    private static String lastSegment(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static boolean startsLikeType(String name) {
        return !name.isEmpty() && Character.isUpperCase(name.charAt(0));
    }

    private void add(EntityUse.Kind kind, String type, int at) {
        if (startsLikeType(type) && !inComment(at)) {
            record(kind, type);
        }
    }

    private void record(EntityUse.Kind kind, String name) {
        usages.add(usage(kind, name));
    }

    private Usage usage(EntityUse.Kind kind, String name) {
        return new Usage(name, new EntityUse(kind, SourceRange.ofLine(file, line)));
    }
}
