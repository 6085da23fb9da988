package io.github.cascadelint.config;

import io.github.cascadelint.base.NearestName;
import io.github.cascadelint.base.PathGlob;
import io.github.cascadelint.config.Configuration.FailOn;
import io.github.cascadelint.config.Configuration.Level;
import io.github.cascadelint.config.Shape.Keys;
import io.github.cascadelint.config.Shape.Words;
import io.github.cascadelint.mapping.Provider;
import io.github.cascadelint.mapping.Provider.Product;
import io.github.cascadelint.mapping.Provider.Version;
import io.github.cascadelint.naming.ImplicitNaming;
import io.github.cascadelint.naming.NamingSettings;
import io.github.cascadelint.naming.PhysicalNaming;
import io.github.cascadelint.naming.TableNames;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.RuleRegistry;
import io.github.cascadelint.schema.Dialect;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns the nodes of a YAML document into a configuration, and collects what is wrong with them. */
final class ConfigurationReader {
    private static final Pattern PROVIDER = Pattern.compile("(\\p{L}[\\p{L}-]*)" + ConfigurationShape.PROVIDER_VERSION);

    private static final List<String> FLAGS = List.of("true", "false");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,4}");
    private static final Pattern NAME = Pattern.compile(ConfigurationShape.NAME.pattern());
    private static final Pattern NAME_OR_PREFIX = Pattern.compile(ConfigurationShape.NAME_OR_PREFIX.pattern());

    private final Map<String, Set<String>> rules;
    private final Keys shape;
    private final Errors errors;

    /**
     * @param rules the rules that there are
     */
    ConfigurationReader(RuleRegistry rules, Errors errors) {
        this.rules = rules.options();
        this.shape = ConfigurationShape.of(rules);
        this.errors = errors;
    }

    /** An entry of a mapping: the node of its key, for the line, and its value. */
    private record Entry(Node key, Node value) {}

    Configuration read(Node root) {
        if (isNull(root)) {
            return Configuration.DEFAULT;
        }
        Map<String, Entry> entries = entries(root, "the configuration", shape.names());
        Map<String, Entry> roles = entriesOf(entries, "roles");
        Map<String, Entry> schema = entriesOf(entries, "schema");
        Preset preset = constant(entries, "preset", ConfigurationShape.PRESETS, Preset::valueOf)
                .orElse(Preset.RECOMMENDED);
        SortedMap<String, Level> levels = new TreeMap<>();
        SortedMap<String, SortedMap<String, Integer>> options = new TreeMap<>();
        readRules(entries, levels, options);
        return new Configuration(
                preset,
                constant(entries, "failOn", ConfigurationShape.FAIL_ON, FailOn::valueOf)
                        .orElse(preset.failOn()),
                constant(entries, "minConfidence", ConfigurationShape.CONFIDENCES, Confidence::valueOf)
                        .orElse(preset.minConfidence()),
                flag(entries, "includeTests"),
                flag(entries, "allowIncomplete"),
                levels,
                options,
                overrides(entries),
                new Configuration.Roles(
                        names(roles, "lookup"),
                        names(roles, "shared"),
                        names(roles, "root"),
                        names(roles, "history"),
                        owned(roles)),
                globs(entries, "exclude", "exclude").stream()
                        .map(PathGlob::text)
                        .toList(),
                naming(schema),
                provider(entries),
                encoding(entries),
                schema(schema),
                new TreeMap<>());
    }

    /** The value of a key that takes the name of a constant, in small letters. */
    private <E> Optional<E> constant(
            Map<String, Entry> entries, String key, Words words, Function<String, E> constant) {
        return word(entries, key, key, words.words()).map(word -> constant.apply(word.toUpperCase(Locale.ROOT)));
    }

    private boolean flag(Map<String, Entry> entries, String key) {
        return word(entries, key, key, FLAGS).filter("true"::equals).isPresent();
    }

    private List<LevelOverride> overrides(Map<String, Entry> entries) {
        Entry entry = entries.get("overrides");
        if (entry == null || isNull(entry.value())) {
            return List.of();
        }
        if (!(entry.value() instanceof SequenceNode sequence)) {
            error(
                    entry.value(),
                    "'overrides' must be a list of items with paths and rules, not " + kind(entry.value()));
            return List.of();
        }
        List<LevelOverride> overrides = new ArrayList<>();
        Keys known = shape.within("overrides");
        for (Node item : sequence.getValue()) {
            Map<String, Entry> keys = entries(item, "an item of 'overrides'", known.names());
            for (String key : known.required()) {
                if (item instanceof MappingNode && !keys.containsKey(key)) {
                    error(item, "an item of 'overrides' needs '" + key + "'");
                }
            }
            overrides.add(new LevelOverride(globs(keys, "paths", "the paths of 'overrides'"), overriddenLevels(keys)));
        }
        return overrides;
    }

    /** Rules look at the whole scan with one set of options, so that these cannot differ between files. */
    private SortedMap<String, Level> overriddenLevels(Map<String, Entry> override) {
        SortedMap<String, Level> levels = new TreeMap<>();
        forEachRule(override, (id, keys) -> {
            readLevel(id, keys, levels);
            keys.forEach((name, option) -> error(
                    option.key(),
                    "'" + name + "' of '" + id + "' holds for the whole scan; an override sets levels only"));
        });
        return levels;
    }

    private Configuration.SchemaSettings schema(Map<String, Entry> schema) {
        List<String> sources = strings(
                        schema,
                        "sources",
                        "schema.sources",
                        "files and folders such as src/main/resources/db/migration")
                .stream()
                .map(ScalarNode::getValue)
                .toList();
        Optional<Dialect> dialect = word(schema, "dialect", "schema.dialect", ConfigurationShape.DIALECTS.words())
                .flatMap(Dialect::of);
        return new Configuration.SchemaSettings(sources, dialect);
    }

    /** {@code provider: hibernate 6.6}; a version may be missing. */
    private Optional<Provider> provider(Map<String, Entry> entries) {
        Entry entry = entries.get("provider");
        if (entry == null || isNull(entry.value())) {
            return Optional.empty();
        }
        String text = entry.value() instanceof ScalarNode ? text(entry.value()).strip() : "";
        Matcher matcher = PROVIDER.matcher(text);
        if (!matcher.matches()) {
            error(
                    entry.value(),
                    "'provider' must be one of " + String.join(", ", ConfigurationShape.PROVIDERS.words())
                            + " with its version, such as hibernate 6.6, not " + kind(entry.value()));
            return Optional.empty();
        }
        Optional<Product> product = Product.of(matcher.group(1));
        if (product.isEmpty()) {
            error(
                    entry.value(),
                    "unknown provider '" + matcher.group(1) + "'"
                            + hint(matcher.group(1), ConfigurationShape.PROVIDERS.words()));
            return Optional.empty();
        }
        Optional<Version> version = Optional.ofNullable(matcher.group(2))
                .map(major -> new Version(
                        Integer.parseInt(major), matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3))));
        return Optional.of(Provider.of(product.get(), version, "as configured", "", 0));
    }

    private Optional<Charset> encoding(Map<String, Entry> entries) {
        Entry entry = entries.get("encoding");
        if (entry == null || isNull(entry.value())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(entry.value() instanceof ScalarNode ? text(entry.value()) : ""));
        } catch (IllegalArgumentException e) {
            error(
                    entry.value(),
                    "'encoding' must be an encoding such as UTF-8 or ISO-8859-1, not " + kind(entry.value()));
            return Optional.empty();
        }
    }

    /** {@code naming: spring}, or a mapping that says more. */
    private NamingSettings naming(Map<String, Entry> schema) {
        Entry entry = schema.get("naming");
        if (entry == null) {
            return NamingSettings.OPEN;
        }
        List<String> strategies = ConfigurationShape.STRATEGIES.words();
        if (!(entry.value() instanceof MappingNode)) {
            return word(entry, "schema.naming", strategies)
                    .map(NamingSettings.OPEN::withStrategy)
                    .orElse(NamingSettings.OPEN);
        }
        Map<String, Entry> options = entries(
                entry.value(),
                "'schema.naming'",
                shape.within("schema").within("naming").names());
        NamingSettings tables = new NamingSettings(Optional.empty(), Optional.empty(), tableNames(options));
        NamingSettings whole = word(options, "strategy", "schema.naming.strategy", strategies)
                .map(tables::withStrategy)
                .orElse(tables);
        return new NamingSettings(
                constant(options, "implicit", ImplicitNaming.values(), ImplicitNaming::id)
                        .or(whole::implicit),
                constant(options, "physical", PhysicalNaming.values(), PhysicalNaming::id)
                        .or(whole::physical),
                whole.tables());
    }

    private <E> Optional<E> constant(Map<String, Entry> options, String key, E[] values, Function<E, String> id) {
        return word(
                        options,
                        key,
                        "schema.naming." + key,
                        Stream.of(values).map(id).toList())
                .flatMap(word -> Stream.of(values)
                        .filter(value -> id.apply(value).equals(word))
                        .findFirst());
    }

    private TableNames tableNames(Map<String, Entry> options) {
        Optional<Pattern> pattern = pattern(options);
        Entry replacement = options.get("tableReplacement");
        if (replacement != null && !options.containsKey("tablePattern")) {
            error(replacement.key(), "schema.naming.tableReplacement needs a tablePattern that says what to replace");
        }
        String text = optionalText(options, "tableReplacement");
        if (replacement != null && pattern.isPresent() && !isReplacement(pattern.get(), text)) {
            error(
                    replacement.value(),
                    "schema.naming.tableReplacement '" + text + "' names a group that the tablePattern does not have");
        }
        return new TableNames(
                pattern, text, optionalText(options, "tablePrefix"), optionalText(options, "tableSuffix"));
    }

    private Optional<Pattern> pattern(Map<String, Entry> options) {
        String text = optionalText(options, "tablePattern");
        Entry entry = options.get("tablePattern");
        if (entry == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            error(
                    entry.value(),
                    "schema.naming.tablePattern '" + text + "' is not a valid regular expression: "
                            + e.getDescription());
            return Optional.empty();
        }
    }

    private static boolean isReplacement(Pattern pattern, String replacement) {
        try {
            // the second branch makes it match, so that the replacement is looked at
            Pattern.compile("(?:" + pattern.pattern() + ")|").matcher("").replaceAll(replacement);
            return true;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    private String optionalText(Map<String, Entry> options, String key) {
        Entry entry = options.get(key);
        if (entry == null || isNull(entry.value())) {
            return "";
        }
        if (entry.value() instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        error(entry.value(), "'schema.naming." + key + "' must be a text, not " + kind(entry.value()));
        return "";
    }

    private void readRules(
            Map<String, Entry> entries,
            SortedMap<String, Level> levels,
            SortedMap<String, SortedMap<String, Integer>> options) {
        forEachRule(entries, (id, keys) -> {
            readLevel(id, keys, levels);
            SortedMap<String, Integer> numbers = new TreeMap<>();
            keys.forEach((name, option) ->
                    number(option, "'" + name + "' of '" + id + "'").ifPresent(number -> numbers.put(name, number)));
            if (!numbers.isEmpty()) {
                options.put(id, Collections.unmodifiableSortedMap(numbers));
            }
        });
    }

    /** Goes through the known rules below {@code rules}, each with its level and options; the short form is a level. */
    private void forEachRule(Map<String, Entry> entries, BiConsumer<String, Map<String, Entry>> visitor) {
        Entry all = entries.get("rules");
        if (all == null || isNull(all.value())) {
            return;
        }
        entries(all.value(), "'rules'").forEach((id, entry) -> {
            Set<String> known = rules.get(id);
            if (known == null) {
                error(entry.key(), "unknown rule '" + id + "'" + NearestName.hint(id, rules.keySet()));
                return;
            }
            Map<String, Entry> keys = new LinkedHashMap<>(Map.of(ConfigurationShape.LEVEL, entry));
            if (entry.value() instanceof MappingNode) {
                List<String> words = new ArrayList<>(List.of(ConfigurationShape.LEVEL));
                words.addAll(known);
                keys = entries(entry.value(), "rule '" + id + "'", words);
            }
            visitor.accept(id, keys);
        });
    }

    /** Takes the level out of what is said of a rule. */
    private void readLevel(String id, Map<String, Entry> keys, SortedMap<String, Level> levels) {
        word(keys, ConfigurationShape.LEVEL, "the level of '" + id + "'", ConfigurationShape.LEVELS.words())
                .ifPresent(word -> levels.put(id, Level.valueOf(word.toUpperCase(Locale.ROOT))));
        keys.remove(ConfigurationShape.LEVEL);
    }

    private Optional<Integer> number(Entry entry, String what) {
        if (entry.value() instanceof ScalarNode scalar
                && NUMBER.matcher(scalar.getValue()).matches()) {
            return Optional.of(Integer.valueOf(scalar.getValue()));
        }
        error(entry.value(), what + " must be a number from 1 to 99999, not " + kind(entry.value()));
        return Optional.empty();
    }

    private List<String> names(Map<String, Entry> roles, String key) {
        List<String> names = new ArrayList<>();
        for (ScalarNode item : strings(roles, key, "roles." + key, "class names")) {
            if (NAME_OR_PREFIX.matcher(item.getValue()).matches()) {
                names.add(item.getValue());
            } else {
                error(
                        item,
                        "'" + item.getValue() + "' in roles." + key
                                + " is not a class name such as com.acme.Country, nor a prefix such as com.acme.ref.*");
            }
        }
        return names;
    }

    private SortedMap<String, String> owned(Map<String, Entry> roles) {
        SortedMap<String, String> owned = new TreeMap<>();
        Entry map = roles.get("owned");
        if (map == null || isNull(map.value())) {
            return owned;
        }
        entries(map.value(), "'roles.owned'").forEach((name, entry) -> {
            if (!NAME.matcher(name).matches()) {
                error(entry.key(), "'" + name + "' in roles.owned is not a class name such as com.acme.PostLike");
            } else if (isString(entry.value())
                    && NAME.matcher(text(entry.value())).matches()) {
                owned.put(name, text(entry.value()));
            } else {
                error(entry.value(), "the owner of '" + name + "' must be a class name such as com.acme.Post");
            }
        });
        return owned;
    }

    private List<PathGlob> globs(Map<String, Entry> entries, String key, String what) {
        List<PathGlob> globs = new ArrayList<>();
        for (ScalarNode item : strings(entries, key, key, "globs such as \"**/generated/**\"")) {
            try {
                globs.add(new PathGlob(item.getValue()));
            } catch (PatternSyntaxException e) {
                error(item, "'" + item.getValue() + "' in " + what + " is not a valid glob");
            }
        }
        return globs;
    }

    /** The value of a key that takes one of some words. */
    private Optional<String> word(Map<String, Entry> entries, String key, String what, List<String> words) {
        Entry entry = entries.get(key);
        return entry == null ? Optional.empty() : word(entry, what, words);
    }

    private Optional<String> word(Entry entry, String what, List<String> words) {
        if (entry.value() instanceof ScalarNode scalar) {
            if (words.contains(scalar.getValue())) {
                return Optional.of(scalar.getValue());
            }
            String found = isNull(scalar) ? "nothing" : "'" + scalar.getValue() + "'";
            error(
                    scalar,
                    what + " must be " + or(words) + ", not " + found + NearestName.hint(scalar.getValue(), words));
        } else {
            error(entry.value(), what + " must be " + or(words) + ", not " + kind(entry.value()));
        }
        return Optional.empty();
    }

    private List<ScalarNode> strings(Map<String, Entry> entries, String key, String what, String ofWhat) {
        Entry entry = entries.get(key);
        if (entry == null || isNull(entry.value())) {
            return List.of();
        }
        if (!(entry.value() instanceof SequenceNode sequence)) {
            error(entry.value(), "'" + what + "' must be a list of " + ofWhat + ", not " + kind(entry.value()));
            return List.of();
        }
        List<ScalarNode> strings = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            if (item instanceof ScalarNode scalar && isString(item)) {
                strings.add(scalar);
            } else {
                error(item, "'" + what + "' must be a list of " + ofWhat + "; this item is " + kind(item));
            }
        }
        return strings;
    }

    private Map<String, Entry> entriesOf(Map<String, Entry> entries, String key) {
        Entry entry = entries.get(key);
        return entry == null || isNull(entry.value())
                ? Map.of()
                : entries(entry.value(), "'" + key + "'", shape.within(key).names());
    }

    private Map<String, Entry> entries(Node node, String what, List<String> known) {
        Map<String, Entry> entries = entries(node, what);
        entries.keySet().removeIf(key -> {
            boolean unknown = !known.contains(key);
            if (unknown) {
                Entry entry = entries.get(key);
                error(entry == null ? node : entry.key(), "unknown key '" + key + "' in " + what + hint(key, known));
            }
            return unknown;
        });
        return entries;
    }

    /** The entries of a mapping in the order written; a key that stands twice is an error, and the first one counts. */
    private Map<String, Entry> entries(Node node, String what) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            error(node, what + " must consist of 'key: value' lines, not of " + kind(node));
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            if (!(key instanceof ScalarNode scalar)) {
                error(key, "a key in " + what + " is " + kind(key) + "; it must be a word");
                continue;
            }
            Entry first = entries.putIfAbsent(scalar.getValue(), new Entry(key, tuple.getValueNode()));
            if (first != null) {
                error(key, "'" + scalar.getValue() + "' stands twice; it is already in line " + line(first.key()));
            }
        }
        return entries;
    }

    private static String hint(String key, List<String> known) {
        String near = NearestName.hint(key, known);
        if (!near.isEmpty()) {
            return near;
        }
        return known.size() == 1 ? "; the only key is " + known.get(0) : "; known are " + String.join(", ", known);
    }

    private void error(Node node, String text) {
        errors.add(line(node), text);
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static boolean isString(Node node) {
        return node instanceof ScalarNode && node.getTag().equals(Tag.STR);
    }

    private static String text(Node node) {
        return ((ScalarNode) node).getValue();
    }

    private static String kind(Node node) {
        if (node instanceof MappingNode) {
            return "a mapping";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        return isNull(node) ? "nothing" : "'" + text(node) + "'";
    }

    private static String or(List<String> words) {
        int last = words.size() - 1;
        return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
}
