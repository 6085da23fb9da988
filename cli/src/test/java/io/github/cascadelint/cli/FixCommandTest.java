package io.github.cascadelint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.cli.Session.Outcome;
import io.github.cascadelint.mapping.Association;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.rule.Category;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Rule;
import io.github.cascadelint.rule.RuleContext;
import io.github.cascadelint.rule.RuleInfo;
import io.github.cascadelint.rule.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code fix}: what it prints, what it writes, and what it leaves alone. */
class FixCommandTest {

    private static final String COMMENT = "src/main/java/shop/Comment.java";

    @TempDir
    Path folder;

    @Test
    void printsWhatItWouldChange() {
        Session session = new Session(folder).withError();
        String before = session.read(COMMENT);

        Outcome outcome = session.run("fix");

        assertThat(outcome.status()).isEqualTo(ExitStatus.CLEAN);
        assertThat(outcome.out()).isEqualTo("""
                # safe: remove-on-both-ends on shop.Comment#post
                --- a/src/main/java/shop/Comment.java
                +++ b/src/main/java/shop/Comment.java
                @@ -7,6 +7,6 @@
                     @Id
                     private Long id;
                \s
                -    @ManyToOne(optional = false, cascade = CascadeType.REMOVE)
                +    @ManyToOne(optional = false)
                     private Post post;
                 }
                """);
        assertThat(outcome.err()).isEqualTo("""
                cascade-lint: src/main/java/shop/Comment.java: safe: remove-on-both-ends on shop.Comment#post
                cascade-lint: found after these changes, and not before:
                cascade-lint:   info (possible): slow-remove on shop.Post#comments
                cascade-lint: 1 file would change
                """);
        assertThat(session.read(COMMENT)).isEqualTo(before);
    }

    @Test
    void whatItPrintsCanBeApplied() throws Exception {
        Session session = new Session(folder).withError();
        Files.writeString(folder.resolve("change.diff"), session.run("fix").out());

        Process git = new ProcessBuilder("git", "apply", "change.diff")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(git.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said).isEmpty();
        assertThat(session.read(COMMENT)).contains("@ManyToOne(optional = false)\n");
    }

    @Test
    void writesOnceAndFindsNothingTheSecondTime() throws IOException {
        Session session = new Session(folder).withError();

        Outcome first = session.run("fix", "--write");
        String after = session.read(COMMENT);
        Outcome second = session.run("fix", "--write");

        assertThat(first.status()).isEqualTo(ExitStatus.CLEAN);
        assertThat(first.out()).isEmpty();
        assertThat(first.err()).endsWith("cascade-lint: 1 file changed\n");
        assertThat(after).contains("@ManyToOne(optional = false)\n");
        assertThat(second.err()).startsWith("cascade-lint: nothing to change");
        assertThat(session.read(COMMENT)).isEqualTo(after);
        assertThat(session.run("check").status()).isEqualTo(ExitStatus.CLEAN);
        try (Stream<Path> files = Files.list(folder.resolve(COMMENT).getParent())) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void keepsEncodingMarkLineEndsAndRights() throws IOException {
        Session session = new Session(folder).withError();
        Path file = folder.resolve(COMMENT);
        String text = "\uFEFF"
                + session.read(COMMENT).replace("@Entity", "// Größe\n@Entity").replace("\n", "\r\n");
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));

        assertThat(session.run("fix", "--write").status()).isEqualTo(ExitStatus.CLEAN);

