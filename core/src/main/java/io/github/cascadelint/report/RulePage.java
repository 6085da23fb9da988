package io.github.cascadelint.report;

import io.github.cascadelint.rule.RuleMetadata;
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

    /** The page of a rule, in Markdown, from where its class comes from. */
    public static Optional<String> of(RuleMetadata rule) throws IOException {
        Class<?> from = rule.isCustom() ? rule.rule().getClass() : RulePage.class;
        try (InputStream stream = from.getResourceAsStream("/rules/" + rule.id() + ".md")) {
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
