package io.github.cascadelint.link;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.FileFragment.Import;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.TypeCode;
import io.github.cascadelint.source.TypeFragment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Setters that Lombok generates for collections. Its builders and {@code with} methods make new instances. */
final class GeneratedSetters {

    private static final List<String> OF_TYPE = List.of("Data", "Setter");

    private GeneratedSetters() {}

    static List<CallSite> sites(TypeCode code, ManagedType managed, CodeIndex index) {
        TypeFragment type = code.type();
        List<CallSite> sites = new ArrayList<>();
        for (Association association : managed.associations()) {
            if (!association.kind().isToMany() || !association.declaredBy().equals(type.name())) {
                continue;
            }
            Optional<AnnotationUse> ofField = type.members().stream()
                    .filter(member -> member.attribute().equals(association.name()) && !member.getter())
                    .map(MemberFragment::annotations)
                    .flatMap(annotations -> lombok(annotations, List.of("Setter"), type, index).stream())
                    .findFirst();
            boolean written = code.methods().stream()
                    .anyMatch(method -> method.parameters() == 1
                            && CodeTypes.propertyAfter("set", method.name())
                                    .filter(association.name()::equals)
                                    .isPresent());
            if (!written && !code.finals().contains(association.name())) {
                ofField.or(() -> lombok(type.annotations(), OF_TYPE, type, index))
                        .filter(use -> !isNone(use))
                        .ifPresent(use -> sites.add(new CallSite(
                                Act.ASSIGNS,
                                managed.name(),
                                Optional.of(association.declaredName()),
                                managed.simpleName(),
                                "@" + NameResolver.lastSegment(use.name()),
                                use.range())));
            }
        }
        return sites;
    }

    private static boolean isNone(AnnotationUse use) {
        return use.member("value")
                .filter(value -> value instanceof AnnotationValue.Name name
                        && NameResolver.lastSegment(name.name()).equals("NONE"))
                .isPresent();
    }

    private static Optional<AnnotationUse> lombok(
            List<AnnotationUse> annotations, List<String> names, TypeFragment type, CodeIndex index) {
        return annotations.stream()
                .filter(use -> names.contains(NameResolver.lastSegment(use.name())))
                .filter(use -> use.name().startsWith("lombok.")
                        || index.imports(type).stream().map(Import::name).anyMatch(name -> name.startsWith("lombok")))
                .findFirst();
    }
}
