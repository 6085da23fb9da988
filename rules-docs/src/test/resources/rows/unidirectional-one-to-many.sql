insert into Post (id) values (1);
insert into Comment (id) values (11);
insert into Post_Comment (Post_id, comments_id) values (1, 11);
