insert into Post (id) values (1);
insert into Comment (id, postId) values (11, 1);
