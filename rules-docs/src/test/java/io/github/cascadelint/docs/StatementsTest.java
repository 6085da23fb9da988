package io.github.cascadelint.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cascadelint.docs.Page.Block;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityTransaction;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The SQL and the rows that a page prints are what Hibernate really does. Each {@code java run} block is run on the
 * page's entities and the rows of {@code src/test/resources/rows/<page>.sql}; the {@code sql executed} block after it
 * must list the statements that change rows, and a table with the columns <em>table, before, after</em> must list the rows.
 */
class StatementsTest {

    private static final String FAILS = "-- fails: ";
    private static final Pattern ROWS = Pattern.compile("\\| `(\\w+)(?:\\(([\\w, ]+)\\))?` \\| (.+?) \\| (.+?) \\|");

    @TestFactory
    Stream<DynamicTest> printedStatementsAreExecuted() {
        return Page.all().stream()
                .flatMap(page -> page.blocks().stream()
                        .filter(block -> block.info().equals(Examples.RUN))
                        .map(run -> DynamicTest.dynamicTest(page.at(run), () -> check(page, run))));
    }

    /** A {@code text boot} block holds the words with which Hibernate refuses the entities before it. */
    @TestFactory
    Stream<DynamicTest> printedBootFailuresHappen() {
        return Page.all().stream()
                .flatMap(page -> page.blocks().stream()
                        .filter(block -> block.info().equals(Examples.BOOT))
                        .map(boot -> DynamicTest.dynamicTest(page.at(boot), () -> checkBoot(page, boot))));
    }

    private static void checkBoot(Page page, Block boot) {
        Compiled classes = Examples.compile(Examples.entitiesOf(page, boot));
        String expected = String.join(" ", boot.code().lines().map(String::trim).toList());
        assertThatThrownBy(() -> new Database(classes, page.name() + boot.line(), Optional.empty()).close())
                .satisfies(failure -> assertThat(chain(failure)).contains(expected));
    }

    private static void check(Page page, Block run) throws Exception {
        Block entities = Examples.entitiesOf(page, run);
        Compiled classes = Examples.compile(entities, run.code());
        Optional<String> schema =
                Examples.schemasOf(page, entities).values().stream().findFirst();
        try (Database database = new Database(classes, page.name() + run.line(), schema)) {
            database.fill(inserts(page));
            List<RowLine> rows = rowLines(page, run);
            for (RowLine row : rows) {
                assertThat(database.rows(row.table(), row.columns()))
                        .as("rows of %s before", row.table())
                        .isEqualTo(row.before());
            }

            Optional<Throwable> failure = run(database, classes.load(Examples.runner(entities)));

            List<String> executed = new ArrayList<>(database.changes());
            List<String> printed = printedStatements(page, run);
            assertFailure(printed, failure);
            printed.removeIf(line -> line.startsWith(FAILS));
            assertThat(executed).as("statements").isEqualTo(printed);
            for (RowLine row : rows) {
                assertThat(database.rows(row.table(), row.columns()))
                        .as("rows of %s after", row.table())
                        .isEqualTo(row.after());
            }
        }
    }

    private static Optional<Throwable> run(Database database, Class<?> runner) throws ReflectiveOperationException {
        Method method = runner.getDeclaredMethod("run", EntityManager.class);
        method.setAccessible(true);
        EntityManager manager = database.factory().createEntityManager();
        EntityTransaction transaction = manager.getTransaction();
        try {
            transaction.begin();
            method.invoke(null, manager);
            transaction.commit();
            return Optional.empty();
        } catch (InvocationTargetException e) {
            return Optional.of(e.getTargetException());
        } catch (RuntimeException e) {
            return Optional.of(e);
        } finally {
            if (transaction.isActive()) {
                transaction.rollback();
            }
            manager.close();
        }
    }

    private static void assertFailure(List<String> printed, Optional<Throwable> failure) {
        Optional<String> expected = printed.stream()
                .filter(line -> line.startsWith(FAILS))
                .map(line -> line.substring(FAILS.length()))
                .findFirst();
        String actual = failure.map(StatementsTest::chain).orElse("");
        if (expected.isEmpty()) {
            assertThat(actual).as("failure").isEmpty();
        } else {
            assertThat(actual).as("failure").contains(expected.get());
        }
    }

    private static String chain(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            text.append(t).append('\n');
        }
        return text.toString();
    }

    /** The statements of the block that follows, with what is said about them in comments taken off. */
    private static List<String> printedStatements(Page page, Block run) {
        Block next = page.blocks().get(page.blocks().indexOf(run) + 1);
        assertThat(next.info()).as("block after %s", page.at(run)).isEqualTo("sql executed");
        List<String> statements = new ArrayList<>();
        for (String line : next.code().lines().toList()) {
            String statement = line.startsWith(FAILS) ? line : line.replaceFirst("\\s*--.*", "");
            if (!statement.isBlank()) {
                statements.add(statement);
            }
        }
        return statements;
    }

    private static List<RowLine> rowLines(Page page, Block run) {
        int from = page.blocks().get(page.blocks().indexOf(run) + 1).lastLine();
        List<RowLine> rows = new ArrayList<>();
        for (String line : page.lines().subList(from, page.lines().size())) {
            if (line.startsWith("```") || line.startsWith("#")) {
                break;
            }
            Matcher matcher = ROWS.matcher(line);
            if (matcher.matches()) {
                rows.add(new RowLine(
                        matcher.group(1),
                        Objects.requireNonNullElse(matcher.group(2), "id"),
                        matcher.group(3),
                        matcher.group(4)));
            }
        }
        assertThat(rows).as("table of rows after %s", page.at(run)).isNotEmpty();
        return rows;
    }

    private static String inserts(Page page) throws IOException, SQLException {
        String resource = "/rows/" + page.name() + ".sql";
        try (InputStream stream = StatementsTest.class.getResourceAsStream(resource)) {
            assertThat(stream).as(resource).isNotNull();
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private record RowLine(String table, String columns, String before, String after) {}
}
