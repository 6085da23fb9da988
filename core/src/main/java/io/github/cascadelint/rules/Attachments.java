package io.github.cascadelint.rules;

import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.base.SimpleName;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.CallSite;
import io.github.cascadelint.mapping.CallSite.Act;
import io.github.cascadelint.rule.RuleContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What code sets a to-one to.
 *
 * @param end the to-one
 * @param existing places that give it a row that was there before
 * @param made places that give it a row made for it
 * @param others places that give it a row of which is not known where it comes from, but for its own setter
 */
record Attachments(Association end, List<CallSite> existing, List<CallSite> made, List<CallSite> others) {

    static Attachments of(RuleContext context, Association end) {
        List<CallSite> existing = Stream.of(Act.ATTACHES_FOUND, Act.ATTACHES_COPIED)
                .flatMap(act -> context.model().callSites(end, act).stream())
                .toList();
        List<CallSite> made = context.model().callSites(end, Act.ATTACHES_NEW);
        List<CallSite> others = context.model().callSites(end, Act.ATTACHES_OTHER).stream()
                .filter(site -> !isOwnSetter(site, end))
                .toList();
        return new Attachments(end, existing, made, others);
    }

    private static boolean isOwnSetter(CallSite site, Association end) {
        return site.method().startsWith(SimpleName.of(end.declaredBy()) + ".set");
    }

    /** Whether anything but its own setter is seen to write it. */
    boolean isWritten() {
        return !existing.isEmpty() || !made.isEmpty() || !others.isEmpty();
    }

    /** Whether every row that it is seen to be given was looked up for it, so that it is managed. */
    boolean givesOnlyFound() {
        return !existing.isEmpty()
                && made.isEmpty()
                && others.isEmpty()
                && existing.stream().allMatch(site -> site.act() == Act.ATTACHES_FOUND);
    }

    /** Whether it is seen to be given a row that was looked up. */
    boolean isFound() {
        return existing.stream().anyMatch(site -> site.act() == Act.ATTACHES_FOUND);
    }

    /** Whether every row that it is seen to be given was made for it. */
    boolean givesOnlyNew() {
        return existing.isEmpty() && !made.isEmpty();
    }

    List<Evidence> evidence() {
        List<Evidence> evidence = new ArrayList<>();
        existing.stream()
                .limit(2)
                .map(site -> Evidence.of(
                        (site.method().isEmpty() ? "code" : site.method())
                                + (site.act() == Act.ATTACHES_FOUND
                                        ? " gives it a row that was looked up: "
                                        : " hands it the row of another: ")
                                + site.code(),
                        site.range()))
                .forEach(evidence::add);
        if (givesOnlyNew()) {
            evidence.add(Evidence.of(
                    "against it: code makes a new " + Words.target(end) + " for it",
                    made.get(0).range()));
        }
        return evidence;
    }
}
