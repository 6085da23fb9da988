package io.github.cascadelint.report;

import io.github.cascadelint.config.EffectiveConfiguration.Value;
import java.io.IOException;
import java.util.List;

/** Writes a configuration as JSON: its values by the keys that lead to them, each with where it came from. */
public final class ConfigurationJson {
    private ConfigurationJson() {}

    /** Writes the values in their order. */
    public static void write(List<Value> values, Appendable output) throws IOException {
        Json.document(
                output,
                json -> json.object(root -> root.objects("values", values, (Value value) -> {
                    json.field("key", value.key());
                    write(value.value(), json);
                    json.field("origin", value.origin());
                })));
    }

    private static void write(Object value, Json json) throws IOException {
        if (value instanceof List<?> items) {
            json.strings("value", items.stream().map(String::valueOf).toList());
        } else if (value instanceof Integer number) {
            json.field("value", number);
        } else if (value instanceof Boolean flag) {
            json.field("value", flag);
        } else {
            json.field("value", String.valueOf(value));
        }
    }
}
