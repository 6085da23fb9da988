package io.github.cascadelint.config;

import io.github.cascadelint.config.Configuration.FailOn;
import io.github.cascadelint.config.Configuration.Level;
import io.github.cascadelint.config.Shape.Count;
import io.github.cascadelint.config.Shape.Either;
import io.github.cascadelint.config.Shape.Flag;
import io.github.cascadelint.config.Shape.Keys;
import io.github.cascadelint.config.Shape.Listing;
import io.github.cascadelint.config.Shape.Names;
import io.github.cascadelint.config.Shape.Property;
import io.github.cascadelint.config.Shape.Text;
import io.github.cascadelint.config.Shape.Words;
import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.naming.ImplicitNaming;
import io.github.cascadelint.naming.NamingSettings;
import io.github.cascadelint.naming.PhysicalNaming;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.RuleMetadata;
import io.github.cascadelint.rule.RuleRegistry;
import io.github.cascadelint.schema.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The keys of {@code cascade-lint.yml}, and what may stand behind them: the one list, from which the reader knows them and the
 * JSON schema is made.
 */
public final class ConfigurationShape {
    static final String LEVEL = "level";

    static final Words PRESETS = words(Preset.values());
    static final Words FAIL_ON = words(FailOn.values());
    static final Words CONFIDENCES = words(Confidence.values());
    static final Words LEVELS = words(Level.values());
    static final Words STRATEGIES = new Words(NamingSettings.strategies());
    static final Words IMPLICIT = ids(ImplicitNaming.values(), ImplicitNaming::id);
    static final Words PHYSICAL = ids(PhysicalNaming.values(), PhysicalNaming::id);
    static final Words DIALECTS = new Words(Stream.of(Dialect.values())
            .filter(dialect -> dialect != Dialect.UNKNOWN)
            .map(Dialect::id)
            .toList());
    static final Words PROVIDERS = new Words(Stream.of(Product.values())
            .filter(product -> product != Product.UNKNOWN)
            .map(Product::id)
            .toList());

    private static final String IDENTIFIER = "[\\p{L}_$][\\p{L}\\p{N}_$]*";

    /** The name of a class. */
    static final Text NAME = new Text(IDENTIFIER + "(\\." + IDENTIFIER + ")*");

    /** The name of a class, or the beginning of the names of several. */
    static final Text NAME_OR_PREFIX = new Text(NAME.pattern() + "(\\.\\*)?");

    /** What may follow a provider. */
    static final String PROVIDER_VERSION = "(?:\\s+(\\d{1,4})(?:\\.(\\d{1,4}))?(?:\\.[\\w.]+)?)?";

    private static final Text PROVIDER = new Text("(" + String.join("|", PROVIDERS.words()) + ")" + PROVIDER_VERSION);

    private static final Text ANY = new Text("");
    private static final Names ANY_OPTIONS = new Names(ANY, new Either(LEVELS, new Count()));
    private static final Listing TEXTS = new Listing(ANY);
    private static final Listing CLASSES = new Listing(NAME_OR_PREFIX);

    private ConfigurationShape() {}

    /** What a file may hold when there are these rules. */
    public static Keys of(RuleRegistry rules) {
        return new Keys(
                key("preset", "What holds where this file says nothing itself; default: recommended.", PRESETS),
                key("failOn", "The severity from which on a run fails; default: error.", FAIL_ON),
                key("minConfidence", "Findings that are less sure are left out; default: likely.", CONFIDENCES),
                key("includeTests", "Whether test sources are read, too; default: false.", new Flag()),
                key(
                        "allowIncomplete",
                        "Whether a run may pass although part of the input could not be analysed; default: false.",
                        new Flag()),
                key("rules", "Levels and options of rules.", rules(rules, ConfigurationShape::levelAndOptions)),
                key(
                        "overrides",
                        "Levels of rules in a part of the files; the last one that matches a file counts.",
                        new Listing(new Keys(
                                        key("paths", "Globs on paths below the scan root.", TEXTS),
                                        key("rules", "Levels of rules there.", rules(rules, rule -> level())))
                                .allRequired())),
                key("roles", "What entities are, against what is inferred.", roles()),
                key("schema", "What makes the schema of the database.", schema()),
                key("exclude", "Globs on paths below the scan root that are not read.", TEXTS),
                key("provider", "What runs the entities, such as hibernate 6.6; default: as found.", PROVIDER),
                key("encoding", "The encoding of source files; default: UTF-8.", ANY));
    }

    private static Keys rules(RuleRegistry rules, Function<RuleMetadata, Shape> shape) {
        List<Property> keys = new ArrayList<>();
        for (RuleMetadata rule : rules.all()) {
            keys.add(key(rule.id(), rule.summary() + ".", shape.apply(rule)));
        }
        // an editor cannot know the rules of other authors; the reader does
        return new Keys(
                keys,
                List.of(),
                Optional.of(new Names(new Text(RuleMetadata.CUSTOM_ID), new Either(LEVELS, ANY_OPTIONS))));
    }

    private static Shape levelAndOptions(RuleMetadata rule) {
        List<Property> keys = new ArrayList<>();
        keys.add(levelKey());
        rule.options().forEach((name, value) -> keys.add(key(name, "Default: " + value + ".", new Count())));
        return new Either(LEVELS, new Keys(keys, List.of(), Optional.empty()));
    }

    private static Shape level() {
        return new Either(LEVELS, new Keys(levelKey()));
    }

    private static Property levelKey() {
        return key(LEVEL, "The severity of its findings, or off.", LEVELS);
    }

    private static Keys roles() {
        return new Keys(
                key("lookup", "Entities whose rows are referred to by many, and belong to none of them.", CLASSES),
                key("shared", "Entities whose rows several others share.", CLASSES),
                key("root", "Aggregate roots: entities whose rows live on their own.", CLASSES),
                key("history", "Entities whose rows keep the past.", CLASSES),
                key("owned", "Entities and the owner that may remove them.", new Names(NAME, NAME)));
    }

    private static Keys schema() {
        Keys naming = new Keys(
                key("strategy", "How names are made.", STRATEGIES),
                key("implicit", "How names are made that are not written.", IMPLICIT),
                key("physical", "What becomes of every name.", PHYSICAL),
                key("tablePrefix", "What stands before the name of every table.", ANY),
                key("tableSuffix", "What stands after the name of every table.", ANY),
                key("tablePattern", "A regular expression, replaced in the name of every table.", ANY),
                key("tableReplacement", "What it is replaced with.", ANY));
        return new Keys(
                key("naming", "How names of tables and columns are made.", new Either(STRATEGIES, naming)),
                key("sources", "Files and folders that make the schema, relative to the scan root.", TEXTS),
                key("dialect", "Whose SQL that is; default: as found.", DIALECTS));
    }

    private static Property key(String name, String description, Shape shape) {
        return new Property(name, description, shape);
    }

    private static Words words(Enum<?>[] values) {
        return new Words(Stream.of(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList());
    }

    private static <E> Words ids(E[] values, Function<E, String> id) {
        return new Words(Stream.of(values).map(id).toList());
    }
}
