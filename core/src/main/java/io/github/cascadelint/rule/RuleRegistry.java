package io.github.cascadelint.rule;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rules of one run, by id. */
public final class RuleRegistry {

    private final SortedMap<String, RuleMetadata> rules;

    /**
     * @throws IllegalArgumentException if two rules have the same id, or one breaks the house rules of {@link RuleInfo}
     */
    public RuleRegistry(List<Rule> rules) {
        SortedMap<String, RuleMetadata> byId = new TreeMap<>();
        for (Rule rule : rules) {
            RuleMetadata metadata = RuleMetadata.of(rule);
            if (byId.put(metadata.id(), metadata) != null) {
                throw new IllegalArgumentException("two rules have the id " + metadata.id());
            }
        }
        for (RuleMetadata metadata : byId.values()) {
            for (String other : metadata.speaksFor()) {
                if (!byId.containsKey(other)) {
                    throw new IllegalArgumentException(metadata.id() + " speaks for the unknown rule " + other);
                }
            }
        }
        this.rules = Collections.unmodifiableSortedMap(byId);
    }

    private RuleRegistry(SortedMap<String, RuleMetadata> rules) {
        this.rules = Collections.unmodifiableSortedMap(rules);
    }

    /**
     * These rules and some of other authors.
     *
     * @throws IllegalArgumentException if one breaks the house rules of {@link RuleInfo}
     */
    public RuleRegistry withCustom(List<Rule> custom) {
        return with(custom.stream().map(RuleMetadata::ofCustom).toList());
    }

    /** These rules and some of other authors, whose ids no rule of ours can have. */
    RuleRegistry with(Collection<RuleMetadata> custom) {
        SortedMap<String, RuleMetadata> all = new TreeMap<>(rules);
        custom.forEach(rule -> all.put(rule.id(), rule));
        return new RuleRegistry(all);
    }

    /**
     * The rules that one speaks for, those included that these speak for in turn: else what a silenced rule had silenced
     * would come back, or be lost.
     */
    public Set<String> spokenForBy(String rule) {
        Set<String> found = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(rule));
        while (!open.isEmpty()) {
            find(open.pop()).stream()
                    .flatMap(metadata -> metadata.speaksFor().stream())
                    .filter(found::add)
                    .forEach(open::push);
        }
        return found;
    }

    /** All rules, by id. */
    public Collection<RuleMetadata> all() {
        return rules.values();
    }

    /** The names of the options of every rule, by its id. */
    public SortedMap<String, Set<String>> options() {
        SortedMap<String, Set<String>> options = new TreeMap<>();
        rules.forEach((id, rule) -> options.put(id, rule.options().keySet()));
        return options;
    }

    /** The rule of that id. */
    public Optional<RuleMetadata> find(String id) {
        return Optional.ofNullable(rules.get(id));
    }
}
