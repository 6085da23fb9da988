package io.github.cascadelint.source.sql;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.source.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds, by text search alone, the rows that a script or a change log puts into tables with their values written out. What
 * is copied from other tables is no seed: the rows were there before.
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

    private final String file;
    private final String text;
    private final List<Usage> seeds = new ArrayList<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private final Matcher loops;
    private int looped;
    private boolean inLoop;
    private int counted;
    private int line = 1;

    private SeedSearch(String file, String text) {
        this.file = file;
        this.text = text;
        this.loops = LOOP.matcher(text);
    }

    /** The rows that the statements of a script insert. */
    public static List<Usage> inScript(String file, String text) {
        SeedSearch search = new SeedSearch(file, text);
        Matcher inserts = INSERT.matcher(text);
        while (inserts.find()) {
            if (search.hasValues(inserts.end()) && !search.isInLoop(inserts.start())) {
                search.add(inserts.group(1).replaceAll("[\"`\\[\\]]", ""), inserts.start());
            }
        }
        return List.copyOf(search.seeds);
    }

    /** The rows that the changes of a Liquibase change log insert or load. */
    public static List<Usage> inChangeLog(String file, String text) {
        SeedSearch search = new SeedSearch(file, text);
        Matcher changes = CHANGE.matcher(text);
        while (changes.find()) {
            String table = changes.group(1);
            search.add(table.substring(table.lastIndexOf('.') + 1), changes.start());
        }
        return List.copyOf(search.seeds);
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
