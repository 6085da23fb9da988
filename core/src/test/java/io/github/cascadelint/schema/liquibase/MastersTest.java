package io.github.cascadelint.schema.liquibase;

import static io.github.cascadelint.schema.liquibase.Scan.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MastersTest {

    private static final String RESOURCES = "src/main/resources/";

    @TempDir
    Path folder;

    private static List<String> locations(List<Schema> schemas) {
        return schemas.stream().map(schema -> schema.source().location()).toList();
    }

    private static String include(String file) {
        return "<include file='" + file + "'/>";
    }

    @Test
    void followsIncludesFromTheClassPathAcrossModulesAndRelativeOnes() throws IOException {
        Schema schema = new Scan(folder)
                .changeLog(
                        "app/" + RESOURCES + "db/changelog/db.changelog-master.xml",
                        include("classpath:db/changelog/a.xml")
                                + include("db/b.xml")
                                + "<include file='../c.xml' relativeToChangelogFile='true'/>"
                                + "<includeAll path='db/more/'/>")
                .changeLog("app/" + RESOURCES + "db/changelog/a.xml", Scan.table("a"))
                .changeLog("lib/" + RESOURCES + "db/b.xml", Scan.table("b"))
                .changeLog("app/" + RESOURCES + "db/c.xml", Scan.table("c"))
                .changeLog("lib/" + RESOURCES + "db/c.xml", Scan.table("other"))
                .changeLog(
                        "app/" + RESOURCES + "db/more/2.xml",
                        Scan.table("d")
                                + Scan.changeSet("<addColumn tableName='e'><column name='x' type='int'/></addColumn>"))
                .changeLog("lib/" + RESOURCES + "db/more/1/1.xml", Scan.table("e"))
                .file("lib/" + RESOURCES + "db/more/3.sql", "create table f (x int);")
                .file("lib/" + RESOURCES + "db/more/readme.txt", "nothing")
                .schema(Dialect.POSTGRESQL);
        assertThat(Scan.names(schema)).containsExactly("a", "b", "c", "d", "e", "f");
        assertThat(schema.elsewhere()).isEmpty();
        assertThat(schema.reading().files()).isEqualTo(7);
    }

    @Test
    void takesForAMasterWhatNobodyIncludes() throws IOException {
        List<Schema> schemas = new Scan(folder)
                .changeLog(RESOURCES + "liquibase/base.xml", include("liquibase/a.xml"))
                .changeLog(RESOURCES + "liquibase/a.xml", Scan.table("a"))
                .changeLog(RESOURCES + "liquibase/left-over.xml", Scan.table("b"))
                .changeLog("single/" + RESOURCES + "changelog.xml", Scan.table("c"))
                .changeLog("src/test/resources/liquibase/test-master.xml", Scan.table("d"))
                .schemas();
        assertThat(locations(schemas))
                .containsExactly("single/" + RESOURCES + "changelog.xml", RESOURCES + "liquibase/base.xml");
    }

    @Test
    void findsWhatSettingsAndBuildsName() throws IOException {
        List<Schema> schemas = new Scan(folder)
                .file(
                        "app/" + RESOURCES + "application.yml",
                        "spring:\n  liquibase:\n    change-log: classpath:/start.xml\n")
                .changeLog("app/" + RESOURCES + "start.xml", Scan.table("a"))
                .file(
                        "tool/pom.xml",
                        "<project><changeLogFile>${basedir}/src/main/resources/go.yaml</changeLogFile></project>")
                .file("tool/" + RESOURCES + "go.yaml", """
                        databaseChangeLog:
                        - changeSet:
                            id: 1
                            author: a
                            changes:
                            - createTable: {tableName: b, columns: [{column: {name: id, type: int}}]}
                        """)
                .schemas();
        assertThat(locations(schemas))
                .containsExactly("app/" + RESOURCES + "start.xml", "tool/" + RESOURCES + "go.yaml");
    }

    @Test
    void readsMastersInOneFolderOfTheClassPathAsOneDatabase() throws IOException {
        String more = Scan.changeSet("<addColumn tableName='person'><column name='x' type='int'/></addColumn>");
        List<Schema> schemas = new Scan(folder)
                .changeLog("a/" + RESOURCES + "liquibase/a-master.post.xml", more)
                .changeLog("b/" + RESOURCES + "liquibase/z-master.pre.xml", Scan.table("person"))
                .changeLog("b/" + RESOURCES + "liquibase/b-master.xml", Scan.table("pet"))
                .schemas();
        assertThat(schemas).hasSize(1);
        assertThat(Scan.table(schemas.get(0), "person").columns()).hasSize(2);
        assertThat(schemas.get(0).elsewhere()).isEmpty();
    }

    @Test
    void keepsMastersOfOneNameApart() throws IOException {
        String master = RESOURCES + "db/changelog/db.changelog-master.xml";
        List<Schema> schemas = new Scan(folder)
                .changeLog("a/" + master, Scan.table("person"))
                .changeLog("b/" + master, Scan.table("pet"))
                .schemas();
        assertThat(schemas).extracting(Scan::names).containsExactly(List.of("person"), List.of("pet"));
    }

    @Test
    void takesTheNewestSnapshotAndTheUpdatesAfterIt() throws IOException {
        String old = Scan.table("a") + Scan.table("b") + Scan.table("c");
        String data = "<insert tableName='a'/><insert tableName='b'/><insert tableName='c'/>";
        Schema schema = new Scan(folder)
                .changeLog(RESOURCES + "liquibase/snapshots/schema-2.9.x.xml", old)
                .changeLog(RESOURCES + "liquibase/snapshots/schema-2.10.x.xml", old + Scan.table("d"))
                .changeLog(RESOURCES + "liquibase/data/data-2.9.x.xml", Scan.changeSet(data))
                .changeLog(RESOURCES + "liquibase/data/data-2.10.x.xml", Scan.changeSet(data))
                .changeLog(RESOURCES + "liquibase/updates/update-2.9.x.xml", Scan.table("d"))
                .changeLog(RESOURCES + "liquibase/updates/update-2.10.x.xml", Scan.table("e"))
                .changeLog(RESOURCES + "liquibase/updates/update-2.11.x.xml", Scan.table("f"))
                .changeLog(
                        RESOURCES + "liquibase/update-master.xml",
                        include("liquibase/updates/update-2.9.x.xml") + include("liquibase/updates/update-2.10.x.xml"))
                .changeLog(RESOURCES + "liquibase/start.xml", include("liquibase/snapshots/schema-2.9.x.xml"))
                .schema(Dialect.MYSQL);
        assertThat(Scan.names(schema)).containsExactly("a", "b", "c", "d", "f");
        assertThat(schema.source().extent()).startsWith("a fresh install by the newest snapshots");
        assertThat(schema.seeds()).hasSize(3);
        assertThat(schema.doubts()).isEmpty();
    }

    @Test
    void takesVersionsThatOneMasterIncludesTogetherForSteps() throws IOException {
        String table = "<createTable tableName='a%1$s'/><dropTable tableName='x'/><dropTable tableName='y'/>";
        Schema schema = new Scan(folder)
                .changeLog(
                        RESOURCES + "db/changelog/master.xml",
                        include("db/changelog/c-1.0.xml") + include("db/changelog/c-1.1.xml"))
                .changeLog(RESOURCES + "db/changelog/c-1.0.xml", Scan.changeSet(table.formatted("1")))
                .changeLog(RESOURCES + "db/changelog/c-1.1.xml", Scan.changeSet(table.formatted("2")))
                .schema(Dialect.MYSQL);
        assertThat(Scan.names(schema)).containsExactly("a1", "a2");
    }

    @Test
    void readsAMasterForSeveralDatabasesOnceForEach() throws IOException {
        List<Schema> schemas = new Scan(folder)
                .changeLog(RESOURCES + "db/changelog/master.xml", """
                        <include file='db/changelog/store.xml' context='store'/>
                        <include file='db/changelog/first.xml' context='tenant AND first'/>
                        <include file='db/changelog/then.xml' context='tenant AND !first'/>""")
                .changeLog(RESOURCES + "db/changelog/store.xml", Scan.table("tenants"))
                .changeLog(RESOURCES + "db/changelog/first.xml", Scan.table("person"))
                .changeLog(RESOURCES + "db/changelog/then.xml", Scan.table("pet"))
                .schemas();
        assertThat(schemas)
                .extracting(Scan::names)
                .containsExactlyInAnyOrder(List.of("tenants"), List.of("person", "pet"));
        assertThat(locations(schemas))
                .allMatch(location -> location.contains("(store)") || location.contains("(tenant)"));
    }

    @Test
    void readsContextsForDataAndForDatabasesByNameAsOne() throws IOException {
        List<Schema> schemas = new Scan(folder)
                .changeLog(RESOURCES + "db/changelog/master.xml", """
                        <include file='db/changelog/a.xml' context='prod'/>
                        <include file='db/changelog/data.xml' context='faker'/>""")
                .changeLog(RESOURCES + "db/changelog/a.xml", Scan.table("a"))
                .changeLog(RESOURCES + "db/changelog/data.xml", Scan.changeSet("<insert tableName='a'/>"))
                .schemas();
        assertThat(schemas).hasSize(1);
        assertThat(schemas.get(0).seeds()).hasSize(1);
    }

    @Test
    void readsOncePerServerWhereChangeSetsTellThemApart() throws IOException {
        String both = table("a")
                + "<changeSet id='m' author='a' dbms='mysql'><createTable tableName='m'/></changeSet>"
                + "<changeSet id='p' author='a' dbms='postgresql'><createTable tableName='p'/></changeSet>";
        List<Schema> schemas = new Scan(folder)
                .file(
                        "pom.xml",
                        "<project><x>mysql-connector-j</x><y>org.postgresql</y><z>com.h2database</z></project>")
                .changeLog(RESOURCES + "db/changelog/master.xml", both)
                .schemas();
        assertThat(schemas)
                .extracting(schema -> schema.source().dialect(), Scan::names)
                .containsExactlyInAnyOrder(
                        tuple(Dialect.MYSQL, List.of("a", "m")), tuple(Dialect.POSTGRESQL, List.of("a", "p")));
    }

    @Test
    void goesOnFromTheScriptThatMakesWhatIsMissing() throws IOException {
        String change = "<addColumn tableName='person'><column name='x' type='int'/></addColumn>"
                + "<addColumn tableName='pet'><column name='x' type='int'/></addColumn>";
        Schema schema = new Scan(folder)
                .changeLog(RESOURCES + "db/changelog/master.xml", Scan.changeSet(change))
                .file("init/dump.sql", "CREATE TABLE public.person (id int);\nCREATE TABLE \"pet\" (id int);")
                .file("init/other.sql", "create table person (y int);")
                .schema(Dialect.POSTGRESQL);
        assertThat(schema.source().location()).contains("after init/dump.sql");
        assertThat(Scan.table(schema, "pet").columns()).hasSize(2);
        assertThat(schema.elsewhere()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tools/migrator/dump.sql, false",
        "app/init/dump.sql, true",
        "lib/src/main/resources/dump.sql, true",
        "application/dump.sql, false"
    })
    void goesOnFromNoScriptThatIsAnotherTools(String script, boolean isItsOwn) throws IOException {
        Schema schema = new Scan(folder)
                .changeLog(
                        "app/" + RESOURCES + "db/changelog.xml",
                        Scan.changeSet("<addColumn tableName='person'><column name='x' type='int'/></addColumn>"))
                .file(script, "CREATE TABLE person (id int);")
                .schema(Dialect.POSTGRESQL);
        assertThat(schema.table("person").isPresent()).isEqualTo(isItsOwn);
        assertThat(schema.elsewhere()).hasSize(isItsOwn ? 0 : 1);
    }

    @Test
    void doubtsTheSchemaWhereAnIncludeIsMissingOrBroken() throws IOException {
        Schema schema = new Scan(folder)
                .changeLog(
                        RESOURCES + "db/changelog/master.xml",
                        Scan.table("a")
                                + include("db/broken.xml")
                                + include("db/absent.xml")
                                + "<include file='db/optional.xml' errorIfMissing='false'/>" + Scan.table("z"))
                .file(RESOURCES + "db/broken.xml", Scan.xml(Scan.table("b") + "<changeSet id='"))
                .schema(Dialect.POSTGRESQL);
        assertThat(Scan.names(schema)).containsExactly("a", "b", "z");
        assertThat(schema.doubts())
                .extracting(doubt -> doubt.place().line())
                .containsExactlyInAnyOrder(RESOURCES + "db/broken.xml:1", RESOURCES + "db/changelog/master.xml:1");
    }

    @Test
    void runsAChangeSetOnceThoughItIsIncludedTwice() throws IOException {
        Schema schema = new Scan(folder)
                .changeLog(
                        RESOURCES + "db/changelog/master.xml",
                        include("db/a.xml") + include("db/a.xml") + include("db/changelog/master.xml"))
                .changeLog(RESOURCES + "db/a.xml", Scan.table("a"))
                .schema(Dialect.POSTGRESQL);
        assertThat(schema.isUnderstood(Scan.table(schema, "a"))).isTrue();
    }

    @Test
    void findsNothingWhereThereIsNoChangeLog() throws IOException {
        assertThat(new Scan(folder)
                        .file(RESOURCES + "db/x.xml", "<a/>")
                        .changeLog(RESOURCES + "db/empty-master.xml", "")
                        .schemas())
                .isEmpty();
    }
}
