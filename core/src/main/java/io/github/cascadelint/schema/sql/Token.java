package io.github.cascadelint.schema.sql;

import java.util.Locale;

/**
 * A word, a string or a sign of a script.
 *
 * @param kind what sort
 * @param text as written; of names and strings without their quotes
 * @param start where it begins in the script
 * @param end where it ends
 * @param line counted from 1
 * @param column counted from 1
 * @param startsLine whether nothing but blanks stands before it on its line
 */
record Token(Kind kind, String text, int start, int end, int line, int column, boolean startsLine) {

    enum Kind {
        /** A keyword or a name without quotes. */
        WORD,
        /** A name in quotes of any kind. */
        NAME,
        STRING,
        NUMBER,
        SIGN,
        /** A semicolon while another delimiter ends statements. */
        INNER_SEMICOLON,
        /** A string, a name in quotes or a comment that is never closed, with all that follows in the script. */
        UNCLOSED,
        /** The end of a statement that is not a semicolon: a delimiter of its own, GO, a slash. */
        END
    }

    /** Whether it is this keyword, given in lower case. */
    boolean is(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isSemicolon() {
        return kind == Kind.INNER_SEMICOLON || isSign(";");
    }

    /** The keyword in lower case; empty for what is none. */
    String word() {
        return kind == Kind.WORD ? text.toLowerCase(Locale.ROOT) : "";
    }

    /** Whether it can be the name of something. */
    boolean isName() {
        return kind == Kind.WORD || kind == Kind.NAME;
    }

    /** Whether it is a text: MySQL has them in double quotes, too, as others have names, which hardly hold blanks. */
    boolean isText() {
        return kind == Kind.STRING || (kind == Kind.NAME && text.contains(" "));
    }

    /** A string in its place. */
    Token asString(String value) {
        return new Token(Kind.STRING, value, start, end, line, column, startsLine);
    }
}
