package io.github.cascadelint.schema.discovery;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.sql.CodeSearch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what is known of code that a migration runs: that it may have changed something, unless it only moves rows. */
public final class DatabaseCode {

    private static final Pattern ROWS =
            Pattern.compile("\"\\s*(?:update|insert|delete|select)\\s", Pattern.CASE_INSENSITIVE);

    /** Access to the database that goes past the persistence provider. */
    private static final Pattern CONNECTION = Pattern.compile(
            "getConnection|JdbcTemplate|DataSource|Statement\\b|EntityManager|createNativeQuery|DSLContext|\\bDatabase\\b");

    /** Classes of Liquibase that change a schema. */
    private static final Pattern CHANGE = Pattern.compile(
            "\\b(?:Add|Drop|Create|Rename|Modify)\\w*(?:Constraint|Key|Table|Column|Index)\\w*(?:Change|Statement)\\b"
                    + "|\\bDropAll\\w+Change\\b");

    private static final Pattern RESOURCE = Pattern.compile("\"([^\"\\n]*\\.sql)\"");

    private static final Pattern PACKAGE = Pattern.compile("^\\s*package\\s+([\\w.]+)", Pattern.MULTILINE);
    private static final Pattern IMPORT = Pattern.compile("^\\s*import\\s+([\\w.]+)", Pattern.MULTILINE);
    private static final Pattern CLASS = Pattern.compile("\\b[A-Z]\\w*");

    private DatabaseCode() {}

    /** Whether a file holds code of a sort that is looked through. */
    public static boolean isCode(String path) {
        return path.endsWith(".java") || path.endsWith(".kt") || path.endsWith(".groovy");
    }

    /**
     * What is not known after the code has run: empty where it only moves rows, as far as its own text tells, and that of the
     * classes and scripts of the project that it uses.
     *
     * @param path the file of the class
     * @param text its text
     * @param files the scan
     * @param reason one sentence: what was not followed
     * @param place where the code is run
     */
    public static Optional<SchemaChange> read(
            String path, String text, SchemaFiles files, String reason, SourceRange place) {
        List<String> parts = new ArrayList<>();
        parts.add(text);
        parts.addAll(used(path, text, files));
        boolean builds = parts.stream().anyMatch(part -> CHANGE.matcher(part).find());
        List<String> resources = parts.stream()
                .flatMap(part -> RESOURCE.matcher(part).results())
                .map(resource -> resource.group(1))
                .toList();
        boolean allFound = true;
        for (String resource : resources) {
            List<String> scripts = scripts(resource, files);
            allFound &= !scripts.isEmpty();
            parts.addAll(scripts);
        }
        List<String> defining = parts.stream().filter(CodeSearch::definesTables).toList();
        if (!defining.isEmpty() && !builds && allFound) {
            boolean any = !defining.stream().allMatch(CodeSearch::namesItsTables);
            return Optional.of(
                    new SchemaChange.CodeNotFollowed(CodeSearch.words(String.join(" ", defining)), any, reason, place));
        }
        boolean movesRows = !resources.isEmpty()
                || parts.stream().anyMatch(part -> ROWS.matcher(part).find());
        return defining.isEmpty()
                        && !builds
                        && allFound
                        && (movesRows || !CONNECTION.matcher(text).find())
                ? Optional.empty()
                : Optional.of(new SchemaChange.NotFollowed(List.of(), reason, place));
    }

    /** The texts of the classes that it uses of the same package, and of those of the same source root that it imports. */
    private static List<String> used(String path, String text, SchemaFiles files) {
        Matcher named = PACKAGE.matcher(text);
        String up = named.find() ? "../".repeat(named.group(1).split("\\.", -1).length) : "";
        String suffix = path.substring(path.lastIndexOf('.'));
        Set<String> classes = new LinkedHashSet<>();
        IMPORT.matcher(text)
                .results()
                .forEach(name -> classes.add(up + name.group(1).replace('.', '/') + suffix));
        CLASS.matcher(text).results().forEach(name -> classes.add(name.group() + suffix));
        classes.remove(path.substring(path.lastIndexOf('/') + 1));
        Set<String> texts = new HashSet<>();
        return classes.stream()
                .flatMap(name -> files.beside(path, name).stream())
                .filter(texts::add)
                .toList();
    }

    /** The texts of the scripts of that name. */
    private static List<String> scripts(String resource, SchemaFiles files) {
        String name = "/" + resource.substring(resource.lastIndexOf('/') + 1);
        return files.paths().stream()
                .filter(path -> path.endsWith(name))
                .flatMap(path -> files.text(path).stream())
                .toList();
    }
}
