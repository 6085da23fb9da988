package io.github.cascadelint.mapping;

import io.github.cascadelint.base.Api;

/** The kinds of association. */
@Api
public enum AssociationKind {
    MANY_TO_ONE("many-to-one", "@ManyToOne", false),
    ONE_TO_ONE("one-to-one", "@OneToOne", false),
    ONE_TO_MANY("one-to-many", "@OneToMany", true),
    MANY_TO_MANY("many-to-many", "@ManyToMany", true),
    ANY("any", "@Any", false),
    MANY_TO_ANY("many-to-any", "@ManyToAny", true);

    private final String id;
    private final String annotation;
    private final boolean toMany;

    AssociationKind(String id, String annotation, boolean toMany) {
        this.id = id;
        this.annotation = annotation;
        this.toMany = toMany;
    }

    /** The word used in reports. */
    public String id() {
        return id;
    }

    /** The annotation that declares it, for messages. */
    public String annotation() {
        return annotation;
    }

    /** What declares it in a file, for messages: an annotation, or the element of a mapping file. */
    public String writtenIn(String file) {
        return file.endsWith(".xml") ? "<" + id + ">" : annotation;
    }

    public boolean isToMany() {
        return toMany;
    }

    /** Whether it can own its targets, so that orphan removal is defined for it (Jakarta Persistence 3.2, section 2.11). */
    public boolean hasOrphanRemoval() {
        return this == ONE_TO_ONE || this == ONE_TO_MANY;
    }
}
