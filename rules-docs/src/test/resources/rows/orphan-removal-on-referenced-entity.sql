insert into Post (id) values (1);
insert into Attachment (id, post_id) values (5, 1), (6, 1);
insert into Author (id, avatar_id) values (1, 5);
