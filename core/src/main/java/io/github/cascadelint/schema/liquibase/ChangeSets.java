package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.base.SourceRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Puts the change sets of a master, and of all that it includes, into the order in which they run. */
final class ChangeSets {

    private final ChangeLogs logs;
    private final Selection selection;
    private final Parameters parameters;
    private final List<ChangeSet> first = new ArrayList<>();
    private final List<ChangeSet> ordinary = new ArrayList<>();
    private final List<ChangeSet> last = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final NavigableSet<String> files = new TreeSet<>();
    private final Deque<String> open = new ArrayDeque<>();

    ChangeSets(ChangeLogs logs, Selection selection, Parameters parameters) {
        this.logs = logs;
        this.selection = selection;
        this.parameters = parameters;
    }

    /**
     * Something that could not be read, so that change sets may be missing.
     *
     * @param text one sentence: what it is
     * @param place where it is, or is asked for
     */
    record Gap(String text, SourceRange place) {}

    /** The contexts that an include asks for, for all that it includes. With no labels given all labels run. */
    private record Scope(List<String> contexts) {
        private static final Scope OPEN = new Scope(List.of());

        private Scope within(Node node) {
            return new Scope(Stream.concat(contexts.stream(), node.firstOf("contextFilter", "context").stream())
                    .toList());
        }
    }

    /** Adds the change sets of a master, after those of the masters before. */
    void add(String master) {
        read(master, Scope.OPEN);
    }

    /** All change sets, in their order. */
    List<ChangeSet> all() {
        return Stream.of(first, ordinary, last).flatMap(List::stream).toList();
    }

    /** What could not be read. */
    List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    /** The change logs that took part. */
    NavigableSet<String> files() {
        return files;
    }

    private void read(String file, Scope scope) {
        Optional<ChangeLog> log = logs.find(file);
        if (log.isEmpty() || open.contains(file)) {
            return;
        }
        files.add(file);
        log.get()
                .problems()
                .forEach(problem -> gaps.add(new Gap(problem.text(), SourceRange.ofLine(file, problem.line()))));
        log.get().root().filter(root -> isFor(root)).ifPresent(root -> {
            open.push(file);
            Scope inner = scope.within(root);
            root.children().forEach(child -> part(file, root, child, inner));
            open.pop();
        });
    }

    /** A change log that asks for another database than this one is not meant to run on it. */
    private boolean isFor(Node root) {
        return root.children("preConditions").stream()
                .flatMap(conditions -> conditions.children("dbms").stream())
                .allMatch(dbms -> selection.isFor(dbms.value("type")));
    }

    private void part(String file, Node root, Node part, Scope scope) {
        switch (part.name()) {
            case "property" -> property(file, part);
            case "changeSet" -> changeSet(file, root, expanded(file, part), scope);
            case "include" -> include(file, expanded(file, part), scope);
            case "includeAll" -> includeAll(file, expanded(file, part), scope);
            default -> {
                // preconditions are looked at before, anything else defines nothing
            }
        }
    }

    private Node expanded(String file, Node node) {
        return node.map(text -> parameters.expand(file, text));
    }

    private boolean runs(Scope scope) {
        return scope.contexts().stream().allMatch(expression -> selection.lets(Optional.of(expression)));
    }

    private void property(String file, Node part) {
        boolean counts = selection.isFor(part.value("dbms")) && runs(Scope.OPEN.within(part));
        if (!counts) {
            return;
        }
        Optional<String> name = part.value("name");
        if (name.isPresent()) {
            Node.Value value = part.longText("value");
            if (part.isNot("global")) {
                parameters.set(file, name.get(), value.text());
            } else {
                parameters.set(name.get(), value.text());
            }
        }
        part.value("file")
                .flatMap(path -> logs.resources().find(file, path, part.is("relativeToChangelogFile")))
                .flatMap(logs.resources()::text)
                .ifPresent(parameters::load);
    }

    private void changeSet(String file, Node root, Node node, Scope scope) {
        if (node.is("ignore") || !selection.isFor(node.value("dbms")) || !runs(scope.within(node))) {
            return;
        }
        String path = node.value("logicalFilePath")
                .or(() -> root.value("logicalFilePath"))
                .orElseGet(() -> Resources.resource(file));
        ChangeSet set = new ChangeSet(file, node, path);
        switch (node.value("runOrder").orElse("")) {
            case "first" -> first.add(set);
            case "last" -> last.add(set);
            default -> ordinary.add(set);
        }
    }

    private void include(String file, Node include, Scope scope) {
        Scope inner = scope.within(include);
        Optional<String> name = include.value("file");
        if (name.isEmpty() || include.is("ignore") || !runs(inner)) {
            return;
        }
        Optional<String> target = logs.resources().find(file, name.get(), include.is("relativeToChangelogFile"));
        if (target.filter(ChangeLogReader::accepts).isPresent()) {
            read(target.get(), inner);
        } else if (!include.isNot("errorIfMissing")) {
            gaps.add(new Gap(
                    "includes " + name.get()
                            + ", which is no file of this scan that can be read; scan the module that holds it",
                    include.place()));
        }
    }

    private void includeAll(String file, Node include, Scope scope) {
        Scope inner = scope.within(include);
        Optional<String> folder = include.value("path");
        if (folder.isEmpty() || include.is("ignore") || !runs(inner)) {
            return;
        }
        String suffix = include.value("endsWithFilter").orElse("");
        logs.resources().all(file, folder.get(), include.is("relativeToChangelogFile")).stream()
                .filter(path -> path.endsWith(suffix) && ChangeLogReader.accepts(path))
                .forEach(path -> read(path, inner));
        include.firstOf("filter", "resourceFilter")
                .ifPresent(filter -> gaps.add(new Gap(
                        "includes what " + filter + " lets through, which is not known, so all files were read",
                        include.place())));
    }
}
