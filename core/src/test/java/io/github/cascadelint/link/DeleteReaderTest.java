package io.github.cascadelint.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeleteReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "delete",
                "delete from",
                "delete from ",
                "Delete order failed; see the log",
                "select o from Order o where o.deleted = true",
                "update Order set deleted = true where id = :id",
                "insert into deleted_orders select * from orders",
                "call delete_orders()",
                "drop table delete_log",
                "delete from \uFFFC where id = 1",
                "delete from order_\uFFFC where id = 1",
                "delete from \uFFFC_orders",
                "delete from %s where id = %d",
                "delete from {0} where id = 1",
                "delete from ${table}",
                "delete from :table",
                "delete from ?",
                "delete from (select * from orders)",
                "truncate table orders cascade",
                "truncate table orders, lines restart identity cascade"
            })
    void whatIsNotKnownOrNoDelete(String text) {
        assertThat(DeleteReader.read(text).stream()
                        .filter(statement -> !statement.target().equals("order")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delete from Order | Order",
                "delete from Order o | Order",
                "delete Order | Order",
                "delete Order o where o.id = :id | Order",
                "DELETE FROM Order AS o WHERE o.id = ?1 | Order",
                "delete from com.acme.Order o | com.acme.Order",
                "delete from #{#entityName} e where e.id = :id | #{#entityName}",
                "delete from #{ #entityName } | #{#entityName}",
                "delete from Shop$Order | Shop$Order",
                "delete from orders | orders",
                "delete from public.orders where id = ? | public.orders",
                "delete from `shop`.`orders` | shop.orders",
                "delete from [dbo].[orders] | dbo.orders",
                "delete from shop..orders | shop.orders",
                "delete from {h-schema}orders | orders",
                "delete from @schema.orders where id = @id | orders",
                "delete from %s.orders where id = %d | orders",
                "delete from ${schema}.orders | orders",
                "delete from \uFFFC.orders where id = 1 | orders",
                "delete from orders where id = \uFFFC | orders",
                "delete from only orders | orders",
                "delete ignore from orders | orders",
                "delete quick from orders | orders",
                "delete low_priority quick ignore from orders | orders",
                "delete o from orders o where o.id = 1 | orders",
                "delete o.* from orders o | orders",
                "delete o from orders as o inner join customers c on c.id = o.customer_id | orders",
                "delete from o using orders o, customers c where c.id = o.customer_id | orders",
                "delete from orders using customers c where c.id = orders.customer_id | orders",
                "delete from orders returning id | orders",
                "delete from orders limit 10 | orders",
                "with old as (select id from orders) delete from orders where id in (select id from old) | orders",
                "with old as (delete from lines returning id) delete from orders | orders",
                "truncate table orders | orders",
                "truncate orders | orders",
                "truncate table only orders restart identity | orders",
                "/* old ones */ delete from orders -- all of them | orders",
            })
    void theTarget(String text, String target) {
        assertThat(DeleteReader.read(text)).extracting(DeleteStatement::target).containsExactly(target);
    }

    @Test
    void namesInDoubleQuotes() {
        assertThat(DeleteReader.read("delete from \"Shop\".\"order\" where \"customer_id\" = 1"))
                .containsExactly(new DeleteStatement("Shop.order", List.of("customer_id")));
    }

    @Test
    void aTextOfSeveralLines() {
        assertThat(DeleteReader.read("""
                        DELETE
                          FROM Order o        -- the old ones
                         WHERE o.customer.id IN (
                                SELECT c.id
                                  FROM Customer c
                                 WHERE c.gone = TRUE)
                        """)).containsExactly(new DeleteStatement("Order", List.of("customer.id")));
    }

    @Test
    void severalStatements() {
        assertThat(DeleteReader.read(
                        "delete from lines where order_id = ?; update orders set n = 0; delete from orders;"))
                .extracting(DeleteStatement::target)
                .containsExactly("lines", "orders");
    }

    @Test
    void severalTablesOfOneStatement() {
        assertThat(DeleteReader.read("delete o, l from orders o join lines l on l.order_id = o.id where o.id = 1"))
                .extracting(DeleteStatement::target)
                .containsExactly("orders", "l");
        assertThat(DeleteReader.read("truncate table lines, orders"))
                .extracting(DeleteStatement::target)
                .containsExactly("lines", "orders");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delete from Order | ''",
                "delete from Order o where o = :o | ''",
                "delete from Order o where o.customer = :c | customer",
                "delete from Order o where o.customer.id = :id | customer.id",
                "delete from Order where customer.id = :id | customer.id",
                "delete Order where customer = ?1 and status in ('NEW', 'OLD') | customer status",
                "delete from Order o where (o.a = 1 or (o.b = 2 and not o.c is null)) | a b c",
                "delete from Order o where lower(o.name) like :name escape '\\' | name",
                "delete from Order o where o.customer.id in (select c.id from Customer c where c.x = o.y) | customer.id y",
                "delete from Order o where o.customer in (from Customer c where name = 'a') | customer",
                "delete from Order o where exists (select 1 from Line l where l.order = o) | ''",
                "delete from Order o where o.items[0].name = 'a' | items name",
                "delete from orders where customer_id = ? and id in (?, ?) | customer_id id",
                "delete from orders where orders.customer_id = 1 | customer_id",
                "delete from shop.orders where orders.customer_id = 1 | customer_id",
                "delete o from orders o join customers c on c.id = o.customer_id where c.gone = 1 and o.paid = 0 | c.gone paid",
                "delete from orders where at < now() - interval '1 day' | at",
                "delete from orders where note = 'it''s where x = y' | note",
                "delete from orders where data::text = :text | data",
                "delete from orders where id = 12 and x = 1.5e3 | id x",
            })
    void theCondition(String text, String paths) {
        assertThat(DeleteReader.read(text)).hasSize(1);
        assertThat(String.join(" ", DeleteReader.read(text).get(0).paths())).isEqualTo(paths);
    }

    @Test
    void whatKeepsARow() {
        assertThat(DeleteReader.read("delete from Order o where not exists (select 1 from Line l where l.order = o)"))
                .containsExactly(new DeleteStatement("Order", List.of(), List.of("Line")));
        assertThat(DeleteReader.read("""
                        delete from orders where old = 1
                           and id not in (select l.order_id from shop.lines l join notes n on n.id = l.note_id)
                           and customer_id in (select id from customers)
                        """))
                .containsExactly(new DeleteStatement(
                        "orders", List.of("old", "id", "customer_id"), List.of("shop.lines", "notes")));
    }

    @Test
    void theLastPartOfAName() {
        assertThat(new DeleteStatement("shop.orders", List.of()).simpleTarget()).isEqualTo("orders");
        assertThat(new DeleteStatement("orders", List.of()).simpleTarget()).isEqualTo("orders");
    }
}
