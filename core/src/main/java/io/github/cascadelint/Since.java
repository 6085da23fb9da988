package io.github.cascadelint;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.change.Change;
import io.github.cascadelint.triage.TriagedFinding;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is different from an earlier state of the sources.
 *
 * @param revision the earlier state
 * @param before the identities of the findings that would count, had they not been there before
 * @param changes what became of deletes, the most dangerous first
 * @param lost what could not be analysed in the earlier state, or not followed in its schema and can be now: findings there
 *     may look new
 * @param empty whether there was nothing to analyse in the earlier state
 */
public record Since(Revision revision, Set<String> before, List<Change> changes, List<Problem> lost, boolean empty) {

    /** So much of a commit's name is enough for people. */
    private static final int SHORT = 10;

    /**
     * A state that version control has kept.
     *
     * @param ref how it was asked for
     * @param commit the commit of that name
     * @param mergeBase the last commit that it has in common with the sources of now: this one is compared with
     */
    public record Revision(String ref, String commit, String mergeBase) {

        /** For people: {@code 1a2b3c4d5e (main)}, or where the branches part. */
        public String text() {
            String name = shortened(mergeBase);
            if (mergeBase.equals(commit)) {
                return commit.startsWith(ref) ? name : name + " (" + ref + ")";
            }
            return name + " (where this parted from " + (commit.startsWith(ref) ? shortened(commit) : ref) + ")";
        }

        private static String shortened(String commit) {
            return commit.substring(0, Math.min(SHORT, commit.length()));
        }
    }

    public Since {
        before = Collections.unmodifiableSet(new TreeSet<>(before));
        changes = List.copyOf(changes);
        lost = List.copyOf(lost);
    }

    /** The same, of some of the findings of now and some of the changes. */
    Since filter(List<TriagedFinding> findings, Predicate<Change> wanted) {
        Set<String> told = findings.stream().map(TriagedFinding::identity).collect(Collectors.toSet());
        return new Since(
                revision,
                before.stream().filter(told::contains).collect(Collectors.toSet()),
                changes.stream().filter(wanted).toList(),
                lost,
                empty);
    }

    /** The changes by which a delete does something else. */
    public List<Change> aboutDeletes() {
        return changes.stream().filter(Change::isAboutDeletes).toList();
    }

    /** The changes that leave deletes as they were. */
    public List<Change> others() {
        return changes.stream().filter(change -> !change.isAboutDeletes()).toList();
    }
}
