package io.github.cascadelint.plan;

import java.util.List;
import java.util.Optional;

/**
 * What a delete comes to.
 *
 * @param effects in the order in which they happen
 * @param failures what makes it fail; the first is what a database or provider would say
 * @param rescued rows whose removal is taken back, because PERSIST reaches them from a loaded row that stays
 * @param removed the rows of what the provider removes, whoever deletes them, be they only marked
 */
public record Outcome(List<Effect> effects, List<Failure> failures, List<Rescue> rescued, List<TableRow> removed) {

    /**
     * A removal that is taken back.
     *
     * @param row the row that stays after all
     * @param attribute the attribute that saves it
     */
    public record Rescue(TableRow row, String attribute) {}

    public Outcome {
        effects = List.copyOf(effects);
        failures = List.copyOf(failures);
        rescued = List.copyOf(rescued);
        removed = List.copyOf(removed);
    }

    /** What stops it, if anything does. */
    public Optional<Failure> failure() {
        return failures.stream().findFirst();
    }
}
