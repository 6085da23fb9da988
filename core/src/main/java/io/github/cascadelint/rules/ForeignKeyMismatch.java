package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.RowStorage.Part;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.Table;
import io.github.cascadelint.schema.match.KeyMatch;
import io.github.cascadelint.schema.match.MappedKey.Sort;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Flags foreign keys that guard something else than the mapping means. */
@RuleInfo(
        id = "foreign-key-mismatch",
        category = Category.SCHEMA,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "The foreign key on the columns of an association is not the one that the mapping means")
public final class ForeignKeyMismatch implements Rule {

    /** Integers by what they can hold; other types are compared by the database itself when the key is made. */
    private static final List<Set<String>> INTEGERS = List.of(
            Set.of("tinyint"),
            Set.of("smallint", "int2", "smallserial"),
            Set.of("int", "integer", "int4", "serial", "mediumint"),
            Set.of("bigint", "int8", "bigserial"));

    @Override
    public void check(RuleContext context) {
        for (SchemaKey key : SchemaKey.all(context)) {
            if (key.association(context).filter(Association::isReadOnly).isPresent()) {
                continue;
            }
            for (KeyMatch match : key.matches()) {
                if (check(context, key, match)) {
                    break; // one finding, not one for each database
                }
            }
        }
    }

    private static boolean check(RuleContext context, SchemaKey key, KeyMatch match) {
        return refersElsewhere(context, key, match) || isSmaller(context, key, match) || isShared(context, key, match);
    }

    private static boolean refersElsewhere(RuleContext context, SchemaKey key, KeyMatch match) {
        Set<String> meant = tables(context, key);
        Optional<ForeignKey> other = match.constraints().stream().findFirst();
        if (other.isEmpty()
                || match.refTable().isEmpty()
                || match.constraints().stream()
                        .anyMatch(foreign -> meant.contains(foreign.refTable().name()))) {
            return false;
        }
        String table = other.get().refTable().name();
        SchemaWords.report(context, key)
                // Where the keys of both tables are the same by a key of their own, nothing is refused.
                .confidence(Confidence.POSSIBLE)
                .message(
                        "The foreign key on " + SchemaWords.columns(match) + " refers to " + table + ", and "
                                + key.key().display() + " means rows of "
                                + match.refTable().get().name().name() + SchemaWords.databases(key, List.of(match))
                                + ": what the mapping saves is refused, or refers to the wrong row where both have the same key")
                .evidence(Evidence.of(
                        "the foreign key " + other.get().name(), other.get().place()))
                .suggest("Find out which of the two is meant, and correct the migration or the mapping")
                .emit();
        return true;
    }

    /** The tables that a row of the target is in, or may be in. */
    private static Set<String> tables(RuleContext context, SchemaKey key) {
        Set<String> tables = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        key.parent(context)
                .ifPresent(type -> Stream.of(
                                Stream.of(type.name()),
                                context.model().supertypes(type.name()).stream(),
                                context.model().subtypes(type.name()).stream())
                        .flatMap(names -> names)
                        .flatMap(name -> context.model().type(name).stream())
                        .flatMap(each -> each.storage().parts().stream().map(Part::table))
                        .map(name -> name.substring(name.lastIndexOf('.') + 1))
                        .forEach(tables::add));
        key.matches().stream()
                .flatMap(match -> match.refTable().stream())
                .forEach(table -> tables.add(table.name().name()));
        return tables;
    }

    /** Whether the column cannot hold all numbers of the one that it refers to. */
    private static boolean isSmaller(RuleContext context, SchemaKey key, KeyMatch match) {
        List<String> refColumns = SchemaKey.refColumns(match);
        for (int i = 0; i < refColumns.size(); i++) {
            Column column = match.columns().get(i);
            Optional<Column> referred = match.refTable().orElseThrow().column(refColumns.get(i));
            int size = size(column.type());
            if (size >= 0 && referred.isPresent() && size < size(referred.get().type())) {
                String large = match.refTable().get().name().name() + "."
                        + referred.get().name();
                SchemaWords.report(context, key)
                        // The identifier in Java may be no wider than the column.
                        .confidence(Confidence.POSSIBLE)
                        .message(SchemaWords.columns(match) + " is " + column.type() + " and refers to " + large
                                + ", which is " + referred.get().type() + SchemaWords.databases(key, List.of(match))
                                + ": rows with a larger key cannot be referred to")
                        .evidence(Evidence.of(SchemaWords.columns(match) + " is " + column.type(), column.place()))
                        .evidence(Evidence.of(
                                large + " is " + referred.get().type(),
                                referred.get().place()))
                        .suggest("Give " + column.name() + " the type "
                                + referred.get().type() + " in a migration")
                        .emit();
                return true;
            }
        }
        return false;
    }

    private static int size(String type) {
        String word = type.toLowerCase(Locale.ROOT).replaceAll("[ (].*", "");
        for (int i = 0; i < INTEGERS.size(); i++) {
            if (INTEGERS.get(i).contains(word)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether two rows can have the same partner in a one-to-one (Jakarta Persistence 3.2, section 2.11). */
    private static boolean isShared(RuleContext context, SchemaKey key, KeyMatch match) {
        Optional<Association> association = key.association(context)
                .filter(end ->
                        end.kind() == AssociationKind.ONE_TO_ONE && key.key().sort() == Sort.REFERENCE);
        Table table = match.table();
        boolean maybeUnique = table.isUnique(match.columnNames())
                || table.indexes().stream().anyMatch(index -> index.unique() && index.partial());
        if (association.isEmpty() || maybeUnique || !match.schema().isUnderstood(table)) {
            return false;
        }
        Optional<Association> inverse = context.graph().inverse(association.get());
        boolean collected = isCollected(context, key, association.get());
        String target = key.parent(context).map(ManagedType::simpleName).orElse("row");
        SchemaWords.report(context, key)
                .severity(Severity.INFO)
                .confidence(
                        inverse.isPresent() && key.isExact() && !collected ? Confidence.LIKELY : Confidence.POSSIBLE)
                .message(association.get().display() + " is a one-to-one, and " + SchemaWords.columns(match)
                        + " is not unique" + SchemaWords.databases(key, List.of(match))
                        + ": two rows can have the same "
                        + target
                        + (collected
                                ? ", and " + target + " has them as a collection: it is a many-to-one"
                                : inverse.map(end -> ", and loading " + end.display() + " fails then")
                                        .orElse("")))
                .evidence(Evidence.of(
                        SchemaWords.columns(match) + " is not unique",
                        match.columns().get(0).place()))
                .suggest(
                        collected
                                ? "Make the association a @ManyToOne, as its other end says"
                                : "Make the column unique in a migration, or the association a many-to-one")
                .emit();
        return true;
    }

    /** Whether the target has a collection over the column. */
    private static boolean isCollected(RuleContext context, SchemaKey key, Association end) {
        return key.parent(context).stream()
                .flatMap(type -> type.associations().stream())
                .anyMatch(other -> other.kind() == AssociationKind.ONE_TO_MANY
                        && other.mappedBy().is(end.name())
                        && other.target()
                                .resolved()
                                .filter(name -> context.model().sameHierarchy(name, end.owner()))
                                .isPresent());
    }
}
