package io.github.cascadelint.source;

import io.github.cascadelint.base.SourceRange;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment {@code // cascade-lint:allow RULE: reason}, in XML {@code <!-- cascade-lint:allow RULE: reason -->}.
 *
 * @param rule the rule's id as written
 * @param reason the text after the second colon, possibly empty; before it {@code until=DATE}, where the comment says that
 * @param range from {@code cascade-lint} to the end of the comment
 * @param ownLine whether nothing but the comment stands on its line
 * @param codeEnd the last line of the code that it stands at: its own, or the end of the statement below it
 */
public record SuppressionComment(String rule, String reason, SourceRange range, boolean ownLine, int codeEnd) {

    /** What every such comment begins with. */
    public static final String WORD = "cascade-lint:allow";

    private static final Pattern ALLOW = Pattern.compile(
            WORD
                    + "\\s+((?:\\w+(?:-\\w+)*/)?\\w+(?:-\\w+)*)(\\s+until=[^\\s:]+)?\\s*(?::\\s*(.*?))?\\s*(?:(?:\\*/|-->).*)?$");

    /**
     * The suppression that a line holds, where it holds one.
     *
     * @param number the line's number
     * @param comment the index at which its comment begins, 0 where that is on a line above; negative where it has none
     */
    public static Optional<SuppressionComment> onLine(String file, int number, String line, int comment) {
        Matcher matcher = ALLOW.matcher(line);
        if (comment < 0 || !matcher.find() || matcher.start() < comment) {
            return Optional.empty();
        }
        String until = matcher.group(2);
        String reason = matcher.group(3);
        return Optional.of(new SuppressionComment(
                matcher.group(1),
                ((until == null ? "" : until) + (reason == null ? "" : " " + reason)).strip(),
                new SourceRange(file, number, matcher.start() + 1, number, matcher.end() + 1),
                line.substring(0, comment).isBlank(),
                number));
    }

    /** The same comment, above code that ends on a line. */
    public SuppressionComment above(int end) {
        return new SuppressionComment(rule, reason, range, ownLine, end);
    }
}
