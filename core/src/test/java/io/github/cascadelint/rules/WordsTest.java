package io.github.cascadelint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a Post",
                "an Order",
                "an Address",
                "a User",
                "an SQLThing",
                "an XML",
                "a URLBook",
                "an HTTPRequest",
                "a USAddress",
                "an ISBN",
                "a DBUser",
                "a XmlX",
                "a Sql",
                "an MAddress",
                "an HAccount",
                "an IP",
                "a X",
                "an FAQEntry"
            })
    void anAbbreviationIsSpeltOut(String expected) {
        assertThat(Words.a(expected.substring(expected.indexOf(' ') + 1))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"An SQLThing", "A Post"})
    void startsASentence(String expected) {
        assertThat(Words.startWithA(expected.substring(expected.indexOf(' ') + 1)))
                .isEqualTo(expected);
    }
}
