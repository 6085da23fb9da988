package com.example.rules;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.JoinTable;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;

/** Flags a many-to-many whose link table has the name that the provider makes up. */
@RuleInfo(
        id = "acme/join-table-name",
        category = Category.MAPPING,
        severity = Severity.WARNING,
        since = "1.0",
        summary = "A many-to-many association leaves the name of its link table to the provider")
public final class JoinTableName implements Rule {
    @Override
    public void check(RuleContext context) {
        for (Association association : context.model().declaredAssociations()) {
            boolean named = association.joinTable().filter(JoinTable::explicit).isPresent();
            if (association.kind() == AssociationKind.MANY_TO_MANY && association.isOwning() && !named) {
                context.report(association, association.range())
                        .message(association.display() + " names no link table")
                        .suggest("Name it by @JoinTable")
                        .emit();
            }
        }
    }
}
