package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.Table;
import io.github.cascadelint.schema.match.SchemaMatch;
import io.github.cascadelint.schema.match.TableMatch;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Flags ON DELETE CASCADE that a change log asks for in a way that versions of its tool do not hear. */
@RuleInfo(
        id = "liquibase-delete-cascade-ignored",
        category = Category.SCHEMA,
        severity = Severity.WARNING,
        since = "0.1",
        summary = "A change log asks for ON DELETE CASCADE in a way that versions of Liquibase ignore")
public final class LiquibaseDeleteCascadeIgnored implements Rule {

    /** As many keys are named; the rest is counted. */
    private static final int NAMED = 3;

    /** A key, and the column that it is on, for messages. */
    private record Asked(Table table, ForeignKey key) {}

    @Override
    public void check(RuleContext context) {
        Set<String> told = new HashSet<>();
        for (ManagedType entity : context.model().entities()) {
            for (SchemaMatch schema : context.schemas().dialectsOf(entity.name())) {
                Optional<Table> table = entity.table().flatMap(schema::table).map(TableMatch::table);
                List<Asked> asked = table.map(to -> asked(schema, to)).orElse(List.of());
                // Entities may share a table, and a change log may be read for several databases.
                if (!asked.isEmpty() && told.add(asked.get(0).key().place().toString())) {
                    report(context, entity, asked);
                }
            }
        }
    }

    private static List<Asked> asked(SchemaMatch schema, Table to) {
        return schema.schema().tables().stream()
                .flatMap(table -> table.foreignKeys().stream()
                        .filter(key -> key.unheard().isPresent()
                                && key.refTable().key().equals(to.name().key()))
                        .map(key -> new Asked(table, key)))
                .toList();
    }

    private static void report(RuleContext context, ManagedType entity, List<Asked> asked) {
        String name = entity.simpleName();
        List<String> versions = asked.stream()
                .flatMap(each -> each.key().unheard().stream())
                .distinct()
                .sorted()
                .toList();
        boolean one = asked.size() == 1;
        context.report(entity)
                .confidence(Confidence.LIKELY)
                .message("Deleting " + Words.a(name) + " fails in a database that " + Words.several(versions)
                        + " made: " + (one ? "a foreign key to it asks" : asked.size() + " foreign keys to it ask")
                        + " for ON DELETE CASCADE by deleteCascade, which " + (versions.size() == 1 ? "that" : "they")
                        + " does not hear".replace("does", versions.size() == 1 ? "does" : "do"))
                .evidence(asked.stream()
                        .limit(NAMED)
                        .map(each -> Evidence.of(
                                "the foreign key " + each.key().name() + " on "
                                        + each.table().name().name() + "."
                                        + String.join(", ", each.key().columns()) + " says deleteCascade",
                                each.key().place()))
                        .toList())
                .evidence(
                        asked.size() <= NAMED
                                ? List.of()
                                : List.of(Evidence.of((asked.size() - NAMED) + " more say so")))
                .suggest("In a new change set drop the " + (one ? "key and add it" : "keys and add them")
                        + " again by addForeignKeyConstraint with onDelete=\"CASCADE\", and without deleteCascade:"
                        + " that every version hears")
                .emit();
    }
}
