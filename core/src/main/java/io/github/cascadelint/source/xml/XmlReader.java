package io.github.cascadelint.source.xml;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import io.github.cascadelint.source.SuppressionComment;
import io.github.cascadelint.source.xml.XmlElement.XmlAttribute;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.events.EntityDeclaration;

/**
 * Reads an XML file into a tree with places. Nothing outside the file is read but the parts that {@link XmlParts} finds: no
 * DTD is fetched, and entities expand only so far. What stands before an error is kept, as far as the elements directly below
 * the root are complete.
 */
public final class XmlReader {

    private static final Pattern ATTRIBUTE = Pattern.compile("([^\\s=\"'<>]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

    private static final Pattern TEXT_DECLARATION = Pattern.compile("^\\s*<\\?xml[^>]*\\?>");

    /** Mapping files use a handful of entities; the number guards against those that multiply. */
    private static final String MAX_EXPANSIONS = "1000";

    /** Parts may hold parts; deeper than this is a circle. */
    private static final int MAX_DEPTH = 8;

    /** A mapping is put together of a few parts; the number guards against a file that takes in one over and over. */
    private static final int MAX_PARTS = 100;

    private final String file;
    private final XmlText text;
    private final XmlParts parts;
    private final int depth;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, String> partNames = new LinkedHashMap<>();
    private final List<SuppressionComment> suppressions = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private Optional<XmlElement> root = Optional.empty();
    private int taken;

    private XmlReader(String file, String text, XmlParts parts, int depth) {
        this.file = file;
        this.text = new XmlText(file, text);
        this.parts = parts;
        this.depth = depth;
    }

    /** An element whose end has not been met. */
    private static final class Open {
        private final String name;
        private final Map<String, XmlAttribute> attributes;
        private final SourceRange range;
        private final List<XmlElement> children = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private int textLine;
        private boolean begun;

        private Open(String name, Map<String, XmlAttribute> attributes, SourceRange range) {
            this.name = name;
            this.attributes = attributes;
            this.range = range;
            this.textLine = range.startLine();
        }

        /** Adds characters that end on a line. */
        private void add(String characters, int endLine) {
            String stripped = characters.stripLeading();
            if (!begun && !stripped.isEmpty()) {
                begun = true;
                textLine =
                        endLine - (int) stripped.chars().filter(c -> c == '\n').count();
            }
            text.append(characters);
        }

        private XmlElement close(int endLine) {
            return new XmlElement(name, attributes, children, text.toString().strip(), textLine, range, endLine);
        }
    }

    /**
     * Reads a file that takes in no other.
     *
     * @param file path relative to the scan root
     * @param text its characters
     */
    public static XmlDocument read(String file, String text) {
        return read(file, text, XmlParts.NONE);
    }

    /**
     * Reads a file.
     *
     * @param file path relative to the scan root
     * @param text its characters
     * @param parts finds the files that it takes in
     */
    static XmlDocument read(String file, String text, XmlParts parts) {
        return new XmlReader(file, text, parts, 0).read();
    }

    private XmlDocument read() {
        // The parser loses count of lines where a carriage return meets the end of its buffer.
        String lines = text.text().replace("\r\n", "\n").replace('\r', '\n');
        try {
            XMLStreamReader reader =
                    factory().createXMLStreamReader(new StringReader(isPart() ? wrapped(lines) : lines));
            while (reader.hasNext()) {
                event(reader, reader.next());
            }
        } catch (XMLStreamException e) {
            int line = Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getLineNumber() - (isPart() ? 1 : 0));
            problems.add(new Problem(
                    Problem.Kind.SYNTAX,
                    (isLimit(e)
                                    ? "expands more entities than any such file can need"
                                    : "is not well-formed XML at this place")
                            + ", and what follows was left out; correct it",
                    file,
                    line));
            keepComplete(line);
        }
        return new XmlDocument(file, root, suppressions, problems);
    }

    /** The JDK's parser names its own limits by this number, in every language. */
    private static boolean isLimit(XMLStreamException e) {
        return String.valueOf(e.getMessage()).contains("JAXP0001");
    }

    private boolean isPart() {
        return depth > 0;
    }

    /** A part holds any number of elements; a root on a line of its own makes a document of them. */
    private static String wrapped(String part) {
        return "<part>\n" + TEXT_DECLARATION.matcher(part).replaceFirst("") + "</part>";
    }

