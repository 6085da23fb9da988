package io.github.cascadelint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.report.ConsoleReporter;
import io.github.cascadelint.report.SchemaText;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.SchemaSource;
import io.github.cascadelint.schema.Table;
import io.github.cascadelint.testkit.Configurations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaDiscoveryTest {

    private static final String RESOURCES = "src/main/resources/";
    private static final String MIGRATION = RESOURCES + "db/migration/";
    private static final String POST = "CREATE TABLE post (id bigserial PRIMARY KEY);";

    @TempDir
    private Path folder;

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private AnalysisRequest request() {
        return AnalysisRequest.of(List.of(folder));
    }

    private SchemaDiscovery read() throws NothingToAnalyseException {
        return CascadeLint.schemas(request());
    }

    private Schema only() throws NothingToAnalyseException {
        List<Schema> schemas = read().schemas();
        assertThat(schemas).hasSize(1);
        return schemas.get(0);
    }

    private static List<String> columns(Schema schema, String table) {
        return schema.table(table).orElseThrow().columns().stream()
                .map(Column::name)
                .toList();
    }

    private static List<String> locations(SchemaDiscovery found) {
        return found.schemas().stream()
                .map(schema -> schema.source().location() + " "
                        + schema.source().dialect().id())
                .toList();
    }

    @Test
    void versionsRunByNumberAndRepeatablesLast() throws Exception {
        write(MIGRATION + "V1__post.sql", POST);
        write(MIGRATION + "sub/V2_9__nine.sql", "ALTER TABLE post ADD COLUMN nine int;");
        write(MIGRATION + "V2_10__ten.sql", "ALTER TABLE post ADD COLUMN ten int;");
        write(MIGRATION + "V2.9.1__after_nine.sql", "ALTER TABLE post ADD COLUMN after_nine int;");
        write(MIGRATION + "R__last.sql", "ALTER TABLE post ADD COLUMN last int;");
        write(MIGRATION + "V20200101120000__date.sql", "ALTER TABLE post ADD COLUMN dated int;");
        assertThat(columns(only(), "post")).containsExactly("id", "nine", "after_nine", "ten", "dated", "last");
    }

    /** Whoever reads a finding about the schema wants to know which one was judged. */
    @Test
    void oneLineTellsWhatWasRead() throws Exception {
        write(MIGRATION + "V1__post.sql", POST);
        write("other/" + MIGRATION + "V1__tag.sql", "CREATE TABLE tag (id bigserial PRIMARY KEY);");
        SchemaDiscovery found = read();
        assertThat(ConsoleReporter.schemas(found.schemas(), found.problems()))
                .isEqualTo(
                        "schema: 1 table, 0 foreign keys from other/src/main/resources/db/migration (flyway, all migrations)"
                                + " for postgresql (types and quotes of its SQL); 1 table, 0 foreign keys from"
                                + " src/main/resources/db/migration (flyway, all migrations) for postgresql (types and quotes of its SQL);"
                                + " 'cascade-lint schema' shows them");
    }

    private void writeCode(String path) throws IOException {
        write(path, """
                package shop.migration;
                import org.flywaydb.core.api.migration.*;
                public class Any extends BaseJavaMigration {
                    public void migrate(Context context) throws Exception {
                        context.getConnection().createStatement().execute("create table post (id int primary key)");
                    }
                }
                """);
    }

    @Test
    void migrationsThatAreAllInCodeAreNamed() throws Exception {
        writeCode("app/src/main/java/shop/migration/V2_10__Ten.java");
        writeCode("app/src/main/java/shop/migration/V2_9__Nine.java");
        write("app/src/main/resources/schema.sql", POST); // Flyway runs, so it is not known what this is for
        SchemaDiscovery found = read();
        assertThat(found.schemas()).isEmpty();
        assertThat(found.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.SCHEMA);
            assertThat(problem.file()).isEqualTo("app/src/main/java/shop/migration/V2_9__Nine.java");
            assertThat(problem.text())
                    .startsWith("is a migration that is written in code, as 1 other is, which is not analysed");
        });
        StringBuilder text = new StringBuilder();
        SchemaText.write(found.schemas(), found.problems(), text);
        assertThat(text.toString().lines())
                .anyMatch(line -> line.startsWith(
                        "app/src/main/java/shop/migration/V2_9__Nine.java:1: is a migration that is written in code"))
                .anyMatch(line -> line.startsWith("no schema is known, for what makes it could not be followed"));
    }

    @Test
    void codeBesideScriptsIsNotNamedForItself() throws Exception {
        writeCode("src/main/java/shop/migration/V2__Two.java");
        write(MIGRATION + "V1__post.sql", POST);
        assertThat(read().problems()).noneMatch(problem -> problem.text().contains("which is not analysed"));
    }

    @Test
    void aClassThatIsOnlyNamedLikeAMigrationIsNone() throws Exception {
        write("src/main/java/shop/V1__Engine.java", "package shop; class V1__Engine {}");
        write("src/main/resources/schema.sql", POST);
        assertThat(read().problems()).isEmpty();
        assertThat(columns(only(), "post")).containsExactly("id");
    }

    @Test
    void tablesOfOneNameInTwoSchemas() throws Exception {
        write(MIGRATION + "V1__both.sql", """
                create table old.post (id int primary key, a int);
                create table blog.post (id int primary key, b int);
                create table blog.comment (id int primary key, post_id int references blog.post);
                alter table blog.post add column c int;
                alter table old.post add column d int;
                """);
        Schema both = only();
        assertThat(both.tables()).allMatch(table -> table.doubts().isEmpty());
        assertThat(columns(both, "old.post")).containsExactly("id", "a", "d");
        assertThat(columns(both, "blog.post")).containsExactly("id", "b", "c");
        write(MIGRATION + "V2__drop.sql", "drop schema old, older cascade;");
        Schema one = only();
        assertThat(one.tables()).hasSize(2);
        assertThat(columns(one, "post")).containsExactly("id", "b", "c");
        assertThat(one.table("comment").orElseThrow().foreignKeys()).hasSize(1);
    }

    @Test
    void aLocationWithDefaultAndWildcard() throws Exception {
        write(RESOURCES + "application.yml", "spring.flyway.locations: [ '${PLACES:db/**/*.sql}' ]\n");
        write(RESOURCES + "db/first/V1_1__post.sql", POST);
        write(RESOURCES + "db/second/V2_1__post.sql", "ALTER TABLE post ADD COLUMN b int;");
        Schema schema = only();
        assertThat(columns(schema, "post")).containsExactly("id", "b");
        assertThat(schema.last().orElseThrow().file()).isEqualTo(RESOURCES + "db/second/V2_1__post.sql");
    }

    @Test
    void theLastChangeOfAChangeLogThatRunsScripts() throws Exception {
        write(RESOURCES + "db/changelog/db.changelog-master.yaml", """
                databaseChangeLog:
                  - changeSet:
                      id: 1
                      author: a
                      changes:
                        - sqlFile: { path: zz/post.sql, relativeToChangelogFile: true }
                  - changeSet:
                      id: 2
                      author: a
                      changes:
                        - sqlFile: { path: aa/view.sql, relativeToChangelogFile: true }
                """);
        write(RESOURCES + "db/changelog/zz/post.sql", POST);
        write(RESOURCES + "db/changelog/aa/view.sql", "CREATE VIEW v AS SELECT 1;");
        assertThat(only().last())
                .contains(new Schema.LastChange(
                        RESOURCES + "db/changelog/db.changelog-master.yaml",
                        Optional.of(RESOURCES + "db/changelog/aa/view.sql"),
                        Optional.of("a")));
    }

    @Test
    void migrationsForAnEmbeddedDatabaseAloneMakeACopy() throws Exception {
        write(MIGRATION + "V1__post.sql", POST);
        write(RESOURCES + "application.yml", "spring.flyway.enabled: false\n");
        write(RESOURCES + "application-seed.yml", "spring:\n  flyway.enabled: true\n  datasource.url: jdbc:h2:mem:x\n");
        write(RESOURCES + "application-oracle.yml", "spring.datasource.url: jdbc:oracle:thin:@host:1521:X\n");
        assertThat(only().source().copy().orElseThrow().text())
                .contains("on for an embedded database alone (profile seed)");
        assertThat(read().problems()).extracting(Problem::file).contains(RESOURCES + "application.yml");
    }

    @ParameterizedTest
    @CsvSource({
        "spring.flyway.enabled=false, spring.flyway.enabled=true, jdbc:postgresql://host/db",
        "spring.flyway.enabled=false, spring.flyway.enabled=true, ${DB_URL}",
        "spring.flyway.enabled=${RUN:false}, spring.flyway.enabled=true, jdbc:h2:mem:x",
        "spring.flyway.enabled=false, spring.flyway.baseline-on-migrate=true, jdbc:h2:mem:x",
        "spring.flyway.schemas=x, spring.flyway.enabled=true, jdbc:h2:mem:x",
    })
    void migrationsThatMayRunOnARealDatabaseMakeNoCopy(String always, String inProfile, String url) throws Exception {
        write(MIGRATION + "V1__post.sql", POST);
        write(RESOURCES + "application.properties", always + "\n");
        write(RESOURCES + "application-here.properties", inProfile + "\nspring.datasource.url=" + url + "\n");
        assertThat(only().source().copy()).isEmpty();
    }

    @Test
    void migrationsThatTheBuildRunsMakeNoCopy() throws Exception {
        write(MIGRATION + "V1__post.sql", POST);
        write(RESOURCES + "application.properties", "spring.flyway.enabled=false\n");
        write(
                RESOURCES + "application-here.properties",
                "spring.flyway.enabled=true\nspring.datasource.url=jdbc:h2:mem:x\n");
        assertThat(only().source().copy()).isPresent();
        write("build.gradle", "plugins { id 'org.flywaydb.flyway' version '10' }\n");
        assertThat(only().source().copy()).isEmpty();
    }

    @Test
    void whatIsNoMigrationIsLeftAlone() throws Exception {
        write(MIGRATION + "V1__post.sql", POST);
        write(MIGRATION + "U1__post.sql", "DROP TABLE post;");
        write(MIGRATION + "afterMigrate__clean.sql", "DROP TABLE post;");
        write(MIGRATION + "update-sequences.sql", "DROP TABLE post;");
        write(RESOURCES + "db/cleanup/drop.sql", "DROP TABLE post;");
        write(RESOURCES + "schema.sql", "CREATE TABLE other (id int);");
        write("src/test/resources/db/migration/V2__test.sql", "DROP TABLE post;");
        Schema schema = only();
        assertThat(schema.tables()).hasSize(1);
        assertThat(schema.source().kind()).isEqualTo(SchemaSource.Kind.FLYWAY);
        assertThat(schema.reading()).isEqualTo(new Schema.Reading(1, 1, 0));
    }

    @Test
    void aBaselineReplacesWhatComesBefore() throws Exception {
        write(MIGRATION + "V1__old.sql", "CREATE TABLE old (id int);");
        write(MIGRATION + "B2__all.sql", POST);
        write(MIGRATION + "V2__old.sql", "DROP TABLE old;");
        write(MIGRATION + "V3__new.sql", "ALTER TABLE post ADD COLUMN a int;");
        Schema schema = only();
        assertThat(schema.tables()).extracting(t -> t.name().name()).containsExactly("post");
        assertThat(columns(schema, "post")).containsExactly("id", "a");
    }

    @Test
    void settingsTellNamesPlacesAndPlaceholders() throws Exception {
        write(RESOURCES + "application.properties", """
                spring.flyway.locations=classpath:sql/steps
                spring.flyway.sql-migration-prefix=
                spring.flyway.sql-migration-suffixes=.ddl.sql
                spring.flyway.placeholders.tableName=post
                """);
        write(RESOURCES + "sql/steps/20170206__first.ddl.sql", "CREATE TABLE ${tableName} (id bigserial);");
        write(RESOURCES + "sql/steps/20170207__first.sql", "DROP TABLE post;");
        assertThat(columns(only(), "post")).containsExactly("id");
    }

    @Test
    void settingsMayBeYamlAndListsAndBuildFiles() throws Exception {
        write("a/src/main/resources/application.yml", """
                spring:
                  flyway:
                    locations:
                      - classpath:steps
                """);
        write("a/src/main/resources/steps/V1__a.sql", POST);
        write("b/build.gradle", """
                flyway {
                    locations = ['filesystem:sql']
                    sqlMigrationPrefix = 'M'
                }
                """);
        write("b/sql/M1__b.sql", POST);
        write("c/pom.xml", """
                <project><build><plugins><plugin><artifactId>flyway-maven-plugin</artifactId><configuration>
                <locations><location>filesystem:sql</location></locations>
                </configuration></plugin></plugins></build></project>
                """);
        write("c/sql/V1__c.sql", POST);
        assertThat(locations(read()))
                .containsExactly("a/src/main/resources/steps postgresql", "b/sql postgresql", "c/sql postgresql");
    }

    @Test
    void aFolderForEachDatabaseIsASourceForEach() throws Exception {
        write(MIGRATION + "V1__common.sql", "CREATE TABLE common (id int);");
        write(MIGRATION + "mysql/V2__post.sql", "CREATE TABLE post (id int);");
        write(MIGRATION + "postgresql/V2__post.sql", "CREATE TABLE post (id int);");
        SchemaDiscovery found = read();
        assertThat(locations(found)).containsExactly(MIGRATION + "mysql mysql", MIGRATION + "postgresql postgresql");
        assertThat(found.schemas()).allMatch(schema -> schema.tables().size() == 2);
    }

    @Test
    void foldersWithTheSameVersionsAreSeveralSchemas() throws Exception {
        write(MIGRATION + "tenant/V1__post.sql", POST);
        write(MIGRATION + "store/V1__store.sql", "CREATE TABLE store (id serial);");
        assertThat(locations(read())).containsExactly(MIGRATION + "store postgresql", MIGRATION + "tenant postgresql");
    }

    @ParameterizedTest
    @CsvSource({
        "spring.datasource.url=jdbc:mariadb://host/db, mariadb",
        "spring.datasource.url=jdbc:tc:postgresql:15:///db, postgresql",
        "spring.datasource.driver-class-name=oracle.jdbc.OracleDriver, oracle",
        "spring.jpa.database-platform=org.hibernate.dialect.SQLServer2012Dialect, sqlserver",
        "quarkus.datasource.db-kind=mysql, mysql",
        "spring.datasource.url=jdbc:h2:mem:x, h2",
    })
    void settingsTellTheDialect(String setting, String dialect) throws Exception {
        write(RESOURCES + "application.properties", setting + "\n");
        write(MIGRATION + "V1__post.sql", "CREATE TABLE post (id int);");
        SchemaSource source = only().source();
        assertThat(source.dialect().id()).isEqualTo(dialect);
        assertThat(source.dialectReason()).endsWith(" in " + RESOURCES + "application.properties");
    }

    @Test
    void theSqlTellsTheDialectWhereSettingsNameSeveralDatabases() throws Exception {
        write(RESOURCES + "application-dev.properties", "spring.datasource.url=jdbc:mysql://host/db\n");
        write(RESOURCES + "application-prod.properties", "spring.datasource.url=jdbc:postgresql://host/db\n");
        write(MIGRATION + "V1__post.sql", "CREATE TABLE `post` (`id` int) ENGINE=InnoDB;");
        assertThat(only().source().dialectReason()).isEqualTo("types and quotes of its SQL");
        assertThat(only().source().dialect()).isEqualTo(Dialect.MYSQL);
    }

    @Test
    void librariesTellTheDialectWhereNothingElseDoes() throws Exception {
        write("pom.xml", """
                <project><dependencies>
                <dependency><groupId>org.postgresql</groupId><artifactId>postgresql</artifactId></dependency>
                <dependency><groupId>com.h2database</groupId><artifactId>h2</artifactId></dependency>
                </dependencies></project>
                """);
        write(MIGRATION + "V1__post.sql", "CREATE TABLE post (id int);");
        assertThat(only().source().dialect()).isEqualTo(Dialect.POSTGRESQL);
        assertThat(only().source().dialectReason()).isEqualTo("org.postgresql in pom.xml");
    }

    @Test
    void aMigrationInJavaMayHaveChangedAnything() throws Exception {
        write(MIGRATION + "V1__post.sql", POST);
        write("src/main/java/db/migration/V2__Code.java", """
                package db.migration;
                public class V2__Code extends BaseJavaMigration {
                    public void migrate(Context context) { new Helper().help(context.getConnection()); }
                }
                """);
        SchemaDiscovery found = read();
        Schema schema = found.schemas().get(0);
        Table post = schema.table("post").orElseThrow();
        assertThat(schema.isUnderstood(post)).isFalse();
        assertThat(found.problems())
                .containsExactly(new Problem(
                        Problem.Kind.SCHEMA,
                        "could not follow a migration that is written in code",
                        "src/main/java/db/migration/V2__Code.java",
                        1));
    }

    @Test
    void aMigrationInJavaThatMovesRowsChangesNothing() throws Exception {
        write(MIGRATION + "V1__post.sql", POST);
        write(MIGRATION + "java/rows.sql", "UPDATE post SET a = 1;");
        write("src/main/java/db/migration/V2__Rows.java", """
                package db.migration;
                import java.sql.Statement;
                public class V2__Rows { void run(Statement s) { s.execute("update post set a = 1"); } }
                """);
        write("src/main/java/db/migration/V3__Script.java", """
                package db.migration;
                public class V3__Script { void run(JdbcTemplate t) { t.execute(load("/java/rows.sql")); } }
                """);
        write("src/main/java/db/migration/V4__Helped.java", """
                package db.migration;
                import com.acme.Mover;
                public class V4__Helped { void run(JdbcTemplate t) { new Mover(t).run(); } }
                """);
        write("src/main/java/com/acme/Mover.java", """
                package com.acme;
                class Mover { void run() { template.update("delete from post where id = 5"); } }
                """);
        write("src/main/java/db/migration/V5__Repository.java", """
                package db.migration;
                public class V5__Repository { void run() { posts.findAll().forEach(posts::save); } }
                """);
        SchemaDiscovery found = read();
        Schema schema = found.schemas().get(0);
        assertThat(schema.tables()).allMatch(schema::isUnderstood);
        assertThat(schema.elsewhere()).isEmpty();
        assertThat(schema.reading().notFollowed()).isZero();
        String reason =
                "is a migration that is written in code, which is not analysed; by its text it changes no table";
        assertThat(found.problems())
                .extracting(Problem::file, Problem::text)
                .containsExactly(
                        tuple("src/main/java/db/migration/V2__Rows.java", reason),
                        tuple("src/main/java/db/migration/V3__Script.java", reason),
                        tuple("src/main/java/db/migration/V4__Helped.java", reason),
                        tuple("src/main/java/db/migration/V5__Repository.java", reason));
        StringBuilder text = new StringBuilder();
        SchemaText.write(found.schemas(), found.problems(), text);
        assertThat(text.toString()).contains("elsewhere: " + reason + "  src/main/java/db/migration/V2__Rows.java:1\n");
    }

    @Test
    void aMigrationInJavaDoesNotDoAllThatASuperclassOfItsNestedClassesCanDo() throws Exception {
        write(MIGRATION + "V1__post.sql", POST);
        write(MIGRATION + "java/rows.sql", "UPDATE post SET a = 1;");
        write("src/main/java/db/migration/V2__Dao.java", """
                package db.migration;
                import com.acme.BaseDao;
                public class V2__Dao implements JavaMigration {
                    private static final String ROWS = load("/java/rows.sql");
                    static class Dao extends BaseDao {
                        void move() {
                            String rendered;
                            rendered = render(ROWS, names);
                            for (String sql : split(rendered)) { template().execute(sql); }
                        }
                    }
                }
                """);
        write("src/main/java/com/acme/BaseDao.java", """
                package com.acme;
                class BaseDao {
                    JdbcTemplate template() { return new JdbcTemplate(source); }
                    void all(String folder) { for (String sql : read(folder)) { template().execute(sql); } }
                }
                """);
        assertThat(only().tables()).isNotEmpty().allMatch(only()::isUnderstood);
    }

    @Test
    void aMigrationInJavaMayRunWhatASuperclassOfItRuns() throws Exception {
        write(MIGRATION + "V1__post.sql", POST);
        write("src/main/java/db/migration/V2__Base.java", """
                package db.migration;
                import com.acme.BaseDao;
                public class V2__Base extends BaseDao { String folder() { return "update of rows"; } }
                """);
        write("src/main/java/com/acme/BaseDao.java", """
                package com.acme;
                class BaseDao {
                    void migrate() { for (String sql : read(folder())) { template().execute(sql); } }
                    void other() { template().execute("update post set a = 1"); }
                }
                """);
        SchemaDiscovery found = read();
        Schema schema = found.schemas().get(0);
        assertThat(schema.isUnderstood(schema.table("post").orElseThrow())).isFalse();
        assertThat(found.problems()).hasSize(1);
    }

    @Test
    void aMigrationInJavaConcernsTheTablesItNames() throws Exception {
        write(MIGRATION + "V1__post.sql", POST + "CREATE TABLE tag (id serial);");
        write("src/main/java/db/migration/V2__Alter.java", """
                package db.migration;
                public class V2__Alter { void run(Statement s) { s.execute("ALTER TABLE post ADD a int"); } }
                """);
        Schema schema = only();
        assertThat(schema.isUnderstood(schema.table("post").orElseThrow())).isFalse();
        assertThat(schema.isUnderstood(schema.table("tag").orElseThrow())).isTrue();
    }

    @Test
    void aMigrationInJavaThatFlywayDoesNotFindDoesNotCount() throws Exception {
        String code = """
                package %s;
                %s
                public class V2__Code extends BaseJavaMigration {
                    public void migrate(Context c) { new Helper().help(c.getConnection()); }
                }
                """;
        write(MIGRATION + "V1__post.sql", POST);
        write("src/ext/java/com/acme/ext/V2__Code.java", code.formatted("com.acme.ext", ""));
        assertThat(isPostUnderstood()).isTrue();

        write("src/main/java/com/acme/db/V2__Code.java", code.formatted("com.acme.db", ""));
        assertThat(isPostUnderstood()).isFalse(); // code may configure the package

        write(RESOURCES + "application.properties", "spring.flyway.locations=classpath:db/migration");
        assertThat(isPostUnderstood()).isTrue();

        write("src/main/java/com/acme/db/V2__Code.java", code.formatted("com.acme.db", "@Component"));
        assertThat(isPostUnderstood()).isFalse();

        write("src/main/java/com/acme/db/V2__Code.java", "");
        write(
                RESOURCES + "application.properties",
                "spring.flyway.locations=classpath:db/migration,classpath:com/acme/ext");
        assertThat(isPostUnderstood()).isFalse();
    }

    private boolean isPostUnderstood() throws Exception {
        Schema schema = read().schemas().get(0);
        return schema.isUnderstood(schema.table("post").orElseThrow());
    }

    @Test
    void aMigrationInJavaThatPutsTableNamesInConcernsAll() throws Exception {
        write(MIGRATION + "V1__post.sql", POST + "CREATE TABLE tag (id serial);");
        write("src/main/java/db/migration/V2__Alter.java", """
                package db.migration;
                public class V2__Alter { void run(Statement s) { s.execute("ALTER TABLE " + names.get("post") + " ADD a int"); } }
                """);
        Schema schema = only();
        assertThat(schema.isUnderstood(schema.table("tag").orElseThrow())).isFalse();
    }

    @Test
    void plainScriptsAreFoundWhereNoMigrationsAre() throws Exception {
        write(RESOURCES + "db/mysql/schema.sql", "CREATE TABLE post (id int);");
        write(RESOURCES + "schema-h2.sql", "CREATE TABLE post (id int);");
        write(RESOURCES + "import.sql", "INSERT INTO post VALUES (1);");
        write(RESOURCES + "upgrade/schema.sql", "CREATE TABLE post (id int);");
        assertThat(locations(read()))
                .containsExactly(RESOURCES + "db/mysql/schema.sql mysql", RESOURCES + "schema-h2.sql h2");
    }

    @Test
    void partsOfASchemaInOneFolderAreOne() throws Exception {
        write("dao/sql/schema-indexes.sql", "CREATE INDEX i ON post (a);");
        write("dao/sql/schema-entities.sql", "CREATE TABLE post (id bigserial, a int);");
        Schema schema = only();
        assertThat(schema.source().location()).isEqualTo("dao/sql");
        assertThat(schema.table("post").orElseThrow().isIndexed(List.of("a"))).isTrue();
    }

    @Test
    void aScriptBesideItThatAddsKeysLeavesItsTablesInDoubt() throws Exception {
        write(
                "sql/schema.sql",
                "CREATE TABLE post (id int primary key, blog_id int); CREATE TABLE blog (id int primary key);");
        write("sql/rows.sql", "INSERT INTO blog VALUES (1);");
        assertThat(only().tables()).hasSize(2).allMatch(table -> table.doubts().isEmpty());

        write(
                "sql/constraints.sql",
                "ALTER TABLE post ADD CONSTRAINT fk FOREIGN KEY (blog_id) REFERENCES author (id);");
        Schema schema = only();
        assertThat(schema.tables())
                .extracting(table -> table.name().name(), schema::isUnderstood)
                .containsExactly(tuple("blog", true), tuple("post", false));
    }

    @Test
    void whatIsGivenIsReadAndNothingElse() throws Exception {
        write(MIGRATION + "V1__post.sql", POST);
        write("dump/all.sql", "CREATE TABLE dumped (id int);");
        Schema schema = CascadeLint.schemas(request().withSchemas(List.of(folder.resolve("dump/all.sql"))))
                .schemas()
                .get(0);
        assertThat(schema.tables()).extracting(t -> t.name().name()).containsExactly("dumped");
        assertThat(CascadeLint.schemas(request().withSchemas(List.of(folder.resolve(MIGRATION))))
                        .schemas())
                .singleElement()
                .satisfies(s -> assertThat(s.source().kind()).isEqualTo(SchemaSource.Kind.FLYWAY));
    }

    @Test
    void aScriptGivenBesideMigrationsRunsBeforeThem() throws Exception {
        write(MIGRATION + "V1__post.sql", "ALTER TABLE post ADD COLUMN a int;");
        write("dump/all.sql", POST);
        assertThat(read().schemas().get(0).elsewhere()).hasSize(1);
        SchemaDiscovery found = CascadeLint.schemas(
                request().withSchemas(List.of(folder.resolve(MIGRATION), folder.resolve("dump/all.sql"))));
        assertThat(locations(found)).containsExactly("src/main/resources/db/migration postgresql");
        assertThat(columns(found.schemas().get(0), "post")).containsExactly("id", "a");
    }

    @Test
    void theConfigurationTellsSourcesAndDialect() throws Exception {
        write(MIGRATION + "V1__post.sql", POST);
        write("dump/all.sql", "CREATE TABLE dumped (id int);");
        Configuration configuration = Configurations.of("schema: { sources: [dump], dialect: db2 }");
        SchemaDiscovery found = CascadeLint.schemas(
                new AnalysisRequest(List.of(folder), folder, false, configuration, Confidence.LIKELY, 1));
        assertThat(locations(found)).containsExactly("dump db2");
        assertThat(found.schemas().get(0).source().dialectReason()).isEqualTo("as configured");
    }

    @ParameterizedTest
    @CsvSource({"true, cut.xml", "false, src/main/resources/db/changelog/cut.xml"})
    void aChangeLogThatBreaksOffIsAProblemWhereItBreaks(boolean named, String path) throws Exception {
        write(path, "<databaseChangeLog>\n<changeSet id='1'>\n</changeLog>");
        SchemaDiscovery found =
                CascadeLint.schemas(named ? request().withSchemas(List.of(folder.resolve(path))) : request());
        assertThat(found.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo(path);
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.text()).startsWith("is not well-formed XML at this place");
            assertThat(problem.kind().makesIncomplete()).isTrue();
        });
    }

    /** What the broken one includes would look like change logs of their own. */
    @Test
    void aBrokenChangeLogBesideAWholeOneIsToldWithTheSchema() throws Exception {
        write(RESOURCES + "db/changelog/cut.xml", "<databaseChangeLog>\n<changeSet id='1'>\n</changeLog>");
        write(
                RESOURCES + "db/changelog/whole.xml",
                "<databaseChangeLog><changeSet id='1' author='a'><createTable tableName='post'/></changeSet></databaseChangeLog>");
        SchemaDiscovery found = read();
        assertThat(found.schemas()).hasSize(1);
        StringBuilder text = new StringBuilder();
        SchemaText.write(found.schemas(), found.problems(), text);
        assertThat(text.toString()).startsWith(RESOURCES + "db/changelog/cut.xml:3: is not well-formed XML");
    }

    @ParameterizedTest
    @CsvSource({"none.sql, -- nothing yet", "empty/a.txt, text"})
    void aNamedSourceThatHoldsNothingIsAProblem(String path, String text) throws Exception {
        write(path, text);
        Path named = folder.resolve(path.replaceFirst("/.*", ""));
        SchemaDiscovery found = CascadeLint.schemas(request().withSchemas(List.of(named)));
        assertThat(found.schemas()).isEmpty();
        assertThat(found.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo(path.replaceFirst("/.*", ""));
            assertThat(problem.text()).startsWith("nothing of a schema was read here");
            assertThat(problem.kind().makesIncomplete()).isTrue();
        });
    }

    @Test
    void resourcesBesideASourceRootAreFound() throws Exception {
        write(MIGRATION + "V1__post.sql", POST);
        write("src/main/java/shop/Post.java", "package shop; @jakarta.persistence.Entity class Post {}");
        AnalysisResult result = CascadeLint.analyze(AnalysisRequest.of(List.of(folder.resolve("src/main/java"))));
        assertThat(result.schemas()).singleElement().satisfies(schema -> {
            assertThat(schema.source().location()).isEqualTo("../resources/db/migration");
            assertThat(schema.table("post")).isPresent();
        });
        assertThat(result.coverage().schemas()).isEqualTo(new Coverage.Schemas(1, 1, 0, 0));
    }

    @Test
    void whatIsNotFollowedIsAProblemThatLosesNoInput() throws Exception {
        write(MIGRATION + "V1__post.sql", POST + "\nALTER TABLE post FROB;");
        write("src/main/java/shop/Post.java", "package shop; @jakarta.persistence.Entity class Post {}");
        AnalysisResult result = CascadeLint.analyze(request());
        assertThat(result.problems())
                .containsExactly(new Problem(
                        Problem.Kind.SCHEMA,
                        "could not follow 'FROB' of the table post",
                        MIGRATION + "V1__post.sql",
                        2));
        assertThat(result.complete()).isTrue();
    }
}
