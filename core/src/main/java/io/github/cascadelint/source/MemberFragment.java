package io.github.cascadelint.source;

import io.github.cascadelint.base.SourceRange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A field, record component or getter: what can be a persistent attribute.
 *
 * @param attribute the attribute's name; for a getter by the JavaBeans rule
 * @param getter whether it is a method
 * @param type its type
 * @param annotations what stands on it
 * @param isTransient whether a field carries the keyword {@code transient}
 * @param range the member's name
 * @param explanations comments on it that give a reason
 * @param startLine the first line of the declaration, annotations included
 * @param parts what a component maps in place, without an embeddable of its own ({@code hbm.xml} only)
 * @param inverse whether it is the inverse side of an association that names no owning attribute ({@code hbm.xml} only)
 * @param replaced what stands on it in the class, where a mapping file maps it anew
 */
public record MemberFragment(
        String attribute,
        boolean getter,
        TypeUse type,
        List<AnnotationUse> annotations,
        boolean isTransient,
        SourceRange range,
        Explanations explanations,
        int startLine,
        List<MemberFragment> parts,
        boolean inverse,
        List<AnnotationUse> replaced) {
    public MemberFragment {
        replaced = List.copyOf(replaced);
        annotations = List.copyOf(annotations);
        parts = List.copyOf(parts);
    }

    /** A member as a class declares it. */
    public MemberFragment(
            String attribute,
            boolean getter,
            TypeUse type,
            List<AnnotationUse> annotations,
            boolean isTransient,
            SourceRange range,
            Explanations explanations,
            int startLine) {
        this(
                attribute,
                getter,
                type,
                annotations,
                isTransient,
                range,
                explanations,
                startLine,
                List.of(),
                false,
                List.of());
    }

    /** The JavaBeans name of a getter: {@code getURL} is {@code URL}, {@code getName} is {@code name}. */
    public static Optional<String> propertyName(String getter) {
        String rest;
        if (getter.startsWith("get") && getter.length() > 3) {
            rest = getter.substring(3);
        } else if (getter.startsWith("is") && getter.length() > 2) {
            rest = getter.substring(2);
        } else {
            return Optional.empty();
        }
        if (rest.length() > 1 && Character.isUpperCase(rest.charAt(0)) && Character.isUpperCase(rest.charAt(1))) {
            return Optional.of(rest);
        }
        return Optional.of(rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1));
    }
}
