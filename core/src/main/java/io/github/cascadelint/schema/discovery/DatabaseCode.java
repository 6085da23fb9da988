package io.github.cascadelint.schema.discovery;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.sql.CodeSearch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what is known of code that a migration runs: that it may have changed something, unless it only moves rows. */
public final class DatabaseCode {

    /** Statements for rows, written out or made by classes of Liquibase. */
    private static final Pattern ROWS = Pattern.compile(
            "\"\\s*(?i:update|insert|delete|select|merge)\\s|\\bnew (?:Insert|Update|Delete)(?:Statement|DataChange)\\b");

    /** Access to the database that goes past the persistence provider. */
    private static final Pattern CONNECTION = Pattern.compile(
            "getConnection|JdbcTemplate|DataSource|Statement\\b|EntityManager|createNativeQuery|DSLContext|\\bDatabase\\b");

    /** Classes of Liquibase that change a schema. */
    private static final Pattern CHANGE = Pattern.compile(
            "\\b(?:Add|Drop|Create|Rename|Modify)\\w*(?:Constraint|Key|Table|Column|Index)\\w*(?:Change|Statement)\\b"
                    + "|\\bDropAll\\w+Change\\b");

    /** Calls that run what they are given as SQL, whatever it is. */
    private static final Pattern RUNS = Pattern.compile(
            "\\b(?:execute|executeUpdate|executeLargeUpdate|addBatch|prepareStatement|prepareCall|createNativeQuery"
                    + "|Raw\\w*Statement|RuntimeStatement)\\s*\\(");

    /** The names of a constant or a variable, and not of a parameter that is declared, or of what is called. */
    private static final Pattern VARIABLE = Pattern.compile("\\s*(?:\\w+\\.)*(\\w+)\\s*[,)]");

    private static final Pattern BUILT = Pattern.compile("\\s*(\\w+)\\s*\\.\\s*toString\\(\\)");

    private static final Pattern WORD = Pattern.compile("\\b[A-Za-z_]\\w*");

    private static final Pattern CALL = Pattern.compile("\\w\\s*\\(");

    private static final Pattern OWN_CALL = Pattern.compile("\\s*(?:this\\s*\\.\\s*)?(\\w+)\\s*\\(");

    private static final Pattern RESOURCE = Pattern.compile("\"([^\"\\n]*\\.sql)\"");

    private static final Pattern PACKAGE = Pattern.compile("^\\s*package\\s+([\\w.]+)", Pattern.MULTILINE);
    private static final Pattern IMPORT = Pattern.compile("^\\s*import\\s+(static\\s+)?([\\w.]+)", Pattern.MULTILINE);

    /** What follows the name of a class that extends another, up to the name of that. */
    private static final String EXTENDS = "\\b[^{]*?(?:\\bextends\\s+|:\\s*)(?:\\w+\\.)*(\\w+)";

    private static final Pattern CLASS = Pattern.compile("\\b[A-Z]\\w*");

