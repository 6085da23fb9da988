package io.github.cascadelint.source.sql;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.EntityUse;
import io.github.cascadelint.source.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds, by text search alone, the foreign keys that a script or a change log makes with ON DELETE CASCADE. That a later one
 * takes it away again is not seen.
 */
public final class KeySearch {

    private static final String NAME = "[\"`\\[]?[\\w${}@]+[\"`\\]]?";

    /** What a key refers to, and what it says besides up to the word. */
    private static final String REFERENCE = "references\\s+(?:" + NAME + "\\s*\\.\\s*)*" + NAME
            + "\\s*(?:\\([^)]*\\))?[^,;()]*?on\\s+delete\\s+cascade\\b";

    private static final Pattern CASCADE = Pattern.compile("\\bon\\s+delete\\s+cascade\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern TABLE = Pattern.compile(
            "\\b(?:create|alter)\\s+(?:global\\s+|temporary\\s+|cached\\s+)*table\\s+(?:if\\s+(?:not\\s+)?exists\\s+|only\\s+)*(?:"
                    + NAME + "\\s*\\.\\s*)*(" + NAME + ")",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern KEY = Pattern.compile(
            "\\bforeign\\s+key\\s*(?:" + NAME + "\\s*)?\\(([^)]*)\\)\\s*" + REFERENCE, Pattern.CASE_INSENSITIVE);

    /** A column that says itself what it refers to. */
    private static final Pattern COLUMN = Pattern.compile(
            "[(,]\\s*(?!constraint\\b|foreign\\b|primary\\b|unique\\b|check\\b)(" + NAME
                    + ")\\s+\\w+(?:\\s*\\([^)]*\\))?[^,;()]*?\\b" + REFERENCE,
            Pattern.CASE_INSENSITIVE);

    private static final Pattern CHANGE = Pattern.compile("<addForeignKeyConstraint\\s[^>]*>");
    private static final Pattern ON_DELETE =
            Pattern.compile("\\bonDelete\\s*=\\s*[\"']CASCADE[\"']", Pattern.CASE_INSENSITIVE);
    private static final Pattern BASE_TABLE = Pattern.compile("\\bbaseTableName\\s*=\\s*[\"']([\\w.]+)[\"']");
    private static final Pattern BASE_COLUMNS = Pattern.compile("\\bbaseColumnNames\\s*=\\s*[\"']([\\w, ]+)[\"']");

    private final String file;
    private final String text;
    private final List<Usage> keys = new ArrayList<>();

    private KeySearch(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** The keys that the statements of a script make. */
    public static List<Usage> inScript(String file, String text) {
        KeySearch search = new KeySearch(file, text);
        if (CASCADE.matcher(text).find()) {
            search.statements(KEY);
            search.statements(COLUMN);
        }
        return List.copyOf(search.keys);
    }

    /** The keys that the changes of a Liquibase change log make, and the statements in it. */
    public static List<Usage> inChangeLog(String file, String text) {
        KeySearch search = new KeySearch(file, text);
        Matcher changes = CHANGE.matcher(text);
        while (changes.find()) {
            Matcher table = BASE_TABLE.matcher(changes.group());
            Matcher columns = BASE_COLUMNS.matcher(changes.group());
            if (ON_DELETE.matcher(changes.group()).find() && table.find() && columns.find()) {
                search.add(table.group(1), columns.group(1), changes.start());
            }
        }
        search.keys.addAll(inScript(file, text));
        return List.copyOf(search.keys);
    }

    private void statements(Pattern pattern) {
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            String table = tableBefore(found.start());
            if (!table.isEmpty()) {
                add(table, found.group(1), found.start());
            }
        }
    }

    /** The table that the statement is about in which an offset lies. */
    private String tableBefore(int at) {
        Matcher tables = TABLE.matcher(text).region(text.lastIndexOf(';', at) + 1, at);
        return tables.find() ? tables.group(1) : "";
    }

    private void add(String table, String columns, int at) {
        String name = plain(table.substring(table.lastIndexOf('.') + 1));
        int line =
                1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        for (String column : columns.split(",", -1)) {
            keys.add(new Usage(
                    name + "." + plain(column),
                    new EntityUse(EntityUse.Kind.DELETED_WITH, SourceRange.ofLine(file, line))));
        }
    }

    private static String plain(String name) {
        return name.replaceAll("[\"`\\[\\]]", "").strip().toLowerCase(Locale.ROOT);
    }
}
