insert into Address (id) values (7), (8);
insert into Invoice (id, address_id) values (1, 7);
