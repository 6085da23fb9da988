insert into customer (id) values (1);
insert into customer (id) values (2);
insert into contract (id, customer_id) values (30, 1);
