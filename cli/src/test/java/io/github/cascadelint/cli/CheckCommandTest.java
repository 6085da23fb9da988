package io.github.cascadelint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.cli.Session.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    private static final String FORMATS = "console, json, sarif, html, markdown, checkstyle, junit, gitlab, github";

    @TempDir
    Path folder;

    private Session session;

    @BeforeEach
    void start() {
        session = new Session(folder);
    }

    /** Asserts a refusal: status 2, nothing on standard output, and this on standard error. */
    private static void assertRefused(Outcome outcome, String... lines) {
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEqualTo("cascade-lint: " + String.join("\ncascade-lint: ", lines) + "\n");
        assertThat(outcome.status()).isEqualTo(2);
    }

    @Test
    void endsWith0WhenNothingIsFound() {
        Outcome outcome = session.withoutError().run("check");

        assertThat(outcome.out()).isEqualTo("""
                No findings in 1 entity
                read 1 file, parsed 1; 1 entity, 0 associations; 0 targets outside the sources; persistence provider not known (nothing names one); names by the specification's defaults (no other strategy found)
                no migrations or schema scripts found; name them with --schema PATH, or under schema.sources in cascade-lint.yml
                """);
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
    }

    @Test
    void endsWith1WhenSomethingIsFound() {
        Outcome outcome = session.withError().run("check");

        assertThat(outcome.out())
                .contains("src/main/java/shop/Comment.java:10:44: error[certain] remove-on-both-ends\n")
                .contains("10 |     @ManyToOne(optional = false, cascade = CascadeType.REMOVE)\n")
                .contains("\n1 error in 2 entities\n");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isEqualTo(1);
    }

    @Test
    void endsWith3WhenInputWasLostEvenWithFindings() {
        Outcome outcome = session.withError().withBrokenFile().run("check");

        assertThat(outcome.out())
                .contains("error[certain] remove-on-both-ends")
                .contains("src/main/java/shop/Broken.java:")
                .contains("problem[syntax]")
                .contains("INCOMPLETE: part of the input could not be analysed");
        assertThat(outcome.status()).isEqualTo(3);
        assertThat(session.run("check", "--allow-incomplete").status()).isEqualTo(1);
    }

    @Test
    void tellsThatInputWasLostWhenTheReportIsForMachines() {
        Outcome outcome = session.withBrokenFile().run("check", "--format", "json");

        assertThat(outcome.out()).startsWith("{\n").contains("\"complete\": false");
        assertThat(outcome.err()).startsWith("cascade-lint: INCOMPLETE: ");
        assertThat(outcome.status()).isEqualTo(3);
    }

    @Test
    void failsFromTheLevelAskedForOn() {
        session.withError();

        assertThat(session.run("check", "--fail-on", "never").status()).isZero();
        session.write("cascade-lint.yml", "failOn: never\n");
        assertThat(session.run("check").status()).isZero();
        assertThat(session.run("check", "--fail-on=info").status()).isEqualTo(1);
        session.write("cascade-lint.yml", "rules: { remove-on-both-ends: warning, remove-on-many-to-one: warning }\n");
        assertThat(session.run("check").status()).isZero();
        assertThat(session.run("check", "--fail-on=warning").status()).isEqualTo(1);
    }

    @Test
    void writesReportsBesideTheConsole() {
        Outcome outcome =
                session.withError().run("check", "--report", "json=out/a.json", "--report=sarif=out/deep/b.sarif");

        assertThat(outcome.out()).contains("1 error in 2 entities");
        assertThat(session.read("out/a.json"))
                .isEqualTo(session.run("check", "--format=json").out());
        assertThat(session.read("out/deep/b.sarif"))
                .isEqualTo(session.run("check", "--format=sarif").out())
                .contains("\"version\": \"2.1.0\"");
    }

    @Test
    void writesTheReportToAFile() {
        Outcome outcome = session.withError().onTerminal().run("check", "--output", "report.txt");

        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEqualTo("cascade-lint: 1 error in 2 entities; report in report.txt\n");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(session.read("report.txt")).contains("1 error in 2 entities").doesNotContain("\u001b");
    }

    @Test
    void printsPathsThatCanBeOpenedFromTheCurrentFolder() {
        assertThat(session.withError().run("check", "src").out()).contains("\nsrc/main/java/shop/Comment.java:10:44: ");
        assertThat(session.run("check", "src", "--format", "json").out())
                .contains("\"file\": \"main/java/shop/Comment.java\"");

        Session elsewhere = new Session(folder.resolve("elsewhere"));
        String source =
                folder.toAbsolutePath().normalize().toString().replace('\\', '/') + "/src/main/java/shop/Comment.java";
        assertThat(elsewhere.run("check", "../src").out()).contains("\n" + source + ":10:44: ");
    }

    @Test
    void coloursOnTerminalsOnly() {
        assertThat(session.withError().run("check").out()).doesNotContain("\u001b");
        assertThat(session.onTerminal().run("check").out()).contains("\u001b[1;31merror[certain]\u001b[0m");
        assertThat(session.run("check", "--format", "json").out()).doesNotContain("\u001b");
    }

    @Test
    void refusesPathsThatAreNotThere() {
        assertRefused(session.run("check", "nowhere"), "no such file or folder: nowhere");
        assertRefused(
                session.run("check", ""), "an empty path was given; name a file, a folder or a jar, or leave it out");
    }

    @Test
    void looksTypesUpOnTheClassPath() throws IOException {
        Path classes = folder.resolve("lib");
        compile(classes, "shop/Base.java", """
                package shop;

                @jakarta.persistence.MappedSuperclass
                public class Base {
                    @jakarta.persistence.Id Long id;
                    @jakarta.persistence.ManyToOne Person author;
                }

                @jakarta.persistence.Entity
                class Person {
                    @jakarta.persistence.Id Long id;
                }
                """);
        Files.createDirectories(folder.resolve("src/shop"));
        Files.writeString(folder.resolve("src/shop/Post.java"), """
                package shop;

                @jakarta.persistence.Entity
                public class Post extends Base {}
                """);
        String here = "lib" + File.pathSeparator;

        assertThat(session.run("model", "src").out()).doesNotContain("Person");
        assertThat(session.run("model", "--class-path", here, "src").out()).contains("\"target\": \"shop.Person\"");
        assertRefused(
                session.run("check", "--class-path", here + "gone.jar", "src"),
                "no such jar or folder on the class path: gone.jar");
    }

    /** Compiles a file with annotations that stand for the real ones. */
    private static void compile(Path into, String file, String text) throws IOException {
        Path sources = Files.createDirectories(into.resolveSibling("sources"));
        Files.createDirectories(sources.resolve(file).getParent());
        Files.writeString(sources.resolve(file), text);
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none", "-d", into.toString(), sources.resolve(file).toString()));
        for (String name : List.of("MappedSuperclass", "Entity", "Id", "ManyToOne")) {
            Path annotation = sources.resolve(name + ".java");
            Files.writeString(
                    annotation,
                    "package jakarta.persistence;\n"
                            + "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)\n"
                            + "public @interface " + name + " {}\n");
            arguments.add(annotation.toString());
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }

    @Test
    void refusesFoldersWithNothingToRead() {
        Outcome outcome = session.run("check");

        assertThat(outcome.err()).startsWith("cascade-lint: no Java, mapping or class file to read below ");
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.status()).isEqualTo(2);
    }

    @Test
    void refusesWrongConfigurations() {
        session.withError()
                .write("cascade-lint.yml", "rules:\n  remov-on-many-to-one: error\nfail: 1\n")
                .write("other.yml", "exclude: 1\n");

        assertRefused(
                session.run("check", "src"),
                "cascade-lint.yml:2: unknown rule 'remov-on-many-to-one'; did you mean 'remove-on-many-to-one'?",
                "cascade-lint.yml:3: unknown key 'fail' in the configuration; did you mean 'failOn'?");
        assertRefused(
                session.run("check", "--config", "other.yml"),
                "other.yml:1: 'exclude' must be a list of globs such as \"**/generated/**\", not '1'");
        assertRefused(session.run("check", "--config", "none.yml"), "none.yml: no such file");
    }

    @Test
    void refusesOutputThatCannotBeWritten() throws Exception {
        session.withoutError().write("file", "");
        Files.createDirectory(folder.resolve("dir"));

        assertThat(session.run("check", "--output", "dir").err())
                .isEqualTo("cascade-lint: cannot write dir: it is a folder\n");
        Outcome outcome = session.run("check", "--report", "json=file/x.json");
        assertThat(outcome.err())
                .isEqualTo("cascade-lint: cannot write file/x.json: a part of the path is a file, not a folder\n");
        assertThat(outcome.status()).isEqualTo(2);
    }

    @Test
    void tellsAPersonAtATerminalHowLongItTook() {
        assertThat(session.withError().onTerminal().run("check").err()).matches("took \\d+\\.\\d s\n");
    }

    @Test
    void aTestFailsWhereTheRunDoes() {
        session.withError();

        assertThat(session.run("check", "--format", "junit").out()).contains("failures=\"1\"");
        assertThat(session.run("check", "--format", "junit", "--fail-on", "never")
                        .out())
                .contains("failures=\"0\"");
    }

    @Test
    void refusesWrongOptions() {
        String help = "see cascade-lint check --help";

        assertRefused(
                session.run("check", "--fromat=json"),
                "unknown option '--fromat=json'; did you mean '--format'?",
                help);
        assertRefused(session.run("check", "-x"), "unknown option '-x'", help);
        assertRefused(
                session.run("check", "--fail-on", "err"),
                "Invalid value for option '--fail-on': 'err' is none of error, warning, info, never; did you mean 'error'?",
                help);
        assertRefused(
                session.run("check", "--min-confidence=sure"),
                "Invalid value for option '--min-confidence': 'sure' is none of possible, likely, certain",
                help);
        assertRefused(
                session.run("check", "--format", "jsn"),
                "Invalid value for option '--format': 'jsn' is none of " + FORMATS + "; did you mean 'json'?",
                help);
        assertRefused(
                session.run("check", "--report", "sarif"),
                "Invalid value for option '--report' (FORMAT=FILE): 'sarif' is not of the form FORMAT=FILE,"
                        + " for example sarif=target/cascade-lint.sarif",
                help);
        assertRefused(
                session.run("check", "--jobs=0"),
                "Invalid value for option '--jobs': '0' is not a number of threads; give 1 or more",
                help);
        assertRefused(
                session.run("check", "--naming=hibernate"),
                "Invalid value for option '--naming': 'hibernate' is none of jpa, spring, legacy-hbm, legacy-jpa, component-path",
                help);
        assertRefused(
                session.run("check", "--config"), "Missing required parameter for option '--config' (FILE)", help);
    }

    @Test
    void tellsErrorsOfOurOwnFromThoseOfTheUser() {
        session.withoutError().with(new Engine(Engine.BUILT_IN.rules(), request -> {
            throw new IllegalStateException("oops");
        }));

        assertRefused(
                session.run("check"),
                "internal error: java.lang.IllegalStateException: oops",
                "this is a bug, not your fault; please report it at"
                        + " https://github.com/cascadelint/cascade-lint/issues with the output of --debug");
        assertThat(session.run("check", "--debug").err()).contains("\tat io.github.cascadelint.cli.");
    }

    @Test
    void survivesErrorsOfTheVirtualMachine() {
        session.withoutError().with(new Engine(Engine.BUILT_IN.rules(), request -> {
            throw new StackOverflowError();
        }));

        assertThat(session.run("check").err())
                .startsWith("cascade-lint: internal error: java.lang.StackOverflowError\n");
        assertThat(session.run("check").status()).isEqualTo(2);
    }

    @Test
    void printsTimingsWhereAskedTo() {
        Outcome outcome =
                session.withoutError().run("check", "--debug", "--no-cache", "--jobs=1", "--naming", "spring");

        assertThat(outcome.err())
                .containsPattern("cascade-lint: +\\d+\\.\\d ms  100 % {2}total\n$")
                .contains(" %  parse\n");
        assertThat(outcome.out()).doesNotContain(" ms");
        assertThat(outcome.status()).isZero();
    }

    @Test
    void readsTestSourcesWhenAskedTo() {
        session.withoutError().write("src/test/java/shop/Extra.java", """
                package shop;

                @jakarta.persistence.Entity
                class Extra {
                    @jakarta.persistence.Id Long id;
                }
                """);

        assertThat(session.run("check").out()).contains("read 1 file,");
        assertThat(session.run("check", "--include-tests").out()).contains("read 2 files,");
    }
}
