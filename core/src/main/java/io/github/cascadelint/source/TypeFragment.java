package io.github.cascadelint.source;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.Origin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file says about one type.
 *
 * @param name fully qualified, nested types with {@code .}
 * @param origin the form it is written in
 * @param outer fully qualified name of the enclosing type, where there is one
 * @param typeParameters names of the type parameters with their first bounds, in order
 * @param superclass the class it extends
 * @param interfaces the interfaces it implements, or extends where it is an interface itself
 * @param annotations what stands on it, and on methods that hear of the removal of an instance, which have nothing else to
 *     tell
 * @param members fields, record components and getters, in the order of the source
 * @param constants initialisers of its {@code static final} fields, by field name
 * @param changeable whether a member that others can call may change an instance, or it is not known that none does
 * @param isAbstract whether it is declared abstract, or an interface
 * @param range the type's name
 * @param startLine the first line of the declaration, annotations included
 * @param endLine the line of its closing brace
 * @param damaged whether part of it was left out because it could not be parsed
 */
public record TypeFragment(
        String name,
        Origin origin,
        Optional<String> outer,
        Map<String, TypeUse> typeParameters,
        Optional<TypeUse> superclass,
        List<TypeUse> interfaces,
        List<AnnotationUse> annotations,
        List<MemberFragment> members,
        Map<String, AnnotationValue> constants,
        boolean changeable,
        boolean isAbstract,
        SourceRange range,
        int startLine,
        int endLine,
        boolean damaged) {

    /** A type of which it is not known whether its instances change. */
    public TypeFragment(
            String name,
            Origin origin,
            Optional<String> outer,
            Map<String, TypeUse> typeParameters,
            Optional<TypeUse> superclass,
            List<TypeUse> interfaces,
            List<AnnotationUse> annotations,
            List<MemberFragment> members,
            Map<String, AnnotationValue> constants,
            boolean isAbstract,
            SourceRange range,
            int startLine,
            int endLine,
            boolean damaged) {
        this(
                name,
                origin,
                outer,
                typeParameters,
                superclass,
                interfaces,
                annotations,
                members,
                constants,
                true,
                isAbstract,
                range,
                startLine,
                endLine,
                damaged);
    }

    public TypeFragment {
        typeParameters = Collections.unmodifiableMap(new LinkedHashMap<>(typeParameters));
        interfaces = List.copyOf(interfaces);
        annotations = List.copyOf(annotations);
        members = List.copyOf(members);
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
    }
}
