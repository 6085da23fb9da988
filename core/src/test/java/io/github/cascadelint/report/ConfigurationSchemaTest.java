package io.github.cascadelint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.GsonBuilder;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.config.ConfigurationException;
import io.github.cascadelint.config.ConfigurationLoader;
import io.github.cascadelint.config.ConfigurationShape;
import io.github.cascadelint.config.EffectiveConfiguration;
import io.github.cascadelint.config.Shape;
import io.github.cascadelint.config.Shape.Property;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schema of the configuration file says what its reader says. */
class ConfigurationSchemaTest {
    private static final Path FILE = Path.of("../docs/cascade-lint.schema.json");
    private static final ConfigurationLoader LOADER = new ConfigurationLoader(CascadeLint.rules());
    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(generated());

    private static String generated() {
        try {
            StringBuilder text = new StringBuilder();
            ConfigurationSchema.write(CascadeLint.rules(), text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<?> mistakes(String yaml) {
        Object document = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return SCHEMA.validate(new GsonBuilder().serializeNulls().create().toJson(document), InputFormat.JSON);
    }

    /** The blocks of YAML on the page about the configuration. */
    static List<String> documented() throws IOException {
        Matcher blocks =
                Pattern.compile("(?s)```yaml\n(.*?)```").matcher(Files.readString(Path.of("../docs/configuration.md")));
        List<String> found = new ArrayList<>();
        while (blocks.find()) {
            found.add(blocks.group(1));
        }
        assertThat(found).hasSizeGreaterThan(1);
        return found;
    }

    @Test
    void theFileIsUpToDate() throws IOException {
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(FILE, generated());
        }
        assertThat(Files.readString(FILE)).as("written anew by -Dgolden=update").isEqualTo(generated());
    }

    @ParameterizedTest
    @MethodSource("documented")
    void whatTheManualShowsIsRight(String yaml) {
        assertThat(mistakes(yaml)).isEmpty();
        assertThatCode(() -> LOADER.parse(yaml, "cascade-lint.yml")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rules:\nroles:\nschema:\nexclude:\noverrides:\nprovider:\nencoding:\n",
                "roles: { lookup: , owned: }",
                "rules: { wide-remove: {} }",
                "rules: { wide-remove: { level: off, maxEntities: 99999 } }",
                "includeTests: true\nallowIncomplete: false",
                "overrides: [ { paths: [legacy], rules: { wide-remove: off, slow-remove: { level: info } } } ]",
                "roles: { lookup: [Ä, a.b_$1.C, 'a.*'] }",
                "provider: hibernate 6.6.4.Final",
                "schema: { naming: {} }",
            })
    void bothTakeWhatIsRight(String yaml) {
        assertThat(mistakes(yaml)).isEmpty();
        assertThatCode(() -> LOADER.parse(yaml, "cascade-lint.yml")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fail-on: error",
                "failOn: fatal",
                "failOn:",
                "preset: loud",
                "minConfidence: sure",
                "includeTests: maybe",
                "rules: { no-such-rule: off }",
                "rules: { wide-remove: }",
                "rules: { wide-remove: { level: WARNING } }",
                "rules: { wide-remove: { maxEntities: 0 } }",
                "rules: { wide-remove: { maxEntities: 100000 } }",
                "rules: { slow-remove: { maxEntities: 3 } }",
                "overrides: { paths: [a], rules: {} }",
                "overrides: [ { paths: [a] } ]",
                "overrides: [ { rules: { wide-remove: off } } ]",
                "overrides: [ { paths: a, rules: { wide-remove: off } } ]",
                "overrides: [ { paths: [a], rules: { wide-remove: { level: off, maxEntities: 3 } } } ]",
                "roles: { lookup: ['*'] }",
                "roles: { lookup: [com.acme.Country*] }",
                "roles: { shared: com.acme.Address }",
                "roles: { owned: { 'com.acme.*': a.B } }",
                "roles: { owned: { a.B: } }",
                "schema: { dialect: postgre }",
                "schema: { naming: hibernate }",
                "schema: { naming: { physical: snake_case } }",
                "schema: { naming: }",
                "exclude: [ { a: b } ]",
                "exclude: a",
                "provider: hibernat 6.6",
                "provider: hibernate six",
                "- failOn",
            })
    void bothRefuseWhatIsWrong(String yaml) {
        assertThat(mistakes(yaml)).isNotEmpty();
        assertThatThrownBy(() -> LOADER.parse(yaml, "cascade-lint.yml")).isInstanceOf(ConfigurationException.class);
    }

    /** A key that the shape names and the reader forgets would be taken and do nothing. */
    @Test
    void everyKeyMakesADifference() throws ConfigurationException {
        List<String> examples = new ArrayList<>();
        for (Property key : ConfigurationShape.of(CascadeLint.rules()).keys()) {
            examples(key.name(), key.name() + ": ", key.shape(), examples);
        }
        assertThat(examples).hasSizeGreaterThan(20 + CascadeLint.rules().all().size());
        for (String example : examples) {
            assertThat(mistakes(example)).as(example).isEmpty();
            assertThat(withoutOrigins(LOADER.parse(example, "cascade-lint.yml")))
                    .as(example)
                    .isNotEqualTo(withoutOrigins(Configuration.DEFAULT));
        }
    }

    private static List<Object> withoutOrigins(Configuration configuration) {
        return EffectiveConfiguration.of(configuration, CascadeLint.rules()).stream()
                .<Object>map(value -> List.of(value.key(), value.value(), value.stated()))
                .toList();
    }

    private static void examples(String name, String start, Shape shape, List<String> into) {
        if (shape instanceof Shape.Words words) {
            into.add(start + words.words().get(words.words().size() - 1));
        } else if (shape instanceof Shape.Count) {
            into.add(start + "77");
        } else if (shape instanceof Shape.Flag) {
            into.add(start + "true");
        } else if (shape instanceof Shape.Text) {
            into.add(start + text(name));
        } else if (shape instanceof Shape.Names) {
            into.add(start + "{ a.B: a.C }");
        } else if (shape instanceof Shape.Either either) {
            examples(name, start, either.one(), into);
            examples(name, start, either.other(), into);
        } else if (shape instanceof Shape.Listing listing) {
            into.add(start
                    + (listing.item() instanceof Shape.Keys
                            ? "[ { paths: [a], rules: { wide-remove: off } } ]"
                            : "[ a.B ]"));
        } else if (shape instanceof Shape.Keys keys) {
            keys.keys().forEach(key -> {
                String before = key.name().equals("tableReplacement") ? "tablePattern: a, " : "";
                List<String> inner = new ArrayList<>();
                examples(key.name(), start + "{ " + before + key.name() + ": ", key.shape(), inner);
                inner.forEach(example -> into.add(example + " }"));
            });
        }
    }

    private static String text(String name) {
        return switch (name) {
            case "provider" -> "eclipselink 4";
            case "encoding" -> "ISO-8859-1";
            default -> "x";
        };
    }
}
