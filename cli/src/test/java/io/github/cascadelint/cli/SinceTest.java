package io.github.cascadelint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.cli.Session.Outcome;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --since}. */
class SinceTest {

    @TempDir
    Path folder;

    private Session session;

    @BeforeEach
    void start() {
        session = new Session(folder).withError();
    }

    @Test
    void countsWhatIsNewAlone() throws GitAPIException {
        commit();

        Outcome same = session.run("check", "--since", "main");
        assertThat(same.out())
                .startsWith("This change leaves what deletes do as it was\n")
                .contains("No new findings since ", " (main); 1 was there before\n");
        assertThat(same.status()).isZero();

        addError();
        Outcome more = session.run("check", "--since", "main", "--fail-on", "warning");
        assertThat(more.out())
                .startsWith(
                        "What this change does to deletes\n  `Photo.post` cascades REMOVE (`CascadeType.ALL`): a delete"
                                + " of the `Photo` deletes its `Post`  src/main/java/shop/Photo.java:10\n")
                .contains("remove-on-many-to-one")
                .doesNotContain("remove-on-both-ends");
        assertThat(more.status()).isEqualTo(1);
    }

    private void addError() {
        session.write("src/main/java/shop/Photo.java", """
                package shop;

                import jakarta.persistence.*;

                @Entity
                public class Photo {
                    @Id
                    private Long id;

                    @ManyToOne(cascade = CascadeType.ALL)
                    private Post post;
                }
                """);
    }

    @Test
    void cannotRunWithoutSuchACommit() throws GitAPIException {
        Outcome outside = session.run("check", "--since", "main");
        assertThat(outside.err()).contains("is in no git repository");
        assertThat(outside.status()).isEqualTo(2);

        commit();
        Outcome mistyped = session.run("check", "--since", "mian");
        assertThat(mistyped.out()).isEmpty();
        assertThat(mistyped.err())
                .isEqualTo(
                        "cascade-lint: 'mian' is no branch, tag or commit of this repository; did you mean 'main'?\n");
        assertThat(mistyped.status()).isEqualTo(2);
    }

    @Test
    void isIncompleteByTheSourcesOfNowAlone() throws GitAPIException {
        String broken =
                "package shop;\n@jakarta.persistence.Entity\nclass Broken {\n    @jakarta.persistence.Id long id\n";
        session.write("src/main/java/shop/Broken.java", broken);
        commit();

        assertThat(session.run("check", "--since", "main").status()).isEqualTo(3);

        session.write("src/main/java/shop/Broken.java", "package shop;\nclass Broken {}\n");
        Outcome mended = session.run("check", "--since", "main");
        assertThat(mended.out()).contains("could not be analysed in full, so what looks new may have been there");
        assertThat(mended.status()).isZero();
    }

    private void commit() throws GitAPIException {
        try (Git git = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("Begin")
                    .setAuthor("A", "a@example.org")
                    .setCommitter("A", "a@example.org")
                    .setSign(false)
                    .call();
        }
    }
}
