package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.mapping.UnstableHash;
import io.github.cascadelint.mapping.UnstableHash.Part;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Flags sets under orphan removal that find their rows by a hash code that may change: what is removed from such a set stays
 * in it, and in the database.
 */
@RuleInfo(
        id = "orphan-removal-unstable-equals",
        category = Category.ORPHAN,
        severity = Severity.INFO,
        since = "0.1",
        summary = "A set under orphan removal loses track of rows whose hash code changes: removing them does nothing")
public final class OrphanRemovalUnstableEquals implements Rule {

    /** What takes rows out without asking for their hash codes. */
    private static final Pattern WITHOUT_HASH = Pattern.compile("\\b(clear|remove)\\(\\)|\\b(removeIf|retainAll)\\(");

    @Override
    public void check(RuleContext context) {
        for (Association end : context.graph().ends()) {
            context.model().unstableHash(end).ifPresent(hash -> report(context, end, hash));
        }
    }

    private static void report(RuleContext context, Association end, UnstableHash hash) {
        String target = Words.target(end);
        List<CallSite> removals = context.model().callSites(end, Act.TAKES_OUT).stream()
                .filter(site -> !WITHOUT_HASH.matcher(site.code()).find())
                .toList();
        Part part = hash.parts().stream()
                .min((a, b) -> a.reason().compareTo(b.reason()))
                .orElseThrow();
        context.report(end, Words.orphanPlace(end))
                // Whether a row's hash changes while it lies in the set is a matter of time, which no place tells.
                .confidence(Confidence.POSSIBLE)
                .message(Words.startWithA(target) + " removed from " + end.display()
                        + " may stay in it and in the database, and nothing says so: the set finds it by its hash code, which reads "
                        + part.attribute() + ", and " + why(part))
                .evidence(Evidence.of(
                        hash.code().startsWith("@")
                                ? hash.code() + " makes a hash code of " + names(hash)
                                : "hashCode reads " + names(hash),
                        hash.range()))
                .evidence(Words.sites(removals))
                .suggest("Let the hash code rest on what never changes: a key that is set when the " + target
                        + " is made, or the same number for all, return " + target
                        + ".class.hashCode(); compare identifiers in equals only, where both have one")
                .emit();
    }

    private static String names(UnstableHash hash) {
        return String.join(", ", hash.parts().stream().map(Part::attribute).toList());
    }

    private static String why(Part part) {
        return switch (part.reason()) {
            case GENERATED -> "that is null until the row is saved";
            case ASSOCIATION -> "that is set or cleared while the row is in the set";
            case CHANGEABLE -> "code may set that while the row is in the set";
        };
    }
}
