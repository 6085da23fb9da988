package io.github.cascadelint.mapping;

import io.github.cascadelint.base.Api;

/** The operations that an association can pass on (Jakarta Persistence 3.2, section 2.11 and {@code CascadeType}); ALL is all five. */
@Api
public enum CascadeType {
    DETACH,
    MERGE,
    PERSIST,
    REFRESH,
    REMOVE
}
