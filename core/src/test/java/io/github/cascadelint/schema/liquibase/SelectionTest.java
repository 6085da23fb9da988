package io.github.cascadelint.schema.liquibase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {

    private static final Selection POSTGRESQL = new Selection(Set.of("postgresql"), Map.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql|true",
                " h2 , PostgreSQL |true",
                "h2, mysql|false",
                "!h2|true",
                "!postgresql|false",
                "!h2, mysql|false",
                "all|true",
                "all, mysql|true",
                "none, postgresql|false"
            })
    void readsListsOfDatabases(String list, boolean runs) {
        assertThat(POSTGRESQL.isFor(Optional.of(list))).isEqualTo(runs);
    }

    @Test
    void runsWhatNamesNoDatabase() {
        assertThat(POSTGRESQL.isFor(Optional.empty())).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "test|true",
                "!test|true",
                "test and !other|true",
                "mysql|false",
                "MySQL or h2|false",
                "mysql, test|true",
                "mysql and test|false",
                "postgresql|true",
                "!postgresql|false",
                "not mysql|true",
                "(mysql or postgresql) and test|true",
                "!(mysql or (postgresql and postgres))|false",
                "@test|true"
            })
    void runsAllContextsButThoseOfOtherDatabases(String expression, boolean runs) {
        assertThat(POSTGRESQL.lets(Optional.of(expression))).isEqualTo(runs);
    }

    @Test
    void takesMariaDbForMySql() {
        assertThat(new Selection(Set.of("mariadb"), Map.of()).lets(Optional.of("mysql")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tenant|true",
                "store|false",
                "tenant AND !first|true",
                "store AND !first|false",
                "store or other|true"
            })
    void followsTheContextsThatAreKnown(String expression, boolean runs) {
        Selection selection = new Selection(Set.of("h2"), Map.of("tenant", true, "store", false));
        assertThat(selection.lets(Optional.of(expression))).isEqualTo(runs);
    }
}
