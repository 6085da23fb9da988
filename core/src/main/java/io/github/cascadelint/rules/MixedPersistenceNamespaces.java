package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.ManagedType.Trait;
import io.github.cascadelint.mapping.Origin;
import io.github.cascadelint.mapping.UnreadMapping;
import io.github.cascadelint.mapping.UnreadMapping.Reason;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Flags mappings in which javax.persistence and jakarta.persistence meet: a provider reads only one of the two. */
@RuleInfo(
        id = "mixed-persistence-namespaces",
        category = Category.MAPPING,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "One mapping uses javax.persistence and jakarta.persistence: a provider ignores one of the two")
public final class MixedPersistenceNamespaces implements Rule {

    @Override
    public void check(RuleContext context) {
        Set<String> attributes = new HashSet<>();
        for (UnreadMapping mapping : context.model().unread(Reason.OTHER_NAMESPACE)) {
            if (attributes.add(mapping.type() + "#" + mapping.attribute())) {
                context.report(mapping)
                        .message(mapping.written() + " on " + SimpleName.of(mapping.type()) + "." + mapping.attribute()
                                + " is not of the package of the persistence API that the class is mapped with: the"
                                + " provider does not read it, and neither its cascade nor its columns count")
                        .evidence(mapping.read().stream()
                                .map(place -> Evidence.of("the class is mapped here", place))
                                .toList())
                        .suggest("Import " + mapping.written().substring(1)
                                + " from the package that the other annotations of the class come from")
                        .emit();
            }
        }
        for (Association end : context.graph().ends()) {
            checkTarget(context, end);
        }
        context.model().entities().forEach(entity -> checkSuperclass(context, entity));
    }

    private static void checkTarget(RuleContext context, Association end) {
        Optional<ManagedType> owner = context.model().type(end.declaredBy());
        Optional<ManagedType> target = end.target().resolved().flatMap(context.model()::type);
        if (owner.isPresent() && target.isPresent() && differ(owner.get(), target.get())) {
            context.report(end, end.annotationRange())
                    .confidence(Confidence.LIKELY)
                    .message(end.display() + " leads from an entity of " + apiOf(owner.get()) + " to one of "
                            + apiOf(target.get()) + ": to the provider of the one, the other is no entity")
                    .evidence(Evidence.of(
                            target.get().simpleName() + " is mapped with " + apiOf(target.get()),
                            target.get().range()))
                    .suggest("Map both with the same package")
                    .emit();
        }
    }

    private static void checkSuperclass(RuleContext context, ManagedType entity) {
        entity.superclass()
                .flatMap(context.model()::type)
                .filter(up -> differ(entity, up))
                .ifPresent(up -> context.report(entity)
                        .confidence(Confidence.LIKELY)
                        .message(entity.simpleName() + " is mapped with " + apiOf(entity) + " and its superclass "
                                + up.simpleName() + " with " + apiOf(up)
                                + ": what the superclass maps is not read, its associations and identifier included")
                        .evidence(Evidence.of(up.simpleName() + " is mapped here", up.range()))
                        .suggest("Map both with the same package")
                        .emit());
    }

    /** A mapping file has no package of its own, and a class file may have been rewritten for the other one. */
    private static boolean differ(ManagedType a, ManagedType b) {
        return a.origin() == Origin.JAVA && b.origin() == Origin.JAVA && a.has(Trait.JAVAX) != b.has(Trait.JAVAX);
    }

    private static String apiOf(ManagedType type) {
        return type.has(Trait.JAVAX) ? "javax.persistence" : "jakarta.persistence";
    }
}
