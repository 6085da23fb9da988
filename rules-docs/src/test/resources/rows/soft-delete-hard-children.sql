insert into Offer (id, archived) values (1, false);
insert into Rule (id, offer_id) values (11, 1), (12, 1);
insert into Contract (id, deleted) values (1, false);
insert into Clause (id, contract_id, deleted) values (11, 1, false), (12, 1, false);
insert into Address (id) values (1);
insert into Branch (id, address_id, deleted) values (1, 1, false);
