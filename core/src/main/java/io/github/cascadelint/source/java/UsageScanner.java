package io.github.cascadelint.source.java;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.source.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    private final String file;
    private final String text;
    private final List<Usage> usages = new ArrayList<>();
    private int countedTo;
    private int line = 1;

    /** @param text the file decoded byte by byte, so that offsets are cheap; all that is searched for is ASCII */
    UsageScanner(String file, String text) {
        this.file = file;
        this.text = text;
    }

    List<Usage> scan() {
        scanConstructions();
        restart();
        scanBuilders();
        restart();
        scanClassLiterals();
        restart();
        scanQueries();
        restart();
        scanRepositories();
        restart();
        scanRemovals();
        return usages;
    }

    private void scanConstructions() {
        for (int at = text.indexOf("new "); at >= 0; at = text.indexOf("new ", at + 4)) {
            if (at > 0 && Character.isJavaIdentifierPart(text.charAt(at - 1))) {
                continue;
            }
            int start = at + 4;
            int end = qualifiedNameEnd(start);
            if (end < text.length() && (text.charAt(end) == '(' || text.charAt(end) == '<')) {
                add(EntityUse.Kind.CONSTRUCTED, lastSegment(text.substring(start, end)), at);
            }
        }
    }

    private void scanBuilders() {
        for (int at = text.indexOf(".builder()"); at >= 0; at = text.indexOf(".builder()", at + 10)) {
            add(EntityUse.Kind.CONSTRUCTED, identifierBefore(at), at);
        }
    }

    private void scanClassLiterals() {
        for (int at = text.indexOf(".class"); at >= 0; at = text.indexOf(".class", at + 6)) {
            // X.class.getName() is about the class, not about its rows.
            if (at + 6 < text.length()
                    && (text.charAt(at + 6) == '.' || Character.isJavaIdentifierPart(text.charAt(at + 6)))) {
                continue;
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
                continue;
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

    private void scanQueries() {
        if (!text.contains("Query") && !text.contains("createCriteria")) {
            return;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        for (int at = lower.indexOf("from "); at >= 0; at = lower.indexOf("from ", at + 5)) {
            int start = at + 5;
            int end = qualifiedNameEnd(start);
            String type = lastSegment(text.substring(start, end));
            if (type.isEmpty()
                    || !Character.isUpperCase(type.charAt(0))
                    || (at > 0 && Character.isJavaIdentifierPart(text.charAt(at - 1)))
                    || !inString(at)
                    || lower.startsWith("delete", at - 7)) {
                continue;
            }
            add(EntityUse.Kind.QUERIED, type, at);
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

    private void scanRepositories() {
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
            String supertype = identifierBefore(at);
            if (!supertype.contains("Repository")
                    && !supertype.contains("Dao")
                    && !supertype.contains("DAO")
                    && !supertype.contains("Facade")) {
                continue;
            }
            int start = at + 1;
            int end = qualifiedNameEnd(start);
            int header = Math.max(text.lastIndexOf(" class ", at), text.lastIndexOf("interface ", at));
            if (header < 0 || text.indexOf('{', header) < at) {
                continue;
            }
            String before = text.substring(header, at);
            if (end > start
                    && (before.contains(" extends ") || before.contains(" implements "))
                    && !before.contains("(")) {
                add(EntityUse.Kind.REPOSITORY, lastSegment(text.substring(start, end)), at);
            }
        }
    }

    /** {@code owner.getItems().remove(…)}, {@code items.clear()}: rows leave a collection. */
    private void scanRemovals() {
        for (int at = text.indexOf(".remove"); at >= 0; at = text.indexOf(".remove", at + 7)) {
            removal(at, at + 7);
        }
        restart();
        for (int at = text.indexOf(".clear()"); at >= 0; at = text.indexOf(".clear()", at + 8)) {
            removal(at, at + 8);
        }
        restart();
        for (int at = text.indexOf(".retainAll("); at >= 0; at = text.indexOf(".retainAll(", at + 11)) {
            removal(at, at + 11);
        }
    }

    private void removal(int dot, int end) {
        boolean call = text.startsWith(".remove(", dot)
                || text.startsWith(".removeAll(", dot)
                || text.startsWith(".removeIf(", dot)
                || !text.startsWith(".remove", dot);
        if (!call || dot == 0 || end > text.length()) {
            return;
        }
        boolean getter = text.startsWith("()", dot - 2);
        String name = identifierBefore(getter ? dot - 2 : dot);
        if (getter && name.length() > 3 && name.startsWith("get")) {
            name = name.substring(3, 4).toLowerCase(Locale.ROOT) + name.substring(4) + "()";
        } else if (getter) {
            return;
        }
        if (!name.isEmpty() && !inComment(dot)) {
            record(EntityUse.Kind.REMOVED_FROM, name, dot);
        }
    }

    private boolean inComment(int offset) {
        String before = text.substring(text.lastIndexOf('\n', offset) + 1, offset);
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

    private void add(EntityUse.Kind kind, String type, int offset) {
        if (!type.isEmpty() && Character.isUpperCase(type.charAt(0)) && !inComment(offset)) {
            record(kind, type, offset);
        }
    }

    private void record(EntityUse.Kind kind, String name, int offset) {
        for (int i = text.indexOf('\n', countedTo); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
            line++;
            countedTo = i + 1;
        }
        usages.add(new Usage(name, new EntityUse(kind, SourceRange.ofLine(file, line))));
    }

    private void restart() {
        countedTo = 0;
        line = 1;
    }
}
