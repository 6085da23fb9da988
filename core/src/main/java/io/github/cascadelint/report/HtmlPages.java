package io.github.cascadelint.report;

import io.github.cascadelint.rule.RuleMetadata;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The pages of rules as HTML. They lie on the class path where the rule pages are beside this jar; without them a report
 * names their address.
 */
final class HtmlPages {
    private static final String FOLDER = "https://github.com/cascadelint/cascade-lint/blob/main/rules-docs/rules/";
    private static final int DEEPEST_HEADING = 6;

    /** A page stands in a section of the report, which has two levels of headings above it. */
    private static final int LEVELS_ABOVE = 2;

    private final List<Extension> extensions = List.of(TablesExtension.create());
    private final Parser parser = Parser.builder().extensions(extensions).build();
    private final HtmlRenderer renderer = HtmlRenderer.builder()
            .extensions(extensions)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();
    private final Set<String> shown;

    /**
     * @param shown the ids of the rules whose pages are in the report
     */
    HtmlPages(Set<String> shown) {
        this.shown = Set.copyOf(shown);
    }

    /** The page of a rule. */
    Optional<String> page(RuleMetadata rule) throws IOException {
        return RulePage.of(rule).map(this::html);
    }

    String html(String markdown) {
        Node page = parser.parse(markdown);
        page.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                heading.setLevel(Math.min(DEEPEST_HEADING, heading.getLevel() + LEVELS_ABOVE));
                visitChildren(heading);
            }

            @Override
            public void visit(Link link) {
                link.setDestination(address(link.getDestination()));
                visitChildren(link);
            }
        });
        return renderer.render(page);
    }

    /** Links between pages stay in the report where it has both. */
    private String address(String link) {
        if (link.startsWith("https:") || link.startsWith("http:")) {
            return link;
        }
        String rule = link.replaceFirst("#.*", "").replaceFirst("\\.md$", "");
        return shown.contains(rule) ? "#/rule/" + rule : FOLDER + link;
    }
}
