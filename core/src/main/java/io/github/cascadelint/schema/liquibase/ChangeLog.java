package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.base.Problem;
import java.util.List;
import java.util.Optional;

/**
 * One file of change sets.
 *
 * @param file path relative to the scan root
 * @param root its root; empty where nothing of the file could be read
 * @param problems what is wrong with it
 */
record ChangeLog(String file, Optional<Node> root, List<Problem> problems) {

    /** What every change log is called in its own words. */
    static final String ROOT = "databaseChangeLog";

    ChangeLog {
        problems = List.copyOf(problems);
    }
}
