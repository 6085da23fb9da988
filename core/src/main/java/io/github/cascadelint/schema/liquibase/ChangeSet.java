package io.github.cascadelint.schema.liquibase;

import java.util.List;

/**
 * A change set as it is about to run.
 *
 * @param file the change log that holds it
 * @param node what is written, properties replaced
 * @param path the path by which Liquibase knows it
 * @param contexts the expressions of contexts, its own and those of what includes it, all of which must hold
 * @param labels the expressions of labels likewise
 */
record ChangeSet(String file, Node node, String path, List<String> contexts, List<String> labels) {
    ChangeSet {
        contexts = List.copyOf(contexts);
        labels = List.copyOf(labels);
    }

    /** What tells it from all others. */
    String identity() {
        return identity(path, node.value("author").orElse(""), node.value("id").orElse(""));
    }

    static String identity(String path, String author, String id) {
        return path + "::" + id + "::" + author;
    }
}
