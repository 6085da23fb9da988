package io.github.cascadelint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.cli.Session.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineCommandTest {
    private static final String FILE = "cascade-lint-baseline.txt";

    @TempDir
    Path folder;

    private Session session;

    @BeforeEach
    void start() {
        session = new Session(folder).withError();
    }

    /** A second entity with the same kind of error. */
    private void addError() {
        session.write("src/main/java/shop/Photo.java", """
                package shop;

                import jakarta.persistence.*;
                import java.util.*;

                @Entity
                public class Photo {
                    @Id
                    private Long id;

                    @ManyToMany(cascade = CascadeType.ALL)
                    private Set<Post> posts;
                }
                """);
    }

    @Test
    void acceptsWhatIsFoundAndLetsCheckPass() {
        Outcome outcome = session.run("baseline");

        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEqualTo("cascade-lint: " + FILE + ": 1 finding accepted, 1 added, 0 taken out\n");
        assertThat(outcome.status()).isZero();
        assertThat(session.read(FILE)).endsWith("--prune`.\nremove-on-both-ends shop.Comment#post\n");
        Outcome check = session.run("check");
        assertThat(check.out()).startsWith("No findings in 2 entities; 1 baselined\n");
        assertThat(check.status()).isZero();
    }

    @Test
    void isFoundFromAFolderBelow() {
        session.run("baseline");

        assertThat(session.run("check", "src/main/java").status()).isZero();
        assertThat(session.run("check", "--baseline", FILE, "src").status()).isZero();
    }

    @Test
    void stopsAtWhatCameLater() {
        session.run("baseline");
        addError();

        Outcome check = session.run("check", "--fail-on", "warning");

        assertThat(check.out())
                .contains("Photo.java:11:27: warning[likely] remove-on-many-to-many")
                .doesNotContain("remove-on-both-ends");
        assertThat(check.status()).isEqualTo(1);
    }

    @Test
    void tellsWhatIsNoLongerFoundAndPrunesIt() {
        addError();
        session.run("baseline");
        session.write("src/main/java/shop/Photo.java", "package shop; class Photo {}");

        Outcome check = session.run("check");
        assertThat(check.out())
                .contains("1 line of the baseline no longer found, which 'cascade-lint baseline --prune' takes out:"
                        + " remove-on-many-to-many shop.Photo#posts\n");
        assertThat(check.status()).isZero();
        assertThat(session.read(FILE)).as("check never writes it").contains("shop.Photo#posts");

        assertThat(session.run("baseline", "--prune").err())
                .isEqualTo("cascade-lint: " + FILE + ": 1 finding accepted, 0 added, 1 taken out\n");
        assertThat(session.read(FILE)).contains("shop.Comment#post").doesNotContain("Photo");
    }

    @Test
    void pruningAcceptsNothingAnew() {
        session.run("baseline");
        addError();

        session.run("baseline", "--prune");

        assertThat(session.run("check", "--fail-on", "warning").status()).isEqualTo(1);
    }

    @Test
    void isNotWrittenAfterAnIncompleteAnalysis() {
        Outcome outcome = session.withBrokenFile().run("baseline");

        assertThat(outcome.err()).contains("src/main/java/shop/Broken.java:", "nothing is written");
        assertThat(outcome.status()).isEqualTo(3);
        assertThat(folder.resolve(FILE)).doesNotExist();
        assertThat(session.run("baseline", "--allow-incomplete").status()).isZero();
    }

    @Test
    void noEntityAtAllIsNotClean() {
        session.run("baseline");
        session.write("tools/src/Tool.java", "package tools; class Tool {}");

        Outcome check = session.run("check", "--report", "json=report.json", "tools");

        assertThat(check.out()).isEmpty();
        assertThat(check.err())
                .contains("no entity was found in what was analysed, and yet " + FILE + " accepts 1 finding: name the"
                        + " folder that holds the entities, or delete the baseline if there are none any more");
        assertThat(check.status()).isEqualTo(2);
        assertThat(folder.resolve("report.json")).doesNotExist();
        Outcome baseline = session.run("baseline", "tools");
        assertThat(baseline.err()).contains("nothing is written: no entity was found");
        assertThat(baseline.status()).isEqualTo(2);
        assertThat(session.read(FILE)).contains("shop.Comment#post");
        assertThat(session.run("check", "--baseline", FILE + "2", "tools").status())
                .as("no such baseline")
                .isEqualTo(2);
        session.write("empty.txt", "");
        assertThat(session.run("check", "--baseline", "empty.txt", "tools").status())
                .as("nothing is accepted, so nothing is missing")
                .isZero();
    }

    @Test
    void refusesWhatIsNoBaseline() {
        session.write(FILE, "# accepted\n<<<<<<< HEAD\nremove-on-both-ends shop.Comment#post\n=======\n");

        Outcome check = session.run("check");

        assertThat(check.err())
                .contains(FILE + ":2: '<<<<<<< HEAD' is no rule with what it is about", FILE + ":4: '======='");
        assertThat(check.status()).isEqualTo(2);
        assertThat(session.run("check", "--baseline", "none.txt").err())
                .contains("none.txt: no such baseline; the command baseline, or the goal of that name, writes it");
        assertThat(session.run("baseline", "--prune", "--baseline", "none.txt").err())
                .contains("there is no baseline to prune: no none.txt");
    }
}
