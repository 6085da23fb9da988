package io.github.cascadelint.explain;

import io.github.cascadelint.base.Article;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.explain.Operation.Kind;
import io.github.cascadelint.explain.Operation.Outcome;
import io.github.cascadelint.graph.Referrer;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.ElementCollection;
import io.github.cascadelint.mapping.JoinTable;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.OnDelete;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What removing the owner does along an association (Jakarta Persistence 3.2, section 3.3.3). */
final class RemoveAlong {

    private final Along along;
    private final Association end;
    private final String target;
    private final List<Step> steps = new ArrayList<>();

    private RemoveAlong(Along along) {
        this.along = along;
        this.end = along.end();
        this.target = along.targetName();
    }

    static Operation of(Along along) {
        return new RemoveAlong(along).operation();
    }

    private Operation operation() {
        if (!along.isTold()) {
            return end.removes()
                    ? ends(Outcome.REACHES, "Removes " + each() + " as well: " + reason() + ".")
                    : ends(
                            Outcome.UNKNOWN,
                            "Nothing cascades" + along.asFarAsKnown()
                                    + "; what the database does is not told by these sources.");
        }
        if (along.isMany()) {
            return end.joinTable().isPresent() ? linked() : along.isInverse() ? inverseCollection() : collection();
        }
        return along.isInverse() ? inverseOneToOne() : reference();
    }

    /** A to-one whose key the owner's own row holds, or a table beside it. */
    private Operation reference() {
        Optional<Association> back = along.back().filter(other -> other.kind() == AssociationKind.ONE_TO_ONE);
        if (back.isPresent() && !end.removes() && end.fetch().is("EAGER")) {
            return heldFromTheOtherSide(back.get());
        }
        own();
        if (!end.removes()) {
            return ends(
                    Outcome.STOPS,
                    "The " + target + " stays: nothing cascades REMOVE to it" + keyGoesWithRow() + "."
                            + stillHeld(back));
        }
        targets(Step.Times.ONCE);
        return ends(
                Outcome.REACHES, "Deletes the " + target + " after it: " + reason() + "." + refusal() + furtherOn());
    }

    private String keyGoesWithRow() {
        return end.joinTable().isPresent() ? ", and the row of the join table goes" : ", and the key goes with the row";
    }

    /** The other end of a one-to-one is loaded along, and still holds what was removed. */
    private Operation heldFromTheOtherSide(Association back) {
        String first = along.getter() + Words.setter(back.name(), "null");
        if (Passing.cascades(back, CascadeType.PERSIST)) {
            return ends(
                    Outcome.UNDONE,
                    "Nothing is deleted. The " + target + " is loaded along, still holds the " + along.ownerName()
                            + ", and " + target + "." + back.name()
                            + " cascades PERSIST: " + takenBack(back) + " Call " + first + " first.");
        }
        return ends(
                Outcome.FAILS,
                "TransientObjectException at the flush: the " + target + " is loaded along and still holds the removed "
                        + along.ownerName() + ". Call " + first + " first.");
    }

    /** Whether an instance of the target that is left saves what it refers to again. */
    private boolean takesBack(Association writer) {
        return Passing.cascades(writer, CascadeType.PERSIST) || Passing.savesUnasked(writer, along.target());
    }

    /**
     * What the flush does with a removed row that something still holds. JPA has it persisted again (Jakarta Persistence 3.2,
     * section 3.3.2); what Hibernate does by itself before version 7 is to pass save-update on, which PERSIST is not.
     */
    private static String takenBack(Association saving) {
        return "at the flush the removal is taken back without a word. (That is so where JPA starts Hibernate. In a"
                + " SessionFactory of Hibernate's own Configuration, before version 7, "
                + (Passing.saveUpdate(saving)
                        ? "the flush fails: EntityNotFoundException, deleted object would be re-saved by cascade.)"
                        : "the flush does not pass PERSIST on, and the delete is issued.)");
    }

