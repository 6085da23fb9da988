package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.Optional;

/** Flags mandatory references to rows that disappear from every load when they are deleted. */
@RuleInfo(
        id = "required-association-to-soft-deleted",
        category = Category.LIFECYCLE,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "A mandatory association leads to rows that a soft delete hides: its owner cannot be loaded any more")
public final class RequiredAssociationToSoftDeleted implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            Optional<ManagedType> target = end.target().resolved().flatMap(context.model()::type);
            if (end.kind().isToMany()
                    || !end.isOwning()
                    || !end.isMandatory()
                    || target.isEmpty()
                    || !hidesDeleted(target.get())
                    || hidesToo(context.model(), end.owner())
                    || goesWith(context, end)) {
                continue;
            }
            String owner = Words.owner(end);
            String targetName = Words.target(end);
            boolean eager = end.fetch().is("EAGER");
            context.report(end, end.annotationRange())
                    .confidence(Confidence.LIKELY)
                    .message(Words.startWithA(owner) + " must have " + Words.a(targetName) + ", and a deleted "
                            + targetName + " is kept but never loaded: after its delete "
                            + (eager
                                    ? "a look-up of the " + owner + " finds nothing, and a query for it fails"
                                    : "whoever reads " + end.display() + " gets an exception, and a join leaves the "
                                            + owner + " out"))
                    .evidence(Evidence.of(
                            "a delete only marks " + Words.a(targetName) + ", and a restriction hides it",
                            target.get().range()))
                    .suggest("Refuse to delete " + Words.a(targetName) + " while " + owner
                            + " rows refer to it; or delete them with it: a soft delete on " + owner
                            + ", and REMOVE on a collection of " + targetName + "; or let the reference be optional")
                    .emit();
        }
    }

    /** Hibernate 5 restricts queries and collections, and neither look-ups nor references. */
    private static boolean hidesDeleted(ManagedType target) {
        return target.has(Trait.SOFT_DELETE) && target.has(Trait.RESTRICTED) && !target.has(Trait.JAVAX);
    }

    /** Where rows of the owner are hidden, too, it is probably together with what they refer to. */
    private static boolean hidesToo(MappingModel model, String owner) {
        return !SoftDeletes.isHard(model, owner)
                || model.type(owner)
                        .filter(type -> type.has(Trait.RESTRICTED) || type.has(Trait.FILTERED))
                        .isPresent();
    }

    private static boolean goesWith(RuleContext context, Association end) {
        return end.target()
                .resolved()
                .filter(target -> context.graph().removedWith(target).contains(end.owner()))
                .isPresent();
    }
}
