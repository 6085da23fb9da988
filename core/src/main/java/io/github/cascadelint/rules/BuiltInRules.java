package io.github.cascadelint.rules;

import io.github.cascadelint.rule.RuleRegistry;
import java.util.List;

/** The rules of this version, sorted by id. */
public final class BuiltInRules {

    private BuiltInRules() {}

    /** A registry of all built-in rules. */
    public static RuleRegistry registry() {
        return new RuleRegistry(List.of(
                new ForeignKeyDisabled(),
                new MergeToShared(),
                new MixedCascadeAnnotations(),
                new OrphanRemovalCollectionReplaced(),
                new OrphanRemovalMisplaced(),
                new OrphanRemovalOnIndependentEntity(),
                new OrphanRemovalOnReferencedEntity(),
                new OrphanRemovalOnTree(),
                new OrphanRemovalWithSeveralOwners(),
                new OrphanRemovalWithoutPersist(),
                new PersistToShared(),
                new PrivateChildWithoutOrphanRemoval(),
                new RemoveOnBothEnds(),
                new RemoveOnManyToMany(),
                new RemoveOnManyToOne(),
                new RemoveToLookup(),
                new RemoveToSharedOneToOne(),
                new UnknownMappedBy(),
                new UnlinkedInverse(),
                new UnusedSuppression()));
    }
}
