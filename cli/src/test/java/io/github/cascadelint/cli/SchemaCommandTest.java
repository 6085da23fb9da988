package io.github.cascadelint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.cli.Session.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaCommandTest {
    private static final String MIGRATION = "src/main/resources/db/migration/";

    @TempDir
    Path folder;

    private Session session;

    @BeforeEach
    void start() {
        session = new Session(folder).write(MIGRATION + "V1__post.sql", """
                        CREATE TABLE users (id bigserial PRIMARY KEY);
                        CREATE TABLE post (
                            id bigserial,
                            author_id bigint REFERENCES users ON DELETE CASCADE,
                            title text NOT NULL UNIQUE,
                            PRIMARY KEY (id));
                        """).write(MIGRATION + "V2__more.sql", """
                        ALTER TABLE post FROB;
                        CREATE TRIGGER clean BEFORE DELETE ON users EXECUTE FUNCTION clean();
                        """);
    }

    @Test
    void printsTablesForPeople() {
        Outcome outcome = session.run("schema");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).isEqualTo("""
                src/main/resources/db/migration: flyway, postgresql (types and quotes of its SQL)
                2 tables, 1 foreign key from 2 files; 1 of 4 statements not followed

                post  src/main/resources/db/migration/V1__post.sql:2
                  id         bigserial  not null
                  author_id  bigint
                  title      text       not null
                  primary key (id)  src/main/resources/db/migration/V1__post.sql:6
                  unique (title)  src/main/resources/db/migration/V1__post.sql:5
                  foreign key (author_id) -> users (id) on delete cascade, no index  src/main/resources/db/migration/V1__post.sql:4
                  unknown: could not follow 'FROB' of the table post  src/main/resources/db/migration/V2__more.sql:1

                users  src/main/resources/db/migration/V1__post.sql:1
                  id  bigserial  not null
                  primary key (id)  src/main/resources/db/migration/V1__post.sql:1
                  trigger clean on delete  src/main/resources/db/migration/V2__more.sql:2

                """);
    }

    @Test
    void printsTablesForPrograms() {
        String json = session.run("schema", "--format", "json").out();
        assertThat(json.replaceAll("\\s+", " "))
                .contains("\"dialect\": \"postgresql\"", "\"notFollowed\": 1")
                .contains("\"foreignKeys\": [ { \"name\": \"post_author_id_fkey\", \"columns\": [ \"author_id\" ],"
                        + " \"refTable\": \"users\", \"refColumns\": [ \"id\" ], \"onDelete\": \"CASCADE\","
                        + " \"onUpdate\": \"NO ACTION\", \"notValid\": false, \"disabled\": false,"
                        + " \"file\": \"src/main/resources/db/migration/V1__post.sql\", \"line\": 4 } ]")
                .contains("\"unknown\": [ { \"text\": \"could not follow 'FROB' of the table post\","
                        + " \"file\": \"src/main/resources/db/migration/V2__more.sql\", \"line\": 1 } ]");
    }

    @Test
    void saysWhatToDoWhereThereIsNone() {
        assertThat(session.run("schema", "--schema", MIGRATION + "V1__post.sql").out())
                .startsWith(MIGRATION + "V1__post.sql: sql, ");
        assertThat(session.write("docs/a.txt", "").run("schema", "docs").out())
                .isEqualTo(
                        "no migrations or schema scripts found; name them with --schema PATH, or under schema.sources in"
                                + " cascade-lint.yml\n");
        assertThat(session.run("schema", "--schema", "nowhere").err())
                .isEqualTo("cascade-lint: no such file or folder: nowhere\n");
    }
}
