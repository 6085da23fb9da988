package io.github.cascadelint.source.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.source.SuppressionComment;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class XmlReaderTest {

    private static XmlDocument read(String text) {
        return XmlReader.read("a.xml", text, XmlParts.NONE);
    }

    private static XmlElement root(String text) {
        XmlDocument document = read(text);
        assertThat(document.problems()).isEmpty();
        return document.root().orElseThrow();
    }

    @Test
    void tellsWhereTheTextOfAnElementBegins() {
        XmlElement root = root("""
                <a>
                  <b><c
                  /><!-- two
                     lines -->

                    <![CDATA[
                      x &
                    y]]></b>
                  <b/>
                </a>
                """);
        assertThat(root.children()).extracting(XmlElement::textLine).containsExactly(7, 9);
        assertThat(root.children().get(0).text()).startsWith("x &\n");
    }

    @Test
    void placesElementsAndTheValuesOfTheirAttributes() {
        XmlElement root = root("""
                <?xml version="1.0"?>
                <a>
                  <b name = "x>y"
                     other='"&lt;"'>  text </b>
                </a>
                """);
        XmlElement b = root.children().get(0);
        assertThat(b.range()).isEqualTo(new SourceRange("a.xml", 3, 3, 4, 21));
        assertThat(b.text()).isEqualTo("text");
        assertThat(b.attribute("name").orElseThrow().range()).isEqualTo(new SourceRange("a.xml", 3, 14, 3, 17));
        assertThat(b.attribute("other").orElseThrow().value()).isEqualTo("\"<\"");
        assertThat(b.attribute("other").orElseThrow().range()).isEqualTo(new SourceRange("a.xml", 4, 13, 4, 19));
        assertThat(root.endLine()).isEqualTo(5);
    }

    @Test
    void placesStayRightInLongFilesAndForEveryLineEnd() {
        for (String end : new String[] {"\n", "\r\n", "\r"}) {
            XmlElement root = root("<a>" + end + ("<!-- " + "ü".repeat(90) + " -->" + end).repeat(1000) + "  <b c='d'/>"
                    + end + "</a>");
            assertThat(root.children().get(0).range()).isEqualTo(new SourceRange("a.xml", 1002, 3, 1002, 13));
            assertThat(root.endLine()).isEqualTo(1003);
        }
    }

    @Test
    void namesAreLocal() {
        XmlElement root = root("<o:a xmlns:o='urn:x' o:b='1'><o:c/></o:a>");
        assertThat(root.name()).isEqualTo("a");
        assertThat(root.value("b")).contains("1");
        assertThat(root.attribute("b").orElseThrow().range().startColumn()).isEqualTo(27);
        assertThat(root.child("c")).isPresent();
    }

    @Test
    void aDocumentTypeIsNotFetched() {
        XmlDocument read = read("""
                <!DOCTYPE a PUBLIC "-//X//DTD X//EN" "http://nowhere.invalid/x.dtd" [ <!ENTITY e SYSTEM "file:///etc/passwd"> ]>
                <a><b/>&e;</a>
                """);
        assertThat(read.root().orElseThrow().children()).hasSize(1);
        assertThat(read.root().orElseThrow().text()).isEmpty();
        assertThat(read.problems())
                .singleElement()
                .extracting(Problem::kind, Problem::line)
                .containsExactly(Problem.Kind.IO, 2);
    }

    @Test
    void entitiesDoNotMultiplyWithoutEnd() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 'lol'>");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l").append(i).append(" '");
            laughs.append(("&l" + (i - 1) + ";").repeat(10)).append("'>");
        }
        XmlDocument read = read(laughs + "]><a>&l9;</a>");
        assertThat(read.root().orElseThrow().text()).isEmpty();
        assertThat(read.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.IO);
        assertThat(read(laughs + "]><a b='&l9;'/>").problems())
                .extracting(Problem::kind)
                .containsExactly(Problem.Kind.SYNTAX);
    }

    @Test
    void takesInThePartsThatAreFound() {
        XmlParts parts = systemId -> systemId.equals("b.xml")
                ? Optional.of(new XmlParts.Part("x/b.xml", "<?xml version='1.0'?>\n<b/>\n  <c/>"))
                : Optional.empty();
        XmlDocument read = XmlReader.read(
                "a.xml",
                "<!DOCTYPE a [<!ENTITY p SYSTEM 'b.xml'><!ENTITY q SYSTEM 'q.xml'>]><a>&p;\n&q;<d/></a>",
                parts);
        XmlElement root = read.root().orElseThrow();
        assertThat(root.children()).extracting(XmlElement::name).containsExactly("b", "c", "d");
        assertThat(root.children().get(1).range()).isEqualTo(new SourceRange("x/b.xml", 3, 3, 3, 7));
        assertThat(read.problems())
                .singleElement()
                .extracting(Problem::kind, Problem::line)
                .containsExactly(Problem.Kind.IO, 2);
    }

    @Test
    void aPartThatIsTakenInOverAndOverEnds() {
        XmlParts parts = systemId -> Optional.of(new XmlParts.Part("b.xml", "<b/>"));
        XmlDocument read =
                XmlReader.read("a.xml", "<!DOCTYPE a [<!ENTITY p SYSTEM 'p'>]><a>" + "&p;".repeat(200) + "</a>", parts);
        assertThat(read.root().orElseThrow().children()).hasSize(100);
        assertThat(read.problems()).hasSize(100);
    }

    @Test
    void aPartThatHoldsItselfEnds() {
        XmlParts parts = systemId -> Optional.of(new XmlParts.Part("a.xml", "<b/>&p;"));
        XmlDocument read = XmlReader.read("a.xml", "<!DOCTYPE a [<!ENTITY p SYSTEM 'p'>]><a>&p;</a>", parts);
        assertThat(read.root().orElseThrow().children()).hasSize(1);
    }

    @Test
    void whatStandsBeforeAnErrorIsKeptWhereItIsComplete() {
        XmlDocument read = read("<a>\n<b><x/></b>\n<c><x/>\n<d e=f/></c></a>");
        assertThat(read.root().orElseThrow().children())
                .extracting(XmlElement::name)
                .containsExactly("b");
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.SYNTAX);
            assertThat(problem.line()).isEqualTo(4);
        });
    }

    @Test
    void commentsSuppress() {
        XmlDocument read = read("""
                <a> <!-- cascade-lint:allow rule-a: because -->
                  <!--
                    cascade-lint:allow rule-b-->
                  <b c="cascade-lint:allow rule-c"/>
                </a>
                """);
        assertThat(read.suppressions())
                .extracting(SuppressionComment::rule, SuppressionComment::reason, SuppressionComment::ownLine)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("rule-a", "because", false),
                        org.assertj.core.groups.Tuple.tuple("rule-b", "", true));
    }

    @Test
    void theDeclarationTellsTheEncoding() {
        String text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a b=\"ü\"/>";
        assertThat(XmlText.decode(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)))
                .isEqualTo(text);
        assertThat(XmlText.decode(text.getBytes(java.nio.charset.StandardCharsets.UTF_16)))
                .isEqualTo(text);
    }
}
