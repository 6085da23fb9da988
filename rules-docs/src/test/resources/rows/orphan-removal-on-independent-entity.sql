insert into Recipient (id) values (5), (6);
insert into Rule (id, recipient_id) values (1, 5);
