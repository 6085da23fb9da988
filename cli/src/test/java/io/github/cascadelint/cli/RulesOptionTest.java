package io.github.cascadelint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.cli.Session.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of other authors, by jars that are compiled here. */
class RulesOptionTest {
    private static final String SERVICE = "META-INF/services/io.github.cascadelint.rule.RuleProvider";

    @TempDir
    Path folder;

    @TempDir
    Path build;

    private Session session;

    @BeforeEach
    void start() {
        session = new Session(folder).withError();
    }

    private static String provider(String name, String body) {
        return "package acme;\n\nimport io.github.cascadelint.rule.*;\nimport java.util.List;\n\npublic final class "
                + name
                + " implements RuleProvider {\n    @Override\n    public List<Rule> rules() {\n        " + body
                + "\n    }\n}\n";
    }

    private static String rule(String name, String id, String more, String check) {
        return """
                package acme;

                import io.github.cascadelint.rule.*;

                @RuleInfo(id = "%s", category = Category.MAPPING, severity = Severity.WARNING, since = "1.0",
                        summary = "An entity has a short name"%s)
                public final class %s implements Rule {
                    @Override
                    public void check(RuleContext context) {
                        %s
                    }
                }
                """.formatted(id, more, name, check);
    }

    private static String reporting() {
        return "context.model().entities().stream()"
                + ".filter(entity -> entity.simpleName().length() <= context.option(\"letters\"))"
                + ".forEach(entity -> context.report(entity).message(\"Too short\").suggest(\"Rename it\").emit());";
    }

