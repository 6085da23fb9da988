insert into PurchaseOrder (id) values (1);
insert into OrderLine (id, purchaseOrder_id) values (11, 1), (12, 1);
