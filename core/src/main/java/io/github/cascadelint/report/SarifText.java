package io.github.cascadelint.report;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text as SARIF wants it: sentences with a period, nothing that reads as a placeholder or a link, encoded paths. */
final class SarifText {
    private static final String UNRESERVED = "-._~/";
    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]*)](?=\\()");

    private SarifText() {}

    /** A text as a message string: braces doubled (SARIF 2.1.0, section 3.11.5) and links broken (3.11.6). */
    static String message(String text) {
        String escaped = text.replace("{", "{{").replace("}", "}}");
        return sentence(
                LINK.matcher(escaped).replaceAll(match -> Matcher.quoteReplacement("\\[" + match.group(1) + "\\]")));
    }

    /** A text that ends with a period, unless it ends with a mark of its own. */
    static String sentence(String text) {
        String trimmed = text.strip();
        return trimmed.isEmpty() || ".!?".indexOf(trimmed.charAt(trimmed.length() - 1)) >= 0 ? trimmed : trimmed + ".";
    }

    /** A text that begins a sentence. */
    static String capitalized(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** A rule id as a name: {@code remove-on-many-to-one} becomes {@code RemoveOnManyToOne}. */
    static String pascalCase(String id) {
        StringBuilder name = new StringBuilder();
        for (String word : id.split("[-/]", -1)) {
            name.append(capitalized(word));
        }
        return name.toString();
    }

    /** A path as a relative URI reference. */
    static String uri(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte value : path.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (value & 0xff);
            boolean plain = (character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= '0' && character <= '9')
                    || UNRESERVED.indexOf(character) >= 0;
            if (plain) {
                uri.append(character);
            } else {
                uri.append(String.format(Locale.ROOT, "%%%02X", (int) character));
            }
        }
        return uri.toString();
    }
}
