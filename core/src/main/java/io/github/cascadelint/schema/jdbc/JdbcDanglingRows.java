package io.github.cascadelint.schema.jdbc;

import io.github.cascadelint.schema.DanglingRows;
import io.github.cascadelint.schema.JdbcUrl;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Counts them by one query for each question, over a connection that is there for that alone. */
public final class JdbcDanglingRows implements DanglingRows {

    /** A table may have more rows than anybody wants to wait for. */
    private static final int SECONDS = 60;

    private final JdbcLogin login;

    /** @param login how to reach the database */
    public JdbcDanglingRows(JdbcLogin login) {
        this.login = login;
    }

    @Override
    public Map<Question, Answer> count(List<Question> questions) {
        Map<Question, Answer> answers = new LinkedHashMap<>();
        if (questions.isEmpty()) {
            return answers;
        }
        try (Connection connection = login.connect()) {
            connection.setReadOnly(true);
            for (Question question : questions) {
                answers.put(question, count(connection, question));
            }
        } catch (SQLException e) {
            questions.forEach(question -> answers.putIfAbsent(question, failed(e)));
        }
        return answers;
    }

    private Answer count(Connection connection, Question question) throws SQLException {
        String sql = sql(question, connection.getMetaData().getIdentifierQuoteString());
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            try (ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return new Answer(OptionalLong.of(rows.getLong(1)), "");
            }
        } catch (SQLException e) {
            return failed(e);
        }
    }

    private Answer failed(SQLException e) {
        String why = String.valueOf(e.getMessage()).replace(login.url(), JdbcUrl.shown(login.url()));
        return new Answer(OptionalLong.empty(), why.lines().findFirst().orElse(""));
    }

    /** Rows of which a column is null refer to nothing on purpose. */
    private static String sql(Question question, String quote) {
        int columns = question.columns().size();
        String set = question.columns().stream()
                .map(column -> "c." + quoted(column, quote) + " is not null")
                .collect(Collectors.joining(" and "));
        String same = IntStream.range(0, columns)
                .mapToObj(i -> "p." + quoted(question.refColumns().get(i), quote) + " = c."
                        + quoted(question.columns().get(i), quote))
                .collect(Collectors.joining(" and "));
        return "select count(*) from " + quoted(question.table(), quote) + " c where " + set
                + " and not exists (select 1 from " + quoted(question.refTable(), quote) + " p where " + same + ")";
    }

    private static String quoted(String name, String quote) {
        return quote.isBlank() ? name : quote + name.replace(quote, quote + quote) + quote;
    }
}
