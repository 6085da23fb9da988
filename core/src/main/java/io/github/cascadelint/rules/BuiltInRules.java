package io.github.cascadelint.rules;

import io.github.cascadelint.rule.RuleRegistry;
import java.util.List;

/** The rules of this version, sorted by id. */
public final class BuiltInRules {

    private BuiltInRules() {}

    /** A registry of all built-in rules. */
    public static RuleRegistry registry() {
        return new RuleRegistry(List.of(
                new AnyCascade(),
                new BulkDeleteBypassesCascade(),
                new ChildDeletedThroughOwnRepository(),
                new DefaultCascadePersist(),
                new ForeignKeyDiffersBetweenDialects(),
                new ForeignKeyDisabled(),
                new ForeignKeyMismatch(),
                new HibernateCascadeType(),
                new IneffectiveCascade(),
                new LiquibaseDeleteCascadeIgnored(),
                new MappingOnInverse(),
                new MapsIdPersistDropped(),
                new MergeDiamond(),
                new MergeToShared(),
                new MissingForeignKey(),
                new MixedAccess(),
                new MixedCascadeAnnotations(),
                new MixedPersistenceNamespaces(),
                new MultipleCascadePaths(),
                new OnDeleteBypassesCallbacks(),
                new OnDeleteCascadeFromLookup(),
                new OnDeleteMissingInSchema(),
                new OnDeleteSetNullOnRequired(),
                new OnDeleteUnmapped(),
                new OrphanMovedBetweenOwners(),
                new OrphanRemovalCollectionReplaced(),
                new OrphanRemovalMisplaced(),
                new OrphanRemovalOnIndependentEntity(),
                new OrphanRemovalOnReferencedEntity(),
                new OrphanRemovalOnTree(),
                new OrphanRemovalUnstableEquals(),
                new OrphanRemovalWithSeveralOwners(),
                new OrphanRemovalWithoutPersist(),
                new PersistToShared(),
                new PersistUndoesRemove(),
                new PrivateChildWithoutOrphanRemoval(),
                new PrivateOwnedLeftover(),
                new RemoveLeavesDanglingRows(),
                new RemoveOnBothEnds(),
                new RemoveOnManyToMany(),
                new RemoveOnManyToOne(),
                new RemoveThroughChain(),
                new RemoveToAggregateRoot(),
                new RemoveToImmutable(),
                new RemoveToLookup(),
                new RemoveToReferencedEntity(),
                new RemoveToSharedOneToOne(),
                new RemoveWillFail(),
                new RequiredAssociationToSoftDeleted(),
                new SlowRemove(),
                new SoftDeleteHardChildren(),
                new SoftDeleteNeverFiresOnDelete(),
                new SqlDeleteWithoutRestriction(),
                new StatelessDeleteBypassesCascade(),
                new UnidirectionalOneToMany(),
                new UnindexedForeignKey(),
                new UnknownMappedBy(),
                new UnlinkedInverse(),
                new UnresolvedTarget(),
                new UnusedSuppression(),
                new WideRemove(),
                new XmlOverridesCascade()));
    }
}
