package io.github.cascadelint.schema.discovery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of a class, searched without being parsed, for it may be Java, Kotlin or Groovy. */
final class CodeText {

    private static final Pattern QUOTED = Pattern.compile(
            "\"\"\"[\\s\\S]*?\"\"\"|\"(?:[^\"\\\\\\n]++|\\\\.)*+\"|'(?:[^'\\\\\\n]++|\\\\.)*+'|//[^\\n]*|/\\*[\\s\\S]*?\\*/");

    private static final Pattern CALL = Pattern.compile("\\b([a-z]\\w*)\\s*\\(");
    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z\\d_]+\\b");

    private final String text;

    /** The same with other characters in place of those in quotes, so that what is in quotes counts for nothing. */
    private final String masked;

    CodeText(String source) {
        this.text = QUOTED.matcher(source)
                .replaceAll(part -> Matcher.quoteReplacement(isComment(part.group()) ? " " : part.group()));
        this.masked = QUOTED.matcher(text)
                .replaceAll(part -> "\"" + "x".repeat(part.group().length() - 2) + "\"");
    }

    private static boolean isComment(String part) {
        return part.startsWith("/");
    }

    /** The text without its comments. */
    String text() {
        return text;
    }

    /** Whether something in quotes is between two places. */
    boolean isQuoted(int from, int to) {
        return masked.substring(from, to).indexOf('"') >= 0;
    }

    /** Finds what is not in quotes. */
    Matcher matcher(Pattern pattern) {
        return pattern.matcher(masked);
    }

    /** The place behind the bracket that closes the one before a place. */
    int closing(int from) {
        int depth = 1;
        int at = from;
        while (at < masked.length() && depth > 0) {
            char c = masked.charAt(at++);
            depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
        }
        return at;
    }

    /**
     * The names of the methods that are called of a class; empty where the class is used otherwise, too.
     *
     * @param type its simple name
     */
    Optional<Set<String>> calledOf(String type) {
        Set<String> called = new HashSet<>();
        Matcher use =
                matcher(Pattern.compile("(import\\s+[\\w.]*)?\\b" + type + "\\b(?:\\s*\\.\\s*([a-z]\\w*)\\s*\\()?"));
        while (use.find()) {
            if (use.group(1) != null) {
                continue;
            }
            if (use.group(2) == null) {
                return Optional.empty();
            }
            called.add(use.group(2));
        }
        return called.isEmpty() ? Optional.empty() : Optional.of(called);
    }

    /** The methods of these names, those that they call, and the constants that they use; all of it where one is not found. */
    String methods(Set<String> names) {
        Deque<String> open = new ArrayDeque<>(names);
        Set<String> done = new HashSet<>();
        StringBuilder found = new StringBuilder();
        while (!open.isEmpty()) {
            String name = open.remove();
            if (!done.add(name)) {
                continue;
            }
            String bodies = bodies(name);
            if (bodies.isEmpty() && names.contains(name)) {
                return text;
            }
            found.append(bodies);
            CALL.matcher(bodies).results().map(call -> call.group(1)).forEach(open::add);
        }
        String constants = CONSTANT.matcher(found.toString())
                .results()
                .map(MatchResult::group)
                .distinct()
                .map(this::initialiser)
                .collect(Collectors.joining());
        return found + constants;
    }

    /** The bodies of the methods of that name, one after the other. */
    String bodies(String method) {
        StringBuilder bodies = new StringBuilder();
        Matcher head = matcher(Pattern.compile("\\b" + method + "\\s*\\("));
        while (head.find()) {
            int behind = closing(head.end());
            Matcher body = matcher(Pattern.compile("\\s*(?::\\s*[\\w<>?.,]+\\s*)?(?:throws\\s+[\\w.,\\s]+)?\\{"))
                    .region(behind, masked.length());
            if (body.lookingAt()) {
                bodies.append(text, body.end(), closing(body.end())).append('\n');
            }
        }
        return bodies.toString();
    }

    private String initialiser(String constant) {
        Matcher assigned = matcher(Pattern.compile("\\b" + constant + "\\s*(?::\\s*\\w+\\s*)?=[^;]*"));
        return assigned.find() ? text.substring(assigned.start(), assigned.end()) + ";\n" : "";
    }
}
