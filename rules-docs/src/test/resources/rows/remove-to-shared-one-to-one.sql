insert into Address (id) values (5), (6);
insert into Author (id, address_id) values (1, 5), (2, 6);
insert into Delivery (id, address_id) values (30, 5);
