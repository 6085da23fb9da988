package io.github.cascadelint.schema.liquibase;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.Doubt;
import io.github.cascadelint.schema.ReferentialAction;
import io.github.cascadelint.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateTest {

    private static final String BASE = """
            <changeSet id='base' author='a'>
              <createTable tableName='person'>
                <column name='id' type='bigint'><constraints primaryKey='true' primaryKeyName='pk'/></column>
                <column name='city_id' type='bigint'><constraints unique='true' uniqueConstraintName='uq'/></column>
              </createTable>
              <createTable tableName='city'><column name='id' type='bigint'><constraints primaryKey='true'/></column></createTable>
              <addForeignKeyConstraint baseTableName='person' baseColumnNames='city_id' constraintName='fk'
                referencedTableName='city' referencedColumnNames='id'/>
              <createIndex tableName='person' indexName='ix'><column name='city_id'/></createIndex>
              <createView viewName='v'>select 1</createView>
            </changeSet>
            """;

    @TempDir
    Path folder;

    private Schema read(String content) throws IOException {
        return new Scan(folder)
                .changeLog("src/main/resources/db/changelog/master.xml", content)
                .file(
                        "src/main/resources/db/x.sql",
                        "create table from_file (id ${type});\n\nalter table from_file add y int;")
                .schema(Dialect.POSTGRESQL);
    }

    private Schema guarded(String condition) throws IOException {
        return read(BASE + "<changeSet id='g' author='a'><preConditions onFail='MARK_RAN'>" + condition
                + "</preConditions><createTable tableName='made'/></changeSet>");
    }

    @Test
    void doubtsATableThatIsMadeWhereItIsMissingAndThatAnotherChangeLogMakes() throws IOException {
        String guarded = "<changeSet id='%1$s' author='a'><preConditions onFail='MARK_RAN'>"
                + "<not><tableExists tableName='%1$s'/></not></preConditions>"
                + "<createTable tableName='%1$s'><column name='id' type='bigint'/></createTable></changeSet>";
        List<Schema> schemas = new Scan(folder)
                .changeLog(
                        "part/src/main/resources/db/changelog.xml",
                        guarded.formatted("shared") + guarded.formatted("own") + Scan.table("plain"))
                .changeLog("src/main/resources/db/changelog.xml", Scan.table("shared") + Scan.table("plain"))
                .schemas(Optional.of(Dialect.POSTGRESQL));
        Schema part = schemas.stream()
                .filter(schema -> schema.source().location().startsWith("part"))
                .findFirst()
                .orElseThrow();
        assertThat(Scan.table(part, "shared").doubts())
                .extracting(Doubt::text)
                .containsExactly("makes the table shared where it is not there, and"
                        + " src/main/resources/db/changelog.xml makes it, too");
        assertThat(part.isUnderstood(Scan.table(part, "own"))).isTrue();
        assertThat(part.isUnderstood(Scan.table(part, "plain"))).isTrue();
        assertThat(schemas)
                .filteredOn(schema -> schema != part)
                .allMatch(schema -> schema.tables().stream().allMatch(schema::isUnderstood));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<tableExists tableName='PERSON'/>",
                "<viewExists viewName='v'/>",
                "<columnExists tableName='person' columnName='city_id'/>",
                "<indexExists indexName='ix'/>",
                "<indexExists tableName='person' columnNames='city_id'/>",
                "<foreignKeyConstraintExists foreignKeyTableName='person' foreignKeyName='fk'/>",
                "<foreignKeyConstraintExists foreignKeyName='FK'/>",
                "<primaryKeyExists tableName='person'/>",
                "<uniqueConstraintExists tableName='person' columnNames='city_id'/>",
                "<uniqueConstraintExists tableName='person' constraintName='uq'/>",
                "<changeSetExecuted id='base' author='a' changeLogFile='db/changelog/master.xml'/>",
                "<dbms type='postgresql, h2'/>",
                "<or><tableExists tableName='x'/><dbms type='postgresql'/></or>",
                "<not><tableExists tableName='x'/><tableExists tableName='person'/></not>",
                "<and><tableExists tableName='city'/><tableExists tableName='person'/></and>",
                "<sqlCheck expectedResult='1'>select count(*) from information_schema.columns"
                        + " where table_name = 'person' and column_name='city_id'</sqlCheck>",
                "<sqlCheck expectedResult='0'>SELECT COUNT(1) FROM pg_indexes WHERE indexname='none'</sqlCheck>"
            })
    void decidesPreconditionsOnWhatWasMadeBefore(String condition) throws IOException {
        Schema holds = guarded(condition);
        assertThat(Scan.names(holds)).contains("made");
        assertThat(holds.isUnderstood(Scan.table(holds, "made"))).isTrue();
        Schema refused = guarded("<not>" + condition + "</not>");
        // what is in a not must all fail
        assertThat(Scan.names(refused).contains("made")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<sqlCheck expectedResult='0'>select count(*) from person where x = 1</sqlCheck>",
                "<rowCount tableName='person' expectedRows='0'/>",
                "<tableIsEmpty tableName='person'/>",
                "<not><customPrecondition className='x'/></not>",
                "<not><sqlCheck expectedResult='3'>select count(*) from person</sqlCheck></not>"
            })
    void decidesOnEmptyTablesAndDoubtsWhatThatTouches(String condition) throws IOException {
        Schema schema = guarded(condition);
        assertThat(schema.isUnderstood(Scan.table(schema, "made"))).isFalse();
        assertThat(schema.isUnderstood(Scan.table(schema, "city"))).isTrue();
    }

    @Test
    void doubtsATableThatMayHaveChangedWhereThereIsData() throws IOException {
        Schema schema = read(BASE
                + "<changeSet id='g' author='a'><preConditions onFail='MARK_RAN'>"
                + "<sqlCheck expectedResult='1'>select count(*) from city</sqlCheck></preConditions>"
                + "<dropForeignKeyConstraint baseTableName='person' constraintName='fk'/></changeSet>");
        assertThat(Scan.table(schema, "person").foreignKeys()).hasSize(1);
        assertThat(schema.isUnderstood(Scan.table(schema, "person"))).isFalse();
    }

    @Test
    void isSureWhereOneConditionRefusesWhateverTheDataSays() throws IOException {
        Schema schema = read(BASE
                + "<changeSet id='g' author='a'><preConditions onFail='MARK_RAN'>"
                + "<sqlCheck expectedResult='1'>select count(*) from city</sqlCheck><tableExists tableName='x'/></preConditions>"
                + "<dropTable tableName='person'/></changeSet>");
        assertThat(schema.isUnderstood(Scan.table(schema, "person"))).isTrue();
    }

    @Test
    void runsWhatOnlyWarns() throws IOException {
        assertThat(Scan.names(
                        read("<changeSet id='g' author='a'><preConditions onFail='WARN'><tableExists tableName='x'/>"
                                + "</preConditions><createTable tableName='made'/></changeSet>")))
                .containsExactly("made");
    }

    @Test
    void leavesOutWhatIsIgnoredOrForAnotherDatabase() throws IOException {
        assertThat(Scan.names(read("<changeSet id='1' author='a' ignore='true'><createTable tableName='x'/></changeSet>"
                        + "<changeSet id='2' author='a' dbms='mysql'><createTable tableName='y'/></changeSet>"
                        + "<changeSet id='3' author='a' context='oracle'><createTable tableName='z'/></changeSet>"
                        + "<changeSet id='4' author='a' labels='!x and y'><createTable tableName='made'/></changeSet>"
                        + "<changeSet id='5' author='a'><sql dbms='mysql'>create table w (i int)</sql></changeSet>")))
                .containsExactly("made");
    }

    @Test
    void keepsTheOrderThatChangeSetsAskFor() throws IOException {
        assertThat(Scan.table(
                                read(
                                        "<changeSet id='1' author='a' runOrder='last'><addColumn tableName='t'>"
                                                + "<column name='b' type='int'/></addColumn></changeSet>"
                                                + "<changeSet id='2' author='a'><addColumn tableName='t'><column name='a' type='int'/>"
                                                + "</addColumn></changeSet>"
                                                + "<changeSet id='3' author='a' runOrder='first'><createTable tableName='t'/></changeSet>"),
                                "t")
                        .columns())
                .extracting(Column::name)
                .containsExactly("a", "b");
    }

    @Test
    void putsInParameters() throws IOException {
        Schema schema = read("<property name='table' value='wrong' dbms='mysql'/><property name='table' value='t'/>"
                + "<property name='table' value='late'/>"
                + "<changeSet id='1' author='a'><createTable tableName='${table}'><column name='i' type='${kind}'/></createTable>"
                + "</changeSet>");
        assertThat(Scan.names(schema)).containsExactly("t");
        assertThat(Scan.table(schema, "t").columns().get(0).type()).isEqualTo("${kind}");
    }

    @Test
    void runsScriptsInPlaceWithTheirLines() throws IOException {
        Schema schema = read("""
                <property name='type' value='bigint'/>
                <changeSet id='1' author='a'>
                  <sqlFile path='../x.sql' relativeToChangelogFile='true'/>
                  <sql>
                    create table inline_one (id int);
                    create table inline_two (id int);
                  </sql>
                </changeSet>
                """);
        assertThat(Scan.names(schema)).containsExactly("from_file", "inline_one", "inline_two");
        assertThat(Scan.table(schema, "from_file").column("id").map(Column::type))
                .contains("bigint");
        assertThat(Scan.table(schema, "from_file")
                        .column("y")
                        .map(c -> c.place().line()))
                .contains("src/main/resources/db/x.sql:3");
        assertThat(Scan.table(schema, "inline_two").place().line())
                .isEqualTo("src/main/resources/db/changelog/master.xml:6");
        assertThat(schema.reading()).isEqualTo(new Schema.Reading(2, 4, 0));
    }

    @Test
    void doubtsEverythingWhereAScriptIsNotThere() throws IOException {
        Schema schema = read(BASE + "<changeSet id='1' author='a'><sqlFile path='gone.sql'/></changeSet>");
        assertThat(schema.isUnderstood(Scan.table(schema, "city"))).isFalse();
        assertThat(schema.reading().notFollowed()).isEqualTo(1);
    }

    @Test
    void readsScriptsWithADelimiterOfTheirOwn() throws IOException {
        Schema schema = read("<changeSet id='1' author='a'><sql endDelimiter='\\nGO'>create table a (i int)\nGO\n"
                + "create table b (i int)\nGO\n</sql><sql endDelimiter='//'>create table c (i int)//\ncreate table d (i int)//</sql>"
                + "</changeSet>");
        assertThat(Scan.names(schema)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void readsWhatIsAppendedToStatements() throws IOException {
        String sets = BASE
                + "<changeSet id='1' author='a'><createTable tableName='t'/><modifySql><append value=' ENGINE=MyISAM'/></modifySql></changeSet>"
                + "<changeSet id='2' author='a'><modifySql dbms='mysql'><append value=' ON DELETE SET NULL'/></modifySql>"
                + "<modifySql dbms='h2'><append value=' ON DELETE CASCADE'/></modifySql>"
                + "<addForeignKeyConstraint baseTableName='person' baseColumnNames='id' constraintName='ft'"
                + " referencedTableName='city' referencedColumnNames='id'/></changeSet>"
                + "<changeSet id='3' author='a'><createTable tableName='r'/>"
                + "<modifySql><replace replace='ON DELETE CASCADE' with=''/></modifySql></changeSet>"
                + "<changeSet id='4' author='a'><createTable tableName='s'/>"
                + "<modifySql><replace replace='uuid' with='x'/></modifySql></changeSet>";
        Schema schema = new Scan(folder)
                .changeLog("src/main/resources/db/changelog/master.xml", sets)
                .schema(Dialect.MYSQL);
        assertThat(Scan.table(schema, "t").checksForeignKeys()).isFalse();
        assertThat(Scan.table(schema, "person")
                        .foreignKeys(List.of("id"))
                        .get(0)
                        .onDelete())
                .isEqualTo(ReferentialAction.SET_NULL);
        assertThat(schema.isUnderstood(Scan.table(schema, "r"))).isFalse();
        assertThat(schema.isUnderstood(Scan.table(schema, "s"))).isTrue();
    }

    @Test
    void runsOnlyTheContextsThatSettingsGiveForAllProfiles() throws IOException {
        Schema schema = new Scan(folder)
                .file("src/main/resources/application.properties", "spring.liquibase.contexts = prod, other\n")
                .file("src/main/resources/application-dev.properties", "spring.liquibase.contexts=dev\n")
                .changeLog(
                        "src/main/resources/db/changelog/master.xml",
                        "<changeSet id='1' author='a' context='prod'><createTable tableName='p'/></changeSet>"
                                + "<changeSet id='2' author='a' context='dev'><createTable tableName='d'/></changeSet>"
                                + "<changeSet id='3' author='a' context='!dev'><createTable tableName='n'/></changeSet>")
                .schema(Dialect.H2);
        assertThat(Scan.names(schema)).containsExactly("n", "p");
    }

    @Test
    void leavesOutTablesOfLiquibaseItself() throws IOException {
        Schema schema = read(BASE
                + "<changeSet id='1' author='a'><modifyDataType tableName='DATABASECHANGELOG' columnName='id' newDataType='text'/>"
                + "</changeSet>");
        assertThat(schema.elsewhere()).isEmpty();
        assertThat(Scan.names(schema)).isEqualTo(List.of("city", "person"));
    }
}
