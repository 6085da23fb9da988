insert into Post (id, title) values (1, 'Cats');
insert into Comment (id, text, post_id) values (11, 'First', 1), (12, 'Second', 1);
