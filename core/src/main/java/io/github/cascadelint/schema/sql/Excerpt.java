package io.github.cascadelint.schema.sql;

/** Shows the beginning of a statement. */
final class Excerpt {

    private static final int LENGTH = 60;

    private Excerpt() {}

    static String of(String text) {
        String folded = text.strip().replaceAll("\\s+", " ");
        return "'" + (folded.length() > LENGTH ? folded.substring(0, LENGTH).strip() + "…" : folded) + "'";
    }
}
