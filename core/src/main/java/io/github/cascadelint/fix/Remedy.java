package io.github.cascadelint.fix;

import java.util.List;
import java.util.stream.Stream;

/**
 * What would mend a finding, told of the mapping and not of its text.
 *
 * @param tier how far it may be followed without thinking
 * @param changes what it changes, all or nothing
 * @param extras what it changes besides, all or nothing, where the sources allow it
 */
public record Remedy(Tier tier, List<Change> changes, List<Change> extras) {
    public Remedy {
        changes = List.copyOf(changes);
        extras = List.copyOf(extras);
        if (changes.isEmpty() || tier == Tier.MANUAL) {
            throw new IllegalArgumentException("a remedy without a change is no remedy");
        }
    }

    /** A remedy that can be done in one way. */
    public Remedy(Tier tier, List<Change> changes) {
        this(tier, changes, List.of());
    }

    /** The sets of changes that do it, the best first. */
    public List<List<Change>> ways() {
        return extras.isEmpty()
                ? List.of(changes)
                : List.of(Stream.concat(changes.stream(), extras.stream()).toList(), changes);
    }

    /** The same for a finding that is less sure. */
    public Remedy atMost(Tier other) {
        return new Remedy(tier.atMost(other), changes, extras);
    }
}
