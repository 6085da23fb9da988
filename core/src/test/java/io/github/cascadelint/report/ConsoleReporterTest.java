package io.github.cascadelint.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.Coverage;
import io.github.cascadelint.Timings;
import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.report.ConsoleReporter.Options;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.rule.Finding;
import io.github.cascadelint.rule.Severity;
import io.github.cascadelint.rule.Suggestion;
import io.github.cascadelint.source.cache.CacheUse;
import io.github.cascadelint.triage.TriagedFinding.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConsoleReporterTest {
    private static String plain(AnalysisResult result) {
        return Results.write(new ConsoleReporter(Options.PLAIN), result);
    }

    /** A report with one finding in a line of source. */
    private static String excerpt(String line, int startColumn, int endColumn, int width) {
        AnalysisResult result = Results.of(
                List.of(Results.triaged(
                        Results.plain(
                                "remove-to-lookup",
                                Severity.ERROR,
                                Confidence.CERTAIN,
                                "x",
                                new SourceRange("A.java", 7, startColumn, 7, endColumn)),
                        State.NEW)),
                List.of(),
                Map.of("A.java", Map.of(7, line)));
        return Results.write(new ConsoleReporter(new Options(false, "", width)), result)
                .lines()
                .filter(text -> text.startsWith("7 |") || text.contains("^"))
                .reduce((a, b) -> a + "\n" + b)
                .orElseThrow();
    }

    @Test
    void theAddressOfADatabaseIsTheSameFromEverywhere() {
        Options options = new Options(false, "../shop/", 72);

        assertThat(options.pathTo("jdbc:h2:mem:shop")).isEqualTo("jdbc:h2:mem:shop");
        assertThat(options.pathTo("Post.java:3")).isEqualTo("../shop/Post.java:3");
    }

    @Test
    void showsTheLineTheFactsAndWhatToDo() {
        assertThat(plain(Results.full())).isEqualTo("""
                com.acme.blog.Comment

                src/main/java/com/acme/blog/Comment.java:14:16: error[certain] remove-on-many-to-one
                  Comment.post cascades REMOVE to Post: deleting one comment deletes the post and with it all its other comments
                   |
                14 |     @ManyToOne(cascade = CascadeType.ALL)  // Übung
                   |                ^^^^^^^^^^^^^^^^^^^^^^^^^
                   = Tag.posts refers to Post  src/main/java/com/acme/blog/Tag.java:22
                   = the specification allows REMOVE on one-to-one and one-to-many only
                   = help: remove the cascade (suggested; see cascade-lint fix)

                com.acme.blog.Tag

                src/main/java/com/acme/blog/Tag.java:21:5: warning[likely] remove-on-many-to-many
                  Tag.posts cascades REMOVE to Post
                   |
                21 |     @ManyToMany(
                   |     ^^^^^^^^^^^^

                src/main/java/com/acme/Broken.java:7: problem[syntax]
                  an attribute was left out: ';' expected
                src/main/java/com/acme/blog/Tag.java:12: problem[unresolved]
                  the type Money is not among the sources
                problem[rule-crash]
                  rule x failed; please report it

                INCOMPLETE: part of the input could not be analysed (2 problems); there may be more findings
                1 error, 1 warning in 41 entities; 1 suppressed
                read 312 files, parsed 58; 41 entities, 97 associations; 2 targets outside the sources; run by Hibernate 6.6 (Spring Boot 3.5.9 in pom.xml:12); names by Spring Boot's strategy (spring-boot-starter-data-jpa in pom.xml:31)
                no migrations or schema scripts found; name them with --schema PATH, or under schema.sources in cascade-lint.yml
                why a rule matters, and what to write instead:  cascade-lint explain remove-on-many-to-one
                """);
    }

    @Test
    void namesAnEntityOnce() {
        Finding ofTag = plain("a", "com.acme.Tag", 1);
        AnalysisResult result = Results.of(
                List.of(
                        Results.triaged(ofTag, State.NEW),
                        Results.triaged(plain("b", "com.acme.Tag.Key", 2), State.NEW),
                        Results.triaged(plain("c", "com.acme.Tag", 3), State.NEW)),
                List.of());

        assertThat(plain(result).lines().filter(line -> !line.isBlank() && !line.startsWith(" ")))
                .startsWith(
                        "com.acme.Tag",
                        Results.TAG + ":1:1: error[certain] a",
                        Results.TAG + ":3:1: error[certain] c",
                        "com.acme.Tag.Key",
                        Results.TAG + ":2:1: error[certain] b");
    }

    private static Finding plain(String rule, String entity, int line) {
        return new Finding(
                rule,
                Severity.ERROR,
                Confidence.CERTAIN,
                "x",
                entity,
                Optional.empty(),
                Optional.empty(),
                SourceRange.ofLine(Results.TAG, line),
                List.of(),
                List.of(),
                Optional.of(Suggestion.ofSql("add it", "ALTER TABLE")));
    }

    @Test
    void saysWhereStatementsAreWrittenOut() {
        assertThat(plain(Results.of(List.of(Results.triaged(plain("a", "com.acme.Tag", 1), State.NEW)), List.of())))
                .contains("= help: add it; --format markdown writes it out\n");
    }

    @Test
    void linesOfProseAreNeverTooLongToRead() {
        String text = Results.write(new ConsoleReporter(new Options(false, "", 300)), Results.full());

        assertThat(text.lines()).allMatch(line -> line.length() <= 120);
        assertThat(text).contains("(Spring\n  Boot 3.5.9");
    }

    @Test
    void theVerdictStandsOnALineOfItsOwnWhereTheTerminalIsNarrow() {
        assertThat(Results.write(new ConsoleReporter(new Options(false, "", 60)), Results.full()))
                .contains("\nsrc/main/java/com/acme/blog/Comment.java:14:16:\nerror[certain] remove-on-many-to-one\n");
    }

    @Test
    void wrapsAtTheTerminalAndPrefixesPaths() {
        String text = Results.write(new ConsoleReporter(new Options(false, "../shop/", 72)), Results.full());

        assertThat(text).startsWith("""
                com.acme.blog.Comment

                ../shop/src/main/java/com/acme/blog/Comment.java:14:16:
                error[certain] remove-on-many-to-one
                  Comment.post cascades REMOVE to Post: deleting one comment deletes the
                  post and with it all its other comments
                   |
                14 |     @ManyToOne(cascade = CascadeType.ALL)  // Übung
                   |                ^^^^^^^^^^^^^^^^^^^^^^^^^
                   = Tag.posts refers to Post
                     ../shop/src/main/java/com/acme/blog/Tag.java:22
                   = the specification allows REMOVE on one-to-one and one-to-many only
                """);
    }

    @Test
    void coloursOnlyWhenAsked() {
        String coloured = Results.write(new ConsoleReporter(new Options(true, "", 0)), Results.full());

        assertThat(coloured).contains("\u001b[1;31merror[certain]\u001b[0m", "\u001b[1;31mINCOMPLETE");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain(Results.full()));
    }

    @Test
    void isNeverSilent() {
        assertThat(plain(Results.clean())).isEqualTo("""
                No findings in 41 entities
                read 312 files, parsed 58; 41 entities, 97 associations; 2 targets outside the sources; run by Hibernate 6.6 (Spring Boot 3.5.9 in pom.xml:12); names by Spring Boot's strategy (spring-boot-starter-data-jpa in pom.xml:31)
                no migrations or schema scripts found; name them with --schema PATH, or under schema.sources in cascade-lint.yml
                """);
    }

    @Test
    void doesNotLookCleanWhenThereWasNoEntity() {
        AnalysisResult result = new AnalysisResult(
                List.of(),
                List.of(),
                new Coverage(1, 1, 0, 0, 1, 1, List.of(), List.of(), Coverage.Schemas.NONE),
                Results.graph(new MappingModel(List.of(), Set.of(), Map.of())),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                new Timings(Map.of()),
                Optional.empty(),
                CacheUse.NONE);

        assertThat(plain(result)).isEqualTo("""
                No findings: none of the Java files declares an entity
                read 1 file, parsed 1; 0 entities, 1 association; 1 target outside the sources
                """);
    }

    @Test
    void doesNotLookCleanWhenInputWasLost() {
        AnalysisResult result =
                Results.of(List.of(), List.of(new Problem(Problem.Kind.IO, "cannot be read", "src/A.java", 0)));

        assertThat(plain(result)).startsWith("""
                src/A.java: problem[io]
                  cannot be read

                INCOMPLETE: part of the input could not be analysed (1 problem); there may be more findings
                No findings in what could be analysed
                """);
    }

    @Test
    void abridgesProblemsThatLostNothing() {
        List<Problem> problems = IntStream.rangeClosed(1, 13)
                .mapToObj(line -> new Problem(Problem.Kind.UNRESOLVED, "unknown type " + line, "A.java", line))
                .toList();

        assertThat(plain(Results.of(List.of(), problems)))
                .contains("A.java:10: problem[unresolved]")
                .doesNotContain("A.java:11")
                .contains("and 3 more problems that lost no input; the JSON report has them all\n")
                .contains("No findings in 41 entities");
    }

    @Test
    void tellsTheSameProblemOnce() {
        List<Problem> problems = new ArrayList<>();
        IntStream.rangeClosed(1, 42)
                .forEach(line -> problems.add(new Problem(Problem.Kind.SCHEMA, "not followed", "a.sql", line)));
        problems.add(new Problem(Problem.Kind.IO, "cannot be read", "b.sql", 0));
        problems.add(new Problem(Problem.Kind.IO, "cannot be read", "c.sql", 0));
        problems.add(new Problem(Problem.Kind.SCHEMA, "cannot be read", "d.sql", 0));

        assertThat(plain(Results.of(List.of(), problems))).startsWith("""
                a.sql:1: problem[schema]
                  not followed
                  and 41 more like this: a.sql:2, a.sql:3 …; the JSON report has them all
                b.sql: problem[io]
                  cannot be read
                  and 1 more like this: c.sql
                d.sql: problem[schema]
                  cannot be read

                INCOMPLETE: part of the input could not be analysed (2 problems)""");
    }

    @Test
    void countsSuppressedFindingsWithoutPrintingThem() {
        AnalysisResult result =
                Results.of(List.of(Results.triaged(Results.removeOnManyToOne(), State.SUPPRESSED)), List.of());

        assertThat(plain(result)).startsWith("No findings in 41 entities; 1 suppressed\n");
    }

    @Test
    void keepsTheTerminalSafe() {
        assertThat(plain(Results.weird()))
                .contains("<img src=x onerror=alert(1)> says \"no\" to {0} and [a link]"
                        + "(https://example.org) in two lines \uFFFDgnp\n")
                .contains("3 |     @ManyToMany(\"\uFFFD[31m\"")
                .doesNotContain("\u001b", "\u202e", "\t");
    }

    @Test
    void keepsTheCaretInPlaceBehindTabs() {
        assertThat(excerpt("\t@OneToOne(cascade\t= ALL)", 12, 20, 0)).isEqualTo("""
                7 |     @OneToOne(cascade   = ALL)
                  |               ^^^^^^^^^^""");
    }

    @Test
    void keepsTheCaretInPlaceBehindWideAndCombiningCharacters() {
        assertThat(excerpt("日本 e\u0301 here", 7, 11, 0)).isEqualTo("""
                7 | 日本 e\u0301 here
                  |        ^^^^""");
    }

    @Test
    void marksOneColumnForAnEmptyRange() {
        assertThat(excerpt("int a;", 5, 5, 0)).isEqualTo("7 | int a;\n  |     ^");
        assertThat(excerpt("int a;", 500, 500, 0)).isEqualTo("7 | int a;\n  |       ^");
        assertThat(excerpt("", 1, 1, 0)).isEqualTo("7 |\n  | ^");
    }

    @Test
    void cutsLongLinesAroundTheCaret() {
        String line = "a".repeat(100) + "MARK" + "b".repeat(100);

        assertThat(excerpt(line, 101, 105, 44)).isEqualTo("""
                7 | …aaaaaaaaaaaaMARKbbbbbbbbbbbbbbbbbbbbbb…
                  |              ^^^^""");
        assertThat(excerpt(line, 1, 3, 44)).isEqualTo("""
                7 | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
                  | ^^""");
        assertThat(excerpt(line, 200, 205, 44)).isEqualTo("""
                7 | …bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
                  |                                    ^^^^^""");
        assertThat(excerpt(line, 101, 205, 44)).endsWith("^".repeat(27));
    }
}