    /** A longer chain is a circle. */
    private static final int MOST_SUPERCLASSES = 8;

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
        List<CodeText> own = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        add(path, text, files, own, parts);
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
        boolean connects =
                own.stream().anyMatch(part -> CONNECTION.matcher(part.text()).find());
        return defining.isEmpty()
                        && !builds
                        && allFound
                        && (movesRows ? own.stream().noneMatch(part -> runsUnknown(part, own)) : !connects)
                ? Optional.empty()
                : Optional.of(new SchemaChange.NotFollowed(List.of(), reason, place));
    }

    /**
     * Adds the text of a class and of its superclasses, and what they use of classes of their package, or that they import from
     * their source root.
     *
     * @param own the class and its superclasses so far
     */
    private static void add(String path, String source, SchemaFiles files, List<CodeText> own, List<String> parts) {
        CodeText text = new CodeText(source);
        own.add(text);
        parts.add(text.text());
        Matcher named = PACKAGE.matcher(source);
        String up = named.find() ? "../".repeat(named.group(1).split("\\.", -1).length) : "";
        String suffix = path.substring(path.lastIndexOf('.'));
        String self = path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
        String above = superclass(text, self);
        Map<String, Set<String>> members = new LinkedHashMap<>();
        IMPORT.matcher(text.text()).results().forEach(use -> {
            String name = use.group(2);
            String type = use.group(1) == null ? name : name.substring(0, Math.max(0, name.lastIndexOf('.')));
            Set<String> of = members.computeIfAbsent(up + type.replace('.', '/'), k -> new TreeSet<>());
            if (!type.equals(name)) {
                of.add(name.substring(name.lastIndexOf('.') + 1));
            }
        });
        CLASS.matcher(text.text()).results().forEach(name -> members.putIfAbsent(name.group(), new TreeSet<>()));
        Set<String> texts = new HashSet<>();
        members.forEach((name, imported) -> {
            String type = name.substring(name.lastIndexOf('/') + 1);
            Optional<String> found = type.equals(self)
                    ? Optional.empty()
                    : files.beside(path, name + suffix).filter(texts::add);
            if (found.isPresent() && type.equals(above) && own.size() < MOST_SUPERCLASSES) {
                add(resolved(path, name + suffix), found.get(), files, own, parts);
            } else if (found.isPresent()) {
                parts.add(used(text, type, imported, new CodeText(found.get())));
            }
        });
    }

    /**
     * The superclass of the class that the file is named after. What a superclass of its nested classes does is done only where
     * these are called, as what another class does.
     */
    private static String superclass(CodeText text, String self) {
        String named = "\\bclass\\s+" + Pattern.quote(self);
        boolean isNamed = text.matcher(Pattern.compile(named + "\\b")).find();
        Matcher extended = text.matcher(Pattern.compile((isNamed ? named : "\\bclass\\s+\\w+") + EXTENDS));
        return extended.find() ? extended.group(1) : "";
    }

    /** What is used of a class: no more than the methods that are called, where that is all. */
    private static String used(CodeText user, String type, Set<String> imported, CodeText helper) {
        Set<String> methods = new TreeSet<>(imported);
        user.calledOf(type).ifPresent(methods::addAll);
        return methods.isEmpty() ? helper.text() : helper.methods(methods);
    }

    private static String resolved(String path, String relative) {
        return Path.of(path).resolveSibling(relative).normalize().toString().replace('\\', '/');
    }

    /** Whether it runs SQL that is written nowhere in it: a parameter is what callers write, and these are looked through, too. */
    private static boolean runsUnknown(CodeText part, List<CodeText> own) {
        Matcher runs = part.matcher(RUNS);
        while (runs.find()) {
            int end = part.closing(runs.end());
            Matcher variable = part.matcher(VARIABLE).region(runs.end(), end);
            Matcher built = part.matcher(BUILT).region(runs.end(), end);
            Matcher called = part.matcher(OWN_CALL).region(runs.end(), end);
            boolean isUnknown;
            if (part.isQuoted(runs.end(), end)) {
                isUnknown = false;
            } else if (variable.lookingAt()) {
                isUnknown = isAssignedUnknown(variable.group(1), own, new HashSet<>());
            } else if (built.lookingAt()) {
                Pattern adds = Pattern.compile("\\b" + built.group(1) + "\\s*(?:=(?!=)|\\.\\s*append\\()[^;]*");
                isUnknown = part.matcher(adds).results().noneMatch(found -> part.isQuoted(found.start(), found.end()));
            } else if (called.lookingAt()) {
                String method = called.group(1);
                isUnknown = own.stream().noneMatch(each -> each.bodies(method).contains("\""));
            } else {
                isUnknown = part.matcher(CALL).region(runs.end(), end).find();
            }
            if (isUnknown) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAssignedUnknown(String variable, List<CodeText> own, Set<String> asked) {
        asked.add(variable);
        Pattern assignment = assignment(variable);
        return own.stream()
                .anyMatch(part -> part.matcher(assignment)
                        .results()
                        .anyMatch(found -> !part.isQuoted(found.start(), found.end())
                                && !isMadeOfKnown(found.group(), own, asked)));
    }

    /** Whether what is assigned is made of another variable that holds what is written, as statements of the script that it names. */
    private static boolean isMadeOfKnown(String assigned, List<CodeText> own, Set<String> asked) {
        return WORD.matcher(assigned)
                .results()
                .map(MatchResult::group)
                .filter(asked::add)
                .anyMatch(word -> own.stream()
                                .anyMatch(part -> part.matcher(assignment(word)).find())
                        && !isAssignedUnknown(word, own, asked));
    }

    private static Pattern assignment(String variable) {
        return Pattern.compile("\\b" + variable + "\\s*(?::\\s*String\\s*)?=(?!=)[^;]*|\\b" + variable + "\\s*:[^;{]*");
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
