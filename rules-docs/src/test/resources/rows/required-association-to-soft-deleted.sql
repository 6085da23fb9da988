insert into Customer (id, deleted) values (1, false);
insert into Invoice (id, customer_id) values (11, 1);
