insert into Project (id, deleted) values (1, false);
insert into Task (id, project_id) values (11, 1);
insert into Job (id, project_id, deleted) values (11, 1, false);
insert into Customer (id) values (1);
insert into Invoice (id, customer_id, deleted) values (21, 1, false);
