package io.github.cascadelint.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTextTest {

    private static byte[] bytes(String... parts) {
        StringBuilder all = new StringBuilder();
        for (String part : parts) {
            all.append(part);
        }
        return all.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void readsTheEncodingThatIsGiven() {
        assertThat(SourceText.decode(
                        "Größe €".getBytes(Charset.forName("windows-1252")), Charset.forName("windows-1252")))
                .isEqualTo(new SourceText("Größe €", List.of()));
        assertThat(SourceText.decode("Größe".getBytes(StandardCharsets.UTF_8))).isEqualTo("Größe");
    }

    @Test
    void dropsByteOrderMarksAndKnowsUtf16ByThem() {
        assertThat(SourceText.decode("\uFEFFGröße".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("Größe");
        assertThat(SourceText.decode("\uFEFFGröße".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("Größe");
        assertThat(SourceText.decode("\uFEFFGröße".getBytes(StandardCharsets.UTF_16BE)))
                .isEqualTo("Größe");
    }

    @Test
    void keepsWhatIsRightAroundMalformedBytes() {
        byte[] mixed = bytes("a\u00E9b\u00C3\u00A9\n\u00FF\u00FE!");

        assertThat(SourceText.decode(mixed, StandardCharsets.UTF_8))
                .isEqualTo(new SourceText("aéb\u00E9\n\u00FF\u00FE!", List.of(1, 5, 6)));
        assertThat(SourceText.decode(bytes("\u00EF\u00BB\u00BFx\u00E9"), StandardCharsets.UTF_8))
                .isEqualTo(new SourceText("xé", List.of(1)));
        assertThat(SourceText.decode(bytes("end\u00C3"), StandardCharsets.UTF_8))
                .isEqualTo(new SourceText("end\u00C3", List.of(3)));
    }

    @Test
    void aCarriageReturnAloneEndsALine() {
        assertThat(SourceText.decode(bytes("a\rb\r\nc\n\rd\r")).lines()).containsExactly("a", "b", "c", "", "d");
        assertThat(SourceText.decode(bytes("a\rb\r\nc\r"))).isEqualTo("a\nb\r\nc\n");
        assertThat(SourceText.decode(bytes("\u00E9\r\u00E9"), StandardCharsets.UTF_8))
                .isEqualTo(new SourceText("\u00E9\n\u00E9", List.of(0, 2)));
    }

    @Test
    void aReplacementCharacterThatIsWrittenIsNoError() {
        assertThat(SourceText.decode("\uFFFD".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(new SourceText("\uFFFD", List.of()));
    }

    @Test
    void makesSearchableWhatDoesNotHoldAscii() {
        byte[] latin = bytes("\u00E9");
        assertThat(SourceText.searchable(latin, StandardCharsets.ISO_8859_1)).isSameAs(latin);
        assertThat(SourceText.searchable("class A".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.UTF_16LE))
                .isEqualTo(bytes("class A"));
        assertThat(SourceText.searchable("\uFEFFclass A".getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_8))
                .isEqualTo(bytes("class A"));
    }
}
