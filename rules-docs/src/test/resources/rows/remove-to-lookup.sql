insert into Country (code, name) values ('FR', 'France'), ('IS', 'Iceland');
insert into Author (id, country_code) values (1, 'FR'), (2, 'FR'), (3, 'IS');
