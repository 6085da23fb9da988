package io.github.cascadelint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.cli.Session.Outcome;
import io.github.cascadelint.rule.RuleMetadata;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliTest {
    @TempDir
    Path folder;

    private Session session;

    @BeforeEach
    void start() {
        session = new Session(folder);
    }

    @Test
    void tellsItsVersion() {
        Outcome outcome = session.run("--version");

        assertThat(outcome.out()).matches("cascade-lint \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
        assertThat(outcome.status()).isZero();
    }

    @Test
    void helpsOnStandardOutputWhenAsked() {
        for (String[] arguments : new String[][] {
            {"--help"},
            {"help"},
            {"check", "--help"},
            {"model", "-h"},
            {"rules", "-h"},
            {"explain", "-h"},
            {"who-deletes", "-h"},
            {"impact", "-h"},
            {"help", "check"}
        }) {
            Outcome outcome = session.run(arguments);
            assertThat(outcome.out()).contains("Usage: cascade-lint");
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.status()).isZero();
            assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 100);
        }
    }

    @Test
    void helpsOnStandardErrorWhenNothingIsAsked() {
        Outcome outcome = session.run();

        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("Usage: cascade-lint", "Exit status: 0 nothing", "A first run:");
        assertThat(outcome.status()).isEqualTo(2);
    }

    @Test
    void refusesUnknownCommands() {
        assertThat(session.run("chekc").err()).isEqualTo("""
                cascade-lint: unknown command 'chekc'; did you mean 'check'?
                cascade-lint: see cascade-lint --help
                """);
        assertThat(session.run("chekc").status()).isEqualTo(2);
        assertThat(session.run("--nonsense").err()).startsWith("cascade-lint: unknown option '--nonsense'\n");
    }

    @Test
    void noticesThatStandardOutputIsGone() {
        PrintStream closed = new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int value) throws java.io.IOException {
                        throw new java.io.IOException("No space left on device");
                    }
                },
                false,
                StandardCharsets.UTF_8);
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        Terminal terminal =
                new Terminal(closed, new PrintStream(err, true, StandardCharsets.UTF_8), folder, false, false, 0);

        assertThat(Cli.execute(terminal, Engine.BUILT_IN, "rules")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("cascade-lint: cannot write to standard output\n");
    }

    @Test
    void printsTheModel() {
        session.withError();

        assertThat(session.run("model").out())
                .startsWith("{\n  \"managedTypes\": [\n")
                .contains("\"kind\": \"many-to-one\"");
        assertThat(session.run("model", "--format", "dot").out()).startsWith("digraph model {\n");
        assertThat(session.run("model", "--format=mermaid", "src").out()).startsWith("flowchart LR\n");
        assertThat(session.run("model", "--format=svg").out()).contains("<svg ", ">post: REMOVE</text>");
        assertThat(session.run("model", "--format=svg", "--entity", "Comment", "--depth=0")
                        .out())
                .contains(">Comment</text>")
                .doesNotContain(">Post</text>");
        assertThat(session.run("model", "--entity", "Post").err())
                .startsWith("cascade-lint: --entity, --depth and --only-cascades are for pictures; ");
        assertThat(session.run("model", "--format=dot", "--depth", "2").err()).contains("give --entity, too");
        assertThat(session.run("model", "--format=dot", "--entity=Post", "--depth=x")
                        .err())
                .contains("'x' is not a number of arrows; give 0 or more");
        assertThat(session.run("model", "--format=dot", "--entity=Pots").err()).contains("did you mean");
        Outcome outcome = session.run("model", "--output", "model.json");
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.status()).isZero();
        assertThat(session.read("model.json")).isEqualTo(session.run("model").out());
        assertThat(session.run("model", "--format", "png").err())
                .startsWith(
                        "cascade-lint: Invalid value for option '--format': 'png' is none of json, dot, mermaid, svg");
    }

    @Test
    void tellsWhatTheModelLacks() {
        Outcome outcome = session.withError().withBrokenFile().run("model", "src");

        assertThat(outcome.out()).startsWith("{\n");
        assertThat(outcome.err()).startsWith("cascade-lint: src/main/java/shop/Broken.java:");
        assertThat(outcome.status()).isEqualTo(3);
        assertThat(session.run("model", "--allow-incomplete").status()).isZero();
    }

    @Test
    void listsTheRules() {
        Outcome outcome = session.run("rules");

        assertThat(outcome.out()).startsWith("A delete goes where it must not\n");
        for (RuleMetadata rule : Engine.BUILT_IN.rules().all()) {
            assertThat(outcome.out()).contains(rule.id() + " ", rule.summary() + "\n");
        }
        assertThat(session.run("rules", "--format", "json").out()).startsWith("{\n  \"rules\": [\n");
        assertThat(outcome.status()).isZero();
    }

    @Test
    void explainsEveryRule() {
        for (RuleMetadata rule : Engine.BUILT_IN.rules().all()) {
            Outcome outcome = session.run("explain", rule.id());
            assertThat(outcome.out()).startsWith("#").contains(rule.id());
            assertThat(outcome.status()).isZero();
        }
        assertThat(session.onTerminal().run("explain", "remove-on-many-to-one").out())
                .startsWith("\u001b[1m# ");
    }

    @Test
    void saysWhatItCannotExplain() {
        assertThat(session.run("explain", "remov-on-many-to-one").err())
                .isEqualTo("cascade-lint: unknown rule 'remov-on-many-to-one';"
                        + " did you mean remove-on-many-to-one or remove-on-many-to-many?\n"
                        + "cascade-lint: all rules: cascade-lint rules\n");
        assertThat(session.run("explain", "../secret").status()).isEqualTo(2);
        assertThat(session.run("explain").err()).startsWith("cascade-lint: Missing required parameter: 'SUBJECT'\n");
        assertThat(session.run("explain", "Post", "nowhere").err())
                .isEqualTo("cascade-lint: no such file or folder: nowhere\n");
    }

    @Test
    void explainsAttributesAndEntities() {
        session.withError();

        Outcome attribute = session.run("explain", "Post#comments");
        assertThat(attribute.out())
                .startsWith("Post#comments  src/main/java/shop/Post.java:12\n")
                .contains("      delete from Comment where id=?   -- for each Comment\n");
        assertThat(attribute.err()).isEmpty();
        assertThat(attribute.status()).isZero();
        assertThat(session.run("explain", "shop.Comment", "src", "--format", "json")
                        .out())
                .startsWith("{\n  \"entity\": \"shop.Comment\",\n");
        assertThat(session.run("explain", "Post", "--output", "post.txt").out()).isEmpty();
        assertThat(session.read("post.txt")).startsWith("Post  shop.Post  src/main/java/shop/Post.java:7\n");
        assertThat(session.run("explain", "remove-on-many-to-one", "--format=json")
                        .out())
                .contains("\"id\": \"remove-on-many-to-one\"");
    }

    @Test
    void tellsWhoDeletes() {
        Outcome outcome = session.withError().run("who-deletes", "Comment");

        assertThat(outcome.out())
                .startsWith("How Comment rows disappear  src/main/java/shop/Comment.java:6\n")
                .contains("└─ taken out of Post.comments: orphan removal");
        assertThat(outcome.status()).isZero();
        assertThat(session.run("who-deletes", "Comment", "src", "--format=json").out())
                .contains("\"kind\": \"orphan-removal\"");
        assertThat(session.withBrokenFile().run("who-deletes", "Comment").status())
                .isEqualTo(3);
        assertThat(session.run("who-deletes", "Comment", "--allow-incomplete").status())
                .isZero();
    }

    @Test
    void tellsWhatADeleteDoes() {
        Outcome outcome = session.withError().run("impact", "Post");

        assertThat(outcome.out())
                .startsWith("What deleting a Post does  src/main/java/shop/Post.java:")
                .contains("removed: Comment (Post.comments)");
        assertThat(outcome.status()).isZero();
        assertThat(session.run("impact", "Post", "src", "--format=json").out())
                .contains("\"kind\": \"removed-by-orm\"", "\"keysAssumed\": true");
        assertThat(session.run("impact", "Post", "src", "--format=mermaid").out())
                .startsWith("flowchart LR\n  n0[\"Post\"]:::removedbyorm\n")
                .contains("  n0 -->|\"removed<br/>Post.comments\"| n1\n");
    }

    @Test
    void tellsWhatDeletesOfAllEntitiesDo() {
        Outcome outcome = session.withError().run("impact", "--all");

        assertThat(outcome.out()).startsWith("deleted  removed-by-orm  ").contains("\nPost     ");
        assertThat(outcome.status()).isZero();
        assertThat(session.run("impact", "--all", "--format=json").out()).startsWith("{\n  \"plans\": [");
        assertThat(session.run("impact").err()).isEqualTo("cascade-lint: name an entity, or give --all\n");
        assertThat(session.run("impact").status()).isEqualTo(2);
    }

    @Test
    void saysWhyADatabaseCannotBeReadAndShowsNoSecret() {
        Outcome outcome =
                session.withError().run("check", "--schema=jdbc:nothing://joe:secret@db/shop?password=secret");

        assertThat(outcome.err())
                .isEqualTo(
                        "cascade-lint: no driver for jdbc:nothing://db/shop; give the jar that holds one by --driver\n");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(session.run("check", "--schema=jdbc:h2:mem:", "--driver=missing.jar")
                        .err())
                .isEqualTo("cascade-lint: no such file or folder: missing.jar\n");
    }

    @Test
    void listsTheCandidatesForANameThatIsNotClear() {
        session.withError().write("src/main/java/blog/Post.java", """
                package blog;

                @jakarta.persistence.Entity
                public class Post {
                    @jakarta.persistence.Id
                    private Long id;
                }
                """);

        Outcome ambiguous = session.run("who-deletes", "Post");
        assertThat(ambiguous.err()).isEqualTo("""
                cascade-lint: several entities are called 'Post'; give the whole name:
                cascade-lint:   blog.Post
                cascade-lint:   shop.Post
                """);
        assertThat(ambiguous.status()).isEqualTo(2);
        assertThat(session.run("explain", "Coment").err()).isEqualTo("""
                cascade-lint: no entity 'Coment'; did you mean one of these?
                cascade-lint:   Comment
                """);
        assertThat(session.run("explain", "shop.Post#coments").err()).isEqualTo("""
                cascade-lint: no attribute 'coments' in shop.Post; it has
                cascade-lint:   Post#comments
                """);
        assertThat(session.run("explain", "Zebra").status()).isEqualTo(2);
    }

    @Test
    void honoursTheEnvironmentsWishForColour() {
        assertThat(Terminal.wantsColor(Map.of("TERM", "xterm"), "Linux")).isTrue();
        assertThat(Terminal.wantsColor(Map.of(), "Linux")).isTrue();
        assertThat(Terminal.wantsColor(Map.of("NO_COLOR", "1"), "Linux")).isFalse();
        assertThat(Terminal.wantsColor(Map.of("NO_COLOR", ""), "Linux")).isTrue();
        assertThat(Terminal.wantsColor(Map.of("TERM", "dumb"), "Linux")).isFalse();
        assertThat(Terminal.wantsColor(Map.of(), "Windows 11")).isFalse();
        assertThat(Terminal.wantsColor(Map.of("WT_SESSION", "x"), "Windows 11")).isTrue();
    }
}
