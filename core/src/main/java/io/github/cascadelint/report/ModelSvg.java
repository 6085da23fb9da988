package io.github.cascadelint.report;

import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.report.Diagram.Edge;
import io.github.cascadelint.report.Diagram.Look;
import io.github.cascadelint.report.Diagram.Node;
import io.github.cascadelint.report.PictureLayout.Arrow;
import io.github.cascadelint.report.PictureLayout.Box;
import io.github.cascadelint.report.PictureLayout.Placement;
import io.github.cascadelint.report.PictureLayout.Point;
import io.github.cascadelint.report.PictureLayout.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/**
 * Writes the model as a picture that any browser shows, without a tool beside it. Letters have one width, so that the room
 * they take is known without a font.
 */
public final class ModelSvg {
    private static final String FONT = "DejaVu Sans Mono, Menlo, Consolas, monospace";
    private static final double NODE_SIZE = 13;
    private static final double LABEL_SIZE = 10;

    /** Width of a letter, and height of a line, for a size of 1. */
    private static final double LETTER = 0.61;

    private static final double LINE = 1.4;
    private static final double PADDING = 8;
    private static final double ARROW_ROOM = 6;
    private static final double LEGEND_ARROW = 40;
    private static final double LEGEND_LINE = 18;

    /** An arrow that removes orphans is drawn as two lines: a thick one, and this within it. */
    private static final String INNER = "2";

    private final Diagram diagram;
    private final Placement placement;

    private ModelSvg(Diagram diagram, Placement placement) {
        this.diagram = diagram;
        this.placement = placement;
    }

    /** Writes entities and their associations; what removes rows is drawn thick and red. */
    public static void write(RelationshipGraph graph, ModelFilter filter, PictureLayout layout, Appendable output)
            throws IOException {
        Diagram diagram = Diagram.of(graph, filter);
        List<Box> boxes = new ArrayList<>();
        for (Node node : diagram.nodes()) {
            double width = Math.max(
                    width(node.label(), NODE_SIZE),
                    node.role().map(role -> width(role, LABEL_SIZE)).orElse(0.0));
            // Most arrows of a box are on one side of it, and need room to be told apart.
            double height = Math.max(textHeight(node), ARROW_ROOM * diagram.arrows(node));
            boxes.add(new Box(node.id(), width + 2 * PADDING, height + 2 * PADDING));
        }
        List<Arrow> arrows = new ArrayList<>();
        for (Edge edge : diagram.edges()) {
            double height = edge.label().isEmpty() ? 0 : LABEL_SIZE * LINE;
            arrows.add(new Arrow(edge.from(), edge.to(), width(edge.label(), LABEL_SIZE), height));
        }
        ModelSvg picture = new ModelSvg(diagram, layout.place(boxes, arrows));
        Xml.document(output, xml -> picture.write(xml, boxes));
    }

    private static double textHeight(Node node) {
        return NODE_SIZE * LINE + (node.role().isPresent() ? LABEL_SIZE * LINE : 0);
    }

    private static double width(String text, double size) {
        return TextWidth.of(TextWidth.harmless(text)) * LETTER * size;
    }

    private void write(Xml xml, List<Box> boxes) throws XMLStreamException {
        Map<Look, String> legend = diagram.legend();
        double legendWidth = PADDING * 3
                + LEGEND_ARROW
                + legend.values().stream()
                        .mapToDouble(text -> width(text, LABEL_SIZE))
                        .max()
                        .orElse(0);
        double width = Math.max(placement.width(), legendWidth) + 2 * PADDING;
        double top = placement.height() + 2 * PADDING;
        double height = top + legend.size() * LEGEND_LINE + 2 * PADDING;
        String[] attributes = {
            "xmlns",
            "http://www.w3.org/2000/svg",
            "width",
            number(width),
            "height",
            number(height),
            "viewBox",
            "0 0 " + number(width) + " " + number(height),
            "role",
            "img",
            "font-family",
            FONT
        };
        xml.element(
                "svg",
                svg -> {
                    svg.text("title", "Entities and their associations");
                    heads(svg);
                    svg.empty("rect", "width", "100%", "height", "100%", "fill", "white");
                    for (int number = 0; number < diagram.edges().size(); number++) {
                        arrow(
                                svg,
                                diagram.edges().get(number),
                                placement.routes().get(number));
                    }
                    for (int number = 0; number < boxes.size(); number++) {
                        box(
                                svg,
                                diagram.nodes().get(number),
                                boxes.get(number),
                                placement.boxes().get(number));
                    }
                    legend(svg, legend, top);
                },
                attributes);
    }

