insert into Post (id) values (1);
insert into Comment (id, post_id) values (11, 1);
