package io.github.cascadelint.source;

import java.util.List;
import java.util.Set;

/**
 * The words by which the bodies are chosen that are read.
 *
 * @param calls names of called methods
 * @param names other names: of fields
 */
public record CodeWords(Set<String> calls, Set<String> names) {

    /** How the names of methods begin that write or delete rows, and of those that take something out of a collection. */
    private static final List<String> WRITES = List.of("delete", "merge", "persist", "remove", "save");

    /** Methods of collections: they choose no body, for what is done to most collections concerns no row. */
    private static final Set<String> OF_COLLECTIONS = Set.of(
            "add", "addAll", "addFirst", "addLast", "clear", "offer", "push", "put", "putAll", "retainAll", "sort");

    public CodeWords {
        calls = Set.copyOf(calls);
        names = Set.copyOf(names);
    }

    /** Whether a body that calls a method of that name is read. */
    public boolean choose(String call) {
        return WRITES.stream().anyMatch(call::startsWith) || calls.contains(call);
    }

    /** Whether a call of a method of that name is a step of its own in a body that is read. */
    public boolean keep(String call) {
        return OF_COLLECTIONS.contains(call) || choose(call);
    }
}
