package io.github.cascadelint.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> RULES =
            List.of("remove-on-many-to-many", "remove-on-many-to-one", "remove-to-lookup", "unused-suppression");

    @Test
    void namesTheNearestFirst() {
        assertThat(NearestName.of("remov-on-many-to-one", RULES))
                .containsExactly("remove-on-many-to-one", "remove-on-many-to-many");
    }

    @Test
    void saysNothingWhenNothingIsNear() {
        assertThat(NearestName.of("eager-fetch", RULES)).isEmpty();
        assertThat(NearestName.hint("eager-fetch", RULES)).isEmpty();
    }

    @Test
    void forgivesCaseAndSwappedLetters() {
        assertThat(NearestName.hint("Remove-To-Lookup", RULES)).isEqualTo("; did you mean 'remove-to-lookup'?");
        assertThat(NearestName.distance("fial", "fail")).isEqualTo(1);
    }

    @Test
    void takesTheBeginningOfAName() {
        assertThat(NearestName.hint("err", List.of("warning", "error"))).isEqualTo("; did you mean 'error'?");
        assertThat(NearestName.hint("", List.of("warning", "error"))).isEmpty();
    }

    @Test
    void countsEdits() {
        assertThat(NearestName.distance("", "abc")).isEqualTo(3);
        assertThat(NearestName.distance("abc", "")).isEqualTo(3);
        assertThat(NearestName.distance("kitten", "sitting")).isEqualTo(3);
    }
}
