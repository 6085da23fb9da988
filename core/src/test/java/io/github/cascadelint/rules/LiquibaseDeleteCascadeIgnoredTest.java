package io.github.cascadelint.rules;

import io.github.cascadelint.testkit.RuleTester;
import org.junit.jupiter.api.Test;

class LiquibaseDeleteCascadeIgnoredTest {

    private static final RuleTester RULE = RuleTester.of("liquibase-delete-cascade-ignored");

    private static final String SILENT = """
            @Entity class Customer { @Id Long id; }
            @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
            """;

    private static RuleTester log(String changes) {
        return RULE.file("db/changelog/db.changelog-master.xml", """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog">
                  <changeSet id="1" author="shop">
                    <createTable tableName="customer">
                      <column name="id" type="bigint"><constraints primaryKey="true"/></column>
                    </createTable>
                    %s
                  </changeSet>
                </databaseChangeLog>
                """.formatted(changes));
    }

    private static String contract(String constraints) {
        return """
                <createTable tableName="contract">
                  <column name="id" type="bigint"><constraints primaryKey="true"/></column>
                  <column name="customer_id" type="bigint">%s</column>
                </createTable>
                """.formatted(constraints);
    }

    private static String key(String action) {
        return """
                <addForeignKeyConstraint constraintName="fk" baseTableName="contract" baseColumnNames="customer_id"
                    referencedTableName="customer" referencedColumnNames="id" %s/>
                """.formatted(action);
    }

    @Test
    void whatEveryVersionHears() {
        log(contract("") + key("onDelete='CASCADE'")).silent(SILENT);
        log(contract("<constraints foreignKeyName='fk' references='customer(id)' deleteCascade='true'/>"))
                .silent(SILENT);
    }

    @Test
    void whatAsksForNothing() {
        log(contract("") + key("deleteCascade='false'")).silent(SILENT);
        log(contract("") + key("onDelete='NO ACTION' deleteCascade='true'")).silent(SILENT);
    }

    @Test
    void aKeyThatIsMadeAnew() {
        log(contract("")
                        + key("deleteCascade='true'")
                        + "<dropForeignKeyConstraint baseTableName='contract' constraintName='fk'/>"
                        + key("onDelete='CASCADE'"))
                .silent(SILENT);
    }

    @Test
    void aChangeOfItsOwn() {
        log(contract("") + key("deleteCascade='true'")).reports("""
                // finding: liquibase-delete-cascade-ignored likely warning "that Liquibase 3.2 to 4.4 made: a foreign key to it"
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """);
    }

    @Test
    void bothBesideEachOther() {
        log(contract("") + key("onDelete='CASCADE' deleteCascade='true'")).reports("""
                // finding: liquibase-delete-cascade-ignored likely warning "that Liquibase from 4.6 on made"
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; }
                """);
    }

    @Test
    void anAddedColumn() {
        log(contract("") + """
                <addColumn tableName="contract"><column name="payer_id" type="bigint">
                  <constraints foreignKeyName="fk_payer" references="customer(id)" deleteCascade="true"/></column></addColumn>
                """ + key("deleteCascade='true'")).reports("""
                // finding: liquibase-delete-cascade-ignored likely warning "2 foreign keys to it ask"
                @Entity class Customer { @Id Long id; }
                @Entity class Contract { @Id Long id; @ManyToOne Customer customer; @ManyToOne Customer payer; }
                """);
    }
}
