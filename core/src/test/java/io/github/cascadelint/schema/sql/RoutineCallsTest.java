package io.github.cascadelint.schema.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.SchemaBuilder;
import io.github.cascadelint.schema.SchemaSource;
import io.github.cascadelint.schema.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever a routine is called that adds a key, the key is there or in doubt. The calls were tried on PostgreSQL 15. */
class RoutineCallsTest {

    private static final String TABLES = """
            CREATE TABLE users (id int PRIMARY KEY);
            CREATE TABLE post (id int PRIMARY KEY, author_id int);
            CREATE TABLE log (note text);
            """;

    /** Adds a key to a table that its caller names, and one to a table that it names itself. */
    private static final String ROUTINES = """
            CREATE FUNCTION addfk(t text) RETURNS text AS $$ BEGIN
                EXECUTE format('ALTER TABLE %I ADD CONSTRAINT fk_author FOREIGN KEY (author_id) REFERENCES users', t);
                RETURN t;
            END $$ LANGUAGE plpgsql;
            CREATE FUNCTION fix() RETURNS text AS $$ BEGIN
                ALTER TABLE post ADD CONSTRAINT fk_author FOREIGN KEY (author_id) REFERENCES users; RETURN 'x';
            END $$ LANGUAGE plpgsql;
            """;

    private static Schema schema(Dialect dialect, String sql) {
        SchemaBuilder builder = new SchemaBuilder(dialect);
        new SqlReader(dialect).read("a.sql", sql).forEach(s -> s.changes().forEach(builder::apply));
        return builder.build(
                new SchemaSource(SchemaSource.Kind.SCRIPT, "a.sql", dialect, "told"), new Schema.Reading(1, 1, 0));
    }

    private static boolean isUnderstood(Schema schema, String table) {
        return schema.isUnderstood(table(schema, table));
    }

    private static Table table(Schema schema, String name) {
        return schema.table(name).orElseThrow();
    }

