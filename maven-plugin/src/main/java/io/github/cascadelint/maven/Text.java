package io.github.cascadelint.maven;

import java.util.regex.Pattern;

/** Small helps with words. */
final class Text {
    private static final Pattern STEERING = Pattern.compile("\\p{Cc}|\\p{Cf}|\\p{Zl}|\\p{Zp}");

    private Text() {}

    /** A number with its noun. */
    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** The text without characters that would steer a terminal: names in foreign sources end up in the log. */
    static String harmless(String text) {
        return STEERING.matcher(text.replace('\n', ' ')).replaceAll("\uFFFD");
    }
}
