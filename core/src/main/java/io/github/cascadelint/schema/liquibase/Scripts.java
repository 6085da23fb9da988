package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.discovery.SqlScripts;
import io.github.cascadelint.schema.sql.SqlStatement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the scripts in a change set, those that it names, and as much as can be told of code. */
final class Scripts {

    private static final Pattern WORD = Pattern.compile("[\\w$]+");

    private static final Pattern LINE_ENDS =
            Pattern.compile("^(?:\\\\r\\??|\\\\n|\\s|\\^)+|(?:\\\\r\\??|\\\\n|\\s|(?<=\\w)\\$)+$");

    private final Resources resources;
    private final Selection selection;
    private final Parameters parameters;
    private final SqlScripts sql;
    private final Tally tally;
    private final NavigableSet<String> files = new TreeSet<>();

    Scripts(Resources resources, Selection selection, Parameters parameters, SqlScripts sql, Tally tally) {
        this.resources = resources;
        this.selection = selection;
        this.parameters = parameters;
        this.sql = sql;
        this.tally = tally;
    }

    /** The scripts that took part. */
    NavigableSet<String> files() {
        return files;
    }

    /** The steps of a change that is none of SQL's own structure. */
    List<SchemaChange> read(String file, Node change) {
        if (!selection.isFor(change.value("dbms"))) {
            return List.of();
        }
        return switch (change.name()) {
            case "customChange" -> custom(change);
            case "sqlFile" -> script(file, change);
            case "sql" -> inline(file, change, "sql");
            default -> change.value("path").isPresent() ? script(file, change) : inline(file, change, "procedureText");
        };
    }

    /** The steps of a script of the scan. */
    List<SchemaChange> run(String file) {
        files.add(file);
        return resources.text(file).map(text -> steps(sql.read(file, text))).orElse(List.of());
    }

    private List<SchemaChange> inline(String file, Node change, String attribute) {
        Node.Value text = change.longText(attribute);
        return steps(sql.readPart(file, text.text(), text.line(), delimiter(change)));
    }

    private List<SchemaChange> script(String file, Node change) {
        Optional<String> target = file(file, change);
        Optional<String> text = target.flatMap(resources::text);
        if (target.isEmpty() || text.isEmpty()) {
            return counted(List.of(new SchemaChange.NotFollowed(
                    List.of(),
                    "runs the script " + change.value("path").orElse("")
                            + ", which is no file of this scan that can be read",
                    change.place())));
        }
        files.add(target.get());
        return steps(sql.read(target.get(), parameters.expand(file, text.get()), delimiter(change)));
    }

    /** The script of the scan that a change runs. */
    Optional<String> file(String log, Node change) {
        return change.value("path").flatMap(path -> resources.find(log, path, change.is("relativeToChangelogFile")));
    }

    /** What ends a statement; line ends before it and after it are written as in a regular expression. */
    private static Optional<String> delimiter(Node change) {
        return change.value("endDelimiter")
                .map(text -> LINE_ENDS.matcher(text).replaceAll(""))
                .filter(text -> !text.isEmpty() && !text.equals(";") && !text.contains("|"));
    }

    private List<SchemaChange> steps(List<SqlStatement> statements) {
        List<SchemaChange> all = new ArrayList<>();
        for (SqlStatement statement : statements) {
            tally.add(statement);
            all.addAll(statement.changes());
        }
        return all;
    }

    /** A class may change any table, unless its source tells that it moves data, or which tables it changes. */
    private List<SchemaChange> custom(Node change) {
        String name = change.value("class").orElse("");
        String reason = "runs the class " + name + ", which is not followed";
        Optional<String> path = resources.sourceOf(name);
        Optional<String> text = path.flatMap(resources::code);
        if (text.isEmpty()) {
            return counted(List.of(new SchemaChange.NotFollowed(List.of(), reason, change.place())));
        }
        return counted(resources.unknownAfter(path.get(), text.get(), reason, change.place()).stream()
                .map(step -> step instanceof SchemaChange.CodeNotFollowed code ? withWords(code, change) : step)
                .toList());
    }

    private static SchemaChange withWords(SchemaChange.CodeNotFollowed code, Node change) {
        Set<String> words = new LinkedHashSet<>(code.words());
        words(change, words);
        return new SchemaChange.CodeNotFollowed(words, code.any(), code.text(), code.place());
    }

    private static void words(Node node, Set<String> words) {
        Matcher inText = WORD.matcher(node.text());
        inText.results().forEach(word -> words.add(word.group().toLowerCase(Locale.ROOT)));
        node.attributes()
                .values()
                .forEach(value -> WORD.matcher(value.text())
                        .results()
                        .forEach(word -> words.add(word.group().toLowerCase(Locale.ROOT))));
        node.children().forEach(child -> words(child, words));
    }

    private List<SchemaChange> counted(List<SchemaChange> steps) {
        tally.add(steps);
        return steps;
    }
}
