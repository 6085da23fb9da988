insert into Picture (id) values (7);
insert into Note (id, subject_type, subject_id) values (1, 'P', 7);
insert into Note (id, subject_type, subject_id) values (2, 'P', 7);
