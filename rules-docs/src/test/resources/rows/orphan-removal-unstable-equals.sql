insert into Basket (id) values (1);
insert into Line (id, basket_id) values (10, 1);
