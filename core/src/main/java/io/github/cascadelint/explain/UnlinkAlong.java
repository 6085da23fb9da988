package io.github.cascadelint.explain;

import io.github.cascadelint.explain.Operation.Kind;
import io.github.cascadelint.explain.Operation.Outcome;
import io.github.cascadelint.explain.Step.Times;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CollectionForm;
import io.github.cascadelint.mapping.JoinTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happens when a reference is set to null or a row is taken out of a collection, the owner staying as it is. */
final class UnlinkAlong {

    private final Along along;
    private final Association end;
    private final String target;
    private final List<Step> steps = new ArrayList<>();

    private UnlinkAlong(Along along) {
        this.along = along;
        this.end = along.end();
        this.target = along.targetName();
    }

    static Operation of(Along along) {
        return new UnlinkAlong(along).operation();
    }

    private Operation operation() {
        if (!along.isTold()) {
            return along.removesOrphans()
                    ? ends(Outcome.REACHES, "The " + target + " is removed: orphan removal.")
                    : ends(Outcome.UNKNOWN, "Only the link goes, if this end writes it; nothing is removed.");
        }
        if (along.isInverse()) {
            return inverse();
        }
        if (!along.isMany()) {
            return reference();
        }
        return end.joinTable().isPresent() ? linked(end.joinTable().get()) : column();
    }

    private Operation inverse() {
        along.updateOfIndex().ifPresent(update -> steps.add(new Step(Times.EACH_LEFT, List.of(update))));
        if (along.removesOrphans()) {
            orphan();
            return ends(Outcome.REACHES, "The " + target + " row is deleted: orphan removal.");
        }
        if (along.indexWritten().isPresent()) {
            return ends(
                    Outcome.STOPS,
                    "Only " + along.targetRows().table() + "."
                            + along.indexWritten().get()
                            + " of the rows that stay is written. The row that is taken out keeps its key: " + target
                            + "."
                            + along.back().map(Association::name).orElse("") + " owns the association." + instead());
        }
        return ends(
                Outcome.STOPS,
                "Nothing is written: " + target + "."
                        + along.back().map(Association::name).orElse("")
                        + " owns the association, and a change of this end alone changes no row." + instead());
    }

    /** How to cut the link at the end that writes it. */
    private String instead() {
        Association writer = along.writer();
        String name = target + "." + writer.name();
        if (writer.isReadOnly()) {
            return "";
        }
        if (writer.kind().isToMany()) {
            return " Take the " + along.ownerName() + " out of " + name + " to cut the link.";
        }
        if (writer.id() || writer.sharedKey()) {
            return " The link cannot be cut: " + name + " is the identifier of the " + target
                    + ", or part of it. Remove the " + target + ".";
        }
        if (writer.isMandatory()) {
            return " The link cannot be cut: " + name + " must not be null. Remove the " + target
                    + ", or give it another " + along.ownerName() + ".";
        }
        return along.backSetter("null")
                .map(call -> " Call " + call + " to cut the link.")
                .orElse("");
    }

    private Operation reference() {
        if (end.isReadOnly()) {
            return ends(Outcome.STOPS, "Nothing is written: the columns are neither insertable nor updatable here.");
        }
        if (end.id()) {
            return end.sharedKey()
                    ? ends(
                            Outcome.STOPS,
                            "Nothing is written: the key is the identifier, which does not change as long as the row"
                                    + " lives.")
                    : ends(
                            Outcome.UNKNOWN,
                            "The key is part of the identifier, which must not change (Jakarta Persistence 3.2,"
                                    + " section 2.4).");
        }
        if (end.sharedKey()) {
            return ends(Outcome.UNKNOWN, "The two rows have the same identifier, which does not change.");
        }
        if (end.isMandatory()) {
            return ends(
                    Outcome.FAILS,
                    "PropertyValueException at the flush: the reference must not be null. (Where Hibernate leaves that"
                            + " check to Bean Validation, the column refuses.)");
        }
        if (end.joinTable().isPresent()) {
            return ends(
                    Outcome.REACHES,
                    "The row of " + end.joinTable().get().name() + " is deleted, by a statement that depends on the"
                            + " database; the " + target + " stays" + butNot() + ".");
        }
        steps.add(Step.once(along.ownerRows().updateToNull(along.ownerRows().tableOf(end), along.keyColumns())));
        if (along.removesOrphans()) {
            orphan();
            return ends(
                    Outcome.REACHES, "The key is set to null, then the " + target + " row is deleted: orphan removal.");
        }
        return ends(
                Outcome.REACHES,
                "The key is set to null, and the " + target
                        + " row stays, whether or not REMOVE cascades: only orphan removal would delete it.");
    }

    private String butNot() {
        return along.removesOrphans() ? " no longer either: orphan removal" : "";
    }

