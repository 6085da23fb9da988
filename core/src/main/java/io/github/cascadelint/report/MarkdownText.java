package io.github.cascadelint.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text from analysed code within Markdown (CommonMark, with what GitHub and GitLab add), so that it reads as it is: no
 * markup, no HTML, nobody called by name, no issue linked.
 */
final class MarkdownText {
    private static final String MARKUP = "\\`*_{}[]<>#|~&!^";

    /** What hosts look for in text that has been rendered already, where a backslash would be of no help. */
    private static final Pattern SPECIAL = Pattern.compile(
            "(?<name>@[\\w./-]*\\w(?:\\([^()`\\n]*\\))?)|(?<issue>[#!&%](?=\\d))|(?<link>:(?=//)|www(?=\\.))|(?<math>\\$)");

    /** What would make the text a list or a heading where it begins a line. */
    private static final Pattern BEGINNING = Pattern.compile("^(\\d*)([-+=.)])");

    private static final Pattern BACKTICKS = Pattern.compile("`+");
    private static final String NOTHING = "&#8203;"; // a zero width space

    private MarkdownText() {}

    /** A text within a line. */
    static String inline(String text) {
        String safe = TextWidth.harmless(text).strip();
        StringBuilder escaped = new StringBuilder();
        Matcher special = SPECIAL.matcher(safe);
        int end = 0;
        while (special.find()) {
            escaped.append(escape(safe.substring(end, special.start())));
            end = special.end();
            String found = special.group();
            if (special.group("name") != null) {
                escaped.append(code(found)); // hosts call nobody from within code
            } else if (special.group("math") != null) {
                escaped.append("<span>$</span>");
            } else {
                escaped.append(escape(found)).append(NOTHING);
            }
        }
        escaped.append(escape(safe.substring(end)));
        return BEGINNING.matcher(escaped).replaceFirst("$1\\\\$2");
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(character -> {
            if (MARKUP.indexOf(character) >= 0) {
                escaped.append('\\');
            }
            escaped.append((char) character);
        });
        return escaped.toString();
    }

    /** A text as code within a line; not for the cell of a table. */
    static String code(String text) {
        String safe = TextWidth.harmless(text).strip();
        String ticks = "`".repeat(longestRun(safe) + 1);
        boolean atEdge = safe.startsWith("`") || safe.endsWith("`");
        String edge = atEdge ? " " : "";
        return safe.isEmpty() ? "" : ticks + edge + safe + edge + ticks;
    }

    /** A block of code; its lines must have been made harmless one by one. */
    static String block(String language, String code) {
        String fence = "`".repeat(Math.max(3, longestRun(code) + 1));
        return fence + language + "\n" + code.stripTrailing() + "\n" + fence + "\n";
    }

    /** A text within an HTML element, as code, where hosts call nobody by name. */
    static String htmlCode(String text) {
        String safe = TextWidth.harmless(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
        return "<code>" + safe + "</code>";
    }

    private static int longestRun(String text) {
        return BACKTICKS
                .matcher(text)
                .results()
                .mapToInt(run -> run.end() - run.start())
                .max()
                .orElse(0);
    }
}
