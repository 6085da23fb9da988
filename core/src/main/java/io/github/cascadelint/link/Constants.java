package io.github.cascadelint.link;

import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.FileFragment.Import;
import io.github.cascadelint.source.TypeFragment;
import java.util.Optional;
import java.util.stream.Collectors;

/** Evaluates constant expressions: literals, concatenations, and constants of types in the index. */
final class Constants {

    /** Constants may refer to constants; a chain longer than this is a circle. */
    private static final int MAX_DEPTH = 8;

    private final TypeIndex index;
    private final NameResolver resolver;

    Constants(TypeIndex index, NameResolver resolver) {
        this.index = index;
        this.resolver = resolver;
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
            StringBuilder text = new StringBuilder();
            for (AnnotationValue part : concatenation.parts()) {
                Optional<String> partText = string(part, scope, depth + 1);
                if (partText.isEmpty()) {
                    return Optional.empty();
                }
                text.append(partText.get());
            }
            return Optional.of(text.toString());
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
            return index.type(typeName).flatMap(type -> inType(field, type, depth));
        }
        Optional<TypeFragment> current = Optional.of(scope);
        while (current.isPresent()) {
            Optional<String> found = inType(name, current.get(), depth);
            if (found.isPresent()) {
                return found;
            }
            current = current.get().outer().flatMap(index::type);
        }
        for (Import imported : index.fileOf(scope).imports()) {
            Optional<TypeFragment> type = staticallyImported(imported, name);
            if (type.isPresent()) {
                return inType(name, type.get(), depth);
            }
        }
        return Optional.empty();
    }

    private Optional<TypeFragment> staticallyImported(Import imported, String name) {
        if (!imported.isStatic()) {
            return Optional.empty();
        }
        if (imported.onDemand()) {
            return index.type(imported.name()).filter(type -> type.constants().containsKey(name));
        }
        if (!NameResolver.lastSegment(imported.name()).equals(name)) {
            return Optional.empty();
        }
        return index.type(imported.name().substring(0, imported.name().lastIndexOf('.')));
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
        Optional<String> inherited = type.superclass()
                .flatMap(superclass -> index.type(resolver.resolve(superclass.name(), type)))
                .flatMap(superclass -> inType(field, superclass, depth + 1));
        if (inherited.isPresent()) {
            return inherited;
        }
        return type.interfaces().stream()
                .flatMap(i -> index.type(resolver.resolve(i.name(), type)).stream())
                .flatMap(i -> inType(field, i, depth + 1).stream())
                .findFirst();
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