    /** The key stands in the target's table, and the collection writes it. */
    private Operation column() {
        if (!along.isNullable()) {
            places();
            if (!along.removesOrphans()) {
                return ends(
                        Outcome.STOPS,
                        !steps.isEmpty()
                                ? along.keyName()
                                        + " must not be null, so Hibernate leaves the row, with its place in the list,"
                                        + " which the row behind it gets, too: of two rows in one place, the next load"
                                        + " shows one."
                                : "Nothing is written: " + along.keyName()
                                        + " must not be null, so Hibernate leaves it, and the row is back at the next load.");
            }
            orphan();
            return ends(Outcome.REACHES, "The " + target + " row is deleted: orphan removal.");
        }
        if (end.form().kind() == CollectionForm.Kind.LIST || end.form().kind() == CollectionForm.Kind.MAP) {
            return ends(
                    Outcome.REACHES,
                    along.keyName() + " is set to null, with the column of the index; rows behind it are written again"
                            + " where it is a list." + thenOrphan());
        }
        if (end.form().kind() == CollectionForm.Kind.UNKNOWN) {
            return ends(
                    Outcome.REACHES,
                    along.keyName() + " is set to null, with the column of the index where there is one."
                            + thenOrphan());
        }
        countUp();
        steps.add(Step.once("update " + along.targetRows().table() + " set " + cleared(along) + " where "
                + Rows.where(along.keyColumns()) + " and " + along.targetRows().whereKey()));
        if (along.removesOrphans()) {
            orphan();
        }
        return ends(Outcome.REACHES, along.keyName() + " is set to null." + thenOrphan());
    }

    /** Where the rows hold their places in a list, those behind the one that is taken out move up. */
    private void places() {
        Optional<String> place = end.form().index().filter(column -> end.form().kind() == CollectionForm.Kind.LIST);
        if (place.isPresent() || along.removesOrphans()) {
            countUp();
        }
        place.ifPresent(column -> {
            List<String> written = new ArrayList<>(along.keyColumns());
            written.add(column);
            steps.add(new Step(
                    Times.EACH_BEHIND,
                    List.of("update " + along.targetRows().table() + " set " + Rows.assign(written, "?") + " where "
                            + along.targetRows().whereKey())));
        });
    }

    private String thenOrphan() {
        return along.removesOrphans()
                ? " Then the " + target + " row is deleted: orphan removal."
                : " The " + target + " row stays, and belongs to no " + along.ownerName() + ".";
    }

    private Operation linked(JoinTable table) {
        String owner = Rows.where(Rows.names(table.joinColumns()));
        String what;
        switch (end.form().kind()) {
            case SET -> {
                countUp();
                steps.add(Step.once("delete from " + table.name() + " where " + owner + " and "
                        + Rows.where(Rows.names(table.inverseJoinColumns()))));
                what = "One row of " + table.name() + " is deleted.";
            }
            case BAG -> {
                countUp();
                steps.add(Step.once("delete from " + table.name() + " where " + owner));
                steps.add(new Step(Times.EACH_LEFT, List.of(SaveAlong.insertLink(table, List.of()))));
                what = "All its rows of " + table.name()
                        + " are deleted, and those that stay are inserted again: the rows of a list without"
                        + " @OrderColumn are not told apart. A Set deletes one row.";
            }
            case UNKNOWN ->
                what = "Its row of " + table.name()
                        + " is deleted; where rows are not told apart, as in a bag, all are deleted, and those that stay"
                        + " are inserted again.";
            default ->
                what = "The row of " + table.name()
                        + " is deleted; in a list with an order column those behind it are written again.";
        }
        if (along.removesOrphans() && !steps.isEmpty()) {
            orphan();
        }
        return ends(
                Outcome.REACHES,
                what
                        + (along.removesOrphans()
                                ? " Then the " + target + " row is deleted: orphan removal."
                                : " The " + target + " itself stays."));
    }

    /** The key's columns, and that of the index, as an update sets them to null. */
    static String cleared(Along along) {
        List<String> columns = new ArrayList<>(along.keyColumns());
        along.end().form().index().ifPresent(columns::add);
        return Rows.assign(columns, "null");
    }

    private void countUp() {
        List<String> statements = along.ownerRows().countUp();
        if (!statements.isEmpty()) {
            steps.add(Step.once(statements));
        }
    }

    private void orphan() {
        steps.add(Step.once(along.targetRows().delete()));
    }

    private Operation ends(Outcome outcome, String why) {
        boolean told = along.isTold() && outcome != Outcome.UNKNOWN;
        return new Operation(
                along.isMany() ? Kind.TAKE_OUT : Kind.SET_NULL,
                along.isMany()
                        ? along.getter() + ".remove(" + along.targetVariable() + ")"
                        : along.ownerVariable() + Words.setter(end.name(), "null"),
                outcome,
                why,
                told ? steps : List.of());
    }
}
