package io.github.cascadelint.schema.liquibase;

/**
 * A change set that is to run.
 *
 * @param file the change log that holds it
 * @param node what is written, parameters replaced
 * @param path the path by which Liquibase knows it
 */
record ChangeSet(String file, Node node, String path) {

    /** What tells it from all others. */
    String identity() {
        return identity(path, node.value("author").orElse(""), node.value("id").orElse(""));
    }

    static String identity(String path, String author, String id) {
        return path + "::" + id + "::" + author;
    }
}