    private String stillHeld(Optional<Association> back) {
        if (back.isPresent()) {
            return " If the " + target + " is loaded and still holds the " + along.ownerName() + " in " + target + "."
                    + back.get().name() + ", "
                    + (Passing.cascades(back.get(), CascadeType.PERSIST)
                            ? "its PERSIST takes the removal back" + refusedByHibernate(back.get()) + "."
                            : "the flush fails with TransientObjectException.");
        }
        return along.back()
                .filter(other ->
                        other.kind() == AssociationKind.ONE_TO_MANY && Passing.cascades(other, CascadeType.PERSIST))
                .map(other -> " If the " + target + " is loaded with its " + other.name() + " and the "
                        + along.ownerName()
                        + " is still among them, their PERSIST takes the removal back without a word"
                        + refusedByHibernate(other) + ": take it out first.")
                .orElse("");
    }

    /** The same in short. */
    private static String refusedByHibernate(Association saving) {
        return Passing.saveUpdate(saving)
                ? " (or, where JPA has not started Hibernate, the flush fails with EntityNotFoundException)"
                : " (where JPA has started Hibernate)";
    }

    private Operation inverseOneToOne() {
        if (end.removes()) {
            targets(Step.Times.ONCE);
            own();
            return refusedByKeptRow()
                    .orElseGet(() -> ends(
                            Outcome.REACHES,
                            "Deletes the " + target + " first: " + reason() + "." + refusal() + furtherOn()));
        }
        if (along.onDelete().isPresent()) {
            return ends(
                    Outcome.UNKNOWN,
                    "Nothing cascades in Hibernate; " + along.onDeleteWord() + " leaves the " + target
                            + " to the database, and whether Hibernate lets the delete pass depends on its version.");
        }
        if (takesBack(along.writer())) {
            return ends(
                    Outcome.UNDONE,
                    "Nothing is deleted. The " + target + " is loaded along, refers to the " + along.ownerName()
                            + ", and " + target + "." + along.writer().name()
                            + " passes PERSIST on: " + takenBack(along.writer()) + " Remove the " + target + " first.");
        }
        return ends(
                Outcome.FAILS,
                "TransientObjectException at the flush: nothing cascades to the " + target
                        + ", which is loaded along and still refers to the removed " + along.ownerName() + " by "
                        + along.keyName() + ". Remove the " + target + " first.");
    }

    private Operation inverseCollection() {
        if (end.removes()) {
            if (along.hasOnDeleteCascade()) {
                own();
                return ends(
                        Outcome.REACHES,
                        each("The database deletes ") + " (" + along.onDeleteWord() + " on the collection): "
                                + along.keyName()
                                + " is declared ON DELETE CASCADE. Hibernate loads the rows, treats them as removed and"
                                + " issues no statement for them.");
            }
            along.writer()
                    .joinTable()
                    .ifPresent(table -> steps.add(Step.each(
                            "delete from " + table.name() + " where " + Rows.where(Rows.names(table.joinColumns())))));
            targets(Step.Times.EACH);
            own();
            return refusedByKeptRow()
                    .orElseGet(() -> ends(
                            Outcome.REACHES,
                            "Loads the collection and deletes " + each() + ", one statement for each row, then the "
                                    + along.ownerName() + ": " + reason() + "." + refusal() + furtherOn()));
        }
        own();
        if (along.ownerStays()) {
            return ends(
                    Outcome.STOPS,
                    "The " + along.ownerName() + " row is only marked, so " + along.keyName() + " still points at it: "
                            + each() + " stays" + (along.onDelete().isPresent() ? ", and ON DELETE never fires" : "")
                            + "." + ifLoaded());
        }
        if (along.onDelete().isPresent()) {
            return byDatabase(along.onDelete().get());
        }
        if (along.lacksConstraint()) {
            return ends(
                    Outcome.STOPS,
                    each("") + " stays, and " + along.keyName()
                            + " points at a row that is gone: the mapping declares no foreign key." + ifLoaded());
        }
        if (along.writer().joinTable().isPresent()) {
            return ends(
                    Outcome.FAILS,
                    "As long as " + Article.a(target) + " is linked to it, the delete fails on the foreign key "
                            + along.keyName()
                            + ": the other end owns the rows of the join table, and Hibernate leaves them. Take the "
                            + along.ownerName() + " out of each " + target + "."
                            + along.writer().name() + " first.");
        }
        return ends(
                Outcome.FAILS,
                "As long as there is " + Article.a(target) + ", the delete fails on the foreign key " + along.keyName()
                        + ": nothing cascades, and Hibernate does not "
                        + (isNullableKey() ? "set the key to null, though it could be null," : "touch the key,")
                        + " because the other end owns it." + ifLoaded());
    }

