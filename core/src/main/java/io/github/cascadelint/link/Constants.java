package io.github.cascadelint.link;

import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.FileFragment.Import;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.TypeFragment;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Evaluates constant expressions: literals, concatenations, and constants of types in the index. */
final class Constants {

    /** Constants may refer to constants; a chain longer than this is a circle. */
    private static final int MAX_DEPTH = 8;

    private final TypeIndex index;
    private final NameResolver resolver;
    private final Consumer<String> needed;
    private final Set<String> missingTypes = new TreeSet<>();

    Constants(TypeIndex index, NameResolver resolver) {
        this(index, resolver, name -> {});
    }

    /** @param needed is told of a type that may hold a constant and that was not parsed, before it is looked for */
    Constants(TypeIndex index, NameResolver resolver, Consumer<String> needed) {
        this.needed = needed;
        this.index = index;
        this.resolver = resolver;
    }

    /** Types met so far that may hold a constant and whose file has not been parsed. */
    Set<String> missingTypes() {
        return Collections.unmodifiableSet(missingTypes);
    }

    /** The value as text, where it can be evaluated. */
    Optional<String> string(AnnotationValue value, TypeFragment scope) {
        return string(value, scope, 0);
    }

    private Optional<String> string(AnnotationValue value, TypeFragment scope, int depth) {
        if (depth > MAX_DEPTH) {
            return Optional.empty();
        }
        if (value instanceof AnnotationValue.Literal literal) {
            return Optional.of(literal.value());
        }
        if (value instanceof AnnotationValue.Concatenation concatenation) {
            List<Optional<String>> parts = concatenation.parts().stream()
                    .map(part -> string(part, scope, depth + 1))
                    .toList();
            return parts.stream().allMatch(Optional::isPresent)
                    ? Optional.of(parts.stream().map(Optional::orElseThrow).collect(Collectors.joining()))
                    : Optional.empty();
        }
        if (value instanceof AnnotationValue.Name name) {
            return constant(name.name(), scope, depth);
        }
        return Optional.empty();
    }

    private Optional<String> constant(String name, TypeFragment scope, int depth) {
        int dot = name.lastIndexOf('.');
        if (dot >= 0) {
            String typeName = resolver.resolve(name.substring(0, dot), scope);
            String field = name.substring(dot + 1);
            Optional<String> found = ofType(typeName, field, depth);
            return found.isPresent() || typeName.contains(".") ? found : fieldNameWithin(scope, typeName, field);
        }
        Optional<TypeFragment> current = Optional.of(scope);
        while (current.isPresent()) {
            Optional<String> found = inType(name, current.get(), depth);
            if (found.isPresent()) {
                return found;
            }
            current = current.get().outer().flatMap(index::type);
        }
        return index.fileOf(scope).imports().stream()
                .filter(imported -> importsMember(imported, name))
                .flatMap(imported -> ofType(holder(imported), name, depth).stream())
                .findFirst();
    }

    private Optional<String> ofType(String typeName, String field, int depth) {
        Optional<TypeFragment> type = type(typeName);
        return type.isPresent() ? inType(field, type.get(), depth) : fieldName(typeName, field);
    }

    /** Of a nested type that is named within the type that has it, or within one nested there. */
    private Optional<String> fieldNameWithin(TypeFragment scope, String nested, String constant) {
        Optional<TypeFragment> current = Optional.of(scope);
        while (current.isPresent()) {
            Optional<String> found = fieldName(current.get().name() + "." + nested, constant);
            if (found.isPresent()) {
                return found;
            }
            current = current.get().outer().flatMap(index::type);
        }
        return Optional.empty();
    }

    /** Lombok's {@code @FieldNameConstants} makes a nested type whose constants are the names of the fields. */
    private Optional<String> fieldName(String typeName, String constant) {
        int dot = typeName.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String nested = typeName.substring(dot + 1);
        return type(typeName.substring(0, dot))
                .filter(type -> type.annotations().stream()
                        .anyMatch(use -> NameResolver.lastSegment(use.name()).equals("FieldNameConstants")
                                && use.member("innerTypeName")
                                        .map(value -> value instanceof AnnotationValue.Literal literal
                                                && literal.value().equals(nested))
                                        .orElse(nested.equals("Fields"))))
                .flatMap(type -> type.members().stream()
                        .map(MemberFragment::attribute)
                        .filter(field ->
                                field.equals(constant) || upperSnake(field).equals(constant))
                        .findFirst());
    }

    /** {@code mainAuthor} as {@code MAIN_AUTHOR}. */
    static String upperSnake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    private static boolean importsMember(Import imported, String name) {
        return imported.isStatic()
                && (imported.onDemand()
                        || NameResolver.lastSegment(imported.name()).equals(name));
    }

    private static String holder(Import imported) {
        return imported.onDemand()
                ? imported.name()
                : imported.name().substring(0, Math.max(0, imported.name().lastIndexOf('.')));
    }

    /** A constant of the type, its superclasses or its interfaces. */
    private Optional<String> inType(String field, TypeFragment type, int depth) {
        if (depth > MAX_DEPTH) {
            return Optional.empty();
        }
        AnnotationValue own = type.constants().get(field);
        if (own != null) {
            return string(own, type, depth + 1);
        }
        return resolver.supertypes(type).stream()
                .flatMap(name -> type(name).stream())
                .flatMap(supertype -> inType(field, supertype, depth + 1).stream())
                .findFirst();
    }

    private Optional<TypeFragment> type(String name) {
        if (index.canBeParsed(name)) {
            missingTypes.add(name);
            needed.accept(name);
        }
        return index.type(name);
    }

    /** The expression as it stands in the source, for messages. */
    static String asWritten(AnnotationValue value) {
        if (value instanceof AnnotationValue.Name name) {
            return name.name();
        }
        if (value instanceof AnnotationValue.Literal literal) {
            return literal.value();
        }
        if (value instanceof AnnotationValue.Concatenation concatenation) {
            return concatenation.parts().stream().map(Constants::asWritten).collect(Collectors.joining(" + "));
        }
        return "an expression";
    }
}
