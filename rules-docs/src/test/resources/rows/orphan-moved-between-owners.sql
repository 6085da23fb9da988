insert into Team (id) values (1), (2);
insert into Player (id, team_id) values (11, 1);
