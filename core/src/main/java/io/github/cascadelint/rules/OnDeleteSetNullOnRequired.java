package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.OnDelete;
import io.github.cascadelint.mapping.Setting;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.ReferentialAction;
import io.github.cascadelint.schema.match.KeyMatch;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Flags ON DELETE SET NULL on columns that must not be null. */
@RuleInfo(
        id = "on-delete-set-null-on-required",
        category = Category.SCHEMA,
        severity = Severity.ERROR,
        since = "0.1",
        summary = "The database is to set a column to null that must not be null")
public final class OnDeleteSetNullOnRequired implements Rule {

    @Override
    public void check(RuleContext context) {
        Set<String> reported = new HashSet<>();
        for (SchemaKey key : SchemaKey.all(context)) {
            for (KeyMatch match : key.matches()) {
                Optional<ForeignKey> nulls = match.constraints().stream()
                        .filter(foreign -> foreign.enabled() && foreign.onDelete() == ReferentialAction.SET_NULL)
                        .findFirst();
                if (nulls.isPresent() && check(context, key, match, nulls.get())) {
                    reported.add(key.subject(context));
                    break;
                }
            }
        }
        for (Association end : context.model().declaredAssociations()) {
            boolean asked = end.onDelete()
                    .flatMap(Setting::known)
                    .filter(OnDelete.SET_NULL::equals)
                    .isPresent();
            if (asked && end.isMandatory() && !reported.contains(end.declaredBy() + "#" + end.declaredName())) {
                report(context, end);
            }
        }
    }

    /** Each column is set to null, so that one that cannot be is enough. */
    private static boolean check(RuleContext context, SchemaKey key, KeyMatch match, ForeignKey nulls) {
        List<Column> required =
                match.columns().stream().filter(column -> !column.nullable()).toList();
        boolean mandatory =
                key.association(context).filter(Association::isMandatory).isPresent();
        if (required.isEmpty() && !mandatory) {
            return false;
        }
        String target = key.parent(context).map(ManagedType::simpleName).orElse("what it refers to");
        Confidence sure = required.isEmpty() ? Confidence.LIKELY : Confidence.CERTAIN;
        SchemaWords.report(context, key)
                .confidence(key.isExact() ? sure : Confidence.POSSIBLE)
                .message("The foreign key on " + SchemaWords.columns(match) + " says ON DELETE SET NULL, and "
                        + (required.isEmpty()
                                ? key.key().display() + " is mandatory in the mapping: the rows that a deleted "
                                        + target
                                        + " leaves cannot be saved again, and queries that join it do not find them"
                                : required.get(0).name() + " is NOT NULL: deleting " + Words.a(target)
                                        + " that is referred to fails"))
                .evidence(Evidence.of("the foreign key " + nulls.name(), nulls.place()))
                .evidence(required.stream()
                        .limit(1)
                        .map(column -> Evidence.of(column.name() + " is NOT NULL", column.place()))
                        .toList())
                .suggest(
                        "Decide what shall become of the rows: ON DELETE CASCADE if they go along, a column that may be"
                                + " null (and optional = true) if they stay, no action if the delete shall be refused")
                .emit();
        return true;
    }

    private static void report(RuleContext context, Association end) {
        context.report(end, end.annotationRange())
                .confidence(Confidence.LIKELY)
                .message(end.display() + " says @OnDelete(SET_NULL) and is mandatory: deleting "
                        + Words.a(Words.target(end)) + " that is referred to fails, because its column is NOT NULL")
                .suggest("Decide what shall become of the rows: @OnDelete(CASCADE) if they go along, optional = true if"
                        + " they stay")
                .emit();
    }
}
