package io.github.cascadelint.link;

import io.github.cascadelint.source.FileFragment;
import io.github.cascadelint.source.FileFragment.Import;
import io.github.cascadelint.source.TypeFragment;
import io.github.cascadelint.source.TypeUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Resolves the names of types as the Java language does (Java Language Specification, section 6.5), as far as the index goes. */
final class NameResolver {

    private final TypeIndex index;
    private final Map<String, Map<String, String>> resolved = new HashMap<>();

    NameResolver(TypeIndex index) {
        this.index = index;
    }

    /**
     * The fully qualified name of a type named within the body of another.
     *
     * @return a name of the index, or the name that an import gives it, or the name as written
     */
    String resolve(String name, TypeFragment scope) {
        Map<String, String> inScope = resolved.computeIfAbsent(scope.name(), k -> new HashMap<>());
        String known = inScope.get(name);
        if (known == null) {
            known = resolve(name, Optional.of(scope), index.fileOf(scope), new HashSet<>());
            inScope.put(name, known);
        }
        return known;
    }

    /** The superclass and the interfaces of a type, by fully qualified name where it can be told. */
    List<String> supertypes(TypeFragment type) {
        return supertypes(type, new HashSet<>());
    }

    /** The header of a class stands outside its body: its names are those of the enclosing type. */
    private List<String> supertypes(TypeFragment type, Set<String> seen) {
        List<TypeUse> uses = new ArrayList<>();
        type.superclass().ifPresent(uses::add);
        uses.addAll(type.interfaces());
        Optional<TypeFragment> outer = type.outer().flatMap(index::type);
        return uses.stream()
                .map(use -> resolve(use.name(), outer, index.fileOf(type), seen))
                .toList();
    }

    private String resolve(String name, Optional<TypeFragment> scope, FileFragment file, Set<String> seen) {
        int dot = name.indexOf('.');
        String first = dot < 0 ? name : name.substring(0, dot);
        Optional<String> type = inScope(first, scope, seen).or(() -> inFile(first, file));
        if (type.isEmpty() || dot < 0) {
            return type.orElse(name);
        }
        String found = type.get();
        for (String member : name.substring(dot + 1).split("\\.", -1)) {
            String holder = found;
            found = index.type(holder)
                    .flatMap(t -> memberType(member, t, new HashSet<>()))
                    .orElse(holder + "." + member);
        }
        return found;
    }

    /** A type that the file imports, or that shares its package. */
    private Optional<String> inFile(String simple, FileFragment file) {
        for (Import single : file.imports()) {
            if (!single.onDemand() && isNamed(single.name(), simple)) {
                return Optional.of(single.name());
            }
        }
        String samePackage = file.packageName().isEmpty() ? simple : file.packageName() + "." + simple;
        if (index.exists(samePackage)) {
            return Optional.of(samePackage);
        }
        return file.imports().stream()
                .filter(Import::onDemand)
                .map(onDemand -> onDemand.name() + "." + simple)
                .filter(index::exists)
                .findFirst();
    }

    /** A type among the enclosing types and the member types that they declare or inherit. */
    private Optional<String> inScope(String simple, Optional<TypeFragment> scope, Set<String> seen) {
        Optional<TypeFragment> current = scope;
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
        String candidate = type.name() + "." + simple;
        if (index.exists(candidate)) {
            return Optional.of(candidate);
        }
        if (!seen.add(type.name())) {
            return Optional.empty();
        }
        return supertypes(type, seen).stream()
                .flatMap(name -> index.type(name).stream())
                .flatMap(supertype -> memberType(simple, supertype, seen).stream())
                .findFirst();
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
