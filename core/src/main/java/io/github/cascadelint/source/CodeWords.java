package io.github.cascadelint.source;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words by which the bodies are chosen that are read.
 *
 * @param calls names of called methods
 * @param collections names of getters of collections; they choose a body that also calls a method of collections
 * @param names other names: of fields
 * @param made simple names of types; of a file that is read, the bodies are read that make an instance of one
 * @param methods names of the methods whose bodies are read whatever they hold, with the properties that they read
 */
public record CodeWords(
        Set<String> calls, Set<String> collections, Set<String> names, Set<String> made, Set<String> methods) {

    /** Methods that change collections. */
    private static final Set<String> OF_COLLECTIONS = Set.of(
            "add",
            "addAll",
            "addFirst",
            "addLast",
            "clear",
            "offer",
            "push",
            "put",
            "putAll",
            "remove",
            "removeAll",
            "removeIf",
            "retainAll");

    /** How the names of other methods begin that may delete, write or count rows, once a body is read. */
    private static final List<String> VERBS = List.of(
            "batch",
            "bulk",
            "clean",
            "count",
            "create",
            "delete",
            "destroy",
            "drop",
            "erase",
            "execute",
            "exists",
            "insert",
            "merge",
            "persist",
            "prepare",
            "purge",
            "remove",
            "save",
            "sql",
            "truncate",
            "update",
            "wipe");

    private static final String DELETE = "delete";

    public CodeWords {
        calls = Set.copyOf(calls);
        collections = Set.copyOf(collections);
        names = Set.copyOf(names);
        made = Set.copyOf(made);
        methods = Set.copyOf(methods);
    }

    /** Words that choose no method by its own name. */
    public CodeWords(Set<String> calls, Set<String> collections, Set<String> names, Set<String> made) {
        this(calls, collections, names, made, Set.of());
    }

    /** All of them, whatever they are for. */
    Set<String> all() {
        Set<String> all = new HashSet<>();
        sets().forEach(all::addAll);
        return all;
    }

    /**
     * The words that stand in a text; of a file with that text, they choose and keep the same as all of them.
     *
     * @param all what {@link #all()} gives
     */
    CodeWords among(String text, Set<String> all) {
        Set<String> found = new HashSet<>();
        int end;
        for (int at = 0; at < text.length(); at = end + 1) {
            end = at;
            while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                end++;
            }
            if (end > at) {
                String word = text.substring(at, end);
                if (all.contains(word)) {
                    found.add(word);
                }
            }
        }
        return new CodeWords(
                common(calls, found),
                common(collections, found),
                common(names, found),
                common(made, found),
                common(methods, found));
    }

    private static Set<String> common(Set<String> words, Set<String> found) {
        return found.stream().filter(words::contains).collect(Collectors.toSet());
    }

    /** All of it, as keys need it. */
    List<Set<String>> sets() {
        return List.of(calls, collections, names, made, methods);
    }

    /** Whether a method of that name changes a collection. */
    public static boolean changesCollection(String call) {
        return OF_COLLECTIONS.contains(call);
    }

    /** Whether a call of a method of that name chooses the body it stands in: one of the words, or a delete of some kind. */
    public boolean chooses(String call) {
        return calls.contains(call)
                || (call.startsWith(DELETE)
                        && call.length() > DELETE.length()
                        && Character.isUpperCase(call.charAt(DELETE.length())));
    }

    /** Whether a call of a method of that name is a step of its own in a body that is read. */
    public boolean keep(String call) {
        return changesCollection(call) || calls.contains(call) || VERBS.stream().anyMatch(call::startsWith);
    }
}
