package io.github.cascadelint.base;

/** The indefinite article, as it is spoken before a name. */
public final class Article {

    private Article() {}

    /** The word with the article before it; an abbreviation in capitals is spelt out. */
    public static String a(String noun) {
        String vowels = isAbbreviation(noun) ? "AEFHILMNORSX" : "AEIO";
        return (vowels.indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }

    /** Whether it begins with two or more capitals, besides that of a word after them: {@code SQLThing}. */
    private static boolean isAbbreviation(String noun) {
        int capitals = 0;
        while (capitals < noun.length() && Character.isUpperCase(noun.charAt(capitals))) {
            capitals++;
        }
        boolean wordFollows = capitals < noun.length() && Character.isLowerCase(noun.charAt(capitals));
        return capitals - (wordFollows ? 1 : 0) >= 2;
    }
}
