package io.github.cascadelint.explain;

import io.github.cascadelint.explain.Operation.Kind;
import io.github.cascadelint.explain.Operation.Outcome;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CascadeType;
import io.github.cascadelint.mapping.JoinTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What persist and merge do along an association (Jakarta Persistence 3.2, sections 3.3.2, 3.3.4 and 3.3.7). */
final class SaveAlong {

    private final Along along;
    private final Association end;
    private final String target;

    private SaveAlong(Along along) {
        this.along = along;
        this.end = along.end();
        this.target = along.targetName();
    }

    static Operation persist(Along along) {
        return new SaveAlong(along).persist();
    }

    static Operation merge(Along along) {
        return new SaveAlong(along).merge();
    }

    private Operation persist() {
        boolean byKey = end.id() && !along.isMany();
        if (!along.isTold()) {
            return along.cascades(CascadeType.PERSIST)
                    ? persist(Outcome.REACHES, "Saves a new " + target + " along.", List.of())
                    : persist(Outcome.UNKNOWN, "A new " + target + " is not saved along.", List.of());
        }
        if (along.cascades(CascadeType.PERSIST) || byKey) {
            String why = along.cascades(CascadeType.PERSIST)
                    ? "Saves " + anew() + " along: " + along.display() + " cascades PERSIST."
                    : "Saves a new " + target
                            + " along, though no PERSIST is written: the key is part of the identifier,"
                            + " and Hibernate 6 persists it then. Hibernate 7 does not.";
            return persist(Outcome.REACHES, why + backMustBeSet(), inserts());
        }
        if (along.isInverse() && along.isMany()) {
            return persist(
                    Outcome.STOPS,
                    "Only the " + along.ownerName() + " is saved. A new " + target
                            + " is not, and nothing says so: save it yourself, or cascade PERSIST.",
                    List.of(Step.once(along.ownerRows().insert())));
        }
        return persist(
                Outcome.FAILS,
                "A new " + target + " is not saved along, and the flush fails with TransientObjectException"
                        + (end.isMandatory() && !along.isMany() ? " (TransientPropertyValueException)" : "")
                        + ": save it first, or cascade PERSIST. One that is in the database is no problem.",
                List.of());
    }

    private String anew() {
        return along.isMany() ? "every new " + target : "a new " + target;
    }

    /** An inverse end writes no key. */
    private String backMustBeSet() {
        return along.isInverse()
                ? along.backSetter(along.ownerVariable())
                        .map(call -> " The key is written from the other end, so call " + call + " as well.")
                        .orElse(" The links are written from the other end, so fill that as well.")
                : "";
    }

    private List<Step> inserts() {
        Rows owner = along.ownerRows();
        Rows targets = along.targetRows();
        if (!along.isMany()) {
            if (along.isInverse()) {
                return List.of(
                        Step.once(owner.insert()),
                        Step.once(targets.insert(targets.tableOf(along.writer()), along.keyColumns())));
            }
            List<Step> steps = new ArrayList<>();
            steps.add(Step.once(targets.insert()));
            steps.add(Step.once(
                    end.joinTable().isPresent()
                            ? owner.insert()
                            : owner.insert(owner.tableOf(end), along.keyColumns())));
            end.joinTable().ifPresent(table -> steps.add(Step.once(insertLink(table, List.of()))));
            return steps;
        }
        List<Step> steps = new ArrayList<>();
        steps.add(Step.once(owner.insert()));
        if (along.writesTargetsColumn()) {
            List<String> index = end.form().index().stream().toList();
            List<String> written =
                    Stream.concat(along.keyColumns().stream(), index.stream()).toList();
            steps.add(Step.each(
                    along.isNullable() ? targets.insert() : targets.insert(targets.table(), along.keyColumns())));
            steps.add(Step.each("update " + targets.table() + " set " + Rows.assign(written, "?") + " where "
                    + targets.whereKey()));
        } else if (along.isInverse() && along.writer().joinTable().isEmpty()) {
            steps.add(Step.each(targets.insert(targets.tableOf(along.writer()), along.keyColumns())));
        } else {
            steps.add(Step.each(targets.insert()));
            along.writer()
                    .joinTable()
                    .ifPresent(table -> steps.add(Step.each(
                            insertLink(table, end.form().index().stream().toList()))));
        }
        return steps;
    }

    /** The insert of one row of a join table. */
    static String insertLink(JoinTable table, List<String> more) {
        List<String> columns = Stream.of(Rows.names(table.joinColumns()), Rows.names(table.inverseJoinColumns()), more)
                .flatMap(List::stream)
                .toList();
        return "insert into " + table.name() + " (" + String.join(", ", columns) + ") values (?"
                + ", ?".repeat(columns.size() - 1) + ")";
    }

    private Operation persist(Outcome outcome, String why, List<Step> steps) {
        return new Operation(Kind.PERSIST, "em.persist(" + along.ownerVariable() + ")", outcome, why, steps);
    }

    private Operation merge() {
        if (along.cascades(CascadeType.MERGE)) {
            List<String> update = along.isTold() ? along.targetRows().update() : List.of();
            String orphans = end.removesOrphans() && along.isMany()
                    ? " A " + target + " that the merged collection lacks is deleted: orphan removal."
                    : "";
            return merge(
                    Outcome.REACHES,
                    "Merges " + (along.isMany() ? "each " + target : "the " + target)
                            + " along: what was changed in the detached object overwrites its row, and a new one is"
                            + " inserted." + orphans,
                    update.isEmpty() ? List.of() : List.of(along.isMany() ? Step.each(update) : Step.once(update)));
        }
        String newOnes = along.isInverse() ? "" : " A new " + target + " makes it fail: TransientObjectException.";
        return merge(
                Outcome.STOPS,
                "What was changed in a detached " + target + " is not taken over: nothing cascades MERGE."
                        + (end.isOwning() ? " Only the link is written." : "") + newOnes,
                List.of());
    }

    private Operation merge(Outcome outcome, String why, List<Step> steps) {
        return new Operation(Kind.MERGE, "em.merge(" + along.ownerVariable() + ")", outcome, why, steps);
    }
}