        assertThat(Files.readString(file)).isEqualTo(text.replace(", cascade = CascadeType.REMOVE", ""));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-rw-r--"));
        Files.write(file, text.substring(1).getBytes(StandardCharsets.ISO_8859_1));
        assertThat(session.run("fix", "--write", "--encoding", "ISO-8859-1").status())
                .isEqualTo(ExitStatus.CLEAN);
        assertThat(Files.readAllBytes(file))
                .isEqualTo(text.substring(1)
                        .replace(", cascade = CascadeType.REMOVE", "")
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void leavesAloneWhatIsSuppressedOrAccepted() {
        Session session = new Session(folder).withError();
        assertThat(session.run("baseline").status()).isEqualTo(ExitStatus.CLEAN);

        assertThat(session.run("fix").out()).isEmpty();

        session.write(
                COMMENT,
                session.read(COMMENT)
                        .replace("@ManyToOne", "// cascade-lint:allow remove-on-both-ends: so be it\n    @ManyToOne"));
        assertThat(session.run("fix", "--baseline", "none.txt").status()).isEqualTo(ExitStatus.CANNOT_RUN);
        assertThat(session.run("fix", "--rule", "remove-on-both-ends").out()).isEmpty();
    }

    @Test
    void choosesByRuleAndTier() {
        Session session = new Session(folder).withError();

        assertThat(session.run("fix", "--rule", "merge-to-shared").out()).isEmpty();
        assertThat(session.run("fix", "--rule", "remove-on-both-ends").out()).isNotEmpty();
        assertThat(session.run("fix", "--tier", "safe").out()).isNotEmpty();
        assertThat(session.run("fix", "--rule", "remove-on-both-end").err())
                .contains("unknown rule 'remove-on-both-end'; did you mean 'remove-on-both-ends'?");
        assertThat(session.run("fix", "--tier", "manual").status()).isEqualTo(ExitStatus.CANNOT_RUN);
    }

    @Test
    void onlySuggestedEditsAreShownAndNotWrittenUnasked() {
        Session session = new Session(folder).withError();
        session.write(
                "src/main/java/shop/Comment.java", session.read(COMMENT).replace(", cascade = CascadeType.REMOVE", ""));
        session.write("src/main/java/shop/Pen.java", """
                package shop;

                import jakarta.persistence.*;

                @Entity
                public class Pen {
                    @Id
                    private Long id;

                    @ManyToOne
                    @JoinColumn(name = "ink", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
                    private Post post;
                }
                """);

        assertThat(session.run("fix").out())
                .contains("# suggested: foreign-key-disabled on shop.Pen#post", "+    @JoinColumn(name = \"ink\")\n");
        assertThat(session.run("fix", "--write").err())
                .isEqualTo("cascade-lint: nothing to change that is safe; --tier suggested changes more, and without"
                        + " --write it is shown\n");
        assertThat(session.run("fix", "--write", "--tier", "suggested").err()).endsWith("1 file changed\n");
        assertThat(session.read("src/main/java/shop/Pen.java")).contains("@JoinColumn(name = \"ink\")\n");
    }

    @Test
    void writesNothingWhereSomethingCouldNotBeRead() {
        Session session = new Session(folder).withError().withBrokenFile();
        String before = session.read(COMMENT);

        Outcome outcome = session.run("fix", "--write");

        assertThat(outcome.status()).isEqualTo(ExitStatus.INCOMPLETE);
        assertThat(outcome.err()).contains("nothing is written");
        assertThat(session.read(COMMENT)).isEqualTo(before);
        assertThat(session.run("fix", "--write", "--allow-incomplete").status()).isEqualTo(ExitStatus.CLEAN);
        assertThat(session.read(COMMENT)).isNotEqualTo(before);
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Session session = new Session(folder).withError();
        Path real = folder.resolve("elsewhere.txt");
        Files.move(folder.resolve(COMMENT), real);
        Files.createSymbolicLink(folder.resolve(COMMENT), real);

        session.run("fix", "--write");

        assertThat(folder.resolve(COMMENT)).isSymbolicLink();
        assertThat(real).content().contains("@ManyToOne(optional = false)\n");
    }

    private Session withStrangeRule() {
        return new Session(folder)
                .withError()
                .with(new Engine(CascadeLint.rules().withCustom(List.of(new PlainReference())), CascadeLint::analyze));
    }

    @Test
    void doesNotMendWhatBringsAnError() {
        Session session = withStrangeRule();
        String before = session.read(COMMENT);

        Outcome shown = session.run("fix");
        Outcome written = session.run("fix", "--write");

        assertThat(shown.status()).isEqualTo(ExitStatus.FINDINGS);
        assertThat(shown.out()).isEmpty();
        assertThat(shown.err()).isEqualTo("""
                cascade-lint: src/main/java/shop/Comment.java:10: safe: remove-on-both-ends on shop.Comment#post is not mended by an edit, because that would bring:
                cascade-lint:   error (certain): acme/plain-reference on shop.Comment#post
                cascade-lint: nothing to change
                """);
        assertThat(written.status()).isEqualTo(ExitStatus.FINDINGS);
        assertThat(session.read(COMMENT)).isEqualTo(before);
    }

    @Test
    void onlyWhatBringsAnErrorIsHeldBack() {
        Session session = withStrangeRule();
        session.write(
                "src/main/java/shop/Reply.java",
                session.read(COMMENT)
                        .replace("class Comment", "class Reply")
                        .replace("CascadeType.REMOVE", "{CascadeType.MERGE, CascadeType.REMOVE}"));
        session.write(
                "src/main/java/shop/Post.java",
                session.read("src/main/java/shop/Post.java").replace("new ArrayList<>();\n", """
                        new ArrayList<>();

                            @OneToMany(mappedBy = "post", cascade = CascadeType.ALL, orphanRemoval = true)
                            private List<Reply> replies = new ArrayList<>();
                        """));

        Outcome outcome = session.run("fix", "--write", "--rule", "remove-on-both-ends");

        assertThat(outcome.status()).isEqualTo(ExitStatus.FINDINGS);
        assertThat(session.read(COMMENT)).contains("cascade = CascadeType.REMOVE");
        assertThat(session.read("src/main/java/shop/Reply.java")).contains("cascade = {CascadeType.MERGE}");
    }

    @Test
    void whatABroughtFindingDoesNotFailIsTold() {
        Session session = withStrangeRule().write("cascade-lint.yml", "rules:\n  acme/plain-reference: warning\n");

        Outcome json = session.run("fix", "--format", "json");
        Outcome written = session.run("fix", "--write");

        assertThat(json.out())
                .contains("\"held\": []")
                .containsSubsequence("\"mended\"", "remove-on-both-ends", "\"brings\"", "acme/plain-reference");
        assertThat(written.err()).isEqualTo("""
                cascade-lint: src/main/java/shop/Comment.java: safe: remove-on-both-ends on shop.Comment#post
                cascade-lint: found after these changes, and not before:
                cascade-lint:   warning (certain): acme/plain-reference on shop.Comment#post
                cascade-lint:   info (possible): slow-remove on shop.Post#comments
                cascade-lint: 1 file changed
                """);
        assertThat(written.status()).isEqualTo(ExitStatus.CLEAN);
        assertThat(session.run("fix", "--write", "--format", "json").status()).isEqualTo(ExitStatus.CANNOT_RUN);
    }

    /** Flags what edits that take cascades off leave behind. */
    @RuleInfo(
            id = "acme/plain-reference",
            category = Category.MAPPING,
            severity = Severity.ERROR,
            since = "1",
            summary = "A many-to-one passes nothing on")
    static final class PlainReference implements Rule {
        @Override
        public void check(RuleContext context) {
            for (Association end : context.graph().ends()) {
                if (end.kind() == AssociationKind.MANY_TO_ONE
                        && end.cascade().types().isEmpty()) {
                    context.report(end, end.annotationRange())
                            .confidence(Confidence.CERTAIN)
                            .message(end.display() + " passes nothing on")
                            .emit();
                }
            }
        }
    }
}
