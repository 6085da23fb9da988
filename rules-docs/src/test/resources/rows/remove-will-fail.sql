insert into Customer (id) values (1), (2);
insert into Contract (id, customer_id) values (30, 1);
