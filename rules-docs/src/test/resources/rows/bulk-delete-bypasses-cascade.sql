insert into PurchaseOrder (id, orderYear) values (1, 2019), (2, 2024);
insert into OrderLine (id, purchaseOrder_id) values (11, 1), (12, 1);
