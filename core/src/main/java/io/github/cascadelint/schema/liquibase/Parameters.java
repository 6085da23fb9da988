package io.github.cascadelint.schema.liquibase;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameters of change logs, properties in their words, which <code>${name}</code> stands for. Of two global ones the first wins. */
final class Parameters {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(:?[^{}\\s]+)}");

    /** A property may hold others; deeper than this is a circle. */
    private static final int MAX_DEPTH = 8;

    private final Map<String, String> global = new HashMap<>();
    private final Map<String, Map<String, String>> ofFiles = new HashMap<>();

    /** @param given what is given from outside, which wins over all that change logs say */
    Parameters(Map<String, String> given) {
        given.forEach((name, value) -> global.put(key(name), value));
    }

    void set(String name, String value) {
        global.putIfAbsent(key(name), value);
    }

    /** Sets all properties of a file of properties. */
    void load(String text) {
        java.util.Properties loaded = new java.util.Properties();
        try {
            loaded.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            return; // one that is not well-formed sets nothing, and what refers to it stays as it is written
        }
        loaded.stringPropertyNames().forEach(name -> set(name, loaded.getProperty(name)));
    }

    /** Sets a property that holds in one file. */
    void set(String file, String name, String value) {
        ofFiles.computeIfAbsent(file, k -> new HashMap<>()).putIfAbsent(key(name), value);
    }

    Optional<String> get(String file, String name) {
        return Optional.ofNullable(ofFiles.getOrDefault(file, Map.of()).get(key(name)))
                .or(() -> Optional.ofNullable(global.get(key(name))));
    }

    /** A text with the properties in it replaced; those that are not known stay as they are. */
    String expand(String file, String text) {
        String expanded = text;
        for (int depth = 0; depth < MAX_DEPTH && expanded.contains("${"); depth++) {
            Matcher reference = REFERENCE.matcher(expanded);
            String next = reference.replaceAll(
                    found -> Matcher.quoteReplacement(get(file, found.group(1)).orElse(found.group())));
            if (next.equals(expanded)) {
                break;
            }
            expanded = next;
        }
        return expanded;
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
