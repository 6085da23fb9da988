package io.github.cascadelint.source.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.source.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeySearchTest {

    private static List<String> inScript(String text) {
        return keys(KeySearch.inScript("V1__a.sql", text));
    }

    private static List<String> keys(List<Usage> usages) {
        return usages.stream()
                .map(usage -> usage.type() + ":" + usage.use().range().startLine())
                .toList();
    }

    @Test
    void aConstraintThatIsAdded() {
        assertThat(
                        inScript(
                                "create table x (id int);\n\nALTER TABLE shop.\"Line\" ADD CONSTRAINT fk_line\n"
                                        + "  FOREIGN KEY (Order_ID) REFERENCES shop.orders (id) MATCH SIMPLE ON UPDATE NO ACTION ON DELETE CASCADE;"))
                .containsExactly("line.order_id:4");
        assertThat(inScript("alter table line add foreign key fk (a, `b`) references o (a, b) on delete cascade"))
                .containsExactly("line.a:1", "line.b:1");
    }

    @Test
    void aConstraintOrAColumnOfATableThatIsMade() {
        assertThat(inScript("""
                CREATE TABLE IF NOT EXISTS line (
                  id BIGINT NOT NULL,
                  order_id BIGINT NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
                  kind_id BIGINT REFERENCES kind (id),
                  product_id NUMERIC(19, 0),
                  PRIMARY KEY (id),
                  CONSTRAINT fk FOREIGN KEY (product_id) REFERENCES product ON DELETE CASCADE
                );
                """)).containsExactly("line.product_id:7", "line.order_id:2");
    }

    @Test
    void otherKeysDeleteNothing() {
        assertThat(inScript("alter table line add foreign key (o) references orders (id) on delete set null;"
                        + "alter table part add foreign key (o) references orders (id);"
                        + "comment on table line is 'on delete cascade'"))
                .isEmpty();
    }

    @Test
    void aChangeOfAChangeLog() {
        assertThat(keys(KeySearch.inChangeLog("changes.xml", """
                <databaseChangeLog>
                  <addForeignKeyConstraint baseTableName="app.Line" baseColumnNames="ORDER_ID"
                      constraintName="fk" onDelete="CASCADE" referencedTableName="orders"/>
                  <addForeignKeyConstraint baseTableName="part" baseColumnNames="order_id"
                      constraintName="fk2" referencedTableName="orders"/>
                </databaseChangeLog>
                """))).containsExactly("line.order_id:2");
    }
}
