package io.github.cascadelint.git;

import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.NothingToAnalyseException;
import io.github.cascadelint.Since;
import io.github.cascadelint.base.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/**
 * The files of an earlier commit that an analysis may read, in a folder of their own until this is closed. Paths, options and
 * configuration are those of the request for the sources of now.
 */
public final class EarlierTree implements Closeable {

    private static final byte[] LFS_POINTER =
            "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.US_ASCII);

    /** A file larger than this is read by nobody. */
    private static final int MAX_BYTES = 16 << 20;

    /** What marks the top of a module, though nobody reads it. */
    private static final Set<String> MARKS = Set.of(".project", "build.sbt");

    private static final Set<String> NEVER = Set.of("node_modules", "bower_components");

    private final AnalysisRequest request;
    private final Path workTree;
    private final Since.Revision revision;
    private final TemporaryFolder folder;
    private final Set<Path> ignored = new HashSet<>();
    private final Set<Path> folders = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    private EarlierTree(AnalysisRequest request, Path workTree, Since.Revision revision, TemporaryFolder folder) {
        this.request = request;
        this.workTree = workTree;
        this.revision = revision;
        this.folder = folder;
    }

    /**
     * Reads what a request would have met at the last commit that HEAD has in common with another one.
     *
     * @param ref a branch, a tag or a commit
     * @throws RevisionException if there is no such commit, or no repository
     */
    public static EarlierTree open(AnalysisRequest request, String ref) throws RevisionException {
        QuietSystem.install();
        Path base = real(request.baseDirectory());
        try (Repository repository = repository(base)) {
            Path workTree = real(repository.getWorkTree().toPath());
            if (!base.startsWith(workTree)) {
                throw new RevisionException(base + " is not in the work tree of the git repository " + workTree);
            }
            Since.Revision revision = new Revisions(repository).find(ref);
            EarlierTree tree = new EarlierTree(request, workTree, revision, new TemporaryFolder("cascade-lint-since-"));
            try {
                tree.findIgnored(repository);
                tree.write(repository);
                return tree;
            } catch (IOException | RuntimeException e) {
                tree.close();
                throw e;
            }
        } catch (MissingObjectException e) {
            throw new RevisionException(
                    "the files of the commit to compare with are not all in this repository: a partial clone holds only"
                            + " what was asked for; clone without --filter",
                    e);
        } catch (IOException e) {
            throw Revisions.unreadable(e);
        }
    }

