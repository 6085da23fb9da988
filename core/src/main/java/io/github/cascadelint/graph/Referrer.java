package io.github.cascadelint.graph;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.mapping.Association;
import java.util.ArrayList;
import java.util.List;

/**
 * An association whose foreign key points at an entity's table.
 *
 * @param entity fully qualified name of the entity whose rows (or whose collection or link rows) hold the key
 * @param attribute the way to it from that entity, dotted below an embedded attribute or a collection of embeddables
 * @param association the association
 */
public record Referrer(String entity, String attribute, Association association) {

    /** As many are printed by name; the rest is counted. */
    private static final int NAMED = 3;

    /** {@code Entity.attribute}, for messages. */
    public String display() {
        return SimpleName.of(entity) + "." + attribute;
    }

    /**
     * The referrer as a fact to print.
     *
     * @param judged fully qualified name of the entity that is referred to
     */
    public Evidence evidence(String judged) {
        String target = association.target().display();
        String what = target.equals(judged)
                ? "refers to it too"
                : "refers to " + SimpleName.of(target) + ", of which it is one";
        return Evidence.of(
                display() + " ("
                        + association.kind().writtenIn(association.range().file()) + ") " + what,
                association.range());
    }

    /** The first few referrers as facts to print, and how many more there are. */
    public static List<Evidence> evidence(List<Referrer> referrers, String judged) {
        List<Evidence> evidence = new ArrayList<>();
        referrers.stream().limit(NAMED).forEach(referrer -> evidence.add(referrer.evidence(judged)));
        int more = referrers.size() - NAMED;
        if (more > 0) {
            evidence.add(Evidence.of(
                    more + (more == 1 ? " more association refers" : " more associations refer") + " to it"));
        }
        return evidence;
    }
}
