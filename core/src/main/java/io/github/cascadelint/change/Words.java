package io.github.cascadelint.change;

import io.github.cascadelint.base.Article;
import io.github.cascadelint.base.SimpleName;
import java.util.Collection;
import java.util.List;

/** Sentences about code: names stand in backticks. */
final class Words {

    private static final List<String> NUMBERS =
            List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    /** As many are named; the rest is counted. */
    private static final int NAMED = 3;

    private Words() {}

    static String code(String name) {
        return "`" + name + "`";
    }

    /** The simple name of a type. */
    static String type(String name) {
        return code(SimpleName.of(name));
    }

    /** The simple name of a type, with the indefinite article. */
    static String a(String name) {
        String simple = SimpleName.of(name);
        String article = Article.a(simple);
        return article.substring(0, article.length() - simple.length()) + code(simple);
    }

    static String number(int count) {
        return count < NUMBERS.size() ? NUMBERS.get(count) : Integer.toString(count);
    }

    static String count(int count, String one, String many) {
        return number(count) + " " + (count == 1 ? one : many);
    }

    /** As in speech: {@code a, b and c}. */
    static String list(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    /** The first few, and how many more there are. */
    static String few(Collection<String> words, String one, String many) {
        List<String> all = List.copyOf(words);
        int more = all.size() - NAMED;
        if (more <= 1) {
            return list(all); // one more is as long as its name
        }
        return String.join(", ", all.subList(0, NAMED)) + " and " + count(more, "more " + one, "more " + many);
    }
}
