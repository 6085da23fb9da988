package io.github.cascadelint.graph;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.mapping.Association;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        List<Referrer> declared = declared(referrers);
        declared.stream().limit(NAMED).forEach(referrer -> evidence.add(referrer.evidence(judged)));
        int more = declared.size() - NAMED;
        if (more > 0) {
            evidence.add(Evidence.of(
                    more + (more == 1 ? " more association refers" : " more associations refer") + " to it"));
        }
        return evidence;
    }

    /** The same with what several entities inherit named once, by the mapped superclass that declares it. */
    private static List<Referrer> declared(List<Referrer> referrers) {
        Map<String, Referrer> declared = new LinkedHashMap<>();
        for (Referrer referrer : referrers) {
            String holder = referrer.association().declaredBy();
            boolean embedded =
                    !referrer.attribute().equals(referrer.association().declaredName());
            declared.merge(
                    (embedded ? referrer.entity() : holder) + "#" + referrer.attribute(),
                    referrer,
                    (first, second) -> new Referrer(holder, first.attribute(), first.association()));
        }
        return List.copyOf(declared.values());
    }
}
