package io.github.cascadelint.oracle.artifact;

import io.github.cascadelint.oracle.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How far our model of an artifact agrees with Hibernate's.
 *
 * @param facts everything, with the specification's names
 * @param springNames the names as Spring has them; empty where Hibernate refuses the artifact with these
 * @param notes what Hibernate could not read
 */
record Agreement(Comparison facts, Optional<Comparison> springNames, List<String> notes) {

    static Agreement of(Artifact artifact) throws Exception {
        List<String> notes = new ArrayList<>();
        Comparison facts = Comparison.of(artifact.ours(false), artifact.theirs(false, notes));
        SortedMap<String, SortedMap<String, String>> spring;
        try {
            spring = artifact.theirs(true, new ArrayList<>());
        } catch (RuntimeException e) {
            notes.add("with Spring's names: " + e.getMessage());
            return new Agreement(facts, Optional.empty(), notes);
        }
        return new Agreement(
                facts, Optional.of(Comparison.of(artifact.ours(true), spring).ofNames()), notes);
    }
}
