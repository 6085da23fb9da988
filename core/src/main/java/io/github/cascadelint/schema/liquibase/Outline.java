package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.schema.Dialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a change log is about, whatever database it runs on.
 *
 * @param file the change log
 * @param includes the change logs that it includes
 * @param tables the tables that it makes, in lower case
 * @param changes the sorts of its changes, each with its table
 * @param databases the databases that its lists name, each with how often
 */
record Outline(
        String file, List<String> includes, Set<String> tables, Set<String> changes, Map<String, Integer> databases) {

    Outline {
        includes = includes.stream().filter(include -> !include.equals(file)).toList();
        tables = Set.copyOf(tables);
        changes = Set.copyOf(changes);
        databases = Map.copyOf(databases);
    }

    static Outline of(ChangeLog log, Resources resources) {
        Drawing drawing = new Drawing(log.file(), resources);
        log.root().ifPresent(drawing::walk);
        return new Outline(log.file(), drawing.includes, drawing.tables, drawing.changes, drawing.databases);
    }

    /** Whether it defines anything, or includes what may. */
    boolean isEmpty() {
        return includes.isEmpty() && changes.isEmpty();
    }

    private static final class Drawing {
        private final String file;
        private final Resources resources;
        private final List<String> includes = new ArrayList<>();
        private final Set<String> tables = new HashSet<>();
        private final Set<String> changes = new LinkedHashSet<>();
        private final Map<String, Integer> databases = new HashMap<>();

        private Drawing(String file, Resources resources) {
            this.file = file;
            this.resources = resources;
        }

        private void walk(Node root) {
            for (Node part : root.children()) {
                databases(part.value("dbms"));
                part.firstOf("contextFilter", "context").ifPresent(this::contexts);
                boolean isRelative = part.is("relativeToChangelogFile");
                switch (part.name()) {
                    case "include" ->
                        part.value("file")
                                .flatMap(name -> resources.find(file, name, isRelative))
                                .ifPresent(includes::add);
                    case "includeAll" ->
                        part.value("path").ifPresent(name -> includes.addAll(resources.all(file, name, isRelative)));
                    case "changeSet" -> part.children().forEach(this::change);
                    default -> {
                        // says nothing of tables
                    }
                }
            }
        }

        private void change(Node change) {
            databases(change.value("dbms"));
            conditions(change);
            if (!ChangeReader.isChange(change)) {
                return;
            }
            String table = change.firstOf("tableName", "baseTableName", "newTableName")
                    .map(name -> Names.table(name).key())
                    .orElse("");
            changes.add(change.name() + " " + table);
            if (change.name().equals("createTable")) {
                tables.add(table);
            }
        }

        private void conditions(Node node) {
            if (node.name().equals("dbms")) {
                databases(node.value("type"));
            }
            node.children().stream()
                    .filter(child -> node.name().equals("preConditions")
                            || List.of("and", "or", "not").contains(node.name()))
                    .forEach(this::conditions);
        }

        private void databases(Optional<String> list) {
            list.ifPresent(text -> words(text).forEach(this::database));
        }

        /** A context that is the name of a database tells one from another as a list does. */
        private void contexts(String expression) {
            words(expression).stream()
                    .filter(word -> Dialect.of(word).isPresent())
                    .forEach(this::database);
        }

        private void database(String word) {
            databases.merge(word, 1, Integer::sum);
        }

        private static List<String> words(String text) {
            return List.of(text.toLowerCase(Locale.ROOT).split("[^\\w]+", -1)).stream()
                    .filter(word -> !word.isEmpty())
                    .toList();
        }
    }
}
