package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.schema.Dialect;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells what of a change log runs on one database: by its lists of databases, by its contexts and labels.
 *
 * <p>With no contexts given Liquibase runs all. One difference is made: a context that is the name of a database holds on that
 * database only, for nobody runs the statements of two databases on one.
 *
 * @param names what Liquibase calls the database; several where a change log does not tell a database from its relative
 * @param known contexts that are known to be given, or not to be
 * @param given all contexts that are given, in lower case, where settings say which; else those not known may be given or not
 */
record Selection(Set<String> names, Map<String, Boolean> known, Optional<Set<String>> given) {

    private static final Pattern NESTED = Pattern.compile("\\([^()]*\\)");
    private static final Pattern OR = Pattern.compile("\\s*,\\s*|\\s+or\\s+");
    private static final Pattern AND = Pattern.compile("\\s+and\\s+");
    private static final Pattern NOT = Pattern.compile("^(?:!|not\\s)\\s*(.*)$");

    Selection {
        names = Set.copyOf(names);
        known = Map.copyOf(known);
        given = given.map(Set::copyOf);
    }

    Selection(Set<String> names, Map<String, Boolean> known) {
        this(names, known, Optional.empty());
    }

    /**
     * Whether a list of databases holds this one: {@code postgresql, h2}, {@code !oracle}, {@code all}, {@code none}; a list that
     * is missing holds all.
     */
    boolean isFor(Optional<String> dbms) {
        Set<String> list = dbms.stream()
                .flatMap(text -> Arrays.stream(text.toLowerCase(Locale.ROOT).split(",", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
        if (list.isEmpty() || list.contains("all")) {
            return true;
        }
        if (list.contains("none") || names.stream().anyMatch(name -> list.contains("!" + name))) {
            return false;
        }
        return list.stream().allMatch(word -> word.startsWith("!"))
                || names.stream().anyMatch(list::contains);
    }

    /** Whether an expression of contexts or labels lets something run. */
    boolean lets(Optional<String> expression) {
        return expression.map(text -> value(text).orElse(true)).orElse(true);
    }

    /** True or false, or empty where it depends on what is given. */
    Optional<Boolean> value(String expression) {
        return valueOf(expression.strip().toLowerCase(Locale.ROOT));
    }

    private Optional<Boolean> valueOf(String expression) {
        String flat = expression;
        Matcher nested = NESTED.matcher(flat);
        while (nested.find()) {
            String inner = flat.substring(nested.start() + 1, nested.end() - 1);
            flat = flat.substring(0, nested.start()) + " " + word(valueOf(inner)) + " " + flat.substring(nested.end());
            nested = NESTED.matcher(flat);
        }
        Optional<Boolean> any = Optional.of(false);
        for (String alternative : OR.split(flat.strip(), -1)) {
            Optional<Boolean> all = Optional.of(true);
            for (String part : AND.split(alternative.strip(), -1)) {
                all = and(all, single(part.strip()));
            }
            any = not(and(not(any), not(all)));
        }
        return any;
    }

    private Optional<Boolean> single(String word) {
        Matcher negated = NOT.matcher(word);
        if (negated.matches()) {
            return not(single(negated.group(1).strip()));
        }
        String name = word.startsWith("@") ? word.substring(1).strip() : word;
        return switch (name) {
            case ":true" -> Optional.of(true);
            case ":false" -> Optional.of(false);
            case ":unknown", "" -> Optional.empty();
            default ->
                Optional.ofNullable(known.get(name))
                        .or(() -> given.map(contexts -> contexts.contains(name)))
                        .or(() -> Dialect.of(name).map(this::isOn));
        };
    }

    /** MariaDB is what MySQL is, unless a list of databases says otherwise. */
    private boolean isOn(Dialect dialect) {
        return names.stream()
                .flatMap(name -> Dialect.of(name).stream())
                .anyMatch(own -> own == dialect || (own.isMySql() && dialect.isMySql()));
    }

    private static String word(Optional<Boolean> value) {
        return value.map(known -> known ? ":true" : ":false").orElse(":unknown");
    }

    private static Optional<Boolean> and(Optional<Boolean> one, Optional<Boolean> other) {
        if (one.isPresent() && other.isPresent()) {
            return Optional.of(one.get() && other.get());
        }
        return one.or(() -> other).filter(value -> !value);
    }

    private static Optional<Boolean> not(Optional<Boolean> value) {
        return value.map(known -> !known);
    }
}