    private boolean isNullableKey() {
        return along.back().filter(other -> !other.isMandatory()).isPresent();
    }

    /** Hibernate looks at what is in the persistence context before the database is asked. */
    private String ifLoaded() {
        if (along.onDelete().filter(OnDelete.CASCADE::equals).isPresent()
                || along.writer().kind().isToMany()) {
            return "";
        }
        return takesBack(along.writer())
                ? " With " + Article.a(target) + " loaded in the same session the removal is taken back"
                        + refusedByHibernate(along.writer()) + ", because " + target + "."
                        + along.writer().name()
                        + " passes PERSIST on."
                : " With " + Article.a(target) + " loaded in the same session it fails before that, with"
                        + " TransientObjectException.";
    }

    private Operation byDatabase(OnDelete action) {
        if (action == OnDelete.CASCADE) {
            return ends(
                    Outcome.REACHES,
                    each("The database deletes ") + ": " + along.keyName()
                            + " is declared ON DELETE CASCADE. Hibernate issues no statement, calls no callbacks, and"
                            + " what is loaded of them stays in memory.");
        }
        return ends(
                Outcome.REACHES,
                each("") + " stays, and the database sets " + along.keyName() + " to null: ON DELETE SET NULL."
                        + ifLoaded());
    }

    /** A one-way collection: Hibernate writes the key in the target's table. */
    private Operation collection() {
        boolean nullable = along.isNullable();
        if (nullable) {
            once("update " + along.targetRows().table() + " set " + UnlinkAlong.cleared(along) + " where "
                    + Rows.where(along.keyColumns()));
        }
        if (end.removes()) {
            targets(Step.Times.EACH);
        }
        own();
        if (end.removes()) {
            return ends(
                    Outcome.REACHES,
                    (nullable ? "Sets " + along.keyName() + " to null, then deletes " : "Deletes ") + each() + ": "
                            + reason() + "." + refusal() + furtherOn());
        }
        if (nullable) {
            return ends(
                    Outcome.REACHES,
                    each("") + " stays and is cut loose: one statement sets " + along.keyName() + " to null.");
        }
        if (along.ownerStays()) {
            return ends(Outcome.STOPS, each("") + " stays, and still points at the row that is only marked.");
        }
        return ends(
                Outcome.FAILS,
                "As long as there is " + Article.a(target) + ", the delete fails on the foreign key " + along.keyName()
                        + ": nothing cascades, and the column is not nullable.");
    }

    private Operation linked() {
        JoinTable table = end.joinTable().orElseThrow();
        boolean byDatabase = along.hasOnDeleteCascade();
        if (!byDatabase) {
            once("delete from " + table.name() + " where " + Rows.where(Rows.names(table.joinColumns())));
        }
        if (end.removes()) {
            targets(Step.Times.EACH);
        }
        own();
        String links = byDatabase
                ? "The database deletes the rows of " + table.name() + " (ON DELETE CASCADE)"
                : "One statement deletes its rows of " + table.name();
        if (!end.removes()) {
            return ends(Outcome.REACHES, links + "; " + each() + " itself stays.");
        }
        String others = end.kind() == AssociationKind.MANY_TO_MANY
                ? " If another " + along.ownerName() + " has the same " + target + ", the delete fails on "
                        + table.name() + ", or, without that key, takes it from the others."
                : "";
        return ends(
                Outcome.REACHES, links + ", then " + each() + " is deleted: " + reason() + "." + others + furtherOn());
    }

