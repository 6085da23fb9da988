package io.github.cascadelint.explain;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.graph.Role;
import java.util.List;

/**
 * What an entity is to the others.
 *
 * @param entity fully qualified name
 * @param range where it is declared
 * @param tables the tables that hold its rows
 * @param role the role, with what it rests on
 * @param roleInWords what the role means, as a sentence
 * @param sections everything else, by subject
 */
public record EntityExplanation(
        String entity, SourceRange range, List<String> tables, Role role, String roleInWords, List<Section> sections) {

    public EntityExplanation {
        tables = List.copyOf(tables);
        sections = List.copyOf(sections);
    }

    /**
     * What is known of one subject.
     *
     * @param id the word used in reports
     * @param title what it is about, for people
     * @param facts each with its place; at least one
     */
    public record Section(String id, String title, List<Evidence> facts) {
        public Section {
            facts = List.copyOf(facts);
        }
    }
}
