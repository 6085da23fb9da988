insert into Category (id) values (1), (2);
insert into Organization (id, category_id) values (11, 1), (12, 2), (13, 2);
insert into Member (id, organization_id) values (21, 11);
