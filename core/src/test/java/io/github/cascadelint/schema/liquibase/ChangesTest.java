package io.github.cascadelint.schema.liquibase;

import static io.github.cascadelint.schema.liquibase.Scan.changeSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.Index;
import io.github.cascadelint.schema.KeyConstraint;
import io.github.cascadelint.schema.ReferentialAction;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.Table;
import io.github.cascadelint.schema.TableName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest {

    private static final String BASE = """
            <createTable tableName='person'>
              <column name='id' type='bigint' autoIncrement='true'><constraints primaryKey='true'/></column>
              <column name='name' type='varchar(20)'><constraints nullable='false'/></column>
              <column name='city_id' type='bigint'/>
            </createTable>
            <createTable tableName='city'>
              <column name='id' type='bigint'><constraints primaryKey='true'/></column>
            </createTable>
            """;

    @TempDir
    Path folder;

    private Schema read(Dialect dialect, String... changes) throws IOException {
        StringBuilder sets = new StringBuilder();
        for (String change : changes) {
            sets.append(changeSet(change));
        }
        return new Scan(folder)
                .changeLog("db/changelog/db.changelog-master.xml", sets.toString())
                .schema(dialect);
    }

    private Table person(Dialect dialect, String change) throws IOException {
        return Scan.table(read(dialect, BASE, change), "person");
    }

    @Test
    void readsATableWithTheConstraintsInItsColumns() throws IOException {
        Schema schema = read(Dialect.POSTGRESQL, BASE, """
                <createTable tableName='pet' schemaName='zoo'>
                  <column name='a' type='int'><constraints primaryKey='true' primaryKeyName='pk_pet'/></column>
                  <column name='b' type='int'><constraints primaryKey='true'/></column>
                  <column name='`order`' type='int' defaultValueNumeric='1'>
                    <constraints nullable='false' unique='true' uniqueConstraintName='uq'/></column>
                  <column name='kind' type='int'><constraints unique='true' uniqueConstraintName='uq'/></column>
                  <column name='tag' type='int'><constraints unique='true'/></column>
                  <column name='owner_id' type='bigint'>
                    <constraints foreignKeyName='fk_owner' references='person(id)' deleteCascade='true'/></column>
                  <column name='city_id' type='bigint'>
                    <constraints foreignKeyName='fk_city' referencedTableName='city' referencedColumnNames='id'/></column>
                </createTable>
                """);
        Table pet = Scan.table(schema, "pet");
        assertThat(pet.name()).isEqualTo(TableName.of("zoo", "pet"));
        assertThat(pet.primaryKey().map(KeyConstraint::columns)).contains(List.of("a", "b"));
        assertThat(pet.primaryKey().map(KeyConstraint::name)).contains("pk_pet");
        assertThat(pet.uniques())
                .extracting(KeyConstraint::columns)
                .containsExactlyInAnyOrder(List.of("order", "kind"), List.of("tag"));
        assertThat(pet.column("a").map(Column::nullable)).contains(false);
        assertThat(pet.column("order").map(Column::nullable)).contains(false);
        assertThat(pet.column("order").map(Column::generated)).contains(true);
        assertThat(pet.column("kind").map(Column::nullable)).contains(true);
        assertThat(pet.foreignKeys()).extracting(ForeignKey::name).containsExactly("fk_owner", "fk_city");
        assertThat(pet.foreignKeys())
                .extracting(ForeignKey::onDelete)
                .containsExactly(ReferentialAction.CASCADE, ReferentialAction.NO_ACTION);
        assertThat(pet.foreignKeys().get(1).refColumns()).containsExactly("id");
        assertThat(schema.isUnderstood(pet)).isTrue();
    }

    @Test
    void placesColumnsAndConstraintsWhereTheyAreWritten() throws IOException {
        Table pet = Scan.table(read(Dialect.POSTGRESQL, BASE, """
                <createTable tableName='pet'>
                  <column name='a' type='int'>
                    <constraints foreignKeyName='f'
                      references='city(id)'/>
                  </column>
                </createTable>"""), "pet");
        int line = pet.place().startLine();
        assertThat(pet.columns().get(0).place().startLine()).isEqualTo(line + 1);
        assertThat(pet.foreignKeys().get(0).place().startLine()).isEqualTo(line + 2);
    }

    @Test
    void addsColumnsWithTheirConstraints() throws IOException {
        Table person = person(Dialect.POSTGRESQL, """
                <addColumn tableName='person'>
                  <column name='x' type='bigint'><constraints nullable='false' foreignKeyName='fx' references='city(id)'/></column>
                  <column name='y' type='bigint'/>
                </addColumn>""");
        assertThat(person.columns()).extracting(Column::name).containsExactly("id", "name", "city_id", "x", "y");
        assertThat(person.column("x").map(Column::nullable)).contains(false);
        assertThat(person.foreignKeys(List.of("x"))).hasSize(1);
    }

    @Test
    void addsAndDropsForeignKeys() throws IOException {
        String add = """
                <addForeignKeyConstraint baseTableName='person' baseColumnNames='city_id' constraintName='fk'
                  referencedTableName='city' referencedColumnNames='id' onDelete='set null' onUpdate='CASCADE'/>""";
        Table person = person(Dialect.POSTGRESQL, add);
        assertThat(person.foreignKeys()).singleElement().satisfies(key -> {
            assertThat(key.refTable()).isEqualTo(TableName.of("city"));
            assertThat(key.onDelete()).isEqualTo(ReferentialAction.SET_NULL);
            assertThat(key.onUpdate()).isEqualTo(ReferentialAction.CASCADE);
        });
        assertThat(person(
                                Dialect.POSTGRESQL,
                                add + "<dropForeignKeyConstraint baseTableName='person' constraintName='FK'/>")
                        .foreignKeys())
                .isEmpty();
        assertThat(person(Dialect.POSTGRESQL, add + "<dropAllForeignKeyConstraints baseTableName='person'/>")
                        .foreignKeys())
                .isEmpty();
    }

    @Test
    void readsKeysAndIndexes() throws IOException {
        Table person = person(Dialect.POSTGRESQL, """
                <dropPrimaryKey tableName='person'/>
                <addPrimaryKey tableName='person' columnNames='id, name' constraintName='pk'/>
                <addUniqueConstraint tableName='person' columnNames='name' constraintName='uq'/>
                <createIndex tableName='person' indexName='i1'><column name='city_id' descending='true'/></createIndex>
                <createIndex tableName='person' indexName='i2' unique='true'>
                  <column name='name(10)'/><column name='lower(name)' computed='true'/><column name='id'/>
                </createIndex>
                <createIndex tableName='person' indexName='i3'><column name='id DESC'/></createIndex>
                <dropIndex tableName='person' indexName='i3'/>
                """);
        assertThat(person.primaryKey().map(KeyConstraint::columns)).contains(List.of("id", "name"));
        assertThat(person.uniques()).extracting(KeyConstraint::columns).containsExactly(List.of("name"));
        assertThat(person.indexes()).extracting(Index::columns).containsExactly(List.of("city_id"), List.of("name"));
        assertThat(person(
                                Dialect.POSTGRESQL,
                                "<addUniqueConstraint tableName='person' columnNames='name' constraintName='uq'/>"
                                        + "<dropUniqueConstraint tableName='person' constraintName='uq'/>")
                        .uniques())
                .isEmpty();
    }

    @Test
    void statesNullAnewOnMySqlWhereATypeIsModified() throws IOException {
        String modify = "<modifyDataType tableName='person' columnName='name' newDataType='text'/>";
        assertThat(person(Dialect.MYSQL, modify).column("name").map(Column::nullable))
                .contains(true);
        assertThat(person(Dialect.POSTGRESQL, modify).column("name").map(Column::nullable))
                .contains(false);
        assertThat(person(Dialect.POSTGRESQL, modify).column("name").map(Column::type))
                .contains("text");
        assertThat(person(Dialect.MYSQL, modify.replace("'text'", "'text not null'"))
                        .column("name")
                        .map(Column::nullable))
                .contains(false);
        String key = "<modifyDataType tableName='person' columnName='id' newDataType='int'/>";
        assertThat(person(Dialect.MYSQL, key).column("id").map(Column::nullable))
                .contains(false);
        String rename =
                "<renameColumn tableName='person' oldColumnName='name' newColumnName='n' columnDataType='text'/>";
        assertThat(person(Dialect.MARIADB, rename).column("n").map(Column::nullable))
                .contains(true);
        assertThat(person(Dialect.POSTGRESQL, rename).column("n").map(Column::nullable))
                .contains(false);
        String remarks = "<setColumnRemarks tableName='person' columnName='name' columnDataType='text' remarks='r'/>";
        assertThat(person(Dialect.MARIADB, remarks).column("name").map(Column::nullable))
                .contains(true);
        assertThat(person(Dialect.POSTGRESQL, remarks).column("name").map(Column::nullable))
                .contains(false);
    }

    @Test
    void readsNotNullConstraints() throws IOException {
        assertThat(person(Dialect.H2, "<addNotNullConstraint tableName='person' columnName='city_id'/>")
                        .column("city_id")
                        .map(Column::nullable))
                .contains(false);
        assertThat(person(Dialect.H2, "<dropNotNullConstraint tableName='person' columnName='name'/>")
                        .column("name")
                        .map(Column::nullable))
                .contains(true);
        assertThat(person(
                                Dialect.MYSQL,
                                "<ext:modifyColumn xmlns:ext='e' tableName='person'><ext:column name='city_id' type='int'>"
                                        + "<constraints nullable='false'/></ext:column></ext:modifyColumn>")
                        .column("city_id")
                        .map(Column::nullable))
                .contains(false);
    }

    @Test
    void renamesAndDrops() throws IOException {
        Schema schema = read(
                Dialect.POSTGRESQL,
                BASE,
                "<renameTable oldTableName='city' newTableName='town'/>"
                        + "<dropColumn tableName='person' columnName='city_id'/>"
                        + "<dropColumn tableName='person'><column name='name'/></dropColumn>"
                        + "<createView viewName='v'>select 1</createView><createView viewName='w'>select 1</createView>"
                        + "<renameView oldViewName='v' newViewName='u'/><dropView viewName='w'/>"
                        + "<createTable tableName='gone'><column name='a' type='int'/></createTable>"
                        + "<dropTable tableName='gone' cascadeConstraints='true'/>");
        assertThat(Scan.names(schema)).containsExactly("person", "town");
        assertThat(Scan.table(schema, "person").columns())
                .extracting(Column::name)
                .containsExactly("id");
        assertThat(schema.views()).extracting(view -> view.name().name()).containsExactly("u");
        assertThat(schema.doubts()).isEmpty();
    }

    @Test
    void makesLookUpTablesAndMergesColumns() throws IOException {
        Schema schema = read(
                Dialect.POSTGRESQL,
                BASE,
                "<addLookupTable existingTableName='person' existingColumnName='name' newTableName='names'"
                        + " newColumnName='n' newColumnDataType='varchar(20)'/>",
                "<mergeColumns tableName='person' column1Name='id' column2Name='city_id' finalColumnName='both'"
                        + " finalColumnType='text' joinString=' '/>");
        assertThat(Scan.table(schema, "names").primaryKey().map(KeyConstraint::columns))
                .contains(List.of("n"));
        Table person = Scan.table(schema, "person");
        assertThat(person.foreignKeys()).extracting(ForeignKey::name).containsExactly("FK_PERSON_NAMES");
        assertThat(person.columns()).extracting(Column::name).containsExactly("name", "both");
    }

    @Test
    void countsRowsThatArePutIn() throws IOException {
        Schema schema = read(
                Dialect.POSTGRESQL,
                BASE,
                "<insert tableName='city'><column name='id' value='1'/></insert><loadData tableName='person' file='p.csv'/>");
        assertThat(schema.seeds()).extracting(seed -> seed.table().name()).containsExactly("city", "person");
    }

    @Test
    void doubtsTheTableThatAnUnknownChangeNames() throws IOException {
        Schema schema = read(Dialect.POSTGRESQL, BASE, "<ext:twist xmlns:ext='e' tableName='person'/>");
        assertThat(schema.isUnderstood(Scan.table(schema, "person"))).isFalse();
        assertThat(schema.isUnderstood(Scan.table(schema, "city"))).isTrue();
        assertThat(schema.reading().notFollowed()).isEqualTo(1);
    }

    @Test
    void doubtsEverythingAfterAnUnknownChangeThatNamesNoTable() throws IOException {
        Schema schema = read(Dialect.POSTGRESQL, BASE, "<twist/>");
        assertThat(schema.isUnderstood(Scan.table(schema, "city"))).isFalse();
    }

    private static final String CUSTOM =
            "<customChange class='org.acme.Fill'><param name='tables' value='city'/></customChange>";

    private Schema withClass(String body) throws IOException {
        return new Scan(folder)
                .file("core/src/main/java/org/acme/Fill.java", "package org.acme; class Fill { " + body + " }")
                .changeLog(
                        "app/src/main/resources/db/changelog/db.changelog-master.xml",
                        changeSet(BASE) + changeSet(CUSTOM))
                .file("core/src/main/resources/application.properties", "")
                .file("core/pom.xml", "<project/>")
                .schema(Dialect.POSTGRESQL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void execute(Database d) { run(d, \"ALTER TABLE \" + tables + \" DROP CONSTRAINT x\"); }",
                "void execute(Database d) { helper.mend((JdbcConnection) d.getConnection()); }",
                "SqlStatement[] generateStatements(Database d) { return of(new DropForeignKeyConstraintStatement(a, b, c)); }",
                "void execute(Database d) { run(\"update city set id = 1\"); new AddForeignKeyConstraintChange(); }",
                "void execute(Database d) { s.execute(\"update city set id = 1\"); s.execute(read(file)); }",
                "void execute(Database d) { s.execute(\"update city set id = 1\"); String more = read(file); s.execute(more); }",
                "void execute(Database d) { s.execute(\"update city set id = 1\"); for (String more : all) s.execute(more); }",
                "void execute(Database d) { s.execute(\"update city set id = 1\"); b.append(x); s.execute(b.toString()); }",
                "SqlStatement[] generateStatements(Database d) { out.add(new UpdateStatement(a, b, c)); add(new RawSqlStatement(c.read())); }",
            })
    void aClassMayChangeAnyTable(String body) throws IOException {
        Schema schema = withClass(body);
        assertThat(schema.isUnderstood(Scan.table(schema, "city"))).isFalse();
        assertThat(schema.isUnderstood(Scan.table(schema, "person"))).isFalse();
    }

    @Test
    void aClassThatIsNotThereMayChangeAnyTable() throws IOException {
        for (String change : List.of(CUSTOM, "<executeCommand executable='psql'/>")) {
            Schema schema = read(Dialect.POSTGRESQL, BASE, change);
            assertThat(schema.isUnderstood(Scan.table(schema, "person"))).isFalse();
        }
    }

    @Test
    void aClassThatMovesRowsChangesNothing() throws IOException {
        Schema schema = withClass("void execute(Database d) { run(d, \"update city set id = 1\"); }");
        assertThat(schema.isUnderstood(Scan.table(schema, "city"))).isTrue();
        assertThat(schema.isUnderstood(Scan.table(schema, "person"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SqlStatement[] generateStatements(Database d) { return of(new InsertStatement(a, b, \"CITY\")); }",
                "void execute(Database d) { for (String sql : List.of(\"delete from city\")) s.execute(sql); }",
                "void execute(Database d) { b.append(\"delete from city\"); s.execute(b.toString()); }",
                "void execute(Database d) { s.execute(statement()); } String statement() { return \"delete from city\"; }",
                "void execute(Database d) { run(\"select id from city\"); } void run(String sql) { c.prepareStatement(sql); }",
                "/** As once did ALTER TABLE city. */ void execute(Database d) { s.execute(\"delete from city\"); }",
            })
    void aClassThatTouchesRowsAlone(String body) throws IOException {
        Schema schema = withClass(body);
        assertThat(schema.isUnderstood(Scan.table(schema, "city"))).isTrue();
        assertThat(schema.isUnderstood(Scan.table(schema, "person"))).isTrue();
    }

    private Schema withSuperclass(String superclass, String helper) throws IOException {
        String folderOfClasses = "org/acme/";
        return new Scan(folder)
                .file(
                        folderOfClasses + "Fill.java",
                        "package org.acme; class Fill extends Task { void fill() { put(1); } }")
                .file(
                        folderOfClasses + "Task.java",
                        "package org.acme;\nimport org.acme.db.Names;\nabstract class Task { " + superclass + " }")
                .file(folderOfClasses + "db/Names.java", "package org.acme.db; public class Names { " + helper + " }")
                .changeLog("db/changelog/db.changelog-master.xml", changeSet(BASE) + changeSet(CUSTOM))
                .schema(Dialect.POSTGRESQL);
    }

    private static final String PUTS = "void put(int id) { add(new InsertStatement(null, null, Names.of(\"city\"))); }";

    @Test
    void theSuperclassesOfAClassAreReadToo() throws IOException {
        Schema rows = withSuperclass(PUTS, "static String of(String name) { return name; }");
        assertThat(rows.isUnderstood(Scan.table(rows, "person"))).isTrue();
        Schema tables = withSuperclass(
                "void put(int id) { s.execute(\"ALTER TABLE \" + all + \" ADD id int\"); }", "static int of;");
        assertThat(tables.isUnderstood(Scan.table(tables, "person"))).isFalse();
    }

    @Test
    void ofAHelperCountsWhatIsCalled() throws IOException {
        String builds = " static void make() { run(new AddColumnStatement()); }";
        Schema beside = withSuperclass(PUTS, "static String of(String name) { return name; }" + builds);
        assertThat(beside.isUnderstood(Scan.table(beside, "person"))).isTrue();
        Schema called = withSuperclass(PUTS, "static String of(String name) { make(); return name; }" + builds);
        assertThat(called.isUnderstood(Scan.table(called, "person"))).isFalse();
        Schema made = withSuperclass(
                PUTS + " Names names = new Names();", "static String of(String name) { return name; }" + builds);
        assertThat(made.isUnderstood(Scan.table(made, "person"))).isFalse();
    }

    @Test
    void aClassThatNamesItsTablesIsADoubtAboutThem() throws IOException {
        Schema schema = withClass("void execute(Database d) { run(d, \"ALTER TABLE city DROP CONSTRAINT \" + name); }");
        assertThat(schema.isUnderstood(Scan.table(schema, "city"))).isFalse();
        assertThat(schema.isUnderstood(Scan.table(schema, "person"))).isTrue();
    }

    @Test
    void aDefaultOfNullIsNone() throws IOException {
        Schema schema = read(Dialect.POSTGRESQL, """
                <createTable tableName='pet'>
                  <column name='a' type='int' defaultValueComputed='NULL'/>
                  <column name='b' type='int' defaultValueNumeric='1'/>
                </createTable>
                """);
        assertThat(Scan.table(schema, "pet").columns())
                .extracting(Column::generated)
                .containsExactly(false, true);
    }

    @Test
    void hasNoDoubtsAboutWhatChangesDataOnly() throws IOException {
        Schema schema = read(
                Dialect.POSTGRESQL,
                BASE,
                "<comment>c</comment><update tableName='city'/><delete tableName='city'/><createSequence sequenceName='s'/>"
                        + "<tagDatabase tag='t'/><addDefaultValue tableName='city' columnName='id' defaultValue='1'/>"
                        + "<rollback><dropTable tableName='city'/></rollback>");
        assertThat(schema.isUnderstood(Scan.table(schema, "city"))).isTrue();
        assertThat(schema.reading().notFollowed()).isZero();
    }
}
