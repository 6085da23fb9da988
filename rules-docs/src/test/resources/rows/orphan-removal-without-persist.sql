insert into Survey (id) values (1);
insert into Question (id, survey_id) values (10, 1), (11, 1);
