package io.github.cascadelint.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cascadelint.AnalysisResult;
import io.github.cascadelint.base.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class CheckstyleReporterTest {
    private static Document write(AnalysisResult result)
            throws ParserConfigurationException, IOException, SAXException {
        String text = Results.write(new CheckstyleReporter(), result);
        assertThat(text).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"10.0\">\n  ");
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)));
    }

    private static List<Element> errors(Document document) {
        NodeList nodes = document.getElementsByTagName("error");
        List<Element> elements = new ArrayList<>();
        for (int index = 0; index < nodes.getLength(); index++) {
            elements.add((Element) nodes.item(index));
        }
        return elements;
    }

    private static String file(Element error) {
        return ((Element) error.getParentNode()).getAttribute("name");
    }

    @Test
    void listsWhatWasLostAndNewFindingsByFile() throws Exception {
        List<Element> errors = errors(write(Results.full()));

        assertThat(errors)
                .extracting(error -> file(error) + ":" + error.getAttribute("line") + ":"
                        + error.getAttribute("column") + " " + error.getAttribute("severity") + " "
                        + error.getAttribute("source"))
                .containsExactly(
                        ":0:1 error cascade-lint.problem.rule-crash",
                        "src/main/java/com/acme/Broken.java:7:1 error cascade-lint.problem.syntax",
                        "src/main/java/com/acme/blog/Comment.java:14:16 error"
                                + " cascade-lint.remove.remove-on-many-to-one",
                        "src/main/java/com/acme/blog/Tag.java:21:5 warning"
                                + " cascade-lint.remove.remove-on-many-to-many");
        assertThat(errors.get(2).getAttribute("message"))
                .isEqualTo("Comment.post cascades REMOVE to Post: deleting one comment deletes the post and with it all"
                        + " its other comments. Remove the cascade.");
    }

    @Test
    void keepsTextFromTheSourcesAndDropsWhatNoDocumentMayHold() throws Exception {
        Element error = errors(write(Results.weird())).get(0);

        assertThat(file(error)).isEqualTo("src/a b/Übung#1/<img src=x onerror=alert(1)>/100%.java");
        assertThat(error.getAttribute("message"))
                .startsWith("<img src=x onerror=alert(1)> says \"no\" to {0} and [a link](https://example.org) in two");
    }

    @Test
    void aTextMayHoldAnything() throws Exception {
        StringBuilder all = new StringBuilder();
        for (int character = 0; character <= 0xFFFF; character++) {
            all.append((char) character);
        }
        Problem problem = new Problem(Problem.Kind.SYNTAX, all + "\ud83d\ude00]]>", "a\u0001\ud800b", 1);

        Element error = errors(write(Results.of(List.of(), List.of(problem)))).get(0);

        assertThat(file(error)).isEqualTo("ab");
        assertThat(error.getAttribute("message")).contains(" !\"#$%&'()").endsWith("\ud83d\ude00]]>");
    }
}
