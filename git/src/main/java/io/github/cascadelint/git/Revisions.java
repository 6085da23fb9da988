package io.github.cascadelint.git;

import io.github.cascadelint.Since;
import io.github.cascadelint.base.NearestName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/** Finds the commit to compare with. */
final class Revisions {

    private static final String WHOLE_HISTORY =
            "this clone is shallow: fetch the whole history, by 'git fetch --unshallow', or by 'fetch-depth: 0' where"
                    + " actions/checkout made the clone";

    private final Repository repository;

    Revisions(Repository repository) {
        this.repository = repository;
    }

    /** The last commit that a name and HEAD have in common. */
    Since.Revision find(String ref) throws RevisionException {
        Optional<ObjectId> named = commit(ref);
        if (named.isEmpty()) {
            throw new RevisionException(unknown(ref));
        }
        ObjectId commit = named.get();
        ObjectId head = commit(Constants.HEAD)
                .orElseThrow(() -> new RevisionException("the repository has no commit yet to compare with"));
        RevCommit base = mergeBase(ref, commit, head);
        return new Since.Revision(ref, commit.name(), base.name());
    }

    private Optional<ObjectId> commit(String ref) throws RevisionException {
        try {
            return Optional.ofNullable(repository.resolve(ref + "^{commit}"));
        } catch (MissingObjectException e) {
            throw new RevisionException(
                    "the commit of '" + ref + "' is not in this repository" + (isShallow() ? "; " + WHOLE_HISTORY : ""),
                    e);
        } catch (AmbiguousObjectException e) {
            throw new RevisionException("'" + ref + "' is the beginning of the names of several commits", e);
        } catch (RevisionSyntaxException e) {
            throw new RevisionException("'" + ref + "' is not the name of a commit", e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private String unknown(String ref) throws RevisionException {
        List<String> names = names();
        String remote = "/" + ref;
        String hint = names.stream()
                .filter(name -> name.endsWith(remote))
                .findFirst()
                .map(name -> "; did you mean '" + name + "'?")
                .orElseGet(() -> NearestName.hint(ref, names));
        return "'" + ref + "' is no branch, tag or commit of this repository" + hint
                + (hint.isEmpty() && isShallow() ? "; " + WHOLE_HISTORY : "");
    }

    private List<String> names() throws RevisionException {
        try {
            return repository.getRefDatabase().getRefs().stream()
                    .map(Ref::getName)
                    .map(Repository::shortenRefName)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private RevCommit mergeBase(String ref, ObjectId commit, ObjectId head) throws RevisionException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(commit));
            walk.markStart(walk.parseCommit(head));
            RevCommit base = walk.next();
            if (base == null) {
                throw new RevisionException("'" + ref + "' and HEAD have no commit in common"
                        + (isShallow() ? ", as far as is known; " + WHOLE_HISTORY : ""));
            }
            return base;
        } catch (MissingObjectException e) {
            throw new RevisionException(
                    "the history of '" + ref + "' is not all in this repository"
                            + (isShallow() ? "; " + WHOLE_HISTORY : ""),
                    e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private boolean isShallow() throws RevisionException {
        try {
            return !repository.getObjectDatabase().getShallowCommits().isEmpty();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    static RevisionException unreadable(IOException e) {
        return new RevisionException("the git repository cannot be read (" + e + ")", e);
    }
}
