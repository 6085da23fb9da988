package io.github.cascadelint.source.sql;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.source.Usage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds, by text search alone, the rows that a script or a change log puts into tables with their values written out. What
 * is copied from other tables is no seed: the rows were there before. Neither is what a routine inserts when it is called, nor
 * what is there for tests and demonstrations only.
 */
public final class SeedSearch {

    /** So many rows of a table tell as much as all of them. */
    private static final int MAX_ROWS = 3;

    private static final String NAME = "[\"`\\[]?[\\w${}@]+[\"`\\]]?";

    private static final Pattern INSERT = Pattern.compile(
            "\\binsert\\s+(?:ignore\\s+)?into\\s+(?:" + NAME + "\\s*\\.\\s*)*(" + NAME + ")", Pattern.CASE_INSENSITIVE);

    private static final Pattern CHANGE =
            Pattern.compile("<(?:insert|loadData|loadUpdateData)\\s[^>]*?\\btableName\\s*=\\s*[\"']([\\w.]+)[\"']");

    /** The borders of a loop of a procedural language. */
    private static final Pattern LOOP = Pattern.compile("\\b(end\\s+)?loop\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern ROUTINE = Pattern.compile(
            "\\bcreate\\s+(?:or\\s+(?:replace|alter)\\s+)?(?:definer\\s*=\\s*\\S+\\s+)?(?:(?:non)?editionable\\s+)?"
                    + "(?:function|procedure|trigger|package\\s+body)\\b",
            Pattern.CASE_INSENSITIVE);

    /** What decides how the body of a routine is written. */
    private static final Pattern BODY =
            Pattern.compile("(\\$\\w*\\$)|\\bbegin\\b|(?=" + ROUTINE.pattern() + ")", Pattern.CASE_INSENSITIVE);

    /** What ends a body that is not quoted: the delimiter of a client, the next change set, or an END at the margin. */
    private static final Pattern BODY_END = Pattern.compile(
            "^\\s*(?:/|go|\\$\\$|//|;;)\\s*$|^\\s*delimiter\\b|\\bend\\s*\\w*\\s*(?:\\$\\$|//|;;)|^--\\s*changeset\\b"
                    + "|^end\\b[^;\\n]*;",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /** Folders of resources whose rows no installation in use has. */
    private static final Set<String> NOT_IN_USE =
            Set.of("dev", "devdata", "demo", "demodata", "test", "tests", "testdata");

    private final String file;
    private final String text;
    private final List<Usage> seeds = new ArrayList<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private final Matcher loops;
    private int looped;
    private boolean inLoop;
    private final Matcher routines;
    private int routineFrom = -1;
    private int routineTo = -1;
    private boolean hasRoutine = true;
    private int counted;
    private int line = 1;

    private SeedSearch(String file, String text) {
        this.file = file;
        this.text = text;
        this.loops = LOOP.matcher(text);
        this.routines = ROUTINE.matcher(text);
    }

    /** The rows that the statements of a script insert. */
    public static List<Usage> inScript(String file, String text) {
        if (isNotInUse(file)) {
            return List.of();
        }
        SeedSearch search = new SeedSearch(file, text);
        Matcher inserts = INSERT.matcher(text);
        while (inserts.find()) {
            if (search.hasValues(inserts.end())
                    && !search.isInLoop(inserts.start())
                    && !search.isInRoutine(inserts.start())) {
                search.add(inserts.group(1).replaceAll("[\"`\\[\\]]", ""), inserts.start());
            }
        }
        return List.copyOf(search.seeds);
    }

    /** The rows that the changes of a Liquibase change log insert or load. */
    public static List<Usage> inChangeLog(String file, String text) {
        if (isNotInUse(file)) {
            return List.of();
        }
        SeedSearch search = new SeedSearch(file, text);
        Matcher changes = CHANGE.matcher(text);
        while (changes.find()) {
            String table = changes.group(1);
            search.add(table.substring(table.lastIndexOf('.') + 1), changes.start());
        }
        return List.copyOf(search.seeds);
    }

    /** Only folders of resources count: a module of that name may be a program of its own. */
    private static boolean isNotInUse(String file) {
        List<String> folders = Arrays.asList(file.split("/", -1));
        int resources = folders.lastIndexOf("resources");
        return resources >= 0
                && folders.subList(resources, folders.size() - 1).stream()
                        .map(folder -> folder.toLowerCase(Locale.ROOT).replaceAll("[-_.]", ""))
                        .anyMatch(NOT_IN_USE::contains);
    }

    /** Whether a statement stands in the body of a function, a procedure or a trigger; asked in the order of the text. */
    private boolean isInRoutine(int at) {
        while (hasRoutine && routineTo <= at) {
            hasRoutine = routines.find(Math.max(0, routineTo));
            if (hasRoutine) {
                routineFrom = routines.start();
                routineTo = endOfRoutine(routines.end());
            }
        }
        return hasRoutine && routineFrom < at;
    }

    /** Without a body, and without BEGIN, a routine is one statement. */
    private int endOfRoutine(int from) {
        int statement = text.indexOf(';', from);
        Matcher body = BODY.matcher(text);
        if (body.find(from) && body.end() > body.start()) {
            if (body.group(1) != null && (statement < 0 || body.start() < statement)) {
                int quote = text.indexOf(body.group(1), body.end());
                return quote < 0 ? text.length() : quote;
            }
            if (body.group(1) == null) {
                Matcher end = BODY_END.matcher(text);
                return end.find(body.end()) ? end.end() : text.length();
            }
        }
        return statement < 0 ? text.length() : statement;
    }

    /** Whether a statement is run once for each row of others. */
    private boolean isInLoop(int at) {
        loops.region(looped, at);
        while (loops.find()) {
            inLoop = loops.group(1) == null;
        }
        looped = at;
        return inLoop;
    }

    /** Whether the statement goes on with values, or selects constants: before its end comes no table to read from. */
    private boolean hasValues(int from) {
        int end = text.indexOf(';', from);
        String rest = text.substring(from, Math.min(end < 0 ? text.length() : end, from + 2000))
                .toLowerCase(Locale.ROOT);
        int values = rest.indexOf("values");
        int select = rest.indexOf("select");
        return select < 0 ? values >= 0 : (values >= 0 && values < select) || !rest.contains("from");
    }

    private void add(String table, int at) {
        String key = table.toLowerCase(Locale.ROOT);
        for (; counted < at; counted++) {
            line += text.charAt(counted) == '\n' ? 1 : 0;
        }
        if (rows.merge(key, 1, Integer::sum) <= MAX_ROWS) {
            seeds.add(new Usage(key, new EntityUse(EntityUse.Kind.SEEDED, SourceRange.ofLine(file, line))));
        }
    }
}
