insert into Account (id) values (1), (2);
insert into Booking (id, account_id) values (5, 1), (6, 1), (7, 2);
insert into Invoice (id, booking_id) values (9, 5);