    /** One arrow head for each look, since a head does not take the colour of its line everywhere. */
    private static void heads(Xml xml) throws XMLStreamException {
        xml.element("defs", defs -> {
            for (Look look : Look.values()) {
                boolean hollow = look == Look.SUPERCLASS;
                defs.element(
                        "marker",
                        marker -> marker.empty(
                                "path",
                                "d",
                                look == Look.REFERENCE ? "M1,1 L9,5 L1,9" : "M1,1 L9,5 L1,9 z",
                                "fill",
                                look == Look.REFERENCE ? "none" : hollow ? "white" : color(look),
                                "stroke",
                                color(look)),
                        "id",
                        head(look),
                        "viewBox",
                        "0 0 10 10",
                        "refX",
                        "9",
                        "refY",
                        "5",
                        "markerWidth",
                        "10",
                        "markerHeight",
                        "10",
                        "markerUnits",
                        "userSpaceOnUse",
                        "orient",
                        "auto");
            }
        });
    }

    private static void arrow(Xml xml, Edge edge, Route route) throws XMLStreamException {
        line(xml, edge.look(), route.points());
        if (!edge.label().isEmpty()) {
            double baseline = route.label().y() + PADDING + LABEL_SIZE;
            text(
                    xml,
                    edge.label(),
                    LABEL_SIZE,
                    color(edge.look()),
                    "start",
                    route.label().x(),
                    baseline);
        }
    }

    private static void line(Xml xml, Look look, List<Point> points) throws XMLStreamException {
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(path.isEmpty() ? "M" : " L").append(number(point.x() + PADDING));
            path.append(',').append(number(point.y() + PADDING));
        }
        String dashes = look == Look.SUPERCLASS ? "2 3" : "none";
        if (look == Look.ORPHAN_REMOVAL) {
            stroke(xml, path.toString(), color(look), thickness(look), dashes, "none");
            stroke(xml, path.toString(), "white", INNER, dashes, "url(#" + head(look) + ")");
        } else {
            stroke(xml, path.toString(), color(look), thickness(look), dashes, "url(#" + head(look) + ")");
        }
    }

    private static void stroke(Xml xml, String path, String color, String thickness, String dashes, String head)
            throws XMLStreamException {
        xml.empty(
                "path",
                "d",
                path,
                "fill",
                "none",
                "stroke",
                color,
                "stroke-width",
                thickness,
                "stroke-dasharray",
                dashes,
                "marker-end",
                head);
    }

    private static void box(Xml xml, Node node, Box box, Point corner) throws XMLStreamException {
        double x = corner.x() + PADDING;
        double y = corner.y() + PADDING;
        String color = node.outside() ? "#777777" : "#222222";
        xml.empty(
                "rect",
                "x",
                number(x),
                "y",
                number(y),
                "width",
                number(box.width()),
                "height",
                number(box.height()),
                "rx",
                "4",
                "fill",
                "#f7f7f7",
                "stroke",
                color,
                "stroke-dasharray",
                node.outside() ? "4 3" : "none");
        double middle = x + box.width() / 2 - PADDING;
        double baseline = y + (box.height() - textHeight(node)) / 2 - PADDING + NODE_SIZE;
        text(xml, node.label(), NODE_SIZE, color, "middle", middle, baseline + PADDING / 2);
        if (node.role().isPresent()) {
            double below = baseline + LABEL_SIZE * LINE + PADDING / 2;
            text(xml, node.role().get(), LABEL_SIZE, "#555555", "middle", middle, below);
        }
    }

    private static void legend(Xml xml, Map<Look, String> legend, double top) throws XMLStreamException {
        double y = top;
        for (Map.Entry<Look, String> entry : legend.entrySet()) {
            y += LEGEND_LINE;
            line(xml, entry.getKey(), List.of(new Point(0, y - PADDING), new Point(LEGEND_ARROW, y - PADDING)));
            double baseline = y + LABEL_SIZE / 3;
            text(xml, entry.getValue(), LABEL_SIZE, color(entry.getKey()), "start", LEGEND_ARROW + PADDING, baseline);
        }
    }

    private static void text(Xml xml, String text, double size, String color, String anchor, double x, double y)
            throws XMLStreamException {
        xml.text(
                "text",
                text,
                "x",
                number(x + PADDING),
                "y",
                number(y),
                "font-size",
                number(size),
                "fill",
                color,
                "text-anchor",
                anchor,
                "stroke",
                "white",
                "stroke-width",
                "3",
                "stroke-linejoin",
                "round",
                "paint-order",
                "stroke");
    }

    private static String head(Look look) {
        return "head-" + look.name().toLowerCase(Locale.ROOT);
    }

    private static String color(Look look) {
        return switch (look) {
            case ORPHAN_REMOVAL, REMOVE -> "#cc0000";
            case OTHER_CASCADE -> "#0055bb";
            case REFERENCE, SUPERCLASS -> "#666666";
        };
    }

    private static String thickness(Look look) {
        return switch (look) {
            case ORPHAN_REMOVAL -> "5";
            case REMOVE -> "2.5";
            case OTHER_CASCADE -> "1.5";
            case REFERENCE, SUPERCLASS -> "1";
        };
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
