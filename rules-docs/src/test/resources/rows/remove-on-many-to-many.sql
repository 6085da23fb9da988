insert into Post (id) values (1), (2), (3);
insert into Tag (id, name) values (7, 'pets'), (9, 'cars');
insert into Post_Tag (Post_id, tags_id) values (1, 7), (2, 7), (3, 9);
