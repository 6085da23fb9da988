insert into Country (code, name) values ('FR', 'France');
insert into users (id, name, country_code) values (1, 'Ann', 'FR');
insert into Tag (id, name) values (7, 'pets');
insert into Post (id, title, author_id) values (1, 'Cats', 1);
insert into Comment (id, text, post_id) values (11, 'First', 1), (12, 'Second', 1);
insert into PostLike (id, post_id, user_id) values (21, 1, 1);
insert into Post_Tag (Post_id, tags_id) values (1, 7);
insert into Newsletter (id) values (1);
insert into Subscription (id, newsletter_id) values (31, 1), (32, 1);
