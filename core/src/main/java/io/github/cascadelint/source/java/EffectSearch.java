package io.github.cascadelint.source.java;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for members that are called for their effect, in the text, for the parser does not get to see them: setters, and
 * methods without a result. Where it errs, it finds one too many.
 */
final class EffectSearch {

    /** Callbacks are the provider's, and a private method is called by another member if at all. */
    private static final Pattern MEMBER = Pattern.compile(
            "(@(?:\\w+\\.)*(?:Pre|Post)(?:Persist|Update|Remove|Load)\\b[^;{}]*?|\\bprivate\\s+(?:final\\s+)?)?"
                    + "\\b(?:void\\s+\\w+|set[A-Z]\\w*)\\s*\\(");

    private final String text;

    EffectSearch(String text) {
        this.text = text;
    }

    /** Whether there may be such a member between two lines, both of which count. */
    boolean isAmong(int startLine, int endLine) {
        int start = offset(0, startLine - 1);
        int end = offset(start, endLine - startLine + 1);
        Matcher members = MEMBER.matcher(text).region(start, end);
        while (members.find()) {
            if (members.group(1) == null) {
                return true;
            }
        }
        return false;
    }

    /** The offset of the line that begins so many lines behind another's start. */
    private int offset(int from, int lines) {
        int at = from;
        for (int i = 0; i < lines; i++) {
            int feed = text.indexOf('\n', at);
            if (feed < 0) {
                return text.length();
            }
            at = feed + 1;
        }
        return at;
    }
}
