package io.github.cascadelint.change;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is called otherwise than before and is the same: a type that moved to another package, an entity whose table is the
 * same, an attribute that alone leads where the one before led.
 */
public final class Renames {

    private final SortedMap<String, String> types = new TreeMap<>();
    private final Map<String, String> formerTypes = new HashMap<>();
    private final Map<String, String> attributes = new HashMap<>();
    private final Map<String, String> formerAttributes = new HashMap<>();

    private Renames() {}

    /** Compares two models. */
    public static Renames between(MappingModel before, MappingModel after) {
        Renames renames = new Renames();
        renames.pair(before, after, Renames::simpleNameAndTable);
        renames.pair(before, after, Renames::tableAlone);
        for (ManagedType type : before.types()) {
            after.type(renames.type(type.name())).ifPresent(now -> renames.attributes(type, now));
        }
        return renames;
    }

    private void pair(MappingModel before, MappingModel after, Function<ManagedType, Optional<String>> sign) {
        Map<String, List<ManagedType>> gone = bySign(
                before.types(), type -> after.type(type.name()).isEmpty() && !types.containsKey(type.name()), sign);
        Map<String, List<ManagedType>> come = bySign(
                after.types(),
                type -> before.type(type.name()).isEmpty() && !formerTypes.containsKey(type.name()),
                sign);
        gone.forEach((key, old) -> {
            List<ManagedType> now = come.getOrDefault(key, List.of());
            if (old.size() == 1 && now.size() == 1) {
                types.put(old.get(0).name(), now.get(0).name());
                formerTypes.put(now.get(0).name(), old.get(0).name());
            }
        });
    }

    private static Map<String, List<ManagedType>> bySign(
            Collection<ManagedType> all, Predicate<ManagedType> wanted, Function<ManagedType, Optional<String>> sign) {
        Map<String, List<ManagedType>> found = new TreeMap<>();
        all.stream()
                .filter(wanted)
                .forEach(type -> sign.apply(type)
                        .ifPresent(key -> found.computeIfAbsent(key, k -> new ArrayList<>())
                                .add(type)));
        return found;
    }

    private static Optional<String> simpleNameAndTable(ManagedType type) {
        return Optional.of(type.kind().id() + " " + type.simpleName() + " "
                + type.table().orElse("").toLowerCase(Locale.ROOT));
    }

    private static Optional<String> tableAlone(ManagedType type) {
        return type.table().filter(table -> type.isEntity()).map(table -> table.toLowerCase(Locale.ROOT));
    }

    private void attributes(ManagedType before, ManagedType after) {
        Map<String, List<Association>> gone = new TreeMap<>();
        before.associations().stream()
                .filter(end -> after.attribute(end.name()).isEmpty())
                .forEach(end -> gone.computeIfAbsent(sign(end, this::type), k -> new ArrayList<>())
                        .add(end));
        Map<String, List<Association>> come = new TreeMap<>();
        after.associations().stream()
                .filter(end -> before.attribute(end.name()).isEmpty())
                .forEach(end -> come.computeIfAbsent(sign(end, name -> name), k -> new ArrayList<>())
                        .add(end));
        gone.forEach((key, old) -> {
            List<Association> now = come.getOrDefault(key, List.of());
            if (old.size() == 1 && now.size() == 1) {
                attributes.put(
                        after.name() + "#" + old.get(0).name(), now.get(0).name());
                formerAttributes.put(
                        after.name() + "#" + now.get(0).name(), old.get(0).name());
            }
        });
    }

    private static String sign(Association end, Function<String, String> names) {
        return end.kind().id() + " " + end.isOwning() + " "
                + end.target().resolved().map(names).orElse("?");
    }

    /** How a type is called now. */
    public String type(String former) {
        return types.getOrDefault(former, former);
    }

    /** How a type was called. */
    String formerType(String now) {
        return formerTypes.getOrDefault(now, now);
    }

    /**
     * How an attribute is called now.
     *
     * @param type how its type is called now
     */
    public String attribute(String type, String former) {
        return attributes.getOrDefault(type + "#" + former, former);
    }

    /**
     * How an attribute was called.
     *
     * @param type how its type is called now
     */
    String formerAttribute(String type, String now) {
        return formerAttributes.getOrDefault(type + "#" + now, now);
    }

    /** The types that are called otherwise, by their former names. */
    SortedMap<String, String> types() {
        return new TreeMap<>(types);
    }
}
