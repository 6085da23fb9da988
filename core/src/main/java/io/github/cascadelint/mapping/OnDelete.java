package io.github.cascadelint.mapping;

/** What the database does with referring rows, as Hibernate's {@code @OnDelete} asks for. */
public enum OnDelete {
    NO_ACTION,
    CASCADE,
    SET_NULL,
    RESTRICT,
    SET_DEFAULT
}
