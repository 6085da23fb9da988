insert into Country (code, name) values ('FR', 'France');
insert into Author (id, name, country_code) values (1, 'Ann', 'FR'), (2, 'Bob', 'FR');
