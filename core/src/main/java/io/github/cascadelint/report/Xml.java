package io.github.cascadelint.report;

import java.io.IOException;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document with one look: an element on a line of its own, indented by two spaces. */
final class Xml {
    private final XMLStreamWriter writer;
    private int depth;

    private Xml(XMLStreamWriter writer) {
        this.writer = writer;
    }

    /** Something that writes a part of a document. */
    interface Body {
        void write(Xml xml) throws XMLStreamException;
    }

    /** Writes one document. */
    static void document(Appendable output, Body body) throws IOException {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            writer.writeStartDocument("UTF-8", "1.0");
            body.write(new Xml(writer));
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IOException("cannot write XML", e);
        }
        output.append(text.getBuffer()).append('\n');
    }

    /** An element with attributes, given as name and value in turns, and other elements in it. */
    void element(String name, Body body, String... attributes) throws XMLStreamException {
        indent();
        writer.writeStartElement(name);
        attributes(attributes);
        depth++;
        body.write(this);
        depth--;
        indent();
        writer.writeEndElement();
    }

    /** An element with attributes and nothing in it. */
    void empty(String name, String... attributes) throws XMLStreamException {
        indent();
        writer.writeEmptyElement(name);
        attributes(attributes);
    }

    /** An element with attributes and text in it. */
    void text(String name, String text, String... attributes) throws XMLStreamException {
        indent();
        writer.writeStartElement(name);
        attributes(attributes);
        writer.writeCharacters(clean(text));
        writer.writeEndElement();
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int index = 0; index < attributes.length; index += 2) {
            writer.writeAttribute(attributes[index], clean(attributes[index + 1].replace('\n', ' ')));
        }
    }

    private void indent() throws XMLStreamException {
        writer.writeCharacters("\n" + "  ".repeat(depth));
    }

    /** The text without what no XML document may hold (XML 1.0, section 2.2), and without what steers a terminal. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.replace('\t', ' ').codePoints().forEach(character -> {
            boolean forbidden = (character < 0x20 && character != '\n')
                    || (character >= 0xD800 && character <= 0xDFFF)
                    || character == 0xFFFE
                    || character == 0xFFFF;
            if (!forbidden) {
                clean.appendCodePoint(character == '\n' ? character : TextWidth.harmless(character));
            }
        });
        return clean.toString();
    }
}
