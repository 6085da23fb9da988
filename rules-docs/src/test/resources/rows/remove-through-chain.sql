insert into Campus (id) values (1);
insert into Building (id, campus_id) values (21, 1);
insert into Room (id, building_id) values (31, 21);
insert into Lecture (id, room_id) values (41, 31);
