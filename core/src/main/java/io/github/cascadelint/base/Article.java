package io.github.cascadelint.base;

/** The indefinite article, as it is spoken before a name. */
public final class Article {

    private Article() {}

    /** The word with the article before it; an abbreviation in capitals is spelt out. */
    public static String a(String noun) {
        String vowels = isAbbreviation(noun) ? "AEFHILMNORSX" : "AEIO";
        return (vowels.indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    /** Whether it begins with two capitals: {@code SQLThing}, and {@code HAccount}, of which the first is spelt out, too. */
    private static boolean isAbbreviation(String noun) {
        return noun.length() > 1 && Character.isUpperCase(noun.charAt(0)) && Character.isUpperCase(noun.charAt(1));
    }
}
