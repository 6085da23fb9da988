package io.github.cascadelint.schema.liquibase;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The change logs of a scan, each read when it is first asked for. */
final class ChangeLogs {

    private final Resources resources;
    private final Map<String, ChangeLog> read = new ConcurrentHashMap<>();

    ChangeLogs(Resources resources) {
        this.resources = resources;
    }

    Resources resources() {
        return resources;
    }

    /** The change log of that path, if it says of itself that it is one. */
    Optional<ChangeLog> findMarked(String path) {
        Optional<ChangeLog> found = resources
                .beginning(path)
                .filter(text -> ChangeLogReader.isChangeLog(path, text))
                .flatMap(text -> resources.text(path))
                .map(text -> resources.changeLog(path, text));
        found.ifPresent(log -> read.put(path, log));
        return found;
    }

    /** The change log of that path; empty where there is no such file, or none that is a change log. */
    Optional<ChangeLog> find(String path) {
        if (!ChangeLogReader.accepts(path)) {
            return Optional.empty();
        }
        ChangeLog known = read.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<ChangeLog> found = resources.text(path).map(text -> resources.changeLog(path, text));
        found.ifPresent(log -> read.put(path, log));
        return found;
    }
}
