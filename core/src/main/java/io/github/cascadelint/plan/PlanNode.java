package io.github.cascadelint.plan;

import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.schema.ReferentialAction;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One thing that a delete does, and what follows from it.
 *
 * @param kind what it does
 * @param subject simple name of the entity whose row it is, or the name of the table
 * @param entity fully qualified name of the entity, where the row is one of an entity
 * @param table the table
 * @param columns the columns concerned, where it is not the whole row
 * @param attribute {@code Entity.attribute} that leads there, where the persistence provider follows one
 * @param key the foreign key that acts or refuses, where one does
 * @param own whether the row is one that the delete itself is to remove, and not another one that may be there or not
 * @param notes what else one should know of it
 * @param place the attribute, or the statement that makes the key
 * @param children what follows
 */
public record PlanNode(
        Kind kind,
        String subject,
        Optional<String> entity,
        String table,
        List<String> columns,
        Optional<String> attribute,
        Optional<DatabaseKey> key,
        boolean own,
        List<String> notes,
        Optional<SourceRange> place,
        List<PlanNode> children) {

    /** What can happen to rows, in the order in which a matrix counts them. */
    public enum Kind {
        REMOVED_BY_ORM("removed-by-orm", "removed"),
        REMOVED_BY_DATABASE("removed-by-database", "removed by the database"),
        UNLINKED("unlinked", "unlinked"),
        SET_NULL("set-null", "set to null"),
        /** Or to the default, where the key says so. */
        SET_NULL_BY_DATABASE("set-null-by-database", "set to null by the database"),
        MARKED("marked", "marked as deleted"),
        BLOCKED_BY("blocked-by", "blocked"),
        LEFT_DANGLING("left-dangling", "left dangling"),
        /** It refers to a row that goes, and what the database makes of that could not be read. */
        UNKNOWN("unknown", "not known what becomes of");

        private final String id;
        private final String text;

        Kind(String id, String text) {
            this.id = id;
            this.text = text;
        }

        /** The word used in reports. */
        public String id() {
            return id;
        }

        /** The same for people. */
        public String text() {
            return text;
        }
    }

    public PlanNode {
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
        children = List.copyOf(children);
    }

    /** What happens, for people: a key may set a default instead of null. */
    public String text() {
        boolean byDefault = kind == Kind.SET_NULL_BY_DATABASE
                && key.filter(each -> each.onDelete() == ReferentialAction.SET_DEFAULT)
                        .isPresent();
        return byDefault ? "set to its default by the database" : kind.text();
    }

    /** Whether the database refuses it where the default refers to no row. */
    public boolean needsDefault() {
        return kind == Kind.SET_NULL_BY_DATABASE
                && key.filter(DatabaseKey::toDefault).isPresent();
    }

    /** Whether there is a node of that kind below it. */
    public boolean hasBelow(Kind wanted) {
        return hasBelow(child -> child.kind() == wanted);
    }

    /** Whether there is such a node below it. */
    public boolean hasBelow(Predicate<PlanNode> wanted) {
        return children.stream().anyMatch(child -> wanted.test(child) || child.hasBelow(wanted));
    }
}