    private Optional<Operation> refusedByKeptRow() {
        if (!along.targetStays() || along.ownerStays() || along.lacksConstraint()) {
            return Optional.empty();
        }
        Optional<OnDelete> action = along.onDelete();
        if (action.isPresent()) {
            return Optional.of(ends(
                    Outcome.REACHES,
                    each("") + " is only marked, and then the database "
                            + (action.get() == OnDelete.CASCADE
                                    ? "deletes the marked row after all"
                                    : "sets its key to null")
                            + ", because " + along.keyName() + " is declared so."));
        }
        return Optional.of(ends(
                Outcome.FAILS,
                each("") + " is only marked as deleted, so its row still points at the " + along.ownerName()
                        + ", and the delete of that fails on the foreign key " + along.keyName() + "."));
    }

    private Operation ends(Outcome outcome, String why) {
        boolean silent = outcome == Outcome.UNDONE || outcome == Outcome.UNKNOWN;
        return new Operation(
                Kind.REMOVE,
                "em.remove(" + along.ownerVariable() + ")",
                outcome,
                why,
                silent || !along.isTold() ? List.of() : steps);
    }

    private void once(String statement) {
        steps.add(Step.once(statement));
    }

    private void own() {
        steps.add(Step.once(along.ownerRows().delete()));
    }

    /** The targets' deletes; a target that owns the link first loses its rows of the join table. */
    private void targets(Step.Times times) {
        steps.add(new Step(times, along.targetRows().delete()));
    }

    private String each() {
        return along.isMany() ? "each " + target : "the " + target;
    }

    private String each(String before) {
        String text =
                before.isEmpty() ? (along.isMany() ? "Each " : "The ") : before + (along.isMany() ? "each " : "the ");
        return text + target;
    }

    private String reason() {
        boolean written = end.cascade().elementFor(CascadeType.REMOVE).isPresent();
        return along.display() + (written ? " cascades REMOVE" : " removes orphans, which implies REMOVE");
    }

    /** Who else may point at the rows. */
    private String refusal() {
        List<String> others = Stream.concat(
                        sameKind(), along.graph().liveReferrers(end).stream().map(Referrer::display))
                .distinct()
                .limit(4)
                .toList();
        if (others.isEmpty()) {
            return "";
        }
        return " The database refuses while another row points at the " + target + " by " + String.join(" or ", others)
                + (others.size() == 4 ? ", among others." : ".");
    }

    /** Other owners of the same target, by the very same key. */
    private Stream<String> sameKind() {
        return end.kind() == AssociationKind.MANY_TO_ONE && !end.uniqueKey() && !end.sharedKey()
                ? Stream.of(along.display())
                : Stream.empty();
    }

    /** What goes with the target in the same delete. */
    private String furtherOn() {
        ManagedType type = along.target();
        List<String> text = new ArrayList<>();
        List<String> onwards = along.graph().endsFrom(type.name()).stream()
                .filter(next -> next.removes() && !isBack(next))
                .map(next ->
                        SimpleName.of(next.target().display()) + " (" + type.simpleName() + "." + next.name() + ")")
                .distinct()
                .toList();
        if (!onwards.isEmpty()) {
            text.add("From the " + target + " the removal goes on to " + Words.list(onwards) + ".");
        }
        List<String> parts = Stream.concat(
                        type.attributes().stream()
                                .filter(ElementCollection.class::isInstance)
                                .map(attribute ->
                                        ((ElementCollection) attribute).table().name()),
                        type.associations().stream()
                                .filter(next -> next.kind().isToMany() && !isBack(next))
                                .flatMap(next -> next.joinTable().stream())
                                .map(JoinTable::name))
                .distinct()
                .toList();
        if (!parts.isEmpty()) {
            text.add("What it has in " + Words.list(parts) + " goes before it.");
        }
        if (along.targetRows().mayBeSpreadFurther()) {
            text.add("A row of a subclass goes in the tables of the subclass, too.");
        }
        return text.isEmpty() ? "" : " " + String.join(" ", text);
    }

    private boolean isBack(Association next) {
        return along.back()
                .filter(other -> RelationshipGraph.sameEnd(other, next))
                .isPresent();
    }
}
