insert into Person (id) values (1);
insert into Passport (id) values (11);
