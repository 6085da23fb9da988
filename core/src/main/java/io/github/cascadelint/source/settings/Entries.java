package io.github.cascadelint.source.settings;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads keys and values of configuration files, as much as settings of one line need. A real parser would refuse whole files
 * for a placeholder that the build fills in.
 */
final class Entries {

    private static final Pattern PROPERTY = Pattern.compile("^\\s*([^#!=:\\s][^=:\\s]*)\\s*[=:\\s]\\s*(.*?)\\s*$");
    private static final Pattern YAML =
            Pattern.compile("^(\\s*)(?:\"([^\"]+)\"|'([^']+)'|([^\\s#:'\"-][^:]*?))\\s*:(?:\\s+(.*))?$");
    private static final Pattern ITEM =
            Pattern.compile("^\\s*-\\s+(\"[^\"]*\"|'[^']*'|[^\\s{\\[&*][^#]*?(?<!:))\\s*(?:#.*)?$");
    private static final Pattern XML = Pattern.compile(
            "<property\\s+name\\s*=\\s*[\"']([^\"']+)[\"']\\s*(?:value\\s*=\\s*[\"']([^\"']*)[\"']|>\\s*([^<]*?)\\s*<)");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

    /**
     * A setting of a file.
     *
     * @param key in lower case without hyphens and underscores, so that all ways to spell it are one
     * @param written the key as it is written, below all that it is nested in
     * @param value the value, without quotes
     * @param line where it stands
     * @param document the number of the document in the file, from 0: a file of YAML or of Spring's properties may hold several
     */
    record Entry(String key, String written, String value, int line, int document) {}

    private Entries() {}

    /** The entries of a file, read by what its name says of its format. */
    static List<Entry> of(String name, String text) {
        if (name.endsWith(".properties")) {
            return ofProperties(text);
        }
        return name.endsWith(".xml") ? ofXml(text) : ofYaml(text);
    }

    private static List<Entry> ofProperties(String text) {
        List<Entry> entries = new ArrayList<>();
        List<String> lines = text.lines().toList();
        int document = 0;
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = PROPERTY.matcher(lines.get(i));
            if (matcher.matches()) {
                entries.add(entry(matcher.group(1), matcher.group(2), i + 1, document));
            } else if (lines.get(i).startsWith("#---")) {
                document++;
            }
        }
        return entries;
    }

    private record Level(int indent, String key) {}

    private static List<Entry> ofYaml(String text) {
        List<Entry> entries = new ArrayList<>();
        Deque<Level> above = new ArrayDeque<>();
        List<String> lines = text.lines().toList();
        int document = 0;
        int item = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("---")) {
                above.clear();
                document++;
            }
            Matcher listed = ITEM.matcher(line);
            if (listed.matches() && !above.isEmpty()) {
                String key = String.join(".", above.stream().map(Level::key).toList()) + "[" + item++ + "]";
                entries.add(entry(key, value(listed.group(1)), i + 1, document));
                continue;
            }
            Matcher matcher = YAML.matcher(line);
            if (!matcher.matches()) {
                continue;
            }
            item = 0;
            int indent = matcher.group(1).length();
            while (!above.isEmpty() && above.getLast().indent() >= indent) {
                above.removeLast();
            }
            above.addLast(new Level(indent, firstGroup(matcher, 2, 3, 4)));
            String value = value(matcher.group(5) == null ? "" : matcher.group(5));
            if (!value.isEmpty()) {
                String key = String.join(".", above.stream().map(Level::key).toList());
                entries.add(entry(key, value, i + 1, document));
            }
        }
        return entries;
    }

    /** A YAML scalar without its comment and its quotes. */
    private static String value(String text) {
        String value = text.strip();
        if (value.startsWith("\"") || value.startsWith("'")) {
            int end = value.indexOf(value.charAt(0), 1);
            return end < 0 ? value : value.substring(1, end);
        }
        int comment = value.startsWith("#") ? 0 : value.indexOf(" #");
        return comment < 0 ? value : value.substring(0, comment).strip();
    }

    private static List<Entry> ofXml(String text) {
        String uncommented = withoutComments(text);
        List<Entry> entries = new ArrayList<>();
        Matcher matcher = XML.matcher(uncommented);
        while (matcher.find()) {
            entries.add(entry(matcher.group(1), firstGroup(matcher, 2, 3), lineAt(uncommented, matcher.start()), 0));
        }
        return entries;
    }

    /** The text of an XML file with blanks for its comments. */
    static String withoutComments(String xml) {
        return COMMENT.matcher(xml).replaceAll(comment -> comment.group().replaceAll("[^\n]", " "));
    }

    static int lineAt(String text, int offset) {
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    private static String firstGroup(Matcher matcher, int... groups) {
        for (int group : groups) {
            if (matcher.group(group) != null) {
                return matcher.group(group);
            }
        }
        return "";
    }

    private static Entry entry(String key, String value, int line, int document) {
        return new Entry(key.toLowerCase(Locale.ROOT).replaceAll("[-_]", ""), key, value, line, document);
    }
}
