package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.ReferentialAction;
import io.github.cascadelint.schema.SchemaChange;
import io.github.cascadelint.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code modifySql} does to the statements of a change set. What is appended is read where it names the engine of a table
 * or the action of a key; a replacement in what defines keys leaves a doubt.
 */
final class SqlModifications {

    private static final Pattern DEFINES =
            Pattern.compile("\\b(?:references|constraint|foreign|cascade|engine|not\\s+null|on\\s+delete)\\b");
    private static final Pattern MY_ISAM = Pattern.compile("\\bengine\\s*=?\\s*myisam\\b|\\btype\\s*=\\s*myisam\\b");

    private final List<Node> modifications;

    /**
     * @param changeSet the change set
     * @param selection the database
     */
    SqlModifications(Node changeSet, Selection selection) {
        this.modifications = changeSet.children("modifySql").stream()
                .filter(node -> selection.isFor(node.value("dbms")))
                .flatMap(node -> node.children().stream())
                .toList();
    }

    /** The steps as the changed statements make them. */
    List<SchemaChange> apply(List<SchemaChange> steps) {
        List<SchemaChange> changed = new ArrayList<>(steps);
        for (Node modification : modifications) {
            if (modification.name().equals("append")) {
                String text = modification.longText("value").text().toLowerCase(Locale.ROOT);
                changed.replaceAll(step -> appended(step, text));
            } else {
                doubt(modification, steps).ifPresent(changed::add);
            }
        }
        return changed;
    }

    private static SchemaChange appended(SchemaChange step, String text) {
        if (step instanceof SchemaChange.CreateTable table
                && MY_ISAM.matcher(text).find()) {
            return new SchemaChange.CreateTable(
                    table.table(), table.ifNotExists(), table.columns(), table.partitioned(), false, table.place());
        }
        if (step instanceof SchemaChange.AddForeignKey add) {
            return onDelete(text)
                    .<SchemaChange>map(action -> new SchemaChange.AddForeignKey(
                            add.table(), with(add.key(), action), add.ifNotExists(), add.place()))
                    .orElse(step);
        }
        return step;
    }

    private static Optional<ReferentialAction> onDelete(String text) {
        int at = text.indexOf("on delete ");
        return at < 0
                ? Optional.empty()
                : List.of(ReferentialAction.values()).stream()
                        .filter(action -> text.substring(at + "on delete ".length())
                                .stripLeading()
                                .startsWith(action.sql().toLowerCase(Locale.ROOT)))
                        .findFirst();
    }

    private static ForeignKey with(ForeignKey key, ReferentialAction onDelete) {
        return new ForeignKey(
                key.name(),
                key.columns(),
                key.refTable(),
                key.refColumns(),
                onDelete,
                key.onUpdate(),
                key.valid(),
                key.enabled(),
                key.place());
    }

    private static Optional<SchemaChange> doubt(Node modification, List<SchemaChange> steps) {
        boolean defines = modification.attributes().values().stream()
                .anyMatch(value ->
                        DEFINES.matcher(value.text().toLowerCase(Locale.ROOT)).find());
        List<TableName> tables = defines ? Touched.by(steps) : List.of();
        return tables.isEmpty()
                ? Optional.empty()
                : Optional.of(new SchemaChange.NotFollowed(
                        tables, "replaces parts of the SQL that defines the table", modification.place()));
    }
}
