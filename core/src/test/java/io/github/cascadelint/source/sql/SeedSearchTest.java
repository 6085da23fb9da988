package io.github.cascadelint.source.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.source.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedSearchTest {

    private static List<String> inScript(String text) {
        return seeds(SeedSearch.inScript("V1__a.sql", text));
    }

    private static List<String> inChangeLog(String text) {
        return seeds(SeedSearch.inChangeLog("changes.xml", text));
    }

    private static List<String> seeds(List<Usage> usages) {
        return usages.stream()
                .map(usage -> usage.type() + ":" + usage.use().range().startLine())
                .toList();
    }

    @Test
    void findsRowsWhoseValuesAreWrittenOut() {
        assertThat(inScript("create table country (id int);\n\nINSERT INTO Country (id) VALUES (1);\n"))
                .containsExactly("country:3");
        assertThat(inScript("insert into public.\"status\" values ('A'), ('B');"))
                .containsExactly("status:1");
        assertThat(inScript("insert ignore into `shop`.`status` values ('A');")).containsExactly("status:1");
        assertThat(inScript("INSERT INTO ${ohdsi}.[kind] (id) SELECT 1, 'a';")).containsExactly("kind:1");
    }

    @Test
    void whatIsCopiedFromAnotherTableIsNoSeed() {
        assertThat(inScript("insert into archive (id) select id from orders;\ninsert into archive select id\nfrom x"))
                .isEmpty();
        assertThat(inScript("insert into a (id) select id from b; update c set d = 'values';"))
                .isEmpty();
        assertThat(inScript("select insert, into from a values")).isEmpty();
    }

    @Test
    void aRowForEachOfOthersIsNoSeed() {
        assertThat(inScript("""
                DO $$ BEGIN
                  FOR rec IN SELECT id FROM cases LOOP
                    INSERT INTO course (id) VALUES (nextval('seq'));
                  END LOOP;
                END $$;
                insert into status values ('A');
                """)).containsExactly("status:6");
    }

    @Test
    void whatARoutineInsertsWhenItIsCalledIsNoSeed() {
        assertThat(inScript("""
                CREATE OR REPLACE FUNCTION add_note(t text) RETURNS void LANGUAGE plpgsql AS $body$
                BEGIN
                  INSERT INTO note (text) VALUES (t);
                END;
                $body$;
                insert into status values ('A');
                """)).containsExactly("status:6");
        assertThat(inScript("""
                create procedure add_note(t in varchar2) is
                  n number;
                begin
                  insert into note (text) values (t);
                end add_note;
                /
                insert into status values ('A');
                """)).containsExactly("status:7");
        assertThat(inScript("""
                DELIMITER //
                CREATE DEFINER=`root`@`%` TRIGGER log_order AFTER INSERT ON orders FOR EACH ROW
                  BEGIN
                    INSERT INTO log (id) VALUES (NEW.id);
                  END //
                DELIMITER ;
                insert into status values ('A');
                """)).containsExactly("status:7");
    }

    @Test
    void aRoutineWithoutABodyEndsWithItsStatement() {
        assertThat(inScript("""
                insert into kind values ('A');
                create trigger log_order after insert on orders for each row execute function log_it();
                insert into status values ('A');
                create procedure add_note(t text) insert into note values (t);
                insert into country values ('A');
                """)).containsExactly("kind:1", "status:3", "country:5");
    }

    @Test
    void rowsForTestsAndDemonstrationsAreNoSeeds() {
        String script = "insert into status values ('A');";
        assertThat(SeedSearch.inScript("src/main/resources/db/migration/data/dev/V2__a.sql", script))
                .isEmpty();
        assertThat(SeedSearch.inScript("app/src/main/resources/demo-data/a.sql", script))
                .isEmpty();
        assertThat(SeedSearch.inScript("demo/src/main/resources/db/migration/V2__dev.sql", script))
                .hasSize(1);
        assertThat(SeedSearch.inChangeLog("src/main/resources/test/a.xml", "<insert tableName='status'>"))
                .isEmpty();
    }

    @Test
    void aFewRowsTellAsMuchAsMany() {
        String rows = "insert into country values (1);\n".repeat(9) + "insert into status values (1);\n";
        assertThat(inScript(rows)).containsExactly("country:1", "country:2", "country:3", "status:10");
    }

    @Test
    void findsChangesThatInsertOrLoad() {
        assertThat(inChangeLog("""
                <databaseChangeLog>
                  <changeSet id="1" author="a">
                    <insert schemaName="s" tableName="Country"><column name="id" value="1"/></insert>
                    <loadData file="states.csv"
                        tableName="app.state"/>
                    <createTable tableName="city"/>
                  </changeSet>
                </databaseChangeLog>
                """)).containsExactly("country:3", "state:4");
    }
}
