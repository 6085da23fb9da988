insert into Country (id) values (1);
insert into City (id, country_id) values (1, 1);
insert into Site (id, city_id) values (1, 1);
insert into Building (id, site_id) values (1, 1);
insert into Floor (id, building_id) values (1, 1);
insert into Room (id, floor_id) values (1, 1);
insert into Sensor (id, room_id) values (1, 1);
insert into Reading (id, sensor_id) values (1, 1);
