package io.github.cascadelint.schema.liquibase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.cascadelint.base.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeLogReaderTest {

    private static final String XML = """
            <databaseChangeLog>
              <changeSet id="1" author="a">
                <preConditions onFail="MARK_RAN">
                  <not><tableExists tableName="person"/></not>
                </preConditions>
                <createTable tableName="person">
                  <column name="id" type="bigint">
                    <constraints primaryKey="true"/>
                  </column>
                </createTable>
                <sql>
                  alter table person add x int;
                </sql>
              </changeSet>
              <include file="other.xml"/>
            </databaseChangeLog>
            """;

    private static final String YAML = """
            databaseChangeLog:
              - changeSet:
                  id: 1
                  author: a
                  preConditions:
                    - onFail: MARK_RAN
                    - not:
                        - tableExists:
                            tableName: person
                  changes:
                    - createTable:
                        tableName: person
                        columns:
                          - column:
                              name: id
                              type: bigint
                              constraints:
                                primaryKey: true
                    - sql:
                        sql: |
                          alter table person add x int;
              - include:
                  file: other.xml
            """;

    private static final String JSON = """
            { "databaseChangeLog": [
            \t{ "changeSet": {
            \t\t"id": "1", "author": "a",
            \t\t"preConditions": [ {"onFail": "MARK_RAN"}, {"not": [ {"tableExists": {"tableName": "person"}} ]} ],
            \t\t"changes": [
            \t\t\t{ "createTable": { "tableName": "person", "columns": [
            \t\t\t\t{ "column": { "name": "id", "type": "bigint", "constraints": { "primaryKey": true } } } ] } },
            \t\t\t{ "sql": { "sql": "alter table person add x int;" } } ] } },
            \t{ "include": { "file": "other.xml" } }
            ] }
            """;

    private static Node root(String file, String text) {
        ChangeLog log = ChangeLogReader.read(file, text);
        assertThat(log.problems()).isEmpty();
        return log.root().orElseThrow();
    }

    /** The tree without places, SQL as text whatever holds it. */
    private static String shape(Node node) {
        String sql = node.name().equals("sql") ? node.longText("sql").text().strip() : "";
        List<String> attributes = node.attributes().keySet().stream()
                .filter(name -> !name.equals("sql"))
                .map(name -> name + "=" + node.value(name).orElse(""))
                .toList();
        return node.name()
                + attributes
                + sql
                + node.children().stream().map(ChangeLogReaderTest::shape).toList();
    }

    @Test
    void readsTheSameTreeFromXmlYamlAndJson() {
        String shape = shape(root("a.xml", XML));
        assertThat(shape).contains("column[name=id, type=bigint][constraints[primaryKey=true][]]");
        assertThat(shape(root("a.yaml", YAML))).isEqualTo(shape);
        assertThat(shape(root("a.json", JSON))).isEqualTo(shape);
    }

    @Test
    void tellsTheLinesOfElementsAndOfTheSqlInThem() {
        for (Node root : List.of(root("a.xml", XML), root("a.yaml", YAML))) {
            boolean isXml = root.place().file().endsWith(".xml");
            Node changeSet = root.child("changeSet").orElseThrow();
            Node table = changeSet.child("createTable").orElseThrow();
            assertThat(table.place().startLine()).isEqualTo(isXml ? 6 : 11);
            assertThat(table.child("column").orElseThrow().place().startLine()).isEqualTo(isXml ? 7 : 14);
            assertThat(changeSet.child("sql").orElseThrow().longText("sql").line())
                    .isEqualTo(isXml ? 12 : 21);
        }
    }

    @Test
    void tellsByTheContentWhetherAFileIsAChangeLog() {
        assertThat(ChangeLogReader.isChangeLog("a.xml", XML)).isTrue();
        assertThat(ChangeLogReader.isChangeLog("a.yaml", YAML)).isTrue();
        assertThat(ChangeLogReader.isChangeLog("a.json", JSON)).isTrue();
        assertThat(ChangeLogReader.isChangeLog("a.sql", "\n-- liquibase formatted SQL\n"))
                .isTrue();
        assertThat(ChangeLogReader.isChangeLog("a.xml", "<project/>")).isFalse();
        assertThat(ChangeLogReader.isChangeLog("a.yaml", "spring:\n  databaseChangeLog: x"))
                .isTrue();
        assertThat(ChangeLogReader.isChangeLog("a.yaml", "# databaseChangeLog:\nx: 1"))
                .isFalse();
        assertThat(ChangeLogReader.isChangeLog("a.sql", "create table a (b int);"))
                .isFalse();
        assertThat(ChangeLogReader.accepts("a.groovy")).isFalse();
    }

    @Test
    void readsFormattedSql() {
        Node root = root("a.sql", """
                --liquibase formatted sql logicalFilePath:x.sql

                --property name:type value:bigint dbms:h2
                --changeset some.one:first-1 dbms:h2,postgresql context:"a or b" splitStatements:false endDelimiter://
                --preconditions onFail:MARK_RAN onError:HALT
                --precondition-sql-check expectedResult:0 select count(*) from person
                --precondition-table-exists table:city
                --comment: nothing to see
                create table person (id ${type});
                --rollback drop table person;

                -- changeset "two words":2
                --ignoreLines:2
                create table a (b int);
                create table c (d int);
                create table e (f int);
                /* liquibase rollback
                drop table e;
                */
                --ignoreLines:start
                create table g (h int);
                --ignoreLines:end
                create table i (j int);
                """);
        assertThat(root.value("logicalFilePath")).contains("x.sql");
        assertThat(root.children()).extracting(Node::name).containsExactly("property", "changeSet", "changeSet");
        assertThat(root.child("property").orElseThrow().value("value")).contains("bigint");
        Node first = root.children().get(1);
        assertThat(first.value("author")).contains("some.one");
        assertThat(first.value("id")).contains("first-1");
        assertThat(first.value("dbms")).contains("h2,postgresql");
        assertThat(first.value("context")).contains("a or b");
        Node conditions = first.child("preConditions").orElseThrow();
        assertThat(conditions.value("onFail")).contains("MARK_RAN");
        assertThat(conditions.children().get(0).value("expectedResult")).contains("0");
        assertThat(conditions.children().get(0).text()).isEqualTo("select count(*) from person");
        assertThat(conditions.children().get(1).name()).isEqualTo("tableExists");
        assertThat(conditions.children().get(1).value("tableName")).contains("city");
        Node sql = first.child("sql").orElseThrow();
        assertThat(sql.isNot("splitStatements")).isTrue();
        assertThat(sql.value("endDelimiter")).contains("//");
        assertThat(lineOf(sql, "create table person")).isEqualTo(9);
        assertThat(sql.text()).doesNotContain("drop");
        Node second = root.children().get(2).child("sql").orElseThrow();
        assertThat(root.children().get(2).value("author")).contains("two words");
        assertThat(lineOf(second, "create table e")).isEqualTo(16);
        assertThat(lineOf(second, "create table i")).isEqualTo(23);
        assertThat(second.text()).doesNotContain("table a", "table c", "drop", "table g");
    }

    private static int lineOf(Node sql, String words) {
        String before = sql.text().substring(0, sql.text().indexOf(words));
        return sql.textLine() + (int) before.chars().filter(c -> c == '\n').count();
    }

    @Test
    void takesAPlainScriptForOneChangeSet() {
        Node root = root("a.sql", "create table a (b int);\n");
        assertThat(root.children()).hasSize(1);
        assertThat(root.children().get(0).child("sql").orElseThrow().text()).isEqualTo("create table a (b int);\n");
    }

    @Test
    void tellsWhereAFileIsBroken() {
        assertThat(ChangeLogReader.read("a.yaml", "databaseChangeLog:\n  - changeSet: {id: 1\n")
                        .problems())
                .extracting(Problem::file, Problem::kind)
                .containsExactly(tuple("a.yaml", Problem.Kind.SYNTAX));
        ChangeLog xml = ChangeLogReader.read(
                "a.xml",
                "<databaseChangeLog>\n<changeSet id='1' author='a'/>\n<changeSet id='2'\n</databaseChangeLog>");
        assertThat(xml.problems()).hasSize(1);
        assertThat(xml.root().orElseThrow().children("changeSet")).hasSize(1);
    }
}
