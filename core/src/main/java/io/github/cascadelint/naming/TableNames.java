package io.github.cascadelint.naming;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a strategy of the project's own does to the names of tables, as the configuration tells it: applied to the physical
 * name, first the pattern, then what stands before and after.
 *
 * @param pattern what to replace, wherever it occurs in the name
 * @param replacement what to put there; {@code $1} is the pattern's first group
 * @param prefix what stands before every name
 * @param suffix what stands after every name
 */
public record TableNames(Optional<Pattern> pattern, String replacement, String prefix, String suffix) {

    /** Leaves names as they are. */
    public static final TableNames AS_THEY_ARE = new TableNames(Optional.empty(), "", "", "");

    String apply(String name) {
        String replaced =
                pattern.map(p -> p.matcher(name).replaceAll(replacement)).orElse(name);
        return prefix + replaced + suffix;
    }
}
