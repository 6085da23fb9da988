package io.github.cascadelint.graph;

import io.github.cascadelint.base.Evidence;
import java.util.List;

/**
 * What an entity is to the others, as far as evidence tells.
 *
 * @param kind the role
 * @param evidence what it rests on
 */
public record Role(Kind kind, List<Evidence> evidence) {

    /** The roles. */
    public enum Kind {
        /** Reference data: read by many, owned by none. */
        LOOKUP("lookup"),
        /** Rows that several others refer to or that code looks up. */
        SHARED("shared"),
        /** Two mandatory to-ones and no referrers: each parent may own its rows. */
        LINK("link"),
        /** Several owner types, one owner per row. */
        VALUE_COMPONENT("value-component"),
        /** One owner removes its rows. */
        OWNED("owned"),
        /** Evidence is too thin to say. */
        UNKNOWN("unknown");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** The word used in reports. */
        public String id() {
            return id;
        }
    }

    public Role {
        evidence = List.copyOf(evidence);
    }
}
