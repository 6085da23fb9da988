insert into Category (id, parent_id) values (1, null), (2, 1), (3, 1), (4, 2), (6, 4);
