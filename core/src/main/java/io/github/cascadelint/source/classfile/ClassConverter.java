package io.github.cascadelint.source.classfile;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.Origin;
import io.github.cascadelint.source.AnnotationUse;
import io.github.cascadelint.source.AnnotationValue;
import io.github.cascadelint.source.BinaryName;
import io.github.cascadelint.source.Explanations;
import io.github.cascadelint.source.MemberFragment;
import io.github.cascadelint.source.TypeFragment;
import io.github.cascadelint.source.TypeUse;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.ClassInfo.NestingType;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jboss.jandex.TypeVariable;

/** Turns what Jandex knows of a class into a fragment, in the form that a source would have given. */
final class ClassConverter {

    /** Superclasses that no source names. */
    private static final Set<String> IMPLIED = Set.of("java.lang.Object", "java.lang.Enum", "java.lang.Record");

    private final String file;
    private final ClassHeader header;
    private final SourceRange typePlace;
    private int members;

    ClassConverter(String file, ClassHeader header) {
        this.file = file;
        this.header = header;
        this.typePlace = nextPlace();
    }

    /** The type; none for a class within a method, which cannot be managed. */
    List<TypeFragment> convert(ClassInfo type) throws IOException {
        if (type.nestingType() == NestingType.LOCAL || type.nestingType() == NestingType.ANONYMOUS) {
            return List.of();
        }
        Map<String, TypeUse> parameters = new LinkedHashMap<>();
        for (TypeVariable parameter : type.typeParameters()) {
            parameters.put(
                    parameter.identifier(),
                    parameter.bounds().stream()
                            .findFirst()
                            .map(ClassConverter::bound)
                            .orElse(TypeUse.of("Object")));
        }
        List<MemberFragment> found = new ArrayList<>();
        type.fieldsInDeclarationOrder().forEach(field -> field(field, found));
        type.methodsInDeclarationOrder().forEach(method -> getter(method, found));
        return List.of(new TypeFragment(
                name(type.name()),
                Origin.CLASS,
                Optional.ofNullable(type.enclosingClass()).map(ClassConverter::name),
                parameters,
                Optional.ofNullable(type.superClassType())
                        .filter(superclass ->
                                !IMPLIED.contains(superclass.name().toString()))
                        .map(ClassConverter::typeUse),
                type.interfaceTypes().stream().map(ClassConverter::typeUse).toList(),
                annotations(type.declaredAnnotations(), typePlace),
                found,
                header.constants(typePlace),
                type.isAbstract(),
                typePlace,
                typePlace.startLine(),
                typePlace.endLine(),
                false));
    }

    private void field(FieldInfo field, List<MemberFragment> into) {
        if (field.isSynthetic() || Modifier.isStatic(field.flags())) {
            return;
        }
        into.add(member(
                field.name(), false, field.type(), field.declaredAnnotations(), Modifier.isTransient(field.flags())));
    }

    /** Bridges are synthetic: of a getter with a narrower type, only the one that was written counts. */
    private void getter(MethodInfo method, List<MemberFragment> into) {
        if (method.isSynthetic()
                || Modifier.isStatic(method.flags())
                || method.parametersCount() > 0
                || method.returnType().kind() == Type.Kind.VOID) {
            return;
        }
        MemberFragment.propertyName(method.name())
                .ifPresent(attribute ->
                        into.add(member(attribute, true, method.returnType(), method.declaredAnnotations(), false)));
    }

    private MemberFragment member(
            String attribute, boolean getter, Type type, List<AnnotationInstance> annotations, boolean isTransient) {
        SourceRange place = nextPlace();
        return new MemberFragment(
                attribute,
                getter,
                typeUse(type),
                annotations(annotations, place),
                isTransient,
                place,
                Explanations.NONE,
                place.startLine());
    }

    /** A class file has no lines; the type and its members are told apart by their number. */
    private SourceRange nextPlace() {
        members++;
        return SourceRange.ofMember(file, members);
    }

    private static List<AnnotationUse> annotations(List<AnnotationInstance> annotations, SourceRange place) {
        return annotations.stream()
                .map(annotation -> annotation(annotation, place))
                .toList();
    }

    private static AnnotationUse annotation(AnnotationInstance annotation, SourceRange place) {
        Map<String, AnnotationValue> values = new LinkedHashMap<>();
        annotation.values().forEach(value -> values.put(value.name(), value(value, place)));
        return new AnnotationUse(name(annotation.name()), values, place);
    }

    private static AnnotationValue value(org.jboss.jandex.AnnotationValue value, SourceRange place) {
        return switch (value.kind()) {
            case ENUM -> new AnnotationValue.Name(simpleName(value.asEnumType()) + "." + value.asEnum(), place);
            case CLASS -> new AnnotationValue.ClassName(typeUse(value.asClass()), place);
            case NESTED -> new AnnotationValue.Nested(annotation(value.asNested(), place), place);
            case ARRAY ->
                new AnnotationValue.Array(
                        value.asArrayList().stream()
                                .map(element -> value(element, place))
                                .toList(),
                        place);
            default -> new AnnotationValue.Literal(value.value().toString(), place);
        };
    }

    private static TypeUse typeUse(Type type) {
        return switch (type.kind()) {
            case ARRAY -> arrayOf(typeUse(type.asArrayType().elementType()));
            case PARAMETERIZED_TYPE ->
                new TypeUse(
                        name(type.name()),
                        type.asParameterizedType().arguments().stream()
                                .map(ClassConverter::typeUse)
                                .toList(),
                        false);
            case TYPE_VARIABLE -> TypeUse.of(type.asTypeVariable().identifier());
            case TYPE_VARIABLE_REFERENCE ->
                TypeUse.of(type.asTypeVariableReference().identifier());
            case UNRESOLVED_TYPE_VARIABLE ->
                TypeUse.of(type.asUnresolvedTypeVariable().identifier());
            case WILDCARD_TYPE -> bound(type.asWildcardType().extendsBound());
            default -> TypeUse.of(name(type.name()));
        };
    }

    private static TypeUse arrayOf(TypeUse element) {
        return new TypeUse(element.name(), element.arguments(), true);
    }

    /** A bound; one that says nothing is {@code Object}, as in a source that writes none. */
    private static TypeUse bound(Type type) {
        return type.name().toString().equals("java.lang.Object") ? TypeUse.of("Object") : typeUse(type);
    }

    private static String name(DotName name) {
        return BinaryName.toSource(name.toString());
    }

    private static String simpleName(DotName name) {
        String source = name(name);
        return source.substring(source.lastIndexOf('.') + 1);
    }
}
