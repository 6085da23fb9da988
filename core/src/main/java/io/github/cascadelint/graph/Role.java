package io.github.cascadelint.graph;

import io.github.cascadelint.base.Api;
import io.github.cascadelint.base.Evidence;
import java.util.List;

/**
 * What an entity is to the others, as far as evidence tells.
 *
 * @param kind the role
 * @param owners fully qualified names of the entities whose rows it belongs to, where that is what it is, in their order
 * @param evidence what it rests on
 */
@Api
public record Role(Kind kind, List<String> owners, List<Evidence> evidence) {

    /** The roles. */
    @Api
    public enum Kind {
        /** Reference data: read by many, owned by none. */
        LOOKUP("lookup"),
        /** Rows that several others refer to or that code looks up. */
        SHARED("shared"),
        /** Two mandatory to-ones and no referrers: each parent may own its rows. */
        LINK("link"),
        /** The entry to an aggregate: made, found and deleted on its own. */
        ROOT("root"),
        /** Rows that keep the past: written once, and never changed. */
        HISTORY("history"),
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
        owners = List.copyOf(owners);
        evidence = List.copyOf(evidence);
    }

    /** A role that has nothing to do with an owner. */
    public Role(Kind kind, List<Evidence> evidence) {
        this(kind, List.of(), evidence);
    }

    /** Whether its rows are there without those that refer to them, and after them. */
    public boolean standsAlone() {
        return kind == Kind.LOOKUP || kind == Kind.SHARED || kind == Kind.ROOT;
    }

    /** Whether somebody says that its rows live without those that refer to them, and that it is no reference data. */
    public boolean isSaidToStandAlone() {
        return (kind == Kind.SHARED || kind == Kind.ROOT) && isSaid();
    }

    /** Whether the entity or the configuration says so, so that nothing else needs to. */
    public boolean isSaid() {
        return evidence.stream().allMatch(e -> e.range().isEmpty() || e.text().startsWith(RoleInference.SAYS_SO));
    }
}
