package io.github.cascadelint.schema.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.AnalysisRequest;
import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.CascadeLint;
import io.github.cascadelint.base.Evidence;
import io.github.cascadelint.config.Configuration;
import io.github.cascadelint.rule.Confidence;
import io.github.cascadelint.schema.DanglingRows.Answer;
import io.github.cascadelint.schema.DanglingRows.Question;
import io.github.cascadelint.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On H2, or on the server that {@code -Djdbc.url} names, whose driver is on the class path and in which {@code -Djdbc.user} may
 * make tables.
 */
class JdbcDanglingRowsTest {

    private static final Question CONTRACT =
            new Question("Contract", List.of("customer_id"), "Customer", List.of("id"));

    private final JdbcLogin login = new JdbcLogin(
            System.getProperty("jdbc.url", "jdbc:h2:mem:" + UUID.randomUUID()),
            Optional.ofNullable(System.getProperty("jdbc.user")),
            Optional.ofNullable(System.getProperty("jdbc.password")),
            List.of());

    private Connection connection;
    private String quote;

    @BeforeEach
    void fill() throws SQLException {
        connection = login.connect();
        quote = connection.getMetaData().getIdentifierQuoteString();
        drop();
        sql("create table ~Customer~ (~id~ bigint not null primary key)");
        sql("create table ~Contract~ (~id~ bigint not null primary key, ~customer_id~ bigint)");
        sql("create table ~Note~ (~id~ bigint not null primary key, ~customer_id~ bigint)");
        sql("insert into ~Customer~ values (1)");
        sql("insert into ~Contract~ values (10, 1)");
        sql("insert into ~Contract~ values (11, 2)");
        sql("insert into ~Contract~ values (12, 3)");
        sql("insert into ~Contract~ values (13, null)");
    }

    @AfterEach
    void close() throws SQLException {
        drop();
        connection.close();
    }

    private void drop() throws SQLException {
        for (String table : List.of("Contract", "Note", "Customer")) {
            sql("drop table if exists ~" + table + "~");
        }
    }

    private void sql(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text.replace("~", quote));
        }
    }

    @Test
    void countsRowsThatReferToNothingAndNoneOfThoseThatMay() {
        Question note = new Question("Note", List.of("customer_id"), "Customer", List.of("id"));

        Map<Question, Answer> answers = new JdbcDanglingRows(login).count(List.of(CONTRACT, note));

        assertThat(answers.get(CONTRACT)).isEqualTo(new Answer(OptionalLong.of(2), ""));
        assertThat(answers.get(note)).isEqualTo(new Answer(OptionalLong.of(0), ""));
    }

    @Test
    void saysWhyRowsCouldNotBeCountedAndGoesOn() {
        Question gone = new Question("Missing", List.of("x"), "Customer", List.of("id"));

        Map<Question, Answer> answers = new JdbcDanglingRows(login).count(List.of(gone, CONTRACT));

        assertThat(answers.get(gone).rows()).isEmpty();
        assertThat(answers.get(gone).failure()).containsIgnoringCase("missing");
        assertThat(answers.get(CONTRACT).rows()).hasValue(2);
    }

    @Test
    void theFindingTellsHowMany(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("Contract.java"), """
                import jakarta.persistence.*;
                @Entity @Table(name = "Customer") class Customer { @Id Long id; }
                @Entity @Table(name = "Contract") class Contract {
                    @Id Long id;
                    @ManyToOne Customer customer;
                }
                @Entity @Table(name = "Note") class Note { @Id Long id; @ManyToOne Customer customer; }
                """);
        Schema schema = JdbcSchemaReader.read(connection).withLive(new JdbcDanglingRows(login));

        AnalysisResult result = CascadeLint.analyze(
                new AnalysisRequest(List.of(folder), folder, false, Configuration.DEFAULT, Confidence.LIKELY, 1)
                        .withDatabases(List.of(schema)));

        assertThat(result.findings())
                .filteredOn(triaged -> triaged.finding().rule().equals("missing-foreign-key"))
                .flatExtracting(triaged -> triaged.finding().evidence())
                .extracting(Evidence::text)
                .contains(
                        "in the database 2 rows of Contract.customer_id refer to nothing already",
                        "in the database no row of Note.customer_id refers to nothing yet");
    }
}
