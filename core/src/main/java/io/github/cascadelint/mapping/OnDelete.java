package io.github.cascadelint.mapping;

import io.github.cascadelint.base.Api;

/** What the database does with referring rows, as Hibernate's {@code @OnDelete} asks for. */
@Api
public enum OnDelete {
    NO_ACTION,
    CASCADE,
    SET_NULL,
    RESTRICT,
    SET_DEFAULT
}
