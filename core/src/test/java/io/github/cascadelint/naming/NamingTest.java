package io.github.cascadelint.naming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamingTest {

    private static final Naming SNAKE_CASE = Naming.of(ImplicitNaming.SPRING, PhysicalNaming.SNAKE_CASE);

    @Test
    void quotesAreNoPartOfAName() {
        assertThat(Naming.JPA.table("`Group`")).isEqualTo("Group");
        assertThat(Naming.JPA.column("\"groupNo\"")).isEqualTo("groupNo");
        assertThat(Naming.SPRING.column("`groupNo`")).isEqualTo("group_no");
        assertThat(Naming.JPA.column("`odd\"")).isEqualTo("`odd\"");
    }

    @Test
    void theNewerSnakeCaseLeavesNamesInQuotesAlone() {
        assertThat(SNAKE_CASE.column("`groupNo`")).isEqualTo("groupNo");
        assertThat(SNAKE_CASE.column("groupNo")).isEqualTo("group_no");
    }
}