    private static Path real(Path path) throws RevisionException {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw Revisions.unreadable(e);
        }
    }

    private static Repository repository(Path base) throws RevisionException, IOException {
        FileRepositoryBuilder builder =
                new FileRepositoryBuilder().setMustExist(true).findGitDir(base.toFile());
        if (builder.getGitDir() == null) {
            throw new RevisionException(
                    base + " is in no git repository, so there is no earlier state to compare with");
        }
        try {
            Repository repository = builder.build();
            if (repository.isBare()) {
                repository.close();
                throw new RevisionException("the git repository " + builder.getGitDir() + " has no work tree");
            }
            return repository;
        } catch (RepositoryNotFoundException e) {
            throw new RevisionException("there is no git repository in " + builder.getGitDir(), e);
        }
    }

    /** The earlier state. */
    public Since.Revision revision() {
        return revision;
    }

    /**
     * What an analysis of the earlier state finds, what was not read from the repository among its problems; nothing where there
     * was nothing to analyse.
     */
    public Optional<AnalysisResult> analyze() {
        Optional<AnalysisRequest> earlier = earlierRequest();
        if (earlier.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(CascadeLint.analyze(earlier.get()).withProblems(problems));
        } catch (NothingToAnalyseException e) {
            return Optional.empty(); // that is an answer, too: all there is now is new
        }
    }

    /** The same request, below the folder with the files of then. */
    private Optional<AnalysisRequest> earlierRequest() {
        List<Path> roots =
                request.roots().stream().map(this::moved).filter(Files::exists).toList();
        if (roots.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(request.elsewhere(
                roots,
                moved(request.baseDirectory()),
                request.schemas().stream().map(this::moved).toList()));
    }

    /** Where a path of the work tree is among the files of then; another one is taken as it is now. */
    private Path moved(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path real = absolute;
        try {
            real = absolute.toRealPath();
        } catch (IOException e) {
            real = absolute; // a path that is not there is looked for where it would be
        }
        return real.startsWith(workTree) && !ignored.contains(real)
                ? folder.path().resolve(workTree.relativize(real))
                : path;
    }

    /** Roots that version control leaves alone, such as generated sources, are the same in both states. */
    private void findIgnored(Repository repository) throws IOException, RevisionException {
        for (Path root : request.roots()) {
            Path real = real(root);
            if (real.startsWith(workTree) && !real.equals(workTree) && isIgnored(repository, real)) {
                ignored.add(real);
            }
        }
    }

    private boolean isIgnored(Repository repository, Path path) throws IOException {
        String name = workTree.relativize(path).toString().replace('\\', '/');
        try (TreeWalk files = new TreeWalk(repository)) {
            files.addTree(new FileTreeIterator(repository));
            files.setFilter(PathFilter.create(name));
            while (files.next()) {
                if (files.getTree(0, WorkingTreeIterator.class).isEntryIgnored()) {
                    return true;
                }
                if (files.isSubtree() && !files.getPathString().equals(name)) {
                    files.enterSubtree();
                }
            }
        }
        return false;
    }

    private void write(Repository repository) throws IOException {
        Files.createDirectories(moved(request.baseDirectory()));
        Files.createDirectories(folder.path().resolve(".git")); // what looks upwards for settings stops here
        String prefix = prefix();
        try (RevWalk commits = new RevWalk(repository);
                TreeWalk tree = new TreeWalk(repository)) {
            tree.addTree(commits.parseCommit(ObjectId.fromString(revision.mergeBase()))
                    .getTree());
            while (tree.next()) {
                if (tree.isSubtree()) {
                    if (!NEVER.contains(tree.getNameString())) {
                        tree.enterSubtree();
                    }
                } else if (isWanted(tree)) {
                    write(tree, prefix);
                }
            }
        }
    }

    /** The path of the scan root within the repository, as the repository writes it. */
    private String prefix() {
        String path = folder.path()
                .relativize(moved(request.baseDirectory()))
                .toString()
                .replace('\\', '/');
        return path.isEmpty() ? "" : path + "/";
    }

    private boolean isWanted(TreeWalk tree) {
        return tree.getFileMode(0) == FileMode.GITLINK
                || MARKS.contains(tree.getNameString())
                || CascadeLint.mayRead(tree.getNameString())
                || request.roots().stream()
                        .anyMatch(root -> moved(root).equals(folder.path().resolve(tree.getPathString())));
    }

    private void write(TreeWalk tree, String prefix) throws IOException {
        String path = tree.getPathString();
        Optional<Path> target = target(path);
        if (target.isEmpty()) {
            problem(path, prefix, "has a path that this system cannot hold");
            return;
        }
        FileMode mode = tree.getFileMode(0);
        if (mode == FileMode.GITLINK) {
            problem(path, prefix, "is a submodule, whose history is not read; what is in it may look new");
            return;
        }
        if (mode == FileMode.SYMLINK) {
            problem(path, prefix, "is a link, which is not followed in the history; what it leads to may look new");
            return;
        }
        ObjectLoader content = tree.getObjectReader().open(tree.getObjectId(0));
        if (content.getSize() > MAX_BYTES) {
            return; // nor is it read in the work tree, which is told there
        }
        byte[] bytes = content.getBytes();
        if (isLfsPointer(bytes)) {
            problem(path, prefix, "is kept by Git LFS, and not in the repository itself; what is in it may look new");
            return;
        }
        Path parent = target.get().getParent();
        if (parent != null && folders.add(parent)) {
            Files.createDirectories(parent);
        }
        Files.write(target.get(), bytes);
    }

    /** A commit may hold any path; only what stays below the folder is written. */
    private Optional<Path> target(String path) {
        try {
            Path target = folder.path().resolve(path);
            boolean safe = target.equals(target.normalize()) && target.startsWith(folder.path());
            return safe ? Optional.of(target) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static boolean isLfsPointer(byte[] bytes) {
        return bytes.length >= LFS_POINTER.length
                && Arrays.equals(bytes, 0, LFS_POINTER.length, LFS_POINTER, 0, LFS_POINTER.length);
    }

    /** Outside of the scan root, hardly anybody misses it. */
    private void problem(String path, String prefix, String text) {
        if (path.startsWith(prefix)) {
            problems.add(new Problem(Problem.Kind.IO, text, path.substring(prefix.length()), 0));
        }
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
