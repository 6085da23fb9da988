package io.github.cascadelint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.cascadelint.graph.RelationshipGraph;
import io.github.cascadelint.mapping.AssociationKind;
import io.github.cascadelint.mapping.ManagedType;
import io.github.cascadelint.mapping.MappingModel;
import io.github.cascadelint.report.PictureLayout.Arrow;
import io.github.cascadelint.report.PictureLayout.Box;
import io.github.cascadelint.report.PictureLayout.Point;
import io.github.cascadelint.report.PictureLayout.Route;
import io.github.cascadelint.report.Results.Ends;
import io.github.cascadelint.testkit.Analysis;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ModelReportsTest {
    private static final RelationshipGraph BLOG = Results.graph(Results.blog());

    private static JsonObject type(int index) throws IOException {
        StringBuilder text = new StringBuilder();
        ModelJson.write(BLOG, text);
        JsonArray types =
                JsonParser.parseString(text.toString()).getAsJsonObject().getAsJsonArray("managedTypes");
        return types.get(index).getAsJsonObject();
    }

    private static RelationshipGraph weird() {
        String name = "com.acme.\"<b>`\\";
        return Results.graph(new MappingModel(
                List.of(
                        Results.type(
                                name,
                                ManagedType.Kind.ENTITY,
                                "x",
                                List.of(new Ends(name, "a\"]; end", AssociationKind.MANY_TO_ONE, "other.Entity")
                                        .build())),
                        Results.type("com.other.Same", ManagedType.Kind.ENTITY, "x", List.of()),
                        Results.type("com.acme.Same", ManagedType.Kind.ENTITY, "x", List.of())),
                Set.of(),
                Map.of()));
    }

    @Test
    void jsonShowsAnAssociation() throws IOException {
        assertThat(type(2))
                .hasToString(
                        "{\"name\":\"com.acme.blog.Comment\",\"kind\":\"entity\",\"table\":\"comment\","
                                + "\"superclass\":null,\"role\":\"shared\",\"roleEvidence\":[{\"text\":\"the configuration says so\",\"file\":null,\"line\":null}],\"owners\":[],\"source\":\"java\","
                                + "\"file\":\"src/main/java/com/acme/blog/Comment.java\",\"line\":1,\"attributes\":["
                                + "{\"name\":\"post\",\"declaredBy\":\"com.acme.blog.Comment\",\"kind\":\"many-to-one\","
                                + "\"target\":\"com.acme.blog.Post\",\"owning\":true,\"mappedBy\":null,"
                                + "\"cascade\":[\"DETACH\",\"MERGE\",\"PERSIST\",\"REFRESH\",\"REMOVE\"],"
                                + "\"cascadeDeclared\":\"CascadeType.ALL\",\"orphanRemoval\":false,\"onDelete\":\"CASCADE\","
                                + "\"optional\":false,\"fetch\":\"EAGER\",\"joinColumns\":[{\"name\":\"post_id\","
                                + "\"referencedColumnName\":\"id\",\"nullable\":false,\"unique\":false}],\"joinTable\":null,"
                                + "\"foreignKey\":{\"name\":null,\"mode\":\"NO_CONSTRAINT\"},"
                                + "\"file\":\"src/main/java/com/acme/blog/Comment.java\",\"line\":7}],\"repositories\":[],\"callSites\":[]}");
    }

    @Test
    void jsonAddsRemoveForOrphanRemovalAndLeavesBasicAttributesOut() throws IOException {
        JsonArray attributes = type(3).getAsJsonArray("attributes");

        assertThat(attributes)
                .extracting(attribute -> attribute.getAsJsonObject().get("name").getAsString())
                .containsExactly("comments", "country", "labels", "address");
        JsonObject comments = attributes.get(0).getAsJsonObject();
        assertThat(comments.get("cascade")).hasToString("[\"MERGE\",\"PERSIST\",\"REMOVE\"]");
        assertThat(comments.get("owning").getAsBoolean()).isFalse();
        assertThat(comments.get("mappedBy").getAsString()).isEqualTo("post");
        assertThat(attributes.get(2).getAsJsonObject().keySet()).isEqualTo(comments.keySet());
        assertThat(attributes.get(3).getAsJsonObject().get("kind").getAsString())
                .isEqualTo("embedded");
    }

    @Test
    void jsonGivesTheTableOfAnElementCollection() throws IOException {
        JsonObject labels = type(3).getAsJsonArray("attributes").get(2).getAsJsonObject();

        assertThat(labels.getAsJsonObject("joinTable"))
                .hasToString("{\"name\":\"post_labels\",\"joinColumns\":[{\"name\":\"post_id\","
                        + "\"referencedColumnName\":\"id\",\"nullable\":false,\"unique\":false}],"
                        + "\"inverseJoinColumns\":[]}");
        assertThat(labels.getAsJsonObject("foreignKey"))
                .hasToString("{\"name\":\"fk_labels\",\"mode\":\"CONSTRAINT\"}");
    }

    @Test
    void jsonGivesRolesToEntitiesOnly() throws IOException {
        assertThat(type(0).get("kind").getAsString()).isEqualTo("embeddable");
        assertThat(type(0).get("role").isJsonNull()).isTrue();
        assertThat(type(1).get("kind").getAsString()).isEqualTo("mapped-superclass");
    }

    @Test
    void dotTellsRemovalFromReference() throws IOException {
        StringBuilder text = new StringBuilder();
        ModelDot.write(BLOG, ModelFilter.ALL, text);

        assertThat(text.toString())
                .startsWith("digraph model {\n")
                .contains("  n1 [label=\"Post\\n(shared)\"];\n")
                .contains("  n3 [label=\"org.other.Country\", style=dashed, color=gray50, fontcolor=gray50];\n")
                .contains("  n0 -> n1 [label=\"post: ALL\", color=red, fontcolor=red, penwidth=2];\n")
                .contains("  n1 -> n0 [label=\"comments: MERGE, PERSIST, orphan removal\", color=\"red:red\"")
                .contains("  n1 -> n3 [label=\"country\", color=gray40];\n")
                .contains("label=\"Legend\"", "label=\"refers only\"")
                .doesNotContain("label=\"extends\"")
                .endsWith("}\n");
    }

    @Test
    void dotEscapesLabels() throws IOException {
        StringBuilder text = new StringBuilder();
        ModelDot.write(weird(), ModelFilter.ALL, text);

        assertThat(text.toString())
                .contains("[label=\"\\\"<b>`\\\\\\n(shared)\"]")
                .contains("[label=\"a\\\"]; end\"")
                .contains("[label=\"com.acme.Same\\n", "[label=\"com.other.Same\\n");
    }

    @Test
    void mermaidTellsRemovalFromReference() throws IOException {
        StringBuilder text = new StringBuilder();
        ModelMermaid.write(BLOG, ModelFilter.ALL, text);

        assertThat(text.toString()).isEqualTo("""
                flowchart LR
                  n0["Comment<br/>(shared)"]
                  n1["Post<br/>(shared)"]
                  n2["Tag<br/>(shared)"]
                  n3["org.other.Country"]:::outside
                  n0 ==>|"post: ALL"| n1
                  n1 ==>|"comments: MERGE, PERSIST, orphan removal"| n0
                  n1 -->|"country"| n3
                  n2 ==>|"posts: REMOVE"| n1
                  subgraph Legend
                    from0(( )) ==>|"removes, also when unlinked"| to0(( ))
                    from1(( )) ==>|"removes"| to1(( ))
                    from2(( )) -->|"refers only"| to2(( ))
                  end
                  classDef outside stroke-dasharray:4,color:#777
                  linkStyle 1,4 stroke:#d00,color:#d00,stroke-width:5px
                  linkStyle 0,3,5 stroke:#d00,color:#d00
                  linkStyle 2,6 stroke:#777
                """);
    }

    @Test
    void mermaidEscapesLabels() throws IOException {
        StringBuilder text = new StringBuilder();
        ModelMermaid.write(weird(), ModelFilter.ALL, text);

        assertThat(text.toString())
                .contains("[\"#34;#60;b#62;#96;#92;<br/>")
                .contains("-->|\"a#34;#93;#59; end\"|")
                .doesNotContain("<b>");
    }

    private static String filtered(ModelFilter filter) throws IOException {
        StringBuilder text = new StringBuilder();
        ModelMermaid.write(BLOG, filter, text);
        return text.toString().replaceFirst("(?s)  (subgraph Legend|classDef).*", "");
    }

    @Test
    void aFilterKeepsWhatIsNearAnEntity() throws IOException {
        Set<String> comment = Set.of("com.acme.blog.Comment");

        assertThat(filtered(new ModelFilter(comment, 0, false))).isEqualTo("""
                flowchart LR
                  n0["Comment<br/>(shared)"]
                """);
        assertThat(filtered(new ModelFilter(comment, 1, false)))
                .contains("n0[", "n1[", "n0 ==>", "n1 ==>|\"comments")
                .doesNotContain("n2", "n3");
        assertThat(filtered(new ModelFilter(comment, 2, false))).isEqualTo(filtered(ModelFilter.ALL));
    }

    @Test
    void aFilterLeavesOutWhatCascadesNothing() throws IOException {
        assertThat(filtered(new ModelFilter(Set.of(), 0, true)))
                .contains("n0[", "n1[", "n2[", "n2 ==>")
                .doesNotContain("n3", "country");
        assertThat(filtered(new ModelFilter(Set.of("com.acme.blog.Post"), 5, true)))
                .contains("n0[", "n1[", "n2[")
                .doesNotContain("n3");
    }

    /** A picture of memos, which are reports, which are documents, which are traced; and of what is none of these. */
    private static String inherited(String entity, int depth, boolean onlyCascades) throws IOException {
        RelationshipGraph graph = Analysis.of("""
                        @MappedSuperclass abstract class Traced { @OneToMany(cascade = CascadeType.ALL) List<Trace> traces; }
                        @Entity @Inheritance class Document extends Traced {
                            @Id Long id;
                            @ManyToOne(cascade = CascadeType.MERGE) Author author;
                            @ManyToOne Shelf shelf;
                        }
                        @Entity class Report extends Document {}
                        @Entity class Memo extends Report {}
                        @Entity class Letter extends Document {}
                        @Entity class Author { @Id Long id; }
                        @Entity class Shelf { @Id Long id; }
                        @Entity class Trace { @Id Long id; }
                        @Entity class Plain extends Bare {}
                        @Entity @Inheritance class Bare { @Id Long id; @ManyToOne Shelf shelf; }
                        """).graph();
        StringBuilder text = new StringBuilder();
        Set<String> names = entity.isEmpty() ? Set.of() : Set.of("shop." + entity);
        ModelDot.write(graph, new ModelFilter(names, depth, onlyCascades), text);
        return text.toString();
    }

    @Test
    void aFilterKeepsWhatAnEntityInherits() throws IOException {
        assertThat(inherited("Memo", 1, true))
                .contains("\"Memo", "\"Report", "\"Document", "author: MERGE", "traces: ALL", "label=\"extends\"")
                .doesNotContain("\"Letter", "\"Shelf", "\"Plain");
        assertThat(inherited("Memo", 1, false))
                .contains("author: MERGE", "traces: ALL", "label=\"shelf\"")
                .doesNotContain("\"Letter", "\"Plain");
        assertThat(inherited("Memo", 0, true)).doesNotContain("\"Report", "author", "Legend");
        assertThat(inherited("", 0, true))
                .contains("\"Memo", "\"Letter", "author: MERGE", "traces: ALL")
                .doesNotContain("\"Plain", "\"Bare", "shelf");
    }

    /** Boxes below each other, arrows straight. */
    private static PictureLayout.Placement column(List<Box> boxes, List<Arrow> arrows) {
        Map<String, Point> corners = new LinkedHashMap<>();
        for (Box box : boxes) {
            corners.put(box.id(), new Point(0, 100 * corners.size()));
        }
        List<Route> routes = new ArrayList<>();
        for (Arrow arrow : arrows) {
            List<Point> points = List.of(corners.get(arrow.from()), corners.get(arrow.to()));
            routes.add(new Route(points, corners.get(arrow.from())));
        }
        return new PictureLayout.Placement(500, 400, List.copyOf(corners.values()), routes);
    }

    private static Document svg(RelationshipGraph graph) throws Exception {
        StringBuilder text = new StringBuilder();
        ModelSvg.write(graph, ModelFilter.ALL, ModelReportsTest::column, text);
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text.toString())));
    }

    private static List<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Element.class::cast)
                .toList();
    }

    @Test
    void svgTellsRemovalFromReference() throws Exception {
        Document picture = svg(BLOG);

        assertThat(elements(picture, "text"))
                .extracting(text -> text.getTextContent() + " " + text.getAttribute("fill"))
                .contains(
                        "Post #222222",
                        "shared #555555",
                        "org.other.Country #777777",
                        "post: ALL #cc0000",
                        "comments: MERGE, PERSIST, orphan removal #cc0000",
                        "country #666666",
                        "removes #cc0000",
                        "refers only #666666")
                .doesNotContain("cascades, but removes nothing #0055bb", "extends #666666");
        List<String> lines = elements(picture, "path").stream()
                .filter(path -> !path.getAttribute("stroke-width").isEmpty())
                .map(path -> path.getAttribute("d") + " " + path.getAttribute("stroke") + " "
                        + path.getAttribute("stroke-width"))
                .toList();
        assertThat(lines)
                .containsSubsequence(
                        "M8.0,8.0 L8.0,108.0 #cc0000 2.5",
                        "M8.0,108.0 L8.0,8.0 #cc0000 5",
                        "M8.0,108.0 L8.0,8.0 white 2",
                        "M8.0,108.0 L8.0,308.0 #666666 1");
    }

    @Test
    void svgTakesTextAsItIs() throws Exception {
        assertThat(elements(svg(weird()), "text"))
                .extracting(Element::getTextContent)
                .contains("\"<b>`\\", "a\"]; end", "com.acme.Same", "com.other.Same");
    }
}