    /** A jar of compiled classes and of other files. */
    private Path jar(String name, Map<String, String> sources, Map<String, String> others) throws IOException {
        Path root = Files.createDirectories(build.resolve(name + "-classes"));
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", root.toString()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = build.resolve(name + "-src/" + source.getKey());
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, OutputStream.nullOutputStream(), null, arguments.toArray(String[]::new)))
                .isZero();
        for (Map.Entry<String, String> other : others.entrySet()) {
            Path file = root.resolve(other.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, other.getValue());
        }
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new ZipEntry(root.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return jar;
    }

    private void shortNames(String jar, String id) throws IOException {
        Map<String, String> others = new TreeMap<>(Map.of(SERVICE, "# ours\nacme.Ours # all\n"));
        others.put("rules/" + id + ".md", "# " + id + "\n\nNames of **four** letters and less.\n");
        jar(
                jar,
                Map.of(
                        "acme/Ours.java", provider("Ours", "return List.of(new Short());"),
                        "acme/Short.java",
                                rule(
                                        "Short",
                                        id,
                                        ", options = @RuleOption(name = \"letters\", value = 4)",
                                        reporting())),
                others);
    }

    private Outcome run(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command, "--rules", "acme.jar"));
        arguments.addAll(List.of(more));
        return session.run(arguments.toArray(String[]::new));
    }

    @Test
    void aRuleOfAnotherAuthorTakesPartInEverything() throws IOException {
        shortNames("acme.jar", "acme/short-name");

        assertThat(run("rules").out()).contains("acme/short-name").contains("An entity has a short name");
        assertThat(session.run("rules").out()).doesNotContain("acme/short-name");
        assertThat(run("explain", "acme/short-name").out()).contains("Names of **four** letters");
        assertThat(session.run("explain", "acme/short-name").err()).contains("unknown rule 'acme/short-name'");
        assertThat(run("config").out()).contains("letters: 4  # default");
        assertThat(run("config", "--json-schema").out()).contains("\"acme/short-name\"");

        Outcome checked = run("check", "--format", "json", "--report", "sarif=out.sarif", "--report", "html=out.html");
        assertThat(checked.err()).doesNotContain("internal");
        assertThat(checked.out()).contains("\"rule\": \"acme/short-name\"", "\"message\": \"Too short\"");
        assertThat(session.read("out.sarif")).contains("\"id\": \"acme/short-name\"", "Names of **four** letters");
        assertThat(session.read("out.html"))
                .contains("<template id=\"rule-acme/short-name\">", "<strong>four</strong>");
        for (String format : List.of("console", "markdown", "checkstyle", "junit", "gitlab", "github")) {
            assertThat(run("check", "--format", format).out()).as(format).contains("acme/short-name");
        }
    }

    @Test
    void itIsConfiguredSuppressedAndAccepted() throws IOException {
        shortNames("acme.jar", "acme/short-name");

        session.write("cascade-lint.yml", "rules: { acme/short-name: { level: info, letters: 3 } }\n");
        assertThat(run("check", "--format", "json").out()).doesNotContain("\"rule\": \"acme/short-name\"");
        assertThat(session.run("check").err()).contains("unknown rule 'acme/short-name'");
        session.write("cascade-lint.yml", "rules: { acme/short-nam: off }\n");
        assertThat(run("check").err()).contains("did you mean 'acme/short-name'?");

        session.write("cascade-lint.yml", "");
        assertThat(run("baseline").status()).isZero();
        assertThat(session.read("cascade-lint-baseline.txt")).contains("acme/short-name shop.Post\n");
        assertThat(run("check").status()).isZero();
        Files.delete(folder.resolve("cascade-lint-baseline.txt"));

        String post = session.read("src/main/java/shop/Post.java");
        session.write(
                "src/main/java/shop/Post.java",
                post.replace("@Entity", "// cascade-lint:allow acme/short-name: it is one\n@Entity"));
        assertThat(run("check", "--format", "json").out()).contains("\"state\": \"suppressed\"");
        session.write(
                "src/main/java/shop/Post.java",
                post.replace("@Entity", "@SuppressWarnings(\"cascade-lint:acme/short-name\")\n@Entity"));
        assertThat(run("check", "--format", "json").out())
                .contains("\"state\": \"suppressed\"")
                .doesNotContain("unused-suppression");
    }

    @Test
    void whatCannotBeUsedIsRefusedWithJarAndClass() throws IOException {
        assertThat(run("check").err()).isEqualTo("cascade-lint: no such jar: acme.jar\n");
        jar("acme.jar", Map.of("acme/Nothing.java", "package acme; class Nothing {}"), Map.of());
        refused("no rules in acme.jar: it has no file " + SERVICE);
        jar("acme.jar", Map.of("acme/Ours.java", "package acme; public class Ours {}"), Map.of(SERVICE, "acme.Ours"));
        refused("acme.Ours in acme.jar gives no rules: it is no io.github.cascadelint.rule.RuleProvider");
        jar("acme.jar", Map.of("acme/Other.java", "package acme; public class Other {}"), Map.of(SERVICE, "acme.Gone"));
        refused("acme.Gone in acme.jar gives no rules: java.lang.ClassNotFoundException: acme.Gone");
        jar(
                "acme.jar",
                Map.of("acme/Ours.java", provider("Ours", "throw new IllegalStateException(\"not today\");")),
                Map.of(SERVICE, "acme.Ours"));
        refused("acme.Ours in acme.jar gives no rules: java.lang.IllegalStateException: not today");
        jar(
                "acme.jar",
                Map.of("acme/Ours.java", provider("Ours", "throw new NoSuchMethodError(\"gone\");")),
                Map.of(SERVICE, "acme.Ours"));
        refused(
                "acme.Ours in acme.jar gives no rules: java.lang.NoSuchMethodError: gone; it was built for another version of"
                        + " Cascade Lint, or of Java");
        jar(
                "acme.jar",
                Map.of(
                        "acme/Ours.java", provider("Ours", "return List.of(new Wide());"),
                        "acme/Wide.java", rule("Wide", "wide-remove", "", "")),
                Map.of(SERVICE, "acme.Ours"));
        refused(
                "acme.Wide in acme.jar: the id 'wide-remove' is not of the form acme/what-is-flagged, in small letters and"
                        + " with a prefix of your own");
        jar(
                "acme.jar",
                Map.of("acme/Ours.java", provider("Ours", "return List.of(context -> {});")),
                Map.of(SERVICE, "acme.Ours"));
        assertThat(run("check").err()).contains(" in acme.jar: ", " has no @RuleInfo");
        jar(
                "acme.jar",
                Map.of(
                        "acme/Ours.java", provider("Ours", "return List.of(new Wide());"),
                        "acme/Wide.java", rule("Wide", "acme/wide", ", speaksFor = \"nothing\"", "")),
                Map.of(SERVICE, "acme.Ours"));
        refused("acme.Wide in acme.jar: the rule acme/wide speaks for the unknown rule nothing");
    }

    private void refused(String message) {
        for (String command : List.of("check", "rules", "config")) {
            Outcome outcome = run(command);
            assertThat(outcome.err()).isEqualTo("cascade-lint: " + message + "\n");
            assertThat(outcome.status()).isEqualTo(2);
            assertThat(outcome.out()).isEmpty();
        }
    }

    @Test
    void twoJarsWithOneRuleAreRefused() throws IOException {
        shortNames("acme.jar", "acme/short-name");
        jar(
                "copy.jar",
                Map.of(
                        "copy/Copies.java",
                        provider("Copies", "return List.of(new Copied());").replace("package acme", "package copy"),
                        "copy/Copied.java",
                        rule("Copied", "acme/short-name", "", "").replace("package acme", "package copy")),
                Map.of(SERVICE, "copy.Copies"));
        Outcome outcome = run("check", "--rules", "copy.jar");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo(
                        "cascade-lint: two rules have the id acme/short-name: acme.Short in acme.jar, and copy.Copied in"
                                + " copy.jar; leave one jar out\n");
    }

    @Test
    void aRuleThatFailsIsToldWithItsEntityAndTheRestFinishes() throws IOException {
        jar(
                "acme.jar",
                Map.of(
                        "acme/Ours.java", provider("Ours", "return List.of(new Failing());"),
                        "acme/Failing.java",
                                rule(
                                        "Failing",
                                        "acme/failing",
                                        "",
                                        "context.model().entities().forEach(e -> { if (e.simpleName().equals(\"Post\"))"
                                                + " throw new IllegalStateException(\"oh\"); });")),
                Map.of(SERVICE, "acme.Ours"));
        Outcome outcome = run("check", "--format", "json");
        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.out())
                .contains("rule acme/failing failed at shop.Post (java.lang.IllegalStateException: oh)")
                .contains("Please report this to the author of acme.Failing")
                .contains("\"rule\": \"remove-on-both-ends\"");
    }
}
