package io.github.cascadelint.schema.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.schema.Column;
import io.github.cascadelint.schema.Dialect;
import io.github.cascadelint.schema.ForeignKey;
import io.github.cascadelint.schema.Schema;
import io.github.cascadelint.schema.SchemaSource;
import io.github.cascadelint.schema.discovery.Statements;
import io.github.cascadelint.schema.jdbc.JdbcSchemaReader;
import io.github.cascadelint.schema.sql.SqlReader;
import io.github.cascadelint.testkit.Analysis;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaMatchesTest {

    private static final String MODEL = """
            @Entity class Post { @Id long id; @ManyToOne Author author; @ManyToMany Set<Tag> tags; }
            @Entity class Author { @Id long id; }
            @Entity class Tag { @Id long id; }
            """;

    private static MappingModel model(String fixture) {
        return Analysis.of(fixture).graph().model();
    }

    private static Schema schema(String location, Dialect dialect, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
            try (Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
            Schema read = JdbcSchemaReader.read(connection);
            SchemaSource source = new SchemaSource(SchemaSource.Kind.FLYWAY, location, dialect, "said so");
            return new Schema(source, read.tables(), read.views(), List.of(), List.of(), read.reading());
        }
    }

    private static Schema schema(String... statements) throws SQLException {
        return schema("db/migration", Dialect.H2, statements);
    }

    private static KeyMatch key(SchemaMatches matches, String display) {
        return matches.keys().stream()
                .filter(key -> key.key().display().equals(display))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aKeyIsFoundWithTheConstraintsOnItsColumns() throws SQLException {
        SchemaMatches matches = SchemaMatches.of(
                model(MODEL),
                List.of(schema(
                        "create table AUTHOR (id bigint primary key)",
                        "create table POST (id bigint primary key, AUTHOR_ID bigint not null,"
                                + " constraint fk foreign key (author_id) references author on delete cascade)")));

        KeyMatch key = key(matches, "Post.author");

        assertThat(key.confidence()).isEqualTo(MatchConfidence.EXACT);
        assertThat(key.matching()).extracting(ForeignKey::name).containsExactly("FK");
        assertThat(key.isNullable()).isFalse();
        assertThat(key.isCertainlyUnguarded()).isFalse();
    }

    @Test
    void underscoresMayDiffer() throws SQLException {
        SchemaMatches matches = SchemaMatches.of(
                model(MODEL),
                List.of(schema(
                        "create table author (id bigint primary key)",
                        "create table p_ost (id bigint primary key, authorid bigint)",
                        "create table tag (id bigint primary key)")));

        KeyMatch key = key(matches, "Post.author");

        assertThat(key.confidence()).isEqualTo(MatchConfidence.LOOSE);
        assertThat(key.table().name().key()).isEqualTo("p_ost");
        assertThat(key.isCertainlyUnguarded()).isTrue();
    }

    @Test
    void ofTablesOfOneNameTheOneInItsSchemaIsMeant() {
        Schema read = migrations("""
                create schema blog; create schema shop;
                create table blog.post (id int primary key, a int);
                create table shop.post (id int primary key, b int);
                create table tag (id int);
                create table shop.tag (id int, c int);
                """);
        assertThat(columns(read, "blog.post")).containsExactly("id", "a");
        assertThat(columns(read, "SHOP.post")).containsExactly("id", "b");
        assertThat(columns(read, "tag")).containsExactly("id");
    }

    @Test
    void namesAreComparedAsPostgresKeepsThem() {
        String name = "a".repeat(63);
        Schema read = migrations("create table post (id int); create table " + name + "bc (id int);");

        assertThat(columns(read, name + "de")).containsExactly("id");
    }

    private static List<String> columns(Schema schema, String table) {
        return new SchemaMatch(schema)
                .table(table).orElseThrow().table().columns().stream()
                        .map(Column::name)
                        .toList();
    }

    private static Schema migrations(String sql) {
        Statements statements = new Statements(Dialect.POSTGRESQL);
        statements.apply(new SqlReader(Dialect.POSTGRESQL).read("V1.sql", sql));
        return statements.build(
                new SchemaSource(SchemaSource.Kind.FLYWAY, "db/migration", Dialect.POSTGRESQL, "said so"));
    }

    @Test
    void ofSeveralNamesThatDifferInUnderscoresNoneIsMeant() throws SQLException {
        SchemaMatches matches = SchemaMatches.of(
                model(MODEL),
                List.of(schema(
                        "create table author (id bigint primary key)",
                        "create table tag (id bigint primary key)",
                        "create table p_ost (id bigint)",
                        "create table po_st (id bigint)")));

        assertThat(matches.table("shop.Post")).isEmpty();
    }

    @Test
    void aPartOfAWiderKeyIsNotUnguarded() throws SQLException {
        SchemaMatches matches = SchemaMatches.of(
                model(MODEL),
                List.of(schema(
                        "create table author (id bigint, tenant int, primary key (tenant, id))",
                        "create table post (id bigint primary key, tenant int, author_id bigint,"
                                + " foreign key (tenant, author_id) references author (tenant, id))")));

        KeyMatch key = key(matches, "Post.author");

        assertThat(key.constraints()).isEmpty();
        assertThat(key.wider()).hasSize(1);
        assertThat(key.isCertainlyUnguarded()).isFalse();
    }

    @Test
    void whatTheSchemaLacksIsTold() throws SQLException {
        SchemaMatches matches = SchemaMatches.of(
                model(MODEL),
                List.of(schema(
                        "create table author (id bigint primary key)",
                        "create table post (id bigint primary key)",
                        "create view Post_Tag as select id from post")));

        assertThat(matches.unmatched())
                .extracting(Unmatched::text)
                .containsExactly(
                        "no schema has the table Tag",
                        "the table Post has no author_id",
                        "Post_Tag is a view",
                        "Post_Tag is a view");
    }

    @Test
    void theSourceThatHasMostTablesOfAModuleIsItsOwn() throws SQLException {
        String own = "create table post (id bigint primary key, author_id bigint)";
        Schema other = schema("app/db", Dialect.H2, "create table post (id bigint primary key)");
        Schema mine = schema("other/db", Dialect.H2, own, "create table author (id bigint primary key)");

        SchemaMatches matches = SchemaMatches.of(model(MODEL), List.of(other, mine));

        assertThat(matches.of("shop.Post").orElseThrow().schema()).isSameAs(mine);
    }

    @Test
    void aSourceWithHardlyAnyOfTheTablesIsThatOfAnotherApplication() throws SQLException {
        Schema other = schema("other/src/main/resources/db", Dialect.H2, "create table tag (id bigint primary key)");

        SchemaMatches matches = SchemaMatches.of(model(MODEL), List.of(other));

        assertThat(matches.of("shop.Tag")).isEmpty();
        assertThat(matches.unmatched()).isEmpty();
    }

    @Test
    void dialectsAreAlternativesAndNeverMerged() throws SQLException {
        String[] tables = {"create table post (id bigint primary key)", "create table author (id bigint primary key)"};
        Schema postgresql = schema("db/postgresql", Dialect.POSTGRESQL, tables);
        Schema mysql =
                schema("db/mysql", Dialect.MYSQL, tables[0], tables[1], "create table tag (id bigint primary key)");

        SchemaMatches matches = SchemaMatches.of(model(MODEL), List.of(postgresql, mysql));

        assertThat(matches.of("shop.Post").orElseThrow().schema()).isSameAs(mysql);
        assertThat(matches.dialectsOf("shop.Post"))
                .extracting(SchemaMatch::schema)
                .containsExactly(mysql, postgresql);
        assertThat(matches.dialectsOf("shop.Tag"))
                .extracting(SchemaMatch::schema)
                .containsExactly(mysql);
    }
}
