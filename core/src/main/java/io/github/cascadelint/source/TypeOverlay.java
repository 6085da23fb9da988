package io.github.cascadelint.source;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.Origin;
import java.util.List;
import java.util.Optional;

/**
 * What a mapping file says about a class that is declared elsewhere, in the words of annotations: {@code <one-to-many>}
 * becomes {@code @jakarta.persistence.OneToMany}, with the places of the XML. The linker lays it over the class.
 *
 * @param type fully qualified name of the class, nested types with {@code .}; or the entity name, where {@code hbm.xml}
 *     gives one
 * @param javaClass the class that it maps; empty for an entity without a class ({@code hbm.xml} only)
 * @param origin the form it is written in
 * @param complete whether annotations on the class and its members count for nothing (section 12.1: {@code
 *     metadata-complete}; always so in {@code hbm.xml})
 * @param superclass what the file names as the superclass, where it does ({@code extends} in {@code hbm.xml})
 * @param annotations what would stand on the class, with qualified names
 * @param members what would stand on its fields and getters
 * @param range the name of the class in the mapping file
 * @param startLine the first line of the element
 * @param endLine the last line of the element
 */
public record TypeOverlay(
        String type,
        Optional<String> javaClass,
        Origin origin,
        boolean complete,
        Optional<String> superclass,
        List<AnnotationUse> annotations,
        List<MemberOverlay> members,
        SourceRange range,
        int startLine,
        int endLine) {
    public TypeOverlay {
        annotations = List.copyOf(annotations);
        members = List.copyOf(members);
    }

    /** What a file says about a class of that name. */
    public TypeOverlay(
            String type,
            Origin origin,
            boolean complete,
            Optional<String> superclass,
            List<AnnotationUse> annotations,
            List<MemberOverlay> members,
            SourceRange range,
            int startLine,
            int endLine) {
        this(type, Optional.of(type), origin, complete, superclass, annotations, members, range, startLine, endLine);
    }

    /**
     * What a mapping file says about one attribute.
     *
     * @param attribute the attribute's name
     * @param getter whether the file places it on the property ({@code access}); empty where it says nothing
     * @param type its type as the file names it, where it does: for classes that are not at hand
     * @param annotations what would stand on the field or getter, with qualified names
     * @param members what a component maps in place, without an embeddable of its own ({@code hbm.xml} only)
     * @param inverse whether it is the inverse side of an association whose owning side is to be found by the columns that
     *     both name ({@code hbm.xml} only)
     * @param range the attribute's name in the mapping file
     * @param startLine the first line of the element
     * @param endLine the last line of the element
     */
    public record MemberOverlay(
            String attribute,
            Optional<Boolean> getter,
            Optional<TypeUse> type,
            List<AnnotationUse> annotations,
            List<MemberOverlay> members,
            boolean inverse,
            SourceRange range,
            int startLine,
            int endLine) {
        public MemberOverlay {
            annotations = List.copyOf(annotations);
            members = List.copyOf(members);
        }
    }
}
