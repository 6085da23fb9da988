package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.source.xml.XmlDocument;
import io.github.cascadelint.source.xml.XmlElement;
import io.github.cascadelint.source.xml.XmlReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a change log that is written in XML. Extensions' elements lose their namespace like all others. */
final class XmlChangeLog {

    private XmlChangeLog() {}

    static ChangeLog read(String file, String text) {
        XmlDocument document = XmlReader.read(file, text);
        return new ChangeLog(
                file,
                document.root()
                        .filter(root -> root.name().equals(ChangeLog.ROOT))
                        .map(XmlChangeLog::node),
                document.problems());
    }

    private static Node node(XmlElement element) {
        Map<String, Node.Value> attributes = new LinkedHashMap<>();
        element.attributes()
                .forEach((name, attribute) -> attributes.put(
                        name,
                        new Node.Value(attribute.value(), attribute.range().startLine())));
        return new Node(
                element.name(),
                attributes,
                element.children().stream().map(XmlChangeLog::node).toList(),
                element.text(),
                element.textLine(),
                element.range());
    }
}
