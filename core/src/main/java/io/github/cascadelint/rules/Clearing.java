package io.github.cascadelint.rules;

import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.rule.RuleContext;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** Code that deletes the rows that refer to others, or lets go of what they refer to. */
final class Clearing {

    private static final Set<Act> LETS_GO =
            EnumSet.of(Act.NULLS, Act.TAKES_OUT, Act.EMPTIES, Act.REPLACES, Act.REFILLS, Act.MOVES);

    private Clearing() {}

    /** Whether any code of the application does it. */
    static boolean anywhere(RuleContext context, Association association) {
        return sites(context, association).findAny().isPresent();
    }

    /** Whether the class that deletes a row does it, in whichever of its methods. */
    static boolean inSameFile(RuleContext context, CallSite delete, Association association) {
        return sites(context, association)
                .anyMatch(site -> site.range().file().equals(delete.range().file()));
    }

    private static Stream<CallSite> sites(RuleContext context, Association association) {
        return Stream.concat(
                context.model().callSitesOfHierarchy(association.owner(), Act.DELETES),
                Stream.concat(Stream.of(association), context.graph().inverse(association).stream())
                        .flatMap(end -> LETS_GO.stream().flatMap(act -> context.model().callSites(end, act).stream())));
    }
}
