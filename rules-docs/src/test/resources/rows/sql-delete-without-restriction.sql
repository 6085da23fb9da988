insert into Comment (id, deleted) values (11, false);
