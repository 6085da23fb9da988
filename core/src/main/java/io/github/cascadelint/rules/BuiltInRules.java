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
                new OrphanRemovalOnReferencedEntity(),
                new OrphanRemovalOnTree(),
                new OrphanRemovalWithSeveralOwners(),
                new PersistToShared(),
                new RemoveOnBothEnds(),
                new RemoveOnManyToMany(),
                new RemoveOnManyToOne(),
                new RemoveThroughChain(),
                new RemoveToAggregateRoot(),
                new RemoveToImmutable(),
                new RemoveToLookup(),
                new RemoveToReferencedEntity(),
                new RemoveToSharedOneToOne(),
                new SlowRemove(),
                new UnknownMappedBy(),
                new UnlinkedInverse(),
                new UnusedSuppression(),
                new WideRemove()));
    }
}
