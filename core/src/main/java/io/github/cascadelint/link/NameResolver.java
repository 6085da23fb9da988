package io.github.cascadelint.link;

import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.FileFragment.Import;
import io.github.cascadelint.source.TypeFragment;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Resolves the names of types as the Java language does (Java Language Specification, section 6.5), as far as the index goes. */
final class NameResolver {

    private final TypeIndex index;

    NameResolver(TypeIndex index) {
        this.index = index;
    }

    /**
     * The fully qualified name of a type named within another.
     *
     * @return a name of the index, or the name that an import gives it, or the name as written
     */
    String resolve(String name, TypeFragment scope) {
        int dot = name.indexOf('.');
        String first = dot < 0 ? name : name.substring(0, dot);
        String rest = dot < 0 ? "" : name.substring(dot);
        FileFragment file = index.fileOf(scope);
        Optional<String> nested = inScope(first, scope, new HashSet<>());
        if (nested.isPresent()) {
            return nested.get() + rest;
        }
        for (Import single : file.imports()) {
            if (!single.onDemand() && isNamed(single.name(), first)) {
                return single.name() + rest;
            }
        }
        String samePackage = file.packageName().isEmpty() ? first : file.packageName() + "." + first;
        if (index.exists(samePackage)) {
            return samePackage + rest;
        }
        for (Import onDemand : file.imports()) {
            if (onDemand.onDemand() && index.exists(onDemand.name() + "." + first)) {
                return onDemand.name() + "." + first + rest;
            }
        }
        return name;
    }

    /** A type among the enclosing types, their member types, and the member types of their superclasses. */
    private Optional<String> inScope(String simple, TypeFragment scope, Set<String> seen) {
        Optional<TypeFragment> current = Optional.of(scope);
        while (current.isPresent()) {
            TypeFragment type = current.get();
            if (isNamed(type.name(), simple)) {
                return Optional.of(type.name());
            }
            Optional<String> member = memberType(simple, type, seen);
            if (member.isPresent()) {
                return member;
            }
            current = type.outer().flatMap(index::type);
        }
        return Optional.empty();
    }

    private Optional<String> memberType(String simple, TypeFragment type, Set<String> seen) {
        if (!seen.add(type.name())) {
            return Optional.empty();
        }
        String candidate = type.name() + "." + simple;
        if (index.exists(candidate)) {
            return Optional.of(candidate);
        }
        // The superclass's own name cannot be a member type of itself: resolve it in the enclosing scope.
        return type.superclass()
                .filter(superclass -> !superclass.name().equals(simple))
                .map(superclass -> resolveSuperclass(superclass.name(), type))
                .flatMap(index::type)
                .flatMap(superclass -> memberType(simple, superclass, seen));
    }

    private String resolveSuperclass(String name, TypeFragment type) {
        FileFragment file = index.fileOf(type);
        for (Import single : file.imports()) {
            if (!single.onDemand() && isNamed(single.name(), name)) {
                return single.name();
            }
        }
        Optional<TypeFragment> outer = type.outer().flatMap(index::type);
        if (outer.isPresent() && index.exists(outer.get().name() + "." + name)) {
            return outer.get().name() + "." + name;
        }
        return file.packageName().isEmpty() ? name : file.packageName() + "." + name;
    }

    /** Whether a qualified name ends in the simple one; without making a string, for it is asked of every import. */
    static boolean isNamed(String qualified, String simple) {
        int dot = qualified.length() - simple.length() - 1;
        return qualified.endsWith(simple) && (dot < 0 || qualified.charAt(dot) == '.');
    }

    static String lastSegment(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
