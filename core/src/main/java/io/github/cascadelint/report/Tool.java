package io.github.cascadelint.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** What the tool calls itself in reports. */
public final class Tool {
    /** The product's name. */
    public static final String NAME = "Cascade Lint";

    /** Where the product lives. */
    public static final String URI = "https://github.com/cascadelint/cascade-lint";

    private Tool() {}

    /** The version, as the build wrote it into the jar. */
    public static String version() {
        Properties properties = new Properties();
        try (InputStream stream = Objects.requireNonNull(Tool.class.getResourceAsStream("tool.properties"));
                InputStreamReader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("tool.properties in the jar cannot be read", e);
        }
        return Objects.requireNonNull(properties.getProperty("version"));
    }
}
