package io.github.cascadelint.explain;

import java.util.List;
import java.util.Locale;
import javax.lang.model.SourceVersion;

/** How things are called in Java and in sentences. */
final class Words {

    private Words() {}

    /** A variable for an instance: {@code purchase}. */
    static String variable(String type) {
        String name = lowerFirst(type);
        return SourceVersion.isKeyword(name) ? "the" + type : name;
    }

    private static String lowerFirst(String name) {
        boolean abbreviation = name.length() > 1 && Character.isUpperCase(name.charAt(1));
        return abbreviation
                ? name.toLowerCase(Locale.ROOT)
                : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    static String upperFirst(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** The call that reads an attribute, from an instance on: {@code .getAddress().getCountry()}. */
    static String getter(String attribute) {
        StringBuilder call = new StringBuilder();
        for (String part : attribute.split("\\.", -1)) {
            call.append(".get").append(upperFirst(part)).append("()");
        }
        return call.toString();
    }

    /** The call that writes an attribute, from an instance on. */
    static String setter(String attribute, String value) {
        int dot = attribute.lastIndexOf('.');
        String before = dot < 0 ? "" : getter(attribute.substring(0, dot));
        return before + ".set" + upperFirst(attribute.substring(dot + 1)) + "(" + value + ")";
    }

    /** Words joined as in speech: {@code a, b and c}. */
    static String list(List<String> words) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        return String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.get(words.size() - 1);
    }
}
