package io.github.cascadelint.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.Since;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.triage.TriagedFinding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierTreeTest {

    private static final String ORDER = """
            package shop;

            import jakarta.persistence.*;

            @Entity
            class Order {
                @Id Long id;

                @ManyToOne
                Customer customer;
            }
            """;

    private static final String CUSTOMER = """
            package shop;

            import jakarta.persistence.*;

            @Entity
            class Customer {
                @Id Long id;
            }
            """;

    private static final String BAD = ORDER.replace("@ManyToOne", "@ManyToOne(cascade = CascadeType.REMOVE)");

    @TempDir
    private Path folder;

    @BeforeAll
    static void keepOffTheMachine() {
        QuietSystem.install();
    }

    @Test
    void comparesWithTheCommitWhereTheBranchesParted() throws Exception {
        try (Git git = repository()) {
            RevCommit base = commit(git, "Begin");
            git.checkout().setCreateBranch(true).setName("topic").call();
            write("src/Order.java", BAD);
            commit(git, "Delete the customer, too");
            git.checkout().setName("main").call();
            write(
                    "src/Customer.java",
                    CUSTOMER.replace("Long id;", "Long id; @OneToOne(cascade = CascadeType.ALL) Order last;"));
            RevCommit tip = commit(git, "Go on meanwhile");
            git.checkout().setName("topic").call();

            Since since = since("main", folder);

            assertThat(since.revision()).isEqualTo(new Since.Revision("main", tip.name(), base.name()));
            assertThat(since.changes())
                    .singleElement()
                    .satisfies(change -> assertThat(change.text()).startsWith("`Order.customer` now cascades REMOVE"));
            assertThat(since.revision().text())
                    .isEqualTo(base.name().substring(0, 10) + " (where this parted from main)");
        }
    }

    @Test
    void countsOnlyNewFindings() throws Exception {
        try (Git git = repository()) {
            write("src/Order.java", BAD);
            commit(git, "Begin badly");
            write("src/Note.java", BAD.replace("Order", "Note"));

            AnalysisResult result = compare("HEAD", folder);

            assertThat(result.newFindings())
                    .extracting(finding -> finding.finding().entity())
                    .containsOnly("shop.Note");
            assertThat(result.findings().stream()
                            .filter(finding -> finding.state() == TriagedFinding.State.BASELINED)
                            .map(TriagedFinding::identity))
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(
                            result.since().orElseThrow().before());
        }
    }

    @Test
    void takesFindingsInAMovedPackageForTheSame() throws Exception {
        try (Git git = repository()) {
            write("src/Order.java", BAD);
            commit(git, "Begin badly");
            Files.delete(folder.resolve("src/Order.java"));
            Files.delete(folder.resolve("src/Customer.java"));
            write("src/store/Order.java", BAD.replace("package shop", "package store"));
            write("src/store/Customer.java", CUSTOMER.replace("package shop", "package store"));

            AnalysisResult result = compare("HEAD", folder);

            assertThat(result.newFindings()).isEmpty();
            assertThat(result.findings()).isNotEmpty();
            assertThat(result.since().orElseThrow().aboutDeletes()).isEmpty();
        }
    }

    @Test
    void readsASubfolderWithTheBuildAboveIt() throws Exception {
        try (Git git = repository()) {
            write("shop/pom.xml", "<project/>");
            write("shop/src/main/java/shop/Order.java", ORDER);
            write("shop/src/main/java/shop/Customer.java", CUSTOMER);
            write("shop/src/main/resources/db/migration/V1__tables.sql", """
                    create table customer (id bigint primary key);
                    create table "order" (id bigint primary key, customer_id bigint references customer);
                    """);
            commit(git, "Begin");
            write("shop/src/main/java/shop/Order.java", BAD);
            Path sources = folder.resolve("shop/src/main/java");

            try (EarlierTree earlier = EarlierTree.open(request(sources), "main")) {
                AnalysisResult before = earlier.analyze().orElseThrow();

                assertThat(before.schemas())
                        .hasSameSizeAs(CascadeLint.analyze(request(sources)).schemas());
                assertThat(before.coverage().entities()).isEqualTo(2);
                assertThat(before.newFindings()).isEmpty();
            }
            assertThat(since("main", sources).changes()).hasSize(1);
        }
    }

    @Test
    void readsAWorkTreeBesideItsRepository() throws Exception {
        Path main = folder.resolve("main");
        folder = main;
        try (Git git = repository()) {
            RevCommit begin = commit(git, "Begin");
            Path beside = main.resolveSibling("beside");
            Path own = main.resolve(".git/worktrees/beside");
            Files.createDirectories(own);
            Files.writeString(own.resolve("HEAD"), begin.name() + "\n");
            Files.writeString(own.resolve("commondir"), "../..\n");
            Files.writeString(own.resolve("gitdir"), beside.resolve(".git") + "\n");
            folder = beside;
            write(".git", "gitdir: " + own + "\n");
            write("src/Order.java", BAD);
            write("src/Customer.java", CUSTOMER);

            assertThat(since("main", beside).changes()).hasSize(1);
        }
    }

    @Test
    void leavesNothingBehind() throws Exception {
        try (Git git = repository()) {
            commit(git, "Begin");
            SortedSet<String> before = files(folder);
            Path copy;
            try (EarlierTree earlier = EarlierTree.open(request(folder), "HEAD")) {
                copy = Path.of(earlier.analyze().orElseThrow().coverage().entities() == 2 ? "there" : "missing");
            }
            assertThat(copy).hasToString("there");
            assertThat(files(folder)).isEqualTo(before);
        }
        try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("cascade-lint-since-"))
                            .filter(path -> holds(path, "src/Order.java")))
                    .isEmpty();
        }
    }

    private static boolean holds(Path tree, String file) {
        return Files.exists(tree.resolve(file)) && !Files.exists(tree.resolve("pom.xml"));
    }

    @Test
    void takesAllForNewWhereThereWasNothing() throws Exception {
        try (Git git = repository()) {
            commit(git, "Begin");
            write("more/Order.java", BAD.replace("Customer", "Client"));
            write("more/Client.java", CUSTOMER.replace("Customer", "Client"));

            AnalysisResult result = compare("HEAD", folder.resolve("more"));

            assertThat(result.since().orElseThrow().empty()).isTrue();
            assertThat(result.newFindings()).isNotEmpty();
            assertThat(result.since().orElseThrow().changes()).isEmpty();
        }
    }

    @Test
    void tellsOfWhatTheHistoryDoesNotHoldItself() throws Exception {
        try (Git git = repository()) {
            write("src/Big.java", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n");
            write("src/target.txt", "Order.java");
            git.add().addFilepattern(".").call();
            entry(git, "src/Linked.java", FileMode.SYMLINK, git.getRepository().newObjectInserter());
            entry(git, "library", FileMode.GITLINK, git.getRepository().newObjectInserter());
            git.commit().setMessage("Point elsewhere").setSign(false).call();

            assertThat(since("HEAD", folder).lost())
                    .extracting(Problem::file)
                    .contains("library", "src/Big.java", "src/Linked.java");
        }
    }

    private static void entry(Git git, String path, FileMode mode, org.eclipse.jgit.lib.ObjectInserter inserter)
            throws IOException {
        ObjectId id =
                inserter.insert(org.eclipse.jgit.lib.Constants.OBJ_BLOB, "Order.java".getBytes(StandardCharsets.UTF_8));
        inserter.flush();
        inserter.close();
        DirCache index = git.getRepository().lockDirCache();
        DirCacheEditor editor = index.editor();
        editor.add(new DirCacheEditor.PathEdit(path) {
            @Override
            public void apply(DirCacheEntry entry) {
                entry.setFileMode(mode);
                entry.setObjectId(id);
            }
        });
        editor.commit();
    }

    @Test
    void namesTheNearestBranch() throws Exception {
        try (Git git = repository()) {
            commit(git, "Begin");
            assertThatThrownBy(() -> since("mian", folder))
                    .isInstanceOf(RevisionException.class)
                    .hasMessage("'mian' is no branch, tag or commit of this repository; did you mean 'main'?");
            var update = git.getRepository().updateRef("refs/remotes/origin/develop");
            update.setNewObjectId(git.getRepository().resolve("HEAD"));
            update.update();
            assertThatThrownBy(() -> since("develop", folder)).hasMessageEndingWith("did you mean 'origin/develop'?");
            assertThatThrownBy(() -> since("no~such^name:", folder)).isInstanceOf(RevisionException.class);
        }
    }

    @Test
    void saysWhatToFetchWhereACloneIsShallow() throws Exception {
        Path origin = folder.resolve("origin");
        folder = origin;
        try (Git git = repository()) {
            commit(git, "Begin");
            git.checkout().setCreateBranch(true).setName("topic").call();
            write("src/Order.java", BAD);
            commit(git, "Go on");
            git.checkout().setName("main").call();
            write("src/Order.java", ORDER + "\n");
            commit(git, "Go on elsewhere");
        }
        Path clone = origin.resolveSibling("clone");
        try (Git git = Git.cloneRepository()
                .setURI(origin.toUri().toString())
                .setDirectory(clone.toFile())
                .setDepth(1)
                .setCloneAllBranches(true)
                .setBranch("topic")
                .call()) {
            assertThat(git.getRepository().getObjectDatabase().getShallowCommits())
                    .isNotEmpty();

            assertThatThrownBy(() -> since("origin/main", clone))
                    .isInstanceOf(RevisionException.class)
                    .hasMessageContaining("have no commit in common")
                    .hasMessageContaining("fetch-depth: 0");
            assertThatThrownBy(() -> since("0123456789012345678901234567890123456789", clone))
                    .hasMessageContaining("fetch-depth: 0");
        }
    }

    @Test
    void saysThatThereIsNoRepository() {
        assertThatThrownBy(() -> since("main", folder))
                .isInstanceOf(RevisionException.class)
                .hasMessageContaining("is in no git repository");
    }

    @Test
    void saysThatThereIsNoCommitYet() throws Exception {
        try (Git git = repository()) {
            assertThat(git.getRepository().resolve("HEAD")).isNull();
            assertThatThrownBy(() -> since("HEAD", folder)).isInstanceOf(RevisionException.class);
        }
    }

    private Git repository() throws IOException, GitAPIException {
        Git git = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call();
        write("src/Order.java", ORDER);
        write("src/Customer.java", CUSTOMER);
        return git;
    }

    private static RevCommit commit(Git git, String message) throws GitAPIException {
        git.add().addFilepattern(".").call();
        return git.commit()
                .setMessage(message)
                .setAuthor("A", "a@example.org")
                .setCommitter("A", "a@example.org")
                .setSign(false)
                .call();
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static SortedSet<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(Path::toString).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static AnalysisRequest request(Path root) {
        return new AnalysisRequest(List.of(root), root, false, Configuration.DEFAULT, Confidence.LIKELY, 1);
    }

    private static Since since(String ref, Path root) throws Exception {
        return compare(ref, root).since().orElseThrow();
    }

    private static AnalysisResult compare(String ref, Path root) throws Exception {
        try (EarlierTree earlier = EarlierTree.open(request(root), ref)) {
            Optional<AnalysisResult> before = earlier.analyze();
            return CascadeLint.analyze(request(root)).since(before, earlier.revision());
        }
    }
}
