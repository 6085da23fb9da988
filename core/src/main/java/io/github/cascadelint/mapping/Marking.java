package io.github.cascadelint.mapping;

import io.github.cascadelint.base.SourceRange;

/**
 * An annotation on an attribute that means something to one provider only, or that means nothing where it stands. Rules about
 * what has no effect look at these; what has an effect is in the attributes.
 *
 * @param type fully qualified name of the managed type that declares the attribute
 * @param attribute its name
 * @param kind the annotation
 * @param on what the attribute is
 * @param range the annotation
 */
public record Marking(String type, String attribute, Kind kind, On on, SourceRange range) {

    /** The annotations. */
    public enum Kind {
        /** {@code cascade} or {@code orphanRemoval} of an association's annotation; only where it stands on nothing persistent. */
        JPA_CASCADE("the cascade", false),
        /** Hibernate's {@code @Cascade}. */
        HIBERNATE_CASCADE("@Cascade", false),
        /** Hibernate's {@code @OnDelete}. */
        ON_DELETE("@OnDelete", false),
        /** EclipseLink's {@code @PrivateOwned}. */
        PRIVATE_OWNED("@PrivateOwned", true),
        /** EclipseLink's {@code @CascadeOnDelete}. */
        CASCADE_ON_DELETE("@CascadeOnDelete", true);

        private final String text;
        private final boolean eclipseLink;

        Kind(String text, boolean eclipseLink) {
            this.text = text;
            this.eclipseLink = eclipseLink;
        }

        /** How it is written, for messages. */
        public String text() {
            return text;
        }

        /** Whether it is one of EclipseLink's. */
        public boolean isEclipseLink() {
            return eclipseLink;
        }

        /** Whether it is one of Hibernate's. */
        public boolean isHibernate() {
            return this == HIBERNATE_CASCADE || this == ON_DELETE;
        }
    }

    /** What it may stand on. */
    public enum On {
        ASSOCIATION("an association"),
        BASIC("a basic attribute"),
        EMBEDDED("an embedded attribute"),
        ELEMENTS("an element collection"),
        TRANSIENT("a transient attribute");

        private final String text;

        On(String text) {
            this.text = text;
        }

        /** The word for it in messages. */
        public String text() {
            return text;
        }
    }
}