    private static List<String> keys(Schema schema) {
        return table(schema, "post").foreignKeys().stream()
                .map(ForeignKey::name)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO log SELECT addfk('post');",
                "INSERT INTO log (note) VALUES (addfk('post'));",
                "INSERT INTO log VALUES (upper(fix()));",
                "VALUES (fix());",
                "CREATE TABLE made AS SELECT fix();",
                "SELECT upper(addfk('post'));",
                "DO $$ DECLARE done text := addfk('post'); BEGIN RAISE NOTICE 'x'; END $$;",
                "DO $$ DECLARE t text := 'post'; BEGIN PERFORM addfk(t); END $$;",
                "DO $$ BEGIN IF addfk('post') = 'post' THEN RAISE NOTICE 'x'; END IF; END $$;",
                "DO $$ BEGIN RAISE NOTICE '%', fix(); END $$;",
                "DO $$ BEGIN EXECUTE 'SELECT $1' USING fix(); END $$;",
                "DO $$ BEGIN INSERT INTO log VALUES (fix()); END $$;",
                "ALTER FUNCTION fix() RENAME TO mend; SELECT mend();",
                "CREATE FUNCTION fix(t text) RETURNS text AS $$ BEGIN RETURN t; END $$ LANGUAGE plpgsql;"
                        + " DROP FUNCTION fix(text); SELECT fix();",
            })
    void callsThatAreCertainAreFollowed(String call) {
        Schema schema = schema(Dialect.POSTGRESQL, TABLES + ROUTINES + call);
        assertThat(keys(schema)).containsExactly("fk_author");
        assertThat(isUnderstood(schema, "post")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO users VALUES (1); UPDATE users SET id = length(fix());",
                "INSERT INTO users VALUES (1); DELETE FROM users WHERE fix() = 'x';",
                "INSERT INTO log SELECT fix() FROM users;",
                "EXPLAIN ANALYZE SELECT fix();",
                "INSERT INTO users VALUES (1); ALTER TABLE users ADD note text DEFAULT fix();",
                "DO $$ BEGIN EXECUTE 'SELECT addfk($1)' USING 'post'; END $$;",
                "DO $$ DECLARE c CURSOR FOR SELECT fix(); x text; BEGIN OPEN c; FETCH c INTO x; END $$;",
                "DO $$ BEGIN WHILE fix() = 'y' LOOP RAISE NOTICE 'x'; END LOOP; END $$;",
                "CREATE FUNCTION noted() RETURNS trigger AS $$ BEGIN PERFORM fix(); RETURN NULL; END $$ LANGUAGE plpgsql;"
                        + " CREATE TRIGGER noted AFTER INSERT ON log EXECUTE FUNCTION noted(); INSERT INTO log VALUES ('a');",
                "CREATE FUNCTION one() RETURNS text AS $$ BEGIN RETURN fix(); END $$ LANGUAGE plpgsql;"
                        + " CREATE FUNCTION two() RETURNS text AS $$ BEGIN RETURN one(); END $$ LANGUAGE plpgsql;"
                        + " INSERT INTO log SELECT two() FROM users;",
            })
    void callsThatAreNotAreADoubtAboutWhatTheRoutineNames(String call) {
        Schema schema = schema(Dialect.POSTGRESQL, TABLES + ROUTINES + call);
        assertThat(keys(schema)).isEmpty();
        assertThat(isUnderstood(schema, "post")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT addfk(tablename::text) FROM pg_tables WHERE tablename LIKE 'pos%';",
                "SELECT addfk((SELECT relname::text FROM pg_class WHERE relname LIKE 'pos%' AND relkind = 'r'));",
                "CREATE FUNCTION name() RETURNS text AS $$ BEGIN RETURN 'po' || 'st'; END $$ LANGUAGE plpgsql;"
                        + " SELECT addfk(name());",
                "CREATE TABLE names (name text); INSERT INTO names VALUES ('po' || 'st'); SELECT addfk(name) FROM names;",
                "CREATE FUNCTION run(c text) RETURNS void AS $$ BEGIN EXECUTE c; END $$ LANGUAGE plpgsql;"
                        + " SELECT run('ALTER TABLE ' || relname || ' ADD FOREIGN KEY (author_id) REFERENCES users')"
                        + " FROM pg_class WHERE relname LIKE 'pos%' AND relkind = 'r';",
                "DO $$ DECLARE r record; BEGIN FOR r IN SELECT relname FROM pg_class WHERE relname LIKE 'pos%' AND relkind = 'r'"
                        + " LOOP PERFORM addfk(r.relname::text); END LOOP; END $$;",
                "DO $$ DECLARE r record; BEGIN FOR r IN SELECT relname FROM pg_class WHERE relname LIKE 'pos%' AND relkind = 'r'"
                        + " LOOP EXECUTE 'ALTER TABLE ' || r.relname || ' ADD FOREIGN KEY (author_id) REFERENCES users';"
                        + " END LOOP; END $$;",
                "CREATE TABLE todo (code text); INSERT INTO todo VALUES ('alter table po' || 'st add foreign key (author_id)"
                        + " references users'); DO $$ DECLARE r record; BEGIN FOR r IN SELECT code FROM todo LOOP"
                        + " EXECUTE r.code; END LOOP; END $$;",
            })
    void whatTakesNamesFromElsewhereIsADoubtAboutAll(String call) {
        Schema schema = schema(Dialect.POSTGRESQL, TABLES + ROUTINES + call);
        assertThat(isUnderstood(schema, "post")).isFalse();
        assertThat(isUnderstood(schema, "users")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DO $$ BEGIN EXECUTE 'ALTER TABLE post DROP CONSTRAINT ' || (SELECT conname FROM pg_constraint LIMIT 1); END $$;",
                "DO $$ DECLARE t text; BEGIN FOREACH t IN ARRAY ARRAY['post'] LOOP EXECUTE format("
                        + "'ALTER TABLE %I ADD FOREIGN KEY (author_id) REFERENCES users', t); END LOOP; END $$;",
                "DO $$ DECLARE c text; d text; BEGIN SELECT conname INTO c FROM pg_constraint LIMIT 1; d := 'ALTER TABLE post DROP"
                        + " CONSTRAINT ' || c; EXECUTE d; END $$;",
                "SELECT addfk('post') FROM log;",
                "DO $$ BEGIN IF random() > 2 THEN PERFORM addfk('post'); END IF; END $$;",
            })
    void whatNamesItsTablesIsADoubtAboutThem(String code) {
        Schema schema = schema(Dialect.POSTGRESQL, TABLES + ROUTINES + code);
        assertThat(isUnderstood(schema, "post")).isFalse();
        assertThat(isUnderstood(schema, "log") || code.contains("log")).isTrue();
        assertThat(schema.doubts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE FUNCTION fix(t text) RETURNS text AS $$ BEGIN RETURN t; END $$ LANGUAGE plpgsql; SELECT fix();",
                "CREATE FUNCTION addfk(n int) RETURNS text AS $$ BEGIN RETURN 'x'; END $$ LANGUAGE plpgsql; SELECT addfk('post');",
                "CREATE SCHEMA o; CREATE FUNCTION o.fix() RETURNS text AS $$ BEGIN RETURN 'x'; END $$ LANGUAGE plpgsql;"
                        + " SELECT public.fix();",
                "CREATE SCHEMA o; CREATE TABLE o.post (id int, author_id int); CREATE FUNCTION two() RETURNS void"
                        + " LANGUAGE plpgsql SET search_path = public AS $$ BEGIN ALTER TABLE post ADD CONSTRAINT fk_author"
                        + " FOREIGN KEY (author_id) REFERENCES users; END $$; SET search_path = o; SELECT public.two();",
                "CREATE SCHEMA o; CREATE TABLE o.post (id int, author_id int); ALTER FUNCTION fix() SET search_path = public;"
                        + " SELECT fix();",
                "CREATE SCHEMA o; CREATE TABLE o.post (id int, author_id int); SET search_path = o; DO $$ BEGIN SET search_path ="
                        + " public; ALTER TABLE post ADD FOREIGN KEY (author_id) REFERENCES users; END $$;",
            })
    void whichOfSeveralIsMeantIsNotDecided(String call) {
        Schema schema = schema(Dialect.POSTGRESQL, TABLES + ROUTINES + call);
        assertThat(isUnderstood(schema, "post")).isFalse();
    }

    @Test
    void aRoutineThatIsReplacedIsOne() {
        Schema schema = schema(
                Dialect.POSTGRESQL,
                TABLES + ROUTINES
                        + "CREATE OR REPLACE FUNCTION public.fix() RETURNS text AS $$ BEGIN RETURN 'x'; END $$ LANGUAGE plpgsql;"
                        + " SELECT fix();");
        assertThat(keys(schema)).isEmpty();
        assertThat(isUnderstood(schema, "post")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"COMMENT ON FUNCTION fix() IS 'x';", "GRANT EXECUTE ON FUNCTION fix() TO public;", "SELECT 1;"})
    void whatDoesNotCallDoesNothing(String statement) {
        Schema schema = schema(Dialect.POSTGRESQL, TABLES + ROUTINES + statement);
        assertThat(keys(schema)).isEmpty();
        assertThat(isUnderstood(schema, "post")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN; ALTER TABLE post ADD CONSTRAINT k FOREIGN KEY (author_id) REFERENCES users; ROLLBACK;",
                "BEGIN; SAVEPOINT s; ALTER TABLE post ADD CONSTRAINT k FOREIGN KEY (author_id) REFERENCES users;"
                        + " ROLLBACK TO SAVEPOINT s; COMMIT;",
                "BEGIN; SELECT fix(); ROLLBACK;",
            })
    void whatIsRolledBackIsADoubt(String script) {
        Schema schema = schema(Dialect.POSTGRESQL, TABLES.replace("log", "log2") + ROUTINES + "COMMIT;" + script);
        assertThat(keys(schema)).isEmpty();
        assertThat(isUnderstood(schema, "post")).isFalse();
        assertThat(isUnderstood(schema, "log2")).isTrue();
    }

    @Test
    void whatMySqlHasDoneItDoesNotRollBack() {
        Schema schema = schema(
                Dialect.MYSQL,
                TABLES
                        + "START TRANSACTION; ALTER TABLE post ADD CONSTRAINT k FOREIGN KEY (author_id) REFERENCES users (id);"
                        + " ROLLBACK;");
        assertThat(keys(schema)).containsExactly("k");
        assertThat(isUnderstood(schema, "post")).isTrue();
    }

    private static Schema handled(String handler, String code) {
        return schema(Dialect.MYSQL, TABLES + """
                DELIMITER //
                CREATE PROCEDURE fix()
                BEGIN
                  DECLARE done INT DEFAULT 0;
                  %s
                  %s
                END //
                DELIMITER ;
                CALL fix();
                """.formatted(handler, code));
    }

    @Test
    void handlersOfMySqlTellWhatAFailureLeavesOut() {
        String key = "ALTER TABLE post ADD CONSTRAINT k FOREIGN KEY (author_id) REFERENCES users (id);";
        String two = "ALTER TABLE post ADD COLUMN id int; " + key;
        Schema goesOn = handled("DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;", two);
        assertThat(keys(goesOn)).containsExactly("k");
        assertThat(isUnderstood(goesOn, "post")).isTrue();
        Schema leaves = handled("DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN SET done = 1; END;", two);
        assertThat(keys(leaves)).isEmpty();
        assertThat(isUnderstood(leaves, "post")).isFalse();
        Schema acts = handled("DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ALTER TABLE post DROP COLUMN id; END;", key);
        assertThat(isUnderstood(acts, "post")).isFalse();
        Schema fails = handled(
                "DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;",
                key + key.replace(" k ", " l "));
        assertThat(keys(fails)).containsExactly("k", "l");
        Schema rows = handled("DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = 1;", key + key.replace(" k ", " l "));
        assertThat(keys(rows)).containsExactly("k", "l");
    }

    @Test
    void proceduresOfSqlServerAreCalledWithoutBrackets() {
        Schema schema = schema(Dialect.SQL_SERVER, TABLES + """
                GO
                CREATE PROCEDURE fix AS BEGIN
                    ALTER TABLE post ADD CONSTRAINT k FOREIGN KEY (author_id) REFERENCES users (id);
                END
                GO
                EXEC dbo.fix
                """);
        assertThat(keys(schema)).containsExactly("k");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DECLARE @c nvarchar(99); SELECT @c = code FROM todo; EXEC (@c);",
                "DECLARE @c nvarchar(99); SELECT @c = code FROM todo; EXEC sp_executesql @c;",
            })
    void whatSqlServerExecutesFromARowIsADoubtAboutAll(String code) {
        Schema schema = schema(Dialect.SQL_SERVER, TABLES + code);
        assertThat(isUnderstood(schema, "post")).isFalse();
    }

    @Test
    void postgresCutsNamesOff() {
        String name = "a".repeat(63);
        Schema schema = schema(
                Dialect.POSTGRESQL,
                "CREATE TABLE " + name + "bc (id int PRIMARY KEY, other int); ALTER TABLE " + name
                        + "de ADD FOREIGN KEY (other) REFERENCES " + name + ";");
        Table table = table(schema, name);
        assertThat(table.doubts()).isEmpty();
        assertThat(table.foreignKeys()).hasSize(1);
        assertThat(schema(Dialect.H2, "CREATE TABLE " + name + "bc (id int);").table(name))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\i other.sql",
                "\\ir parts/other.sql",
                "source other.sql;",
                ":r other.sql",
                "@@other.sql",
                "RUNSCRIPT FROM 'classpath:other.sql';",
                "ALTER TABLE :name ADD FOREIGN KEY (author_id) REFERENCES users;",
                "EXEC sp_MSforeachtable 'ALTER TABLE ? ADD FOREIGN KEY (author_id) REFERENCES users';",
            })
    void otherScriptsAndTablesThatAClientPutsInAreADoubtAboutAll(String line) {
        Schema schema = schema(Dialect.UNKNOWN, TABLES + line + "\nINSERT INTO log VALUES ('a');");
        assertThat(isUnderstood(schema, "post")).isFalse();
        assertThat(isUnderstood(schema, "log")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE made PARTITION OF post FOR VALUES IN (1);",
                "CREATE TABLE made (id int, author_id int); ALTER TABLE post ATTACH PARTITION made FOR VALUES IN (1);",
                "CREATE TABLE made (id int, author_id int, FOREIGN KEY (author_id) REFERENCES users (id)) SELECT 1 AS id;",
            })
    void tablesThatGetKeysOtherwiseAreADoubt(String sql) {
        Schema schema = schema(Dialect.UNKNOWN, TABLES + sql);
        assertThat(table(schema, "made").columns()).hasSize(2);
        assertThat(isUnderstood(schema, "made")).isFalse();
        assertThat(isUnderstood(schema, "log")).isTrue();
    }

    @Test
    void eventsAndPackagesAreRead() {
        String key = "ALTER TABLE post ADD FOREIGN KEY (author_id) REFERENCES users";
        Schema event =
                schema(Dialect.MYSQL, TABLES + "CREATE EVENT e ON SCHEDULE AT CURRENT_TIMESTAMP DO " + key + " (id);");
        assertThat(isUnderstood(event, "post")).isFalse();
        assertThat(isUnderstood(event, "log")).isTrue();
        Schema packaged = schema(Dialect.ORACLE, TABLES + """
                CREATE OR REPLACE PACKAGE BODY tools AS
                  PROCEDURE addfk IS BEGIN EXECUTE IMMEDIATE '%s'; END;
                END;
                /
                BEGIN tools.addfk; END;
                /
                """.formatted(key));
        assertThat(isUnderstood(packaged, "post")).isFalse();
    }
}
