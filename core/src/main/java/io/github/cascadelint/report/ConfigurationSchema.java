package io.github.cascadelint.report;

import io.github.cascadelint.config.ConfigurationShape;
import io.github.cascadelint.config.Shape;
import io.github.cascadelint.config.Shape.Count;
import io.github.cascadelint.config.Shape.Either;
import io.github.cascadelint.config.Shape.Flag;
import io.github.cascadelint.config.Shape.Keys;
import io.github.cascadelint.config.Shape.Listing;
import io.github.cascadelint.config.Shape.Names;
import io.github.cascadelint.config.Shape.Property;
import io.github.cascadelint.config.Shape.Text;
import io.github.cascadelint.config.Shape.Words;
import io.github.cascadelint.rule.RuleRegistry;
import java.io.IOException;
import java.util.List;

/**
 * Writes the JSON schema of {@code cascade-lint.yml}, for editors that complete and check: draft 7, which they all know. It is
 * made of the same {@link ConfigurationShape} that the file is read by.
 */
public final class ConfigurationSchema {
    private static final String ID =
            "https://raw.githubusercontent.com/cascadelint/cascade-lint/main/docs/cascade-lint.schema.json";

    private final Json json;

    private ConfigurationSchema(Json json) {
        this.json = json;
    }

    /** Writes the schema of a file that may name these rules. */
    public static void write(RuleRegistry rules, Appendable output) throws IOException {
        Json.document(
                output,
                json -> json.object(root -> {
                    root.field("$schema", "http://json-schema.org/draft-07/schema#")
                            .field("$id", ID)
                            .field("title", "Configuration of Cascade Lint (cascade-lint.yml)");
                    new ConfigurationSchema(json).shape(ConfigurationShape.of(rules), true);
                }));
    }

    /**
     * Writes what a value must be.
     *
     * @param mayBeLeftEmpty whether nothing may stand behind the key
     */
    private void shape(Shape shape, boolean mayBeLeftEmpty) throws IOException {
        if (shape instanceof Words words) {
            json.strings("enum", words.words());
        } else if (shape instanceof Count) {
            json.field("type", "integer").field("minimum", 1).field("maximum", Count.MOST);
        } else if (shape instanceof Flag) {
            json.field("type", "boolean");
        } else if (shape instanceof Text text) {
            type("string", mayBeLeftEmpty);
            if (!text.pattern().isEmpty()) {
                json.field("pattern", "^(?:" + text.pattern() + ")$");
            }
        } else if (shape instanceof Listing listing) {
            type("array", mayBeLeftEmpty);
            json.object("items", items -> shape(listing.item(), false));
        } else if (shape instanceof Names names) {
            type("object", mayBeLeftEmpty);
            json.object(
                    "propertyNames",
                    name -> json.field("pattern", "^(?:" + names.name().pattern() + ")$"));
            json.object("additionalProperties", value -> shape(names.value(), false));
        } else if (shape instanceof Either either) {
            json.array(
                    "anyOf",
                    List.of(either.one(), either.other()),
                    (Shape one) -> json.object(alternative -> shape(one, false)));
        } else if (shape instanceof Keys keys) {
            keys(keys, mayBeLeftEmpty);
        }
    }

    private void keys(Keys keys, boolean mayBeLeftEmpty) throws IOException {
        type("object", mayBeLeftEmpty);
        json.object("properties", properties -> {
            for (Property key : keys.keys()) {
                json.object(key.name(), property -> {
                    json.field("description", key.description());
                    shape(key.shape(), true);
                });
            }
        });
        if (!keys.required().isEmpty()) {
            json.strings("required", keys.required());
        }
        if (keys.others().isPresent()) {
            Names others = keys.others().get();
            json.object(
                    "patternProperties",
                    patterns -> json.object(
                            "^(?:" + others.name().pattern() + ")$", property -> shape(others.value(), false)));
        }
        json.field("additionalProperties", false);
    }

    private void type(String type, boolean mayBeLeftEmpty) throws IOException {
        if (mayBeLeftEmpty) {
            json.strings("type", List.of(type, "null"));
        } else {
            json.field("type", type);
        }
    }
}
