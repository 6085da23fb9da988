package io.github.cascadelint.explain;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.Cascade;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.Origin;
import java.util.List;

/** What Hibernate passes on along an association end, where its own words differ from those of JPA. */
final class Passing {

    private Passing() {}

    /** Whether an operation of JPA is passed on: Hibernate's save-update passes on its own operations alone. */
    static boolean cascades(Association end, CascadeType type) {
        return end.cascade().has(type) && !isOnlySaveUpdate(end, type);
    }

    /** Whether save-update is all that stands for the type. */
    static boolean isOnlySaveUpdate(Association end, CascadeType type) {
        List<Cascade.Element> words = end.cascade().elements().stream()
                .filter(element -> element.types().contains(type))
                .toList();
        return !words.isEmpty() && words.stream().allMatch(Cascade.Element::isSaveUpdate);
    }

    /** Whether save-update is passed on, as it is by ALL. */
    static boolean saveUpdate(Association end) {
        return end.cascade().elements().stream()
                .anyMatch(element -> element.isSaveUpdate() || element.types().size() == CascadeType.values().length);
    }

    /** Whether annotations make the key part of the identifier: Hibernate 6 then passes PERSIST on, unasked. */
    static boolean savesUnasked(Association end, ManagedType owner) {
        return end.id() && !end.kind().isToMany() && owner.origin() != Origin.HBM_XML;
    }

    /** Whether a row that leaves the end is deleted; on a many-to-one Hibernate's annotation works as REMOVE alone. */
    static boolean removesOrphans(Association end) {
        return end.removesOrphans()
                && (end.kind() != AssociationKind.MANY_TO_ONE
                        || end.range().file().endsWith(".xml"));
    }
}
