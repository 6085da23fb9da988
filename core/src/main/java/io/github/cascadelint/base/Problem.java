package io.github.cascadelint.base;

import java.util.Comparator;

/**
 * Trouble that was met and survived: the analysis went on, and says here what it could not use.
 *
 * @param kind what sort of trouble
 * @param text one sentence: what is wrong and what to do about it
 * @param file path relative to the scan root, or the empty string when no file is concerned
 * @param line counted from 1, or 0 when no line is known
 */
public record Problem(Kind kind, String text, String file, int line) implements Comparable<Problem> {

    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparing(Problem::kind)
            .thenComparing(Problem::text);

    /** Sorts of trouble, and whether input was lost by them. */
    public enum Kind {
        /** A file or folder could not be read. */
        IO("io", true),
        /** Part of a file does not follow the grammar and was left out. */
        SYNTAX("syntax", true),
        /** A rule failed; the other rules finished. */
        RULE_CRASH("rule-crash", true),
        /** The same managed type was found twice; the first by path is used. */
        DUPLICATE_TYPE("duplicate-type", false),
        /** A mapping file lies outside of every module, and nothing names it; it counts for nothing. */
        STRAY_MAPPING("stray-mapping", false),
        /** Bytes are not of the encoding, but in no declaration. */
        ENCODING("encoding", false),
        /** Part of what makes the database's schema could not be followed; what it concerns counts as unknown. */
        SCHEMA("schema", false),
        /** The configuration says something that concerns nothing. */
        CONFIGURATION("configuration", false),
        /** A name or constant could not be resolved from the sources at hand. */
        UNRESOLVED("unresolved", false);

        private final String id;
        private final boolean incomplete;

        Kind(String id, boolean incomplete) {
            this.id = id;
            this.incomplete = incomplete;
        }

        /** The word used in reports. */
        public String id() {
            return id;
        }

        /** Whether a finding may have been missed because of it, so that the run must not look clean. */
        public boolean makesIncomplete() {
            return incomplete;
        }
    }

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }
}
