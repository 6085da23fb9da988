package io.github.cascadelint.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages of the rules. They are on the class path where the rule pages are beside this jar. */
public final class RulePage {
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)\\s]+)\\)");

    private RulePage() {}

    /** The page of a rule, in Markdown. */
    public static Optional<String> of(String rule) throws IOException {
        try (InputStream stream = RulePage.class.getResourceAsStream("/rules/" + rule + ".md")) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /**
     * The page with links that lead somewhere wherever it is read.
     *
     * @param address where the page stands
     */
    static String withAddresses(String page, String address) {
        String folder = address.substring(0, address.lastIndexOf('/') + 1);
        return LINK.matcher(page).replaceAll(link -> Matcher.quoteReplacement("](" + folder + link.group(1) + ")"));
    }
}
