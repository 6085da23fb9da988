package io.github.cascadelint.explain;

import io.github.cascadelint.base.Article;
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
        if (!along.isTold()) {
            return along.cascades(CascadeType.PERSIST)
                    ? persist(Outcome.REACHES, "Saves a new " + target + " along.", List.of())
                    : persist(
                            Outcome.UNKNOWN,
                            "A new " + target + " is not saved along" + along.asFarAsKnown() + ".",
                            List.of());
        }
        if (along.cascades(CascadeType.PERSIST) || along.savesUnasked()) {
            String why = along.cascades(CascadeType.PERSIST)
                    ? "Saves " + anew() + " along: " + along.display() + " cascades PERSIST."
                    : unasked();
            return persist(Outcome.REACHES, why + backMustBeSet() + generated(), inserts());
        }
        if (Passing.isOnlySaveUpdate(end, CascadeType.PERSIST)) {
            return persist(
                    Outcome.UNKNOWN,
                    "em.persist does not pass save-update on. Where Hibernate's own Configuration has built the"
                            + " SessionFactory, the flush saves a new " + target + "; where JPA has started Hibernate, "
                            + (isSilent()
                                    ? "it is not saved, and nothing says so."
                                    : "the flush fails with" + " TransientObjectException."),
                    List.of());
        }
        if (isSilent()) {
            return persist(
                    Outcome.STOPS,
                    "Only the " + along.ownerName() + " is saved"
                            + along.indexWritten()
                                    .map(column -> ", and the column " + column + " of what the collection holds")
                                    .orElse("")
                            + ". A new " + target
                            + " is not, and nothing says so: save it yourself, or cascade PERSIST.",
                    Stream.concat(
                                    Stream.of(Step.once(along.ownerRows().insert())),
                                    along.updateOfIndex().map(Step::each).stream())
                            .toList());
        }
        return persist(
                Outcome.FAILS,
                "A new " + target + " is not saved along, and the flush fails with TransientObjectException"
                        + (end.isMandatory() && !along.isMany() ? " (TransientPropertyValueException)" : "")
                        + ": save it first, or cascade PERSIST. One that is in the database is no problem.",
                List.of());
    }

    /**
     * Why it is saved though no PERSIST is written. Version 7 saves what the identifier is taken from where it is yet to be
     * generated; one that has an identifier already makes the flush fail.
     */
    private String unasked() {
        if (along.graph().provider(along.owner().name()).isHibernateSince(7, 0)) {
            return "Saves a new " + target
                    + " along where its identifier is generated, though no PERSIST is written: the "
                    + along.ownerName() + " takes its own from it. Where code sets the identifier, the flush fails with"
                    + " TransientPropertyValueException: save it first, or cascade PERSIST.";
        }
        return "Saves a new " + target + " along, though no PERSIST is written: the key is part of the identifier, and"
                + " Hibernate 6 persists it then. Hibernate 7 does "
                + (along.owner().mapsIdFrom(end)
                        ? "so only where the identifier of the " + target + " is generated."
                        : "not.");
    }

    /** Whether no one asks for what a collection holds whose key others write. */
    private boolean isSilent() {
        return along.isInverse() && along.isMany();
    }

    private String anew() {
        return along.isMany() ? "every new " + target : "a new " + target;
    }

    /** The identifier that is the key cannot wait for one that is generated. */
    private String generated() {
        return along.needsTargetsIdentifier() && end.sharedKey()
                ? " Where its identifier is generated, save it first: the " + along.ownerName()
                        + " has none until then."
                : "";
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
            along.updateOfIndex().ifPresent(update -> steps.add(Step.each(update)));
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
            return merge(
                    Outcome.REACHES,
                    "Merges " + (along.isMany() ? "each " + target : "the " + target)
                            + " along: what was changed in the detached object overwrites its row"
                            + (along.needsTargetsIdentifier()
                                    ? ". A new " + target + lacksIdentifier()
                                    : ", and a new one is inserted.")
                            + orphans(),
                    update.isEmpty() ? List.of() : List.of(along.isMany() ? Step.each(update) : Step.once(update)));
        }
        List<Step> index =
                along.isTold() ? along.updateOfIndex().map(Step::each).stream().toList() : List.of();
        return merge(
                Outcome.STOPS,
                "What was changed in a detached " + target + " is not taken over: nothing cascades MERGE"
                        + along.asFarAsKnown() + "."
                        + (end.isOwning() && !end.isReadOnly() ? " Only the link is written." : "")
                        + (index.isEmpty()
                                ? ""
                                : " The column " + along.indexWritten().get() + " of what the collection holds is"
                                        + " written.")
                        + (along.isTold() ? newOne() : "") + orphans(),
                index);
    }

    /**
     * What becomes of a new target that the merge does not reach: it puts an instance without state in its place (section
     * 3.3.7.1 has a reference to another entity managed after the merge), which the flush saves or refuses.
     */
    private String newOne() {
        String fate;
        if (along.needsTargetsIdentifier()) {
            fate = lacksIdentifier();
        } else if (along.savesUnasked()) {
            fate = " is saved along without what was set in it: the key is part of the identifier, and Hibernate then"
                    + " persists the empty copy that the merge makes of it.";
        } else if (along.cascades(CascadeType.PERSIST)) {
            fate =
                    " is saved along without what was set in it: PERSIST saves the empty copy that the merge makes of it.";
        } else {
            fate = isSilent() ? " is not saved, and nothing says so." : " makes it fail: TransientObjectException.";
            if (Passing.isOnlySaveUpdate(end, CascadeType.PERSIST)) {
                fate +=
                        " (Where Hibernate's own Configuration has built the SessionFactory, the flush saves it, without"
                                + " what was set in it.)";
            }
        }
        boolean hasVersion = along.target().storage().version().isPresent();
        return " A new " + target + fate
                + (hasVersion
                        ? ""
                        : " One that has an identifier already is taken for a row of the database, and not saved.");
    }

    private String lacksIdentifier() {
        return " makes it fail: it has no identifier yet, and the key is that of the " + along.ownerName()
                + ", or part of it.";
    }

    private String orphans() {
        if (!along.removesOrphans()) {
            return "";
        }
        if (along.isMany()) {
            return " " + Words.upperFirst(Article.a(target))
                    + " that the merged collection lacks is deleted: orphan removal.";
        }
        return end.isMandatory()
                ? ""
                : " Where the merged " + along.ownerName() + " has none, the " + target
                        + " is deleted: orphan removal.";
    }

    private Operation merge(Outcome outcome, String why, List<Step> steps) {
        return new Operation(Kind.MERGE, "em.merge(" + along.ownerVariable() + ")", outcome, why, steps);
    }
}
