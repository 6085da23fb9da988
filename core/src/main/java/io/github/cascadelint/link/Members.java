package io.github.cascadelint.link;

import io.github.cascadelint.link.Hierarchy.Level;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.TypeFragment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Tells which members of a class are persistent: its fields or its getters, by access type (section 2.3). */
final class Members {

    private final Linker linker;
    private final Map<String, Boolean> defaults = new HashMap<>();
    private final Set<MemberFragment> read = Collections.newSetFromMap(new IdentityHashMap<>());

    Members(Linker linker) {
        this.linker = linker;
    }

    /**
     * The persistent members of one class.
     *
     * @param byGetter the access type where the class says nothing: that of its hierarchy, or of what embeds it
     */
    List<MemberFragment> persistent(TypeFragment type, boolean byGetter) {
        boolean getters = explicitAccess(type).orElse(byGetter);
        Set<String> otherwise = new HashSet<>();
        List<MemberFragment> members = new ArrayList<>();
        for (MemberFragment member : type.members()) {
            Annotations annotations = linker.annotations(member, type);
            if (annotations.hasJpa("Transient") || member.isTransient()) {
                continue;
            }
            if (namesItself(member, annotations)) {
                otherwise.add(member.attribute());
                members.add(member);
            } else if (member.getter() == getters) {
                members.add(member);
            }
        }
        // A member with @Access of its own takes the place of the field or getter that the class's access type picks.
        members.removeIf(member ->
                otherwise.contains(member.attribute()) && !namesItself(member, linker.annotations(member, type)));
        read.addAll(members);
        return members;
    }

    /** The members that would be persistent, were they not transient, and carry a mapping all the same. */
    List<MemberFragment> ignored(TypeFragment type, boolean byGetter) {
        boolean getters = explicitAccess(type).orElse(byGetter);
        return type.members().stream()
                .filter(member -> member.getter() == getters)
                .filter(member ->
                        member.isTransient() || linker.annotations(member, type).hasJpa("Transient"))
                .toList();
    }

    /** Whether a member has been persistent for any class so far. */
    boolean isRead(MemberFragment member) {
        return read.contains(member);
    }

    /**
     * Whether a member's {@code @Access} picks the member itself. One that names the other way, on a field say PROPERTY,
     * leaves the annotations where they are, and only has Hibernate call the getter.
     */
    private static boolean namesItself(MemberFragment member, Annotations annotations) {
        return access(annotations).filter(getter -> getter == member.getter()).isPresent();
    }

    /**
     * Whether a hierarchy keeps its state in properties where its classes say nothing: what its topmost class says, else
     * where the nearest identifier stands, else where the class puts its annotations.
     */
    boolean defaultByGetter(TypeFragment bottom) {
        Boolean known = defaults.get(bottom.name());
        if (known == null) {
            known = findDefault(bottom);
            defaults.put(bottom.name(), known);
        }
        return known;
    }

    private boolean findDefault(TypeFragment bottom) {
        List<Level> chain = linker.hierarchy().chain(bottom);
        Optional<Boolean> ofRoot = explicitAccess(chain.get(0).type());
        if (ofRoot.isPresent()) {
            return ofRoot.get();
        }
        for (int i = chain.size() - 1; i >= 0; i--) {
            TypeFragment type = chain.get(i).type();
            Optional<Boolean> byIdentifier =
                    linker.isManaged(type.name()) ? identifierOnGetter(type) : Optional.empty();
            if (byIdentifier.isPresent()) {
                return byIdentifier.get();
            }
        }
        return annotated(bottom, MemberFragment::getter) > annotated(bottom, member -> !member.getter());
    }

    private Optional<Boolean> explicitAccess(TypeFragment type) {
        return access(linker.annotations(type));
    }

    private static Optional<Boolean> access(Annotations annotations) {
        return annotations
                .jpa("Access")
                .flatMap(use -> Annotations.enumConstant(use, "value"))
                .map(declared -> declared.value().equals("PROPERTY"));
    }

    private Optional<Boolean> identifierOnGetter(TypeFragment type) {
        return type.members().stream()
                .filter(member -> {
                    Annotations annotations = linker.annotations(member, type);
                    return annotations.hasJpa("Id") || annotations.hasJpa("EmbeddedId");
                })
                .map(MemberFragment::getter)
                .reduce((a, b) -> a || b);
    }

    private long annotated(TypeFragment type, Predicate<MemberFragment> which) {
        return type.members().stream()
                .filter(which)
                .filter(member -> linker.annotations(member, type).map())
                .count();
    }
}
