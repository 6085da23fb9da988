package io.github.cascadelint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.report.JsonReporter;
import io.github.cascadelint.report.ModelJson;
import io.github.cascadelint.report.SchemaJson;
import io.github.cascadelint.source.cache.CacheChoice;
import io.github.cascadelint.source.cache.CacheUse;
import io.github.cascadelint.source.cache.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever was kept of earlier runs or on other machines, the result is that of a run that reads all files itself. */
class CachedAnalysisTest {

    private static final Path SAMPLES = Path.of("../samples");

    @TempDir
    private Path folder;

    @TempDir
    private Path kept;

    private Path project;
    private CacheChoice cache = CacheChoice.NONE;

    /** The samples, and what they lack: code that replaces and deletes, a mapping file in two parts, a script. */
    @BeforeEach
    void writeProject() throws IOException {
        project = folder.resolve("project");
        cache = CacheChoice.in(kept);
        for (String sample : List.of("blog", "blog-broken")) {
            copy(SAMPLES.resolve(sample), project.resolve(sample));
        }
        write("shop/src/main/java/shop/Order.java", """
                package shop;

                import jakarta.persistence.*;
                import java.util.*;

                @Entity public class Order {
                    @Id Long id;
                    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true) List<Line> lines = new ArrayList<>();
                    @ManyToOne(cascade = CascadeType.REMOVE) Customer customer;
                    public void setLines(List<Line> lines) { this.lines = lines; }
                    public List<Line> getLines() { return lines; }
                }
                """);
        write(
                "shop/src/main/java/shop/Line.java",
                "package shop;\n@jakarta.persistence.Entity public class Line { @jakarta.persistence.Id Long id; String text; }\n");
        write(
                "shop/src/main/java/shop/Customer.java",
                "package shop;\n@jakarta.persistence.Entity public class Customer { @jakarta.persistence.Id Long id; }\n");
        write("shop/src/main/java/shop/OrderService.java", """
                package shop;

                import jakarta.persistence.EntityManager;

                public class OrderService {
                    EntityManager em;
                    Stock stock;
                    void change(Long id, java.util.List<Line> lines) {
                        Order order = em.find(Order.class, id);
                        order.setLines(lines);
                    }
                    void end(Long id) {
                        Order order = em.find(Order.class, id);
                        em.remove(order.customer);
                        stock.deleteAll(order);
                    }
                }
                """);
        write("shop/src/main/java/shop/Stock.java", """
                package shop;

                public class Stock {
                    void deleteAll(Order order) { order.getLines().clear(); }
                }
                """);
        write("shop/src/main/resources/part.ent", "<property name=\"size\"/><many-to-one name=\"box\" class=\"Box\"/>");
        write("shop/src/main/resources/Box.hbm.xml", """
                <?xml version="1.0"?>
                <!DOCTYPE hibernate-mapping PUBLIC "-//Hibernate/Hibernate Mapping DTD 3.0//EN" "x.dtd" [
                  <!ENTITY part SYSTEM "part.ent">
                ]>
                <hibernate-mapping package="shop">
                  <class name="Box"><id name="id"/>&part;</class>
                </hibernate-mapping>
                """);
        write(
                "shop/src/main/java/shop/Box.java",
                "package shop;\npublic class Box { Long id; int size; Box box; java.util.Set<Box> all; }\n");
        write("shop/src/main/resources/db/migration/V1__a.sql", "insert into line (id) values (1);\n");
        write("shop/pom.xml", "<project><artifactId>shop</artifactId></project>\n");
        writeSchemas();
    }

