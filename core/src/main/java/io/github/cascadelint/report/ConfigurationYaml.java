package io.github.cascadelint.report;

import io.github.cascadelint.config.EffectiveConfiguration.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes a configuration as a file that configures the same, each value with where it came from. What would configure something
 * else if it were written stands in a comment.
 */
public final class ConfigurationYaml {
    private static final String INDENT = "  ";

    /** What means itself without quotes, as a key and as a value. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_/][\\p{L}\\p{N}_./-]*(?: \\d+(?:\\.\\d+)*)?");

    private ConfigurationYaml() {}

    /** Writes the values in their order. */
    public static void write(List<Value> values, Appendable output) throws IOException {
        group(values, 0, "", "", output);
    }

    /**
     * Writes values that share the first keys of their paths.
     *
     * @param indent what stands before each line
     * @param first what stands before the first line, where that begins an item of a list
     */
    private static void group(List<Value> values, int depth, String indent, String first, Appendable output)
            throws IOException {
        Map<String, List<Value>> groups = new LinkedHashMap<>();
        values.forEach(value -> groups.computeIfAbsent(value.path().get(depth), k -> new ArrayList<>())
                .add(value));
        String start = first;
        for (Map.Entry<String, List<Value>> group : groups.entrySet()) {
            String key = group.getKey();
            Value value = group.getValue().get(0);
            // a key without any value of its own would be another value: none
            boolean stated = indent.contains("#") || group.getValue().stream().anyMatch(Value::stated);
            String mark = stated ? "" : "# ";
            if (value.path().size() == depth + 1) {
                output.append(start + mark + quoted(key) + ": " + text(value.value()) + "  # " + value.origin() + "\n");
            } else if (isIndex(key)) {
                group(group.getValue(), depth + 1, indent + INDENT + INDENT, indent + "  - ", output);
            } else {
                output.append(start + mark + quoted(key) + ":\n");
                String inner =
                        indent + mark + (isIndex(group.getValue().get(0).path().get(depth + 1)) ? "" : INDENT);
                group(group.getValue(), depth + 1, inner, inner, output);
            }
            start = indent;
        }
    }

    private static boolean isIndex(String key) {
        return key.chars().allMatch(Character::isDigit);
    }

    private static String text(Object value) {
        if (value instanceof List<?> items) {
            return items.stream().map(item -> quoted(String.valueOf(item))).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    private static String quoted(String text) {
        boolean means = text.equals("true") || text.equals("false") || text.equals("null");
        if (PLAIN.matcher(text).matches() && !means) {
            return text;
        }
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t") + "\"";
    }
}
