insert into Language (id, code) values (7, 'en');