    /** A half-read element would say less than the file means, so only the whole ones below the root are kept. */
    private void keepComplete(int line) {
        if (!open.isEmpty()) {
            root = Optional.of(open.getLast().close(line));
            open.clear();
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty("http://java.sun.com/xml/stream/properties/ignore-external-dtd", true);
        factory.setProperty("http://www.oracle.com/xml/jaxp/properties/entityExpansionLimit", MAX_EXPANSIONS);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }

    private void event(XMLStreamReader reader, int event) {
        int line = reader.getLocation().getLineNumber() - (isPart() ? 1 : 0);
        int end = text.index(line, reader.getLocation().getColumnNumber());
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> open.push(start(reader, end));
            case XMLStreamConstants.END_ELEMENT -> end(open.pop().close(text.line(end)));
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                if (!open.isEmpty()) {
                    open.element().add(reader.getText(), text.line(end));
                }
            }
            case XMLStreamConstants.COMMENT -> comment(reader.getText(), end);
            case XMLStreamConstants.DTD -> declarations(reader);
            case XMLStreamConstants.ENTITY_REFERENCE -> part(reader.getLocalName(), line);
            default -> {
                // Nothing else says anything about a mapping.
            }
        }
    }

    /** The parser tells where a tag ends. It begins at the last {@code <} before, for values may not hold one. */
    private Open start(XMLStreamReader reader, int end) {
        int start = Math.max(0, text.text().lastIndexOf('<', end - 1));
        Map<String, SourceRange> places = new LinkedHashMap<>();
        Matcher written = ATTRIBUTE.matcher(text.text()).region(start, end);
        while (written.find()) {
            int group = written.group(2) == null ? 3 : 2;
            places.put(localName(written.group(1)), text.range(written.start(group), written.end(group)));
        }
        SourceRange tag = text.range(start, end);
        Map<String, XmlAttribute> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String name = reader.getAttributeLocalName(i);
            attributes.put(name, new XmlAttribute(reader.getAttributeValue(i), places.getOrDefault(name, tag)));
        }
        return new Open(reader.getLocalName(), attributes, tag);
    }

    private static String localName(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private void end(XmlElement element) {
        if (open.isEmpty()) {
            root = Optional.of(element);
        } else {
            open.element().children.add(element);
        }
    }

    private void comment(String comment, int end) {
        if (comment.contains("cascade-lint:allow")) {
            int start = Math.max(0, text.text().lastIndexOf("<!--", end - 1));
            SourceRange place = text.range(start, end);
            for (int line = place.startLine(); line <= place.endLine(); line++) {
                int begins = line == place.startLine() ? place.startColumn() - 1 : 0;
                SuppressionComment.onLine(file, line, text.lineOf(line), begins).ifPresent(suppressions::add);
            }
        }
    }

    /** Remembers which files the entities stand for that are declared with {@code SYSTEM}. */
    private void declarations(XMLStreamReader reader) {
        if (reader.getProperty("javax.xml.stream.entities") instanceof List<?> declared) {
            for (Object declaration : declared) {
                if (declaration instanceof EntityDeclaration entity && entity.getSystemId() != null) {
                    partNames.put(entity.getName(), entity.getSystemId());
                }
            }
        }
    }

    /** Adds the elements of a part where the file refers to it; their places are those in the part. */
    private void part(String entity, int line) {
        if (open.isEmpty()) {
            return;
        }
        Optional<XmlParts.Part> part = Optional.ofNullable(partNames.get(entity))
                .filter(name -> depth < MAX_DEPTH && ++taken <= MAX_PARTS)
                .flatMap(parts::find);
        if (part.isEmpty()) {
            problems.add(new Problem(
                    Problem.Kind.IO,
                    "what &" + entity
                            + "; stands for was left out, because it is no XML file of this scan; scan the file"
                            + " that it is declared as, or write its content in place",
                    file,
                    line));
            return;
        }
        XmlReader reader = new XmlReader(part.get().file(), part.get().text(), parts, depth + 1);
        XmlDocument read = reader.read();
        read.root().ifPresent(wrapper -> open.element().children.addAll(wrapper.children()));
        suppressions.addAll(read.suppressions());
        problems.addAll(read.problems());
    }
}
