package io.github.cascadelint.mapping;

import io.github.cascadelint.base.Api;

/** The form in which a mapping is written. */
@Api
public enum Origin {
    /** Annotations in Java source. */
    JAVA("java"),
    /** A mapping file of Jakarta Persistence (chapter 12). */
    ORM_XML("orm.xml"),
    /** A mapping file of Hibernate. */
    HBM_XML("hbm.xml"),
    /** Annotations in a class file. */
    CLASS("class");

    private final String id;

    Origin(String id) {
        this.id = id;
    }

    /** The word used in reports. */
    public String id() {
        return id;
    }
}
