insert into Author (id) values (1);
insert into Post (id) values (1);
insert into Comment (id) values (3);
insert into Attachment (id, uploader_id, post_id, comment_id) values (5, 1, 1, null), (6, 1, 1, 3);
