insert into Purchase (id) values (1), (2);
insert into Line (id, purchase_id) values (11, 1), (12, 1), (13, 2);
insert into Claim (id, line_id) values (21, 12);
