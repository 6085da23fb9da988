package io.github.cascadelint.mapping;

import io.github.cascadelint.base.Api;
import java.util.Optional;

/** The target of an association or embedded attribute. */
@Api
public sealed interface TypeRef {

    /** A managed type of this model. */
    @Api
    record Resolved(String name) implements TypeRef {}

    /**
     * A type outside the scanned sources, or one in them that is not a managed type.
     *
     * @param name the name, as good as it gets
     * @param here whether a file of the scan declares it
     */
    @Api
    record External(String name, boolean here) implements TypeRef {

        /** A type outside the scanned sources. */
        public External(String name) {
            this(name, false);
        }
    }

    /** No type could be determined: a raw collection, or a type variable that nothing binds. */
    @Api
    record Unresolved(String text) implements TypeRef {}

    /** The fully qualified name of the managed type, when it is one of this model. */
    default Optional<String> resolved() {
        return this instanceof Resolved resolved ? Optional.of(resolved.name()) : Optional.empty();
    }

    /** The name to show. */
    default String display() {
        if (this instanceof Resolved resolved) {
            return resolved.name();
        }
        if (this instanceof External external) {
            return external.name();
        }
        return ((Unresolved) this).text();
    }
}
