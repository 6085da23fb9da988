package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.rule.Suggestion;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.match.KeyMatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Flags foreign keys without an index: a delete of what they refer to reads the whole table. */
@RuleInfo(
        id = "unindexed-foreign-key",
        category = Category.SCHEMA,
        severity = Severity.INFO,
        since = "0.1",
        summary = "A foreign key has no index, so that each delete of what it refers to reads the whole table")
public final class UnindexedForeignKey implements Rule {

    @Override
    public void check(RuleContext context) {
        Map<String, List<SchemaKey>> byEntity = SchemaKey.all(context).stream()
                .filter(key -> unindexed(key).isPresent())
                .collect(Collectors.groupingBy(key -> key.key().entity(), LinkedHashMap::new, Collectors.toList()));
        byEntity.forEach((entity, keys) -> context.model().type(entity).ifPresent(type -> report(context, type, keys)));
    }

    /** The schema that has the key and no index for it, nor makes one by itself. */
    private static Optional<KeyMatch> unindexed(SchemaKey key) {
        return key.matches().stream()
                .filter(match -> match.schema().source().dialect() != Dialect.UNKNOWN
                        && !match.schema().source().dialect().indexesForeignKeys()
                        && SchemaKey.inForce(match).isPresent()
                        && match.schema().isUnderstood(match.table())
                        && !isSearchable(match))
                .findFirst();
    }

    /** Whether an index starts with one of the columns: a delete then reads the rows that agree in it, and not all. */
    private static boolean isSearchable(KeyMatch match) {
        return match.columnNames().stream().anyMatch(column -> match.table().isIndexed(List.of(column)));
    }

    private static void report(RuleContext context, ManagedType entity, List<SchemaKey> keys) {
        List<SchemaKey> slow =
                keys.stream().filter(key -> isDeleted(context, key)).toList();
        List<KeyMatch> matches = (slow.isEmpty() ? keys : slow)
                .stream().flatMap(key -> unindexed(key).stream()).toList();
        List<String> columns = matches.stream().map(SchemaWords::columns).toList();
        List<String> parents = (slow.isEmpty() ? keys : slow)
                .stream()
                        .flatMap(key -> key.parent(context).stream())
                        .map(ManagedType::simpleName)
                        .distinct()
                        .toList();
        context.report(entity)
                .confidence(slow.isEmpty() ? Confidence.POSSIBLE : Confidence.LIKELY)
                .message("No index starts with " + Words.several(columns) + ": deleting "
                        + parents.stream().map(Words::a).collect(Collectors.joining(" or "))
                        + " reads all of "
                        + (matches.stream()
                                                .map(match -> match.table().name())
                                                .distinct()
                                                .count()
                                        > 1
                                ? "a"
                                : "the")
                        + " table to look for rows that refer to it, and holds a lock meanwhile")
                .evidence(matches.stream()
                        .map(match -> Evidence.of(
                                "the foreign key on " + SchemaWords.columns(match) + " has no index",
                                SchemaKey.inForce(match).orElseThrow().place()))
                        .toList())
                .suggest(Suggestion.ofSql(
                        "Add an index in a migration; a small table that nobody deletes from can do without",
                        KeyMigration.headingOfIndex(matches.get(0))
                                + matches.stream().map(KeyMigration::index).collect(Collectors.joining())))
                .emit();
    }

    private static boolean isDeleted(RuleContext context, SchemaKey key) {
        return key.parent(context).stream()
                .flatMap(parent ->
                        Act.DELETES.stream().flatMap(act -> context.model().callSites(parent.name(), act).stream()))
                .findAny()
                .isPresent();
    }
}