    /** A change log with a script, and migrations, one of which makes a routine. */
    private void writeSchemas() throws IOException {
        write("stock/src/main/resources/db/changelog/master.xml", """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog">
                  <changeSet id="1" author="a">
                    <createTable tableName="line">
                      <column name="id" type="bigint"><constraints primaryKey="true"/></column>
                      <column name="order_id" type="bigint"/>
                    </createTable>
                    <sqlFile path="keys.sql" relativeToChangelogFile="true"/>
                  </changeSet>
                </databaseChangeLog>
                """);
        write("stock/src/main/resources/db/changelog/keys.sql", """
                create table orders (id bigint primary key);
                alter table line add constraint fk foreign key (order_id) references orders (id);
                """);
        write("log/src/main/resources/db/migration/V1__a.sql", """
                CREATE TABLE entry (id bigint PRIMARY KEY);
                CREATE TABLE page (id bigint PRIMARY KEY, entry_id bigint REFERENCES entry (id));
                DO $$ BEGIN
                  IF EXISTS (SELECT 1 FROM information_schema.tables WHERE table_name = 'entry') THEN
                    ALTER TABLE page ADD COLUMN size int;
                  END IF;
                END $$;
                """);
        write("log/src/main/resources/db/migration/V2__b.sql", """
                CREATE FUNCTION widen(t text) RETURNS void AS $$ BEGIN
                  EXECUTE 'ALTER TABLE ' || t || ' ADD COLUMN wide int';
                END $$ LANGUAGE plpgsql;
                SELECT widen('page');
                """);
        write("log/src/main/resources/db/migration/V3__not_followed.sql", """
                CREATE FUNCTION renew() RETURNS void AS $$
                DECLARE r record;
                BEGIN
                  FOR r IN SELECT name FROM wishes LOOP
                    EXECUTE r.name;
                  END LOOP;
                END $$ LANGUAGE plpgsql;
                """);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private void write(String file, String text) throws IOException {
        Path path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private AnalysisResult analyze(CacheChoice choice) throws NothingToAnalyseException {
        return CascadeLint.analyze(AnalysisRequest.of(List.of(project)).withCache(choice));
    }

    private static String text(AnalysisResult result) throws IOException {
        StringBuilder text = new StringBuilder();
        new JsonReporter().write(result, text);
        ModelJson.write(result.graph(), text);
        SchemaJson.write(result.schemas(), List.of(), text);
        return text.append(result.coverage())
                .append(new TreeMap<>(result.lines()))
                .toString();
    }

    private String plain() throws Exception {
        return text(analyze(CacheChoice.NONE));
    }

    /** Analyses with the cache and without. */
    private CacheUse compared(CacheChoice choice) throws Exception {
        AnalysisResult result = analyze(choice);
        assertThat(text(result)).isEqualTo(plain());
        assertThat(result.cache().troubles()).isEmpty();
        return result.cache();
    }

    private Path file() {
        return cache.file().orElseThrow();
    }

    @Test
    void theSecondRunReadsNothingAnew() throws Exception {
        CacheUse cold = compared(cache);
        byte[] written = Files.readAllBytes(file());
        CacheUse warm = compared(cache);

        assertThat(cold.found()).isZero();
        assertThat(cold.made()).isPositive();
        assertThat(warm.found()).isEqualTo(cold.made());
        assertThat(warm.made()).isZero();
        assertThat(file()).hasBinaryContent(written);
    }

    @Test
    void anotherAssociationLeavesMostOfItAsItIs() throws Exception {
        int made = compared(cache).made();
        write(
                "shop/src/main/java/shop/Customer.java",
                "package shop;\n@jakarta.persistence.Entity public class Customer { @jakarta.persistence.Id Long id;"
                        + " @jakarta.persistence.OneToMany(cascade = jakarta.persistence.CascadeType.ALL)"
                        + " java.util.List<Line> favourites; }\n");

        CacheUse after = compared(cache);

        assertThat(after.found()).isPositive();
        assertThat(after.made()).isLessThan(made);
    }

    @Test
    void seesEveryKindOfChange() throws Exception {
        compared(cache);
        List<String> reports = new ArrayList<>(List.of(plain()));

        write(
                "shop/src/main/java/shop/Stock.java",
                "package shop;\npublic class Stock { void deleteAll(Order order) {} }\n");
        compared(cache);
        reports.add(plain());
        write("shop/src/main/resources/part.ent", "<property name=\"size\"/>");
        compared(cache);
        reports.add(plain());
        write("shop/src/main/resources/db/migration/V1__a.sql", "create table line (id int primary key);\n");
        compared(cache);
        reports.add(plain());
        write("stock/src/main/resources/db/changelog/keys.sql", """
                create table orders (id bigint primary key);
                alter table line add constraint fk foreign key (order_id) references orders (id) on delete cascade;
                """);
        compared(cache);
        reports.add(plain());
        write(
                "stock/src/main/resources/db/changelog/master.xml",
                "<databaseChangeLog xmlns=\"http://www.liquibase.org/xml/ns/dbchangelog\"/>");
        compared(cache);
        reports.add(plain());
        write("log/src/main/resources/db/migration/V2__b.sql", "DROP TABLE page;\n");
        compared(cache);
        reports.add(plain());
        write("shop/src/main/resources/application.properties", "spring.jpa.hibernate.ddl-auto=update\n");
        write(
                "shop/pom.xml",
                "<project><artifactId>shop</artifactId><dependencies><dependency><groupId>"
                        + "org.eclipse.persistence</groupId><artifactId>eclipselink</artifactId><version>4.0.2</version>"
                        + "</dependency></dependencies></project>\n");
        compared(cache);
        reports.add(plain());
        Files.move(project.resolve("shop"), project.resolve("store"));
        compared(cache);
        reports.add(plain());
        Files.delete(project.resolve("store/src/main/java/shop/Line.java"));
        compared(cache);
        reports.add(plain());

        assertThat(reports).doesNotHaveDuplicates();
    }

    @Test
    void doesNotGrow() throws Exception {
        compared(cache);
        long full = Files.size(file());
        try (Stream<Path> all = Files.walk(project.resolve("blog"))) {
            for (Path java :
                    all.filter(path -> path.toString().endsWith(".java")).toList()) {
                Files.delete(java);
            }
        }
        compared(cache);

        assertThat(Files.size(file())).isLessThan(full);
    }

    @Test
    void damageCostsTimeOnly() throws Exception {
        String expected = plain();
        compared(cache);
        byte[] whole = Files.readAllBytes(file());
        Random random = new Random(20261123);
        int damaged = 0;
        for (int round = 0; round < 30; round++) {
            byte[] bytes =
                    round % 4 == 0 ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int flips = random.nextInt(20); flips > 0 && bytes.length > 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file(), bytes);

            AnalysisResult result = analyze(cache);

            assertThat(text(result)).as("round %d", round).isEqualTo(expected);
            damaged += result.cache().damaged();
        }
        assertThat(damaged).isPositive();
    }

    @Test
    void whatIsNoCacheCountsAsNone() throws Exception {
        String expected = plain();
        for (String content : List.of("", "cascade-lint fragments 1\n", "something else")) {
            Files.writeString(file(), content);
            assertThat(text(analyze(cache))).isEqualTo(expected);
        }
        assertThat(analyze(cache).cache().made()).isZero();
    }

    @Test
    void runsSideBySideAreAllRight() throws Exception {
        String expected = plain();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> runs = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                runs.add(() -> text(analyze(cache)));
            }
            for (Future<String> run : threads.invokeAll(runs)) {
                assertThat(run.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(kept).isDirectoryContaining(path -> path.equals(file()));
        assertThat(kept.toFile().list()).hasSize(1);
        assertThat(analyze(cache).cache().made()).isZero();
    }

    @Test
    void tellsWhereNothingCanBeKept() throws Exception {
        Path none = Files.writeString(kept.resolve("file"), "in the way");

        AnalysisResult result = analyze(CacheChoice.in(none));

        assertThat(text(result)).isEqualTo(plain());
        assertThat(result.cache().troubles())
                .singleElement()
                .asString()
                .startsWith("cannot write " + none.resolve("cache.fragments"))
                .endsWith("so the next run starts anew");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void shardsMakeTheWholeTogether(int parts) throws Exception {
        for (int part = 1; part <= parts; part++) {
            assertThat(analyze(CacheChoice.of(new Shard(part, parts), kept))
                            .cache()
                            .troubles())
                    .isEmpty();
        }

        CacheUse linked = compared(CacheChoice.NONE.with(List.of(kept)));

        assertThat(linked.found()).isPositive();
        assertThat(linked.made())
                .as("only what is asked for when the code of all is known")
                .isLessThanOrEqualTo(linked.found() / 20);
    }

    @Test
    void aMissingShardIsReadAnew() throws Exception {
        for (int part : List.of(1, 3)) {
            analyze(CacheChoice.of(new Shard(part, 3), kept));
        }

        CacheUse linked = compared(CacheChoice.NONE.with(List.of(kept)));

        assertThat(linked.made()).isPositive();
    }

    @Test
    void tellsOfFragmentsThatAreOfNoUse() throws Exception {
        Path foreign = Files.writeString(kept.resolve("shard-1-of-2.fragments"), "of another build");
        Path empty = Files.createDirectory(kept.resolve("empty"));

        AnalysisResult result = analyze(CacheChoice.NONE.with(List.of(foreign, empty)));

        assertThat(text(result)).isEqualTo(plain());
        assertThat(result.cache().troubles())
                .containsExactly(
                        foreign
                                + " was made by another build of this tool, or on another version of Java, so nothing is"
                                + " taken from it",
                        "there are no fragments in " + empty);
    }
}
