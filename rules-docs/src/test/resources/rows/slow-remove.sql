insert into Sensor (id) values (1);
insert into Reading (id, sensor_id) values (11, 1), (12, 1), (13, 1);
