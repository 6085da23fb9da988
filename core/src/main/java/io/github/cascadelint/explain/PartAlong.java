package io.github.cascadelint.explain;

import io.github.cascadelint.explain.Operation.Kind;
import io.github.cascadelint.explain.Operation.Outcome;
import io.github.cascadelint.explain.Step.Times;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.mapping.BasicAttribute;
import io.github.cascadelint.mapping.CollectionForm;
import io.github.cascadelint.mapping.ElementCollection;
import io.github.cascadelint.mapping.EmbeddedAttribute;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.mapping.Setting;
import java.util.ArrayList;
import java.util.List;

/** What the operations do to the parts of an entity that have no life of their own (Jakarta Persistence 3.2, 2.6 and 2.7). */
final class PartAlong {

    private final ManagedType owner;
    private final Rows rows;
    private final String variable;

    PartAlong(RelationshipGraph graph, ManagedType owner) {
        this.owner = owner;
        this.rows = new Rows(graph.model(), owner);
        this.variable = Words.variable(owner.simpleName());
    }

    List<Operation> collection(ElementCollection collection) {
        String table = collection.table().name();
        List<String> key = Rows.names(collection.table().joinColumns());
        boolean told = rows.areKnown() && !key.isEmpty();
        List<Step> inserts = told ? List.of(Step.once(rows.insert()), Step.each(insert(collection, key))) : List.of();
        boolean byDatabase = collection
                .onDelete()
                .flatMap(Setting::known)
                .filter(OnDelete.CASCADE::equals)
                .isPresent();
        List<Step> deletes = new ArrayList<>();
        if (told) {
            if (!byDatabase) {
                deletes.add(Step.once("delete from " + table + " where " + Rows.where(key)));
            }
            deletes.add(Step.once(rows.delete()));
        }
        return List.of(
                operation(Kind.PERSIST, "em.persist", "Inserts a row for each element.", inserts),
                operation(
                        Kind.MERGE,
                        "em.merge",
                        "The elements in the database become those of the merged object.",
                        List.of()),
                operation(
                        Kind.REMOVE,
                        "em.remove",
                        byDatabase
                                ? "The database deletes the elements: their key is declared ON DELETE CASCADE."
                                : "One statement deletes all its elements, before the row itself.",
                        deletes),
                operation(
                        Kind.REFRESH, "em.refresh", "The elements are read again when they are next used.", List.of()),
                operation(Kind.DETACH, "em.detach", "The elements go with their owner; no statement.", List.of()),
                takeOut(collection, key, told));
    }

    private static String insert(ElementCollection collection, List<String> key) {
        List<String> columns = new ArrayList<>(key);
        columns.addAll(collection.columns());
        boolean basic = !collection.columns().isEmpty();
        return "insert into " + collection.table().name() + " (" + (basic ? "" : "…, ") + String.join(", ", columns)
                + ") values (" + (basic ? "" : "…, ") + "?" + ", ?".repeat(columns.size() - 1) + ")";
    }

    private Operation takeOut(ElementCollection collection, List<String> key, boolean told) {
        List<Step> steps = new ArrayList<>();
        String table = collection.table().name();
        CollectionForm.Kind kind = collection.form().kind();
        String why = "The row of the element is deleted.";
        if (kind == CollectionForm.Kind.BAG) {
            why = "All its rows of " + table
                    + " are deleted, and those that stay are inserted again: the rows of a list"
                    + " without @OrderColumn are not told apart. A Set deletes one row.";
        }
        if (kind == CollectionForm.Kind.UNKNOWN) {
            why +=
                    " Where rows are not told apart, as in a bag, all are deleted, and those that stay are inserted again.";
        }
        if (told && kind == CollectionForm.Kind.SET && !collection.columns().isEmpty()) {
            countUp(steps);
            List<String> columns = new ArrayList<>(key);
            columns.addAll(collection.columns());
            steps.add(Step.once("delete from " + table + " where " + Rows.where(columns)));
        } else if (told && kind == CollectionForm.Kind.BAG) {
            countUp(steps);
            steps.add(Step.once("delete from " + table + " where " + Rows.where(key)));
            steps.add(new Step(Times.EACH_LEFT, List.of(insert(collection, key))));
        }
        return new Operation(
                Kind.TAKE_OUT,
                variable + Words.getter(collection.name()) + ".remove(element)",
                Outcome.REACHES,
                why,
                steps);
    }

    private void countUp(List<Step> steps) {
        if (!rows.countUp().isEmpty()) {
            steps.add(Step.once(rows.countUp()));
        }
    }

    List<Operation> embedded(EmbeddedAttribute embedded) {
        List<String> columns = owner.attributes().stream()
                .filter(attribute ->
                        attribute instanceof BasicAttribute && attribute.name().startsWith(embedded.name() + "."))
                .map(attribute -> ((BasicAttribute) attribute).column())
                .toList();
        boolean told = rows.areKnown() && !columns.isEmpty() && !embedded.id();
        List<Operation> operations = new ArrayList<>(List.of(
                operation(
                        Kind.PERSIST,
                        "em.persist",
                        "Inserts its columns with the row.",
                        told ? List.of(Step.once(rows.insert(rows.table(), columns))) : List.of()),
                operation(Kind.MERGE, "em.merge", "Its columns are merged with the row.", List.of()),
                operation(
                        Kind.REMOVE,
                        "em.remove",
                        "It goes with the row.",
                        told ? List.of(Step.once(rows.delete())) : List.of()),
                operation(Kind.REFRESH, "em.refresh", "Its columns are read again with the row.", List.of()),
                operation(Kind.DETACH, "em.detach", "It goes with its owner; no statement.", List.of())));
        if (!embedded.id()) {
            operations.add(new Operation(
                    Kind.SET_NULL,
                    variable + Words.setter(embedded.name(), "null"),
                    Outcome.REACHES,
                    "Its columns are set to null.",
                    told ? List.of(Step.once(rows.updateToNull(rows.table(), columns))) : List.of()));
        }
        return operations;
    }

    private Operation operation(Kind kind, String call, String why, List<Step> steps) {
        return new Operation(kind, call + "(" + variable + ")", Outcome.REACHES, why, steps);
    }
}
