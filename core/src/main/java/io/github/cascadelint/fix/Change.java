package io.github.cascadelint.fix;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.CascadeType;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** One change of the annotations of an attribute or a type, or of the methods beside an attribute. */
public sealed interface Change {

    /** The name of the attribute (field or getter) or of the type, where it stands in its source. */
    SourceRange place();

    /**
     * Pass on less, or more. What is taken off is taken off JPA's cascade and Hibernate's {@code @Cascade}, what comes is said
     * in JPA's words.
     *
     * @param without what is no longer passed on
     * @param with what is passed on from now on
     */
    record Cascading(SourceRange place, Set<CascadeType> without, Set<CascadeType> with) implements Change {
        public Cascading {
            without = Collections.unmodifiableSortedSet(new TreeSet<>(without));
            with = Collections.unmodifiableSortedSet(new TreeSet<>(with));
        }
    }

    /** Take off {@code orphanRemoval}, and Hibernate's {@code DELETE_ORPHAN}. */
    record NoOrphanRemoval(SourceRange place) implements Change {}

    /**
     * Give an element of an annotation a value.
     *
     * @param annotation its simple name
     * @param element the name of the element
     * @param value as Java; it names nothing that would have to be imported
     */
    record Element(SourceRange place, String annotation, String element, String value) implements Change {}

    /**
     * Take an element off an annotation.
     *
     * @param annotation its simple name
     * @param element the name of the element
     */
    record NoElement(SourceRange place, String annotation, String element) implements Change {}

    /**
     * Take an annotation off.
     *
     * @param annotation its simple name
     */
    record NoAnnotation(SourceRange place, String annotation) implements Change {}

    /**
     * Put an annotation before those of the attribute.
     *
     * @param annotation its fully qualified name
     * @param element the name of its one element
     * @param constant the element's value, the fully qualified name of an enum constant
     */
    record Annotation(SourceRange place, String annotation, String element, String constant) implements Change {}

    /**
     * Give the type with the collection a method that adds a row and one that takes one out, each of which sets the row's
     * reference as well.
     *
     * @param place the collection
     * @param back the reference, where it stands in its source
     * @param attribute its name; it must have a setter
     */
    record Linking(SourceRange place, SourceRange back, String attribute) implements Change {}
}
