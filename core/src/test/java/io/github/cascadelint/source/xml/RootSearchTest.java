package io.github.cascadelint.source.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RootSearchTest {

    private static Optional<String> find(String text) {
        return RootSearch.find(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void textThatIsNoXmlHasNoRoot() {
        assertThat(find("")).isEmpty();
        assertThat(find("root")).isEmpty();
        assertThat(find("<!-- <a/>")).isEmpty();
    }

    @Test
    void theRootIsTheFirstElementWhateverStandsBeforeIt() {
        assertThat(find(
                        "\uFEFF<?xml version='1.0'?>\n<!-- <no/> -->\n<!DOCTYPE a SYSTEM \"a>b\" [<!ENTITY no '<x/>'>]>\n"
                                + "<orm:entity-mappings\n version='1.0'>"))
                .contains("entity-mappings");
        assertThat(find("<!DOCTYPE a><a/>")).contains("a");
    }

    @Test
    void aLongDocumentTypeIsNoTrouble() {
        assertThat(find("<!DOCTYPE a [" + "<!ENTITY x 'y'>".repeat(200_000) + "]><a/>"))
                .contains("a");
    }
}
