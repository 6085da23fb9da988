package io.github.cascadelint.plan;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.SchemaSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What deleting one row of an entity through the persistence context does, if every table has rows that refer to it and to
 * what goes with it.
 *
 * @param entity fully qualified name of the entity
 * @param range where it is declared
 * @param schema the schema whose keys are used; without one, those that Hibernate itself would make are assumed
 * @param facts what one has to know first
 * @param failures what makes it fail before the database is asked, or by its own rows
 * @param runBy what runs the entity, at the end of a sentence, where all failures are those of a Hibernate
 *     that it is not known to be
 * @param unknown what could not be read and may make it fail, a sentence for each
 * @param fails on what it depends whether it fails
 * @param root the row itself, and below it all that follows
 */
public record DeletePlan(
        String entity,
        SourceRange range,
        Optional<SchemaSource> schema,
        List<String> facts,
        List<String> failures,
        Optional<String> runBy,
        List<String> unknown,
        Fails fails,
        PlanNode root) {

    /** On what it depends whether a delete fails, from the worst on. */
    public enum Fails {
        /** It cannot go through, whatever rows there are. */
        ALWAYS("always", "always"),
        /** It fails once the references of the row itself lead somewhere, whatever other rows there are. */
        BY_ITS_OWN_REFERENCES("by-its-own-references", "own refs"),
        /** It fails if there are certain other rows. */
        BY_OTHER_ROWS("by-other-rows", "yes"),
        /** Nothing that is known makes it fail, but not all is known. */
        UNKNOWN("unknown", "unknown"),
        NEVER("never", "");

        private final String id;
        private final String word;

        Fails(String id, String word) {
            this.id = id;
            this.word = word;
        }

        /** The word used in reports. */
        public String id() {
            return id;
        }

        /** A short one for people. */
        public String word() {
            return word;
        }
    }

    public DeletePlan {
        unknown = List.copyOf(unknown);
        facts = List.copyOf(facts);
        failures = List.copyOf(failures);
    }

    /** All nodes but the root, from the top down. */
    public List<PlanNode> nodes() {
        List<PlanNode> all = new ArrayList<>();
        add(root.children(), all);
        return all;
    }

    private static void add(List<PlanNode> nodes, List<PlanNode> into) {
        for (PlanNode node : nodes) {
            into.add(node);
            add(node.children(), into);
        }
    }

    /** The nodes of one kind. */
    public List<PlanNode> nodes(PlanNode.Kind kind) {
        return nodes().stream().filter(node -> node.kind() == kind).toList();
    }

    /** How a failure is headed. */
    public String failureTitle() {
        return runBy.isPresent() ? "May fail or be undone" : "Fails or is undone";
    }

    /** Whether it may fail, as far as that is known. */
    public boolean canFail() {
        return fails != Fails.NEVER;
    }
}
