package io.github.cascadelint.rules;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.Attribute;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.Setting;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.Optional;

/** Flags {@code mappedBy} that names no owning association of the target. */
@RuleInfo(
        id = "unknown-mapped-by",
        category = Category.MAPPING,
        severity = Severity.ERROR,
        since = "0.1",
        summary = "mappedBy names no owning association of the target entity")
public final class UnknownMappedBy implements Rule {

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            if (!(end.mappedBy() instanceof Setting.Declared<String> mappedBy)) {
                continue;
            }
            Optional<ManagedType> target = end.target().resolved().flatMap(context.model()::type);
            if (target.isEmpty()) {
                continue;
            }
            fault(context, end, mappedBy.value(), target.get())
                    .ifPresent(fault -> context.report(end, mappedBy.range())
                            .message(end.display() + " is mappedBy \"" + mappedBy.value() + "\", but " + fault
                                    + "; the persistence unit does not start")
                            .suggest("Name the attribute of " + target.get().simpleName()
                                    + " that holds the foreign key to " + Words.owner(end))
                            .emit());
        }
    }

    private static Optional<String> fault(RuleContext context, Association end, String mappedBy, ManagedType target) {
        Optional<Attribute> attribute = target.attribute(mappedBy);
        if (attribute.isEmpty()) {
            // Attributes that could not be read are no proof that there is none.
            return context.model().isComplete(target.name()) && !inSubtype(context, target, mappedBy)
                    ? Optional.of(target.simpleName() + " has no attribute of that name")
                    : Optional.empty();
        }
        if (!(attribute.get() instanceof Association other)) {
            return Optional.of(target.simpleName() + "." + mappedBy + " is not an association");
        }
        if (!other.isOwning()) {
            return Optional.of(other.display() + " is itself mappedBy \""
                    + other.mappedBy().known().orElse("?") + "\", so neither end holds the foreign key");
        }
        Optional<String> back = other.target().resolved();
        if (back.isPresent() && !related(context, back.get(), end.owner())) {
            return Optional.of(other.display() + " refers to " + Words.simple(back.get()));
        }
        return Optional.empty();
    }

    /** Hibernate also accepts an attribute that only a subclass of the target has. */
    private static boolean inSubtype(RuleContext context, ManagedType target, String mappedBy) {
        return context.model().subtypes(target.name()).stream()
                .flatMap(name -> context.model().type(name).stream())
                .anyMatch(type -> type.attribute(mappedBy).isPresent());
    }

    /** Whether a row can be both, or the owner is a mapped superclass of what the other end refers to. */
    private static boolean related(RuleContext context, String a, String b) {
        return context.model().sameHierarchy(a, b);
    }
}
