package io.github.cascadelint.schema.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.Doubt;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.SchemaBuilder;
import io.github.cascadelint.schema.SchemaSource;
import io.github.cascadelint.schema.Table;
import io.github.cascadelint.schema.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks are read as far as that is safe: each test has one that does something, and one that does not. */
class BlockReaderTest {

    private static final String TABLES = """
            CREATE TABLE users (id int PRIMARY KEY);
            CREATE TABLE post (id int PRIMARY KEY, author_id int, title varchar(9));
            ALTER TABLE post ADD CONSTRAINT fk_author FOREIGN KEY (author_id) REFERENCES users (id);
            CREATE INDEX ix_title ON post (title);
            """;

    private static Table post(Dialect dialect, String sql) {
        SchemaBuilder builder = new SchemaBuilder(dialect);
        new SqlReader(dialect)
                .read("a.sql", TABLES + sql)
                .forEach(s -> s.changes().forEach(builder::apply));
        return builder.table(TableName.of("post")).orElseThrow();
    }

    private static List<String> columns(Dialect dialect, String sql) {
        Table post = post(dialect, sql);
        assertThat(post.doubts()).isEmpty();
        return post.columns().stream().map(Column::name).skip(3).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'post' AND column_name = 'a')",
                "NOT EXISTS (SELECT * FROM information_schema.columns c WHERE c.table_schema = current_schema()"
                        + " AND c.table_name='post' and c.column_name='a')",
                "(SELECT count(*) FROM information_schema.columns WHERE table_name = 'post' AND column_name = 'a') = 0",
                "EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'fk_author' AND conrelid = 'post'::regclass)",
                "EXISTS (SELECT FROM information_schema.tables WHERE table_schema = 'public' AND table_name = 'post')",
                "EXISTS (SELECT 1 FROM pg_indexes WHERE indexname = 'ix_title') AND to_regclass('nothing') IS NULL",
                "EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = 'ix_title'"
                        + " AND n.nspname = 'public')",
                "NOT (EXISTS (SELECT 1 FROM pg_views WHERE viewname = 'v')) OR EXISTS (SELECT 1 FROM pg_tables WHERE"
                        + " tablename = 'none')",
            })
    void conditionsOnTheCatalogAreDecided(String condition) {
        String block = "DO $$ BEGIN IF " + condition
                + " THEN ALTER TABLE post ADD COLUMN a int; ELSE ALTER TABLE post ADD COLUMN b int; END IF; END $$;";
        assertThat(columns(Dialect.POSTGRESQL, block)).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EXISTS (SELECT 1 FROM post WHERE id = 5)",
                "EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'post' AND data_type = 'text')",
                "EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name LIKE 'p%' AND column_name = 'a')",
                "EXISTS (SELECT 1 FROM pg_type WHERE typname = 'mood')",
                "v > 5",
            })
    void otherConditionsAreNot(String condition) {
        Table post = post(
                Dialect.POSTGRESQL,
                "DO $$ BEGIN IF " + condition + " THEN ALTER TABLE post ADD COLUMN a int; END IF; END $$;");
        assertThat(post.columns()).hasSize(3);
        assertThat(post.doubts()).hasSize(1);
    }

    @Test
    void aConditionMattersOnlyWhereSomethingDependsOnIt() {
        assertThat(columns(Dialect.POSTGRESQL, """
                        DO $x$
                        DECLARE n int := 5;
                        BEGIN
                          IF n > 3 THEN UPDATE post SET title = 'x'; ELSIF n = 2 THEN RAISE NOTICE 'two'; END IF;
                          FOR n IN 1..3 LOOP INSERT INTO post VALUES (n); END LOOP;
                          EXECUTE 'ALTER TABLE post ADD COLUMN a int';
                          BEGIN
                            ALTER TABLE post ADD COLUMN b int;
                          EXCEPTION WHEN duplicate_column THEN RAISE NOTICE 'there';
                          END;
                          BEGIN
                            ALTER TABLE post ADD COLUMN title int;
                          EXCEPTION WHEN duplicate_column THEN RAISE NOTICE 'there';
                          END;
                          BEGIN
                            ALTER TABLE post ADD CONSTRAINT k FOREIGN KEY (author_id) REFERENCES users (id);
                          EXCEPTION WHEN duplicate_object THEN NULL;
                          END;
                          BEGIN
                            INSERT INTO post (id, title) VALUES (1, left('a', 1)), (2, left('b', 1));
                            UPDATE post SET title = trim(title);
                          EXCEPTION WHEN unique_violation THEN NULL;
                          END;
                        END $x$;
                        """)).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FOR r IN SELECT conname FROM pg_constraint LOOP EXECUTE 'ALTER TABLE post DROP CONSTRAINT ' || r.conname; END LOOP;",
                "EXECUTE format('ALTER TABLE post DROP CONSTRAINT %I', name);",
                "FOR t IN ARRAY['post'] LOOP ALTER TABLE post DROP COLUMN title; END LOOP;",
            })
    void codeThatPutsStatementsTogetherIsADoubt(String code) {
        Table post = post(Dialect.POSTGRESQL, "DO $$ BEGIN " + code + " END $$;");
        assertThat(post.doubts()).hasSize(1);
        assertThat(post.foreignKeys()).hasSize(1);
    }

    @Test
    void aRoutineDoesSomethingWhenItIsCalled() {
        String routine = """
                CREATE FUNCTION fix() RETURNS void AS $$ BEGIN ALTER TABLE post DROP CONSTRAINT fk_author; END $$ LANGUAGE plpgsql;
                """;
        assertThat(post(Dialect.POSTGRESQL, routine).foreignKeys()).hasSize(1);
        assertThat(post(Dialect.POSTGRESQL, routine + "SELECT fix(); DROP FUNCTION fix();")
                        .foreignKeys())
                .isEmpty();
        String procedure = """
                DELIMITER //
                CREATE PROCEDURE fix()
                BEGIN
                  IF EXISTS (SELECT * FROM information_schema.table_constraints WHERE constraint_name = 'fk_author') THEN
                    ALTER TABLE post DROP FOREIGN KEY fk_author;
                  END IF;
                END //
                DELIMITER ;
                """;
        assertThat(post(Dialect.MYSQL, procedure).foreignKeys()).hasSize(1);
        assertThat(post(Dialect.MYSQL, procedure + "CALL fix();").foreignKeys()).isEmpty();
    }

    private static final String GONE = """
            CREATE FUNCTION gone(t text) RETURNS void AS $$
            BEGIN EXECUTE format('ALTER TABLE %I DROP CONSTRAINT fk_author', t); END $$ LANGUAGE plpgsql;
            """;

    private static List<Doubt> doubtsAboutAll(String sql) {
        SchemaBuilder builder = new SchemaBuilder(Dialect.POSTGRESQL);
        new SqlReader(Dialect.POSTGRESQL)
                .read("a.sql", TABLES + sql)
                .forEach(s -> s.changes().forEach(builder::apply));
        SchemaSource source = new SchemaSource(SchemaSource.Kind.SCRIPT, "a.sql", Dialect.POSTGRESQL, "told");
        return builder.build(source, new Schema.Reading(1, 1, 0)).doubts();
    }

    @Test
    void aRoutineThatCannotBeFollowedIsADoubtAboutWhatItsCallHandsOver() {
        assertThat(doubtsAboutAll(GONE)).isEmpty();
        assertThat(doubtsAboutAll(GONE + "SELECT gone(t.name) FROM tables t;"))
                .extracting(Doubt::text)
                .containsExactly("could not follow the routine gone");
        String constant = GONE + "SELECT gone('post') FROM tables t;";
        assertThat(doubtsAboutAll(constant)).isEmpty();
        assertThat(post(Dialect.POSTGRESQL, constant).doubts()).hasSize(1);
        assertThat(post(Dialect.POSTGRESQL, constant.replace("'post'", "'users'"))
                        .doubts())
                .isEmpty();
    }

    @Test
    void aRoutineDoesWithConstantsWhatItWouldDo() {
        String routine = """
                CREATE OR REPLACE FUNCTION app.key(t VARCHAR(20), col text, INOUT target text DEFAULT 'users') LANGUAGE 'plpgsql' AS $$
                DECLARE
                    key_name varchar(100);
                    there int;
                    twice text[];
                BEGIN
                    EXECUTE format('SELECT ARRAY(SELECT %I FROM %I GROUP BY %I)', col, t, col) INTO twice;
                    FOR i IN 1 .. array_length(twice, 1) LOOP
                        EXECUTE format('UPDATE %I SET %I = NULL WHERE %I = $1', t, col, col) USING twice[i];
                    END LOOP;
                    key_name := concat('fk_', t, '_') || quote_ident(col);
                    EXECUTE format('SELECT COUNT(*) FROM information_schema.table_constraints WHERE constraint_name = ''%I''',
                        key_name) INTO there;
                    IF there = 0 THEN
                        EXECUTE format('ALTER TABLE %1$I ADD CONSTRAINT %3$I FOREIGN KEY (%2$I) REFERENCES '
                            || target || '(id)', t, col, key_name);
                    END IF;
                END $$;
                """;
        String twoCalls = "SELECT app.key('post', 'id', 'users'), app.key('post', 'id', 'users');";
        String variable = "DO $$ DECLARE t text; BEGIN t := 'post'; PERFORM key(t, 'id', 'users'); END $$;";
        String plain = "DO $$ BEGIN PERFORM key('post', 'id', 'users'); END $$;";
        assertThat(keys(Dialect.POSTGRESQL, routine)).containsExactly("fk_author");
        assertThat(keys(Dialect.POSTGRESQL, routine + twoCalls)).containsExactly("fk_author", "fk_post_id");
        assertThat(keys(Dialect.POSTGRESQL, routine + plain)).containsExactly("fk_author", "fk_post_id");
        assertThat(keys(Dialect.POSTGRESQL, routine + variable)).containsExactly("fk_author", "fk_post_id");
    }

    @Test
    void whatRoutinesAskForIsWhatTheyAreCalledWith() {
        assertThat(keys(Dialect.POSTGRESQL, """
                        CREATE FUNCTION gone(t text, c text) RETURNS void AS $$ BEGIN
                            IF EXISTS (SELECT 1 FROM pg_constraint WHERE conname = c) THEN
                                EXECUTE 'ALTER TABLE ' || t || ' DROP CONSTRAINT ' || c;
                            END IF;
                        END $$ LANGUAGE plpgsql;
                        SELECT gone('post', 'fk_author'), gone('post', 'nothing');
                        """)).isEmpty();
        assertThat(keys(Dialect.MYSQL, """
                        DELIMITER //
                        CREATE PROCEDURE gone(IN t VARCHAR(64), IN c VARCHAR(64))
                        BEGIN
                          SET @sql = CONCAT('ALTER TABLE ', t, ' DROP FOREIGN KEY ', c);
                          PREPARE s FROM @sql;
                          EXECUTE s;
                          DEALLOCATE PREPARE s;
                        END //
                        DELIMITER ;
                        CALL gone('post', 'fk_author');
                        """)).isEmpty();
    }

    private static List<String> keys(Dialect dialect, String sql) {
        Table post = post(dialect, sql);
        assertThat(post.doubts()).isEmpty();
        return post.foreignKeys().stream().map(ForeignKey::name).toList();
    }

    @Test
    void aRoutineThatOnlyCallsOthersCounts() {
        String routines = """
                CREATE FUNCTION key(t text) RETURNS void AS $$ BEGIN
                    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT fk_two FOREIGN KEY (id) REFERENCES users', t);
                END $$ LANGUAGE plpgsql;
                CREATE FUNCTION keys(t text) RETURNS int AS $$ BEGIN PERFORM key(t); RETURN 1; END $$ LANGUAGE plpgsql;
                CREATE FUNCTION all_keys() RETURNS int AS $$ BEGIN RETURN keys('post'); END $$ LANGUAGE plpgsql;
                """;
        assertThat(keys(Dialect.POSTGRESQL, routines)).containsExactly("fk_author");
        assertThat(keys(Dialect.POSTGRESQL, routines + "SELECT keys('post');")).containsExactly("fk_author", "fk_two");
        assertThat(keys(Dialect.POSTGRESQL, routines + "SELECT all_keys();")).containsExactly("fk_author", "fk_two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DO $$ BEGIN IF EXISTS (SELECT 1 FROM post) THEN RETURN; END IF; ALTER TABLE post ADD x int; END $$;",
                "DO $$ BEGIN RETURN; ALTER TABLE post ADD x int; END $$;",
                "DO $$ BEGIN ALTER TABLE post ADD x int; ALTER TABLE post ADD title int; EXCEPTION WHEN others THEN NULL; END $$;",
                "DO $$ BEGIN ALTER TABLE post ADD x int; PERFORM f(0); EXCEPTION WHEN others THEN NULL; END $$;",
            })
    void whatMayBeLeftOutOrTakenBackIsADoubt(String code) {
        Table post = post(Dialect.POSTGRESQL, code);
        assertThat(post.columns()).hasSize(3);
        assertThat(post.doubts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT gone('post') WHERE 1 = 2;",
                "SELECT gone('post') FROM users;",
                "SELECT CASE WHEN false THEN gone('post') END;",
                "SELECT gone('post') LIMIT 0;",
            })
    void aCallThatDependsOnRowsIsADoubt(String call) {
        Table post = post(Dialect.POSTGRESQL, """
                CREATE FUNCTION gone(t text) RETURNS void AS $$ BEGIN
                    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT fk_author', t);
                END $$ LANGUAGE plpgsql;
                """ + call);
        assertThat(post.foreignKeys()).hasSize(1);
        assertThat(post.doubts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IF now() > deadline THEN PERFORM gone('post', 'a key of post'); END IF;",
                "FOR i IN 1 .. 3 LOOP PERFORM gone('post', 'a key of post'); END LOOP;",
            })
    void callsThatAreNotCertainAreADoubt(String code) {
        Table post = post(Dialect.POSTGRESQL, """
                CREATE FUNCTION gone(t text, why text) RETURNS void AS $$ BEGIN
                    EXECUTE format('ALTER TABLE %%I DROP CONSTRAINT fk_author', t);
                END $$ LANGUAGE plpgsql;
                DO $$ DECLARE t text; BEGIN %s END $$;
                """.formatted(code));
        assertThat(post.foreignKeys()).hasSize(1);
        assertThat(post.doubts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t := 'post'; IF now() > deadline THEN t := 'users'; END IF; PERFORM gone(t);",
                "t := 'post'; FOR i IN 1 .. 3 LOOP t := 'users'; END LOOP; PERFORM gone(t);",
            })
    void argumentsThatAreNotCertainAreADoubtAboutAll(String code) {
        assertThat(doubtsAboutAll(GONE + "DO $$ DECLARE t text; BEGIN " + code + " END $$;"))
                .hasSize(1);
    }

    @Test
    void blocksOfOracleCountWhatIsThere() {
        String block = """
                DECLARE
                  n NUMBER;
                BEGIN
                  SELECT COUNT(*) INTO n FROM user_tab_columns WHERE table_name = 'POST' AND column_name = 'A';
                  IF n = 0 THEN
                    EXECUTE IMMEDIATE 'ALTER TABLE post ADD (a NUMBER)';
                  END IF;
                END;
                /
                """;
        assertThat(columns(Dialect.ORACLE, block + block)).containsExactly("a");
    }

    @Test
    void conditionsOfSqlServer() {
        assertThat(columns(Dialect.SQL_SERVER, """
                        IF COL_LENGTH('dbo.post', 'a') IS NULL
                        BEGIN
                            ALTER TABLE post ADD a int
                        END
                        GO
                        IF EXISTS (SELECT * FROM sys.foreign_keys WHERE object_id = OBJECT_ID(N'[dbo].[fk_author]'))
                            ALTER TABLE post DROP CONSTRAINT fk_author
                        GO
                        IF OBJECT_ID('dbo.nothing', 'U') IS NOT NULL DROP TABLE post ELSE ALTER TABLE post ADD b int
                        """)).containsExactly("a", "b");
    }

    @Test
    void preparedStatementsOfMySqlAreChosenByACount() {
        assertThat(columns(Dialect.MYSQL, """
                        SET @n = (SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = DATABASE()
                                  AND table_name = 'post' AND column_name = 'a');
                        SET @sql := IF(@n = 0, 'ALTER TABLE post ADD COLUMN a int', 'SELECT 1');
                        PREPARE s FROM @sql;
                        EXECUTE s;
                        DEALLOCATE PREPARE s;
                        SELECT COUNT(*) INTO @n FROM information_schema.statistics WHERE index_name = 'ix_title';
                        SET @sql = IF(@n > 0, 'SELECT 1', 'ALTER TABLE post ADD COLUMN never int');
                        PREPARE s FROM @sql;
                        EXECUTE s;
                        SET @sql = (SELECT IF(COUNT(*) > 0, CONCAT('ALTER TABLE post ', 'ADD COLUMN b int'), 'SELECT 1')
                                    FROM information_schema.tables WHERE table_name = 'post');
                        PREPARE s FROM @sql;
                        EXECUTE s;
                        """)).containsExactly("a", "b");
    }

    @Test
    void otherPreparedStatementsAreADoubt() {
        String sql = "SET @sql = CONCAT('ALTER TABLE post DROP FOREIGN KEY ', (SELECT constraint_name FROM"
                + " information_schema.table_constraints LIMIT 1)); PREPARE s FROM @sql; EXECUTE s;";
        assertThat(post(Dialect.MYSQL, sql).doubts()).hasSize(1);
        String doubled =
                "SET @key = (SELECT constraint_name FROM information_schema.table_constraints LIMIT 1); SET @sql ="
                        + " CONCAT(\"ALTER TABLE post DROP FOREIGN KEY \", @key); PREPARE s FROM @sql; EXECUTE s;";
        assertThat(post(Dialect.MYSQL, doubled).doubts()).hasSize(1);
        String unread =
                "SET @sql = IF(@@version > 8, 'ALTER TABLE post DROP COLUMN title', 'SELECT 1'); PREPARE s FROM @sql;"
                        + " EXECUTE s;";
        assertThat(post(Dialect.MYSQL, unread).doubts()).hasSize(1);
    }

    @Test
    void keysWithinBlocksHaveTheirOwnLine() {
        Table post = post(Dialect.POSTGRESQL, """
                DO $$
                BEGIN
                  ALTER TABLE post
                    ADD CONSTRAINT fk_two FOREIGN KEY (id) REFERENCES users;
                END $$;
                """);
        assertThat(post.foreignKeys())
                .extracting(ForeignKey::place)
                .extracting(place -> place.startLine())
                .containsExactly(3, 8);
    }
}
