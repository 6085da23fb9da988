package io.github.cascadelint.source.cache;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several parts of the files of a scan.
 *
 * @param number which part, from 1 on
 * @param of how many parts there are
 */
public record Shard(int number, int of) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

    public Shard {
        if (number < 1 || number > of) {
            throw new IllegalArgumentException("there is no part " + number + " of " + of);
        }
    }

    /** Reads {@code 2/5}; empty where it is no such thing. */
    public static Optional<Shard> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(matcher.group(1));
        int of = Integer.parseInt(matcher.group(2));
        return number < 1 || number > of ? Optional.empty() : Optional.of(new Shard(number, of));
    }

    /** Whether a file belongs to it, by its path relative to the scan root: the same on every machine. */
    public boolean holds(String file) {
        return Math.floorMod(file.hashCode(), of) == number - 1;
    }
}
