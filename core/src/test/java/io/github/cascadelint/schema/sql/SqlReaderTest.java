package io.github.cascadelint.schema.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.Index;
import io.github.cascadelint.schema.KeyConstraint;
import io.github.cascadelint.schema.ReferentialAction;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.SchemaBuilder;
import io.github.cascadelint.schema.SchemaSource;
import io.github.cascadelint.schema.Table;
import io.github.cascadelint.schema.Trigger;
import io.github.cascadelint.schema.sql.SqlStatement.Effect;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlReaderTest {

    private static final String TWO_TABLES = """
            CREATE TABLE users (id bigint NOT NULL, name varchar(80), PRIMARY KEY (id));
            CREATE TABLE post (id bigint PRIMARY KEY, author_id bigint, title varchar(255) DEFAULT 'a; b' NOT NULL);
            """;

    private static List<SqlStatement> read(Dialect dialect, String sql) {
        return new SqlReader(dialect).read("V1__all.sql", sql);
    }

    private static Schema schema(Dialect dialect, String sql) {
        SchemaBuilder builder = new SchemaBuilder(dialect);
        List<SqlStatement> statements = read(dialect, sql);
        statements.forEach(statement -> statement.changes().forEach(builder::apply));
        int missed = (int) statements.stream()
                .filter(s -> s.effect() == Effect.NOT_FOLLOWED)
                .count();
        return builder.build(
                new SchemaSource(SchemaSource.Kind.SCRIPT, "V1__all.sql", dialect, "told"),
                new Schema.Reading(1, statements.size(), missed));
    }

    private static Schema understood(Dialect dialect, String sql) {
        Schema schema = schema(dialect, sql);
        assertThat(schema.reading().notFollowed()).isZero();
        assertThat(schema.elsewhere()).isEmpty();
        assertThat(schema.tables()).allMatch(schema::isUnderstood);
        return schema;
    }

    private static Table table(Schema schema, String name) {
        return schema.table(name).orElseThrow();
    }

    private static List<String> nullable(Table table) {
        return table.columns().stream()
                .filter(Column::nullable)
                .map(Column::name)
                .toList();
    }

    private static String keys(Table table) {
        return String.join(
                "; ",
                table.foreignKeys().stream()
                        .map(key -> key.name() + " " + key.columns() + " -> " + key.refTable() + key.refColumns()
                                + (key.onDelete() == ReferentialAction.NO_ACTION ? "" : " " + key.onDelete()))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void readsTablesOfAllDialects(Dialect dialect) {
        Schema schema = understood(dialect, TWO_TABLES);
        assertThat(schema.tables()).extracting(t -> t.name().name()).containsExactly("post", "users");
        Table post = table(schema, "post");
        assertThat(post.columns()).extracting(Column::name).containsExactly("id", "author_id", "title");
        assertThat(post.columns()).extracting(Column::type).containsExactly("bigint", "bigint", "varchar(255)");
        assertThat(nullable(post)).containsExactly("author_id");
        assertThat(post.primaryKey().map(KeyConstraint::columns)).contains(List.of("id"));
        assertThat(post.place().line()).isEqualTo("V1__all.sql:2");
        assertThat(post.column("title").orElseThrow().place().startColumn()).isEqualTo(61);
    }

    @Test
    void aDefaultOfNullIsNone() {
        Schema schema = understood(
                Dialect.POSTGRESQL,
                "create table post (id int primary key, note varchar default null::varchar, rank int default 1)");

        assertThat(table(schema, "post").columns())
                .extracting(Column::generated)
                .containsExactly(false, false, true);
    }

    @Test
    void readsKeysWhereverTheyStand() {
        Schema schema = understood(Dialect.POSTGRESQL, TWO_TABLES + """
                CREATE TABLE IF NOT EXISTS public."Comment" (
                    id bigserial,
                    post_id bigint NOT NULL REFERENCES post ON DELETE CASCADE,
                    author_id bigint CONSTRAINT fk_author REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE SET NULL,
                    parent_id bigint DEFAULT NULL::bigint,
                    CONSTRAINT comment_pk PRIMARY KEY (id),
                    CONSTRAINT fk_parent FOREIGN KEY (parent_id) REFERENCES "Comment" (id) DEFERRABLE INITIALLY DEFERRED,
                    UNIQUE (post_id, author_id)
                );
                ALTER TABLE ONLY post
                    ADD CONSTRAINT post_author FOREIGN KEY (author_id)
                        REFERENCES users (id) MATCH SIMPLE NOT VALID,
                    ADD COLUMN editor_id bigint REFERENCES users (id);
                """);
        assertThat(keys(table(schema, "comment")))
                .isEqualTo("Comment_post_id_fkey [post_id] -> post[id] CASCADE; "
                        + "fk_author [author_id] -> public.users[id] SET_NULL; fk_parent [parent_id] -> Comment[id]");
        assertThat(keys(table(schema, "post")))
                .isEqualTo("post_author [author_id] -> users[id]; post_editor_id_fkey [editor_id] -> users[id]");
        assertThat(table(schema, "post").foreignKeys())
                .extracting(ForeignKey::valid)
                .containsExactly(false, true);
        assertThat(table(schema, "post").foreignKeys())
                .extracting(key -> key.place().startLine())
                .containsExactly(13, 15);
        assertThat(nullable(table(schema, "comment"))).containsExactly("author_id", "parent_id");
        assertThat(table(schema, "comment").uniques())
                .extracting(KeyConstraint::name)
                .containsExactly("Comment_post_id_author_id_key");
    }

    @Test
    void readsWhatMySqlWrites() {
        Schema schema = understood(Dialect.MARIADB, """
                /*!40101 SET NAMES utf8 */;
                # a comment; with a semicolon
                DROP TABLE IF EXISTS `post`;
                CREATE TABLE `users` (
                  `id` int(11) NOT NULL AUTO_INCREMENT COMMENT 'the; id',
                  `key` varchar(20) CHARACTER SET utf8 COLLATE utf8_bin DEFAULT NULL,
                  `made` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
                  PRIMARY KEY (`id`),
                  UNIQUE KEY `by_key` (`key`(10)),
                  FULLTEXT KEY `by_text` (`key`)
                ) ENGINE=InnoDB AUTO_INCREMENT=5 DEFAULT CHARSET=utf8;
                CREATE TABLE `post` (
                  `id` int(11) NOT NULL,
                  `author` int(11) DEFAULT NULL,
                  KEY `by_author` (`author`,`id`) USING BTREE,
                  CONSTRAINT `fk_author` FOREIGN KEY (`author`) REFERENCES `users` (`id`) ON DELETE CASCADE ON UPDATE NO ACTION
                );
                ALTER TABLE `post` ADD (`note` text, `kind` int NOT NULL), MODIFY COLUMN `kind` bigint,
                  CHANGE `note` `remark` varchar(9) NOT NULL AFTER `id`, ADD KEY (`kind`), DROP FOREIGN KEY fk_author;
                RENAME TABLE `post` TO `article`, users TO person;
                """);
        Table article = table(schema, "article");
        assertThat(nullable(article)).containsExactly("author", "kind");
        assertThat(article.column("remark")).isPresent();
        assertThat(article.indexes()).extracting(Index::name).containsExactly("by_author", "kind");
        assertThat(article.foreignKeys()).isEmpty();
        Table person = table(schema, "person");
        assertThat(nullable(person)).containsExactly("key");
        assertThat(person.uniques()).extracting(KeyConstraint::columns).containsExactly(List.of("key"));
        assertThat(person.indexes()).extracting(Index::ordered).containsExactly(false);
    }

    @Test
    void readsWhatOracleWrites() {
        Schema schema = understood(Dialect.ORACLE, TWO_TABLES + """
                SET DEFINE OFF
                ALTER TABLE post ADD (editor_id NUMBER(19,0), note VARCHAR2(9 CHAR) DEFAULT 'x' NOT NULL ENABLE)
                /
                ALTER TABLE post MODIFY (author_id NOT NULL, title NULL);
                ALTER TABLE post ADD CONSTRAINT fk_author FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE CASCADE DISABLE;
                ALTER TABLE post DROP (note);
                CREATE OR REPLACE TRIGGER t BEFORE INSERT ON post FOR EACH ROW
                DECLARE
                  n NUMBER;
                BEGIN
                  SELECT s.nextval INTO n FROM dual; :new.id := n;
                END;
                /
                RENAME post TO article;
                """);
        Table article = table(schema, "article");
        assertThat(nullable(article)).containsExactly("title", "editor_id");
        assertThat(article.foreignKeys()).extracting(ForeignKey::enabled).containsExactly(false);
        assertThat(article.triggers()).extracting(Trigger::onDelete).containsExactly(false);
    }

    @Test
    void readsWhatSqlServerWrites() {
        Schema schema = understood(Dialect.SQL_SERVER, """
                CREATE TABLE [dbo].[users] ([id] [int] IDENTITY(1,1) NOT NULL,
                    CONSTRAINT [PK_users] PRIMARY KEY CLUSTERED ([id] ASC) WITH (PAD_INDEX = OFF) ON [PRIMARY]) ON [PRIMARY]
                GO
                CREATE TABLE dbo.post (id int NOT NULL, author_id int NULL)
                CREATE UNIQUE NONCLUSTERED INDEX ix ON dbo.post (id) WHERE id IS NOT NULL
                ALTER TABLE [dbo].[post]  WITH CHECK ADD CONSTRAINT [fk_author] FOREIGN KEY([author_id])
                REFERENCES [dbo].[users] ([id]) ON DELETE SET NULL
                GO
                ALTER TABLE post ADD note int NOT NULL, kind int
                ALTER TABLE post ALTER COLUMN author_id bigint NOT NULL
                EXEC sp_rename 'dbo.post.kind', 'sort', 'COLUMN'
                ALTER TABLE post NOCHECK CONSTRAINT fk_author
                ALTER TABLE post DROP COLUMN note
                """);
        Table post = table(schema, "post");
        assertThat(post.columns()).extracting(Column::name).containsExactly("id", "author_id", "sort");
        assertThat(nullable(post)).containsExactly("sort");
        assertThat(keys(post)).isEqualTo("fk_author [author_id] -> dbo.users[id] SET_NULL");
        assertThat(post.foreignKeys()).extracting(ForeignKey::enabled).containsExactly(false);
        assertThat(post.indexes()).extracting(Index::partial).containsExactly(true);
        assertThat(table(schema, "users").primaryKey().map(KeyConstraint::name)).contains("PK_users");
    }

    @Test
    void readsWhatH2Writes() {
        Schema schema = understood(Dialect.H2, """
                CREATE CACHED TABLE PUBLIC.USERS (ID IDENTITY PRIMARY KEY, NAME VARCHAR(5) NOT NULL);
                CREATE MEMORY TABLE post (id BIGINT GENERATED BY DEFAULT AS IDENTITY (START WITH 5), author_id BIGINT);
                ALTER TABLE post ADD FOREIGN KEY (author_id) REFERENCES users;
                ALTER TABLE users ALTER COLUMN name RENAME TO label;
                ALTER TABLE users ALTER COLUMN label SET NULL;
                """);
        assertThat(nullable(table(schema, "users"))).containsExactly("LABEL".toLowerCase(java.util.Locale.ROOT));
        assertThat(keys(table(schema, "post"))).isEqualTo(" [author_id] -> users[ID]");
        assertThat(nullable(table(schema, "post"))).containsExactly("author_id");
    }

    @Test
    void changesOfColumnsOnPostgres() {
        Schema schema = understood(Dialect.POSTGRESQL, TWO_TABLES + """
                ALTER TABLE post ALTER COLUMN author_id SET NOT NULL, ALTER title DROP NOT NULL,
                    ALTER COLUMN title TYPE text USING title::text, ALTER title SET DEFAULT 'a, b';
                ALTER TABLE post RENAME COLUMN title TO headline;
                ALTER TABLE post RENAME TO article;
                ALTER TABLE IF EXISTS nowhere ADD COLUMN a int;
                ALTER TABLE article ADD COLUMN IF NOT EXISTS headline int NOT NULL, DROP COLUMN IF EXISTS nothing,
                    OWNER TO somebody, ADD COLUMN tags text[] DEFAULT '{}'::text[] NOT NULL;
                """);
        Table article = table(schema, "article");
        assertThat(article.columns()).extracting(Column::name).containsExactly("id", "author_id", "headline", "tags");
        assertThat(article.column("headline").orElseThrow().type()).isEqualTo("text");
        assertThat(nullable(article)).containsExactly("headline");
    }

    @Test
    void readsIndexes() {
        Schema schema = understood(Dialect.POSTGRESQL, TWO_TABLES + """
                CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS one ON post USING btree (author_id DESC NULLS LAST, lower(title));
                CREATE INDEX two ON public.post (title varchar_pattern_ops) WHERE author_id IS NULL;
                CREATE INDEX three ON post USING gin (title gin_trgm_ops);
                CREATE INDEX ON post (lower(title));
                CREATE UNIQUE INDEX four ON post (title);
                ALTER TABLE post ADD CONSTRAINT uk UNIQUE USING INDEX four;
                DROP INDEX IF EXISTS nothing;
                """);
        Table post = table(schema, "post");
        assertThat(post.indexes()).extracting(Index::name).containsExactly("one", "two", "three", "post_expr_idx");
        assertThat(post.indexes())
                .extracting(Index::columns)
                .containsExactly(List.of("author_id"), List.of("title"), List.of("title"), List.of());
        assertThat(post.indexes()).extracting(Index::partial).containsExactly(false, true, false, false);
        assertThat(post.indexes()).extracting(Index::ordered).containsExactly(true, true, false, true);
        assertThat(post.uniques()).extracting(KeyConstraint::name).containsExactly("uk");
    }

    @Test
    void readsTablesMadeOfOthers() {
        Schema schema = understood(Dialect.POSTGRESQL, TWO_TABLES + """
                CREATE TABLE one (LIKE post);
                CREATE TABLE two (LIKE post INCLUDING ALL, more int);
                CREATE TABLE three AS SELECT * FROM post WHERE id > 5;
                CREATE TABLE four AS SELECT p.id, title AS headline FROM post p;
                CREATE TABLE five (a int) INHERITS (post);
                CREATE TABLE six (id int) PARTITION BY RANGE (id);
                CREATE TEMP TABLE eight (id int);
                SELECT * INTO nine FROM post;
                """);
        assertThat(table(schema, "one").primaryKey()).isEmpty();
        assertThat(nullable(table(schema, "one"))).containsExactly("author_id");
        assertThat(table(schema, "two").primaryKey()).isPresent();
        assertThat(table(schema, "two").column("more")).isPresent();
        assertThat(nullable(table(schema, "three"))).containsExactly("id", "author_id", "title");
        assertThat(table(schema, "four").columns()).extracting(Column::name).containsExactly("id", "headline");
        assertThat(table(schema, "five").columns()).hasSize(4);
        assertThat(table(schema, "six").partitioned()).isTrue();
        assertThat(schema.table("eight")).isEmpty();
        assertThat(table(schema, "nine").columns()).hasSize(3);
    }

    @Test
    void findsTheEndOfStatements() {
        List<SqlStatement> statements = read(Dialect.POSTGRESQL, """
                CREATE FUNCTION f() RETURNS trigger AS $body$ BEGIN UPDATE a SET b = 1; RETURN NEW; END; $body$ LANGUAGE plpgsql;
                /* a /* nested; */ comment */ CREATE TRIGGER t AFTER DELETE OR UPDATE ON post EXECUTE PROCEDURE f();
                COPY post (id, title) FROM stdin;
                1\tit's
                \\.
                \\connect other
                INSERT INTO post VALUES (1, 'it''s; so'), (2, E'\\'');
                SELECT 1
                """);
        assertThat(statements).extracting(s -> s.place().startLine()).containsExactly(1, 2, 3, 7, 8);
        assertThat(statements).allMatch(s -> s.effect() != Effect.NOT_FOLLOWED);
    }

    @Test
    void findsTheEndOfRoutinesOfMySql() {
        List<SqlStatement> statements = read(Dialect.MYSQL, """
                DROP PROCEDURE IF EXISTS p;
                DELIMITER //
                CREATE PROCEDURE p() BEGIN IF 1 THEN SELECT 'a\\'; b'; END IF; SELECT CASE WHEN 1 THEN 2 END; END //
                DELIMITER ;
                CREATE TRIGGER t BEFORE DELETE ON post FOR EACH ROW BEGIN DELETE FROM a; DELETE FROM b; END;
                CREATE TABLE a (id int);
                """);
        assertThat(statements).extracting(s -> s.place().startLine()).containsExactly(1, 3, 5, 6);
    }

    @Test
    void whatIsNotUnderstoodIsToldAndLosesNothingElse() {
        Schema schema = schema(Dialect.POSTGRESQL, TWO_TABLES + """
                FROBNICATE post WITH vigour;
                ALTER TABLE users FROB x, ADD COLUMN age int;
                CREATE TABLE more (id int);
                """);
        assertThat(schema.reading().notFollowed()).isEqualTo(2);
        assertThat(table(schema, "post").doubts()).singleElement().satisfies(doubt -> {
            assertThat(doubt.text()).isEqualTo("could not follow 'FROBNICATE post WITH vigour'");
            assertThat(doubt.place().line()).isEqualTo("V1__all.sql:3");
        });
        assertThat(table(schema, "users").doubts()).hasSize(1);
        assertThat(table(schema, "users").column("age")).isPresent();
        assertThat(schema.isUnderstood(table(schema, "more"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DO $$ BEGIN ALTER TABLE post ADD COLUMN a int; END $$",
                "CREATE TABLE post (id int, (",
                "ALTER TABLE post",
                "ALTER TABLE post ADD",
                "CREATE INDEX ON",
                "INSERT",
                "CREATE TABLE 'post",
                "/* never closed",
                "BEGIN CREATE TABLE post (",
                "IF EXISTS (SELECT",
                "SET @a = IF(",
                "EXEC sp_rename",
                "CREATE TRIGGER t",
                "COPY post FROM stdin;",
                "; ; GO"
            })
    void nothingBreaksTheReader(String sql) {
        for (Dialect dialect : Dialect.values()) {
            assertThat(read(dialect, sql + ";\nSELECT 1;"))
                    .allSatisfy(s -> assertThat(s.toString()).doesNotContain("Please report"));
        }
    }

    @Test
    void codeThatMayChangeATableIsADoubtAboutIt() {
        Schema schema = schema(Dialect.POSTGRESQL, TWO_TABLES + """
                DO $$ DECLARE r record; BEGIN -- not the users
                    FOR r IN SELECT conname FROM pg_constraint WHERE conrelid = 'post'::regclass LOOP
                        EXECUTE 'ALTER TABLE post DROP CONSTRAINT ' || r.conname;
                    END LOOP;
                END $$;
                DO $$ BEGIN UPDATE users SET name = 'x'; END $$;
                """);
        assertThat(table(schema, "post").doubts()).hasSize(1);
        assertThat(schema.isUnderstood(table(schema, "users"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET search_path = public",
                "SELECT 1",
                "UPDATE post SET a = 1",
                "DELETE FROM post",
                "GRANT ALL ON post TO public",
                "COMMENT ON TABLE post IS 'x'",
                "CREATE SEQUENCE s START 1",
                "ALTER SEQUENCE s OWNED BY post.id",
                "CREATE EXTENSION IF NOT EXISTS pg_trgm",
                "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "DROP FUNCTION f",
                "BEGIN",
                "COMMIT",
                "USE catalog",
                "LOCK TABLES post WRITE",
                "CREATE TYPE mood AS ENUM ('a', 'b')",
                "CALL p()"
            })
    void whatCannotChangeASchemaIsUnderstood(String statement) {
        assertThat(read(Dialect.UNKNOWN, statement + ";"))
                .singleElement()
                .extracting(SqlStatement::effect)
                .isEqualTo(Effect.NONE);
    }

    @Test
    void rowsArePutInWhereTheirValuesAreWrittenOut() {
        Schema schema = schema(Dialect.POSTGRESQL, """
                INSERT INTO ${prefix}post (id) VALUES (1);
                INSERT INTO post SELECT 1, 'a';
                INSERT INTO post SELECT * FROM other;
                """);
        assertThat(schema.seeds()).extracting(seed -> seed.place().startLine()).containsExactly(1, 2);
    }

    @Test
    void readsATextWithinAFile() {
        List<SqlStatement> statements = new SqlReader(Dialect.MYSQL)
                .read(
                        "changelog.xml",
                        "CREATE TABLE a (id int)\nGO\nCREATE TABLE b (id int)\nGO",
                        12,
                        Optional.of("\nGO"));
        assertThat(statements).extracting(s -> s.place().startLine()).containsExactly(12, 14);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE c (x varchar(10) DEFAULT 'a);",
                "CREATE TABLE c (\"x varchar(10));",
                "CREATE TABLE c (x varchar(10)); /* a note",
                "CREATE TABLE c (x varchar(10)); DO $$ BEGIN"
            })
    void whatIsNeverClosedLeavesWhatFollowsInDoubt(String open) {
        Schema schema = schema(
                Dialect.POSTGRESQL,
                TWO_TABLES + open + "\nALTER TABLE post ADD FOREIGN KEY (author_id) REFERENCES users;");
        assertThat(table(schema, "post").doubts()).singleElement().satisfies(doubt -> {
            assertThat(doubt.text())
                    .contains(
                            "what opens in line 3 is not closed before the script ends, and nothing behind it was read");
            assertThat(doubt.place().line()).isEqualTo("V1__all.sql:3");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALTER TABLE post ADD (a int, b decimal(3, 1);", "ALTER TABLE post ADD a int);"})
    void bracketsThatDoNotMatchAreNoStatementAndCostNoOther(String broken) {
        Schema schema = schema(Dialect.ORACLE, TWO_TABLES + broken + "\nCREATE TABLE c (id int);");
        assertThat(schema.reading().notFollowed()).isEqualTo(1);
        assertThat(table(schema, "post").columns()).hasSize(3);
        assertThat(table(schema, "post").doubts())
                .singleElement()
                .satisfies(doubt ->
                        assertThat(doubt.text()).contains("the bracket").contains("in line 3"));
        assertThat(schema.table("c")).isPresent();
    }

    @Test
    void bracketsThatDoNotMatchInRowsMatterToNoTable() {
        understood(Dialect.POSTGRESQL, TWO_TABLES + "INSERT INTO post VALUES (1, 2, 'a'");
    }
}
