package io.github.cascadelint.graph;

import io.github.cascadelint.base.Evidence;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of the target of one association: signs that its rows live on their own, and signs that each belongs to
 * one owner.
 *
 * @param independence facts that decide: others refer to the rows, or code looks them up
 * @param shared whether these facts are more than a hint: that rows are looked up is one, and so is that others may refer
 *     to one of the type it extends, or refer to one row each
 * @param privacy facts that speak for one owner per row
 * @param madeForOwner whether the owner itself makes every row that the association is seen to be given, or other code makes
 *     them for each owner and nothing more is known than that they are looked up
 */
public record TargetLife(List<Evidence> independence, boolean shared, List<Evidence> privacy, boolean madeForOwner) {
    public TargetLife {
        independence = List.copyOf(independence);
        privacy = List.copyOf(privacy);
    }

    public boolean isIndependent() {
        return !independence.isEmpty();
    }

    public boolean looksPrivate() {
        return !privacy.isEmpty();
    }

    /** All facts, those that decide first. */
    public List<Evidence> all() {
        List<Evidence> all = new ArrayList<>(independence);
        all.addAll(privacy);
        return all;
    }
}
