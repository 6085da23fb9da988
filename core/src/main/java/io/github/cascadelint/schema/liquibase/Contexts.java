package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.schema.Dialect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out whether one master is for several databases: all that it includes asks for contexts, in groups that have none in
 * common, and more than one of the groups makes tables.
 */
final class Contexts {

    private static final Pattern NAME = Pattern.compile("(!\\s*|\\bnot\\s+)?@?([\\w.:-]+)");
    private static final Set<String> OPERATORS = Set.of("and", "or", "not");

    private Contexts() {}

    /**
     * What is known of the contexts, once for each database; nothing is known where there is one database.
     *
     * @param root the master
     * @param makesTables whether what an include asks for makes tables
     */
    static List<Map<String, Boolean>> databases(Node root, Function<Node, Boolean> makesTables) {
        List<Node> includes = root.children().stream()
                .filter(part -> part.name().equals("include") || part.name().equals("includeAll"))
                .toList();
        boolean allAsk = includes.size() > 1
                && root.children("changeSet").isEmpty()
                && includes.stream().allMatch(include -> !expression(include).isEmpty());
        if (!allAsk) {
            return List.of(Map.of());
        }
        List<Set<String>> groups = new ArrayList<>();
        Set<String> switches = switches(includes);
        Set<String> making = new HashSet<>();
        for (Node include : includes) {
            Set<String> names = names(expression(include), false);
            names.removeAll(switches);
            if (names.isEmpty()) {
                return List.of(Map.of());
            }
            if (makesTables.apply(include)) {
                making.addAll(names);
            }
            join(groups, names);
        }
        List<Set<String>> databases = groups.stream()
                .filter(group -> group.stream().anyMatch(making::contains))
                .toList();
        return databases.size() < 2
                ? List.of(Map.of())
                : databases.stream().map(own -> known(own, groups)).toList();
    }

    private static String expression(Node include) {
        return include.firstOf("contextFilter", "context").orElse("");
    }

    /** Contexts that are asked for in one place and refused in another tell phases of one database, or databases by name. */
    private static Set<String> switches(List<Node> includes) {
        Set<String> asked = new HashSet<>();
        Set<String> refused = new HashSet<>();
        includes.forEach(include -> asked.addAll(names(expression(include), false)));
        includes.forEach(include -> refused.addAll(names(expression(include), true)));
        asked.removeIf(name -> !refused.contains(name) && Dialect.of(name).isEmpty());
        return asked;
    }

    private static Set<String> names(String expression, boolean negated) {
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(expression.toLowerCase(Locale.ROOT));
        while (name.find()) {
            if (!OPERATORS.contains(name.group(2)) && (name.group(1) != null) == negated) {
                names.add(name.group(2));
            }
        }
        return names;
    }

    private static void join(List<Set<String>> groups, Set<String> names) {
        Set<String> joined = new TreeSet<>(names);
        groups.removeIf(group -> {
            boolean meets = group.stream().anyMatch(names::contains);
            if (meets) {
                joined.addAll(group);
            }
            return meets;
        });
        groups.add(joined);
    }

    private static Map<String, Boolean> known(Set<String> own, List<Set<String>> groups) {
        Map<String, Boolean> known = new TreeMap<>();
        groups.forEach(group -> group.forEach(name -> known.put(name, own.contains(name))));
        return known;
    }
}
