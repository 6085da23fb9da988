package io.github.cascadelint.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A Markdown page, taken apart.
 *
 * @param file where it lies
 * @param lines its text
 * @param headings its headings in order, with their {@code #} marks
 * @param paragraphs its paragraphs in order, each as one line of plain text
 * @param blocks its fenced code blocks in order
 * @param links the destinations of its links
 */
record Page(
        Path file,
        List<String> lines,
        List<String> headings,
        List<String> paragraphs,
        List<Block> blocks,
        List<String> links) {

    /**
     * A fenced code block.
     *
     * @param info the words after the opening fence
     * @param code its text
     * @param line line of the opening fence, counted from 1
     * @param lastLine line of the closing fence
     * @param section the second-level heading it stands under, without marks, or the empty string
     */
    record Block(String info, String code, int line, int lastLine, String section) {}

    /** The folder of this module. */
    static final Path MODULE = Path.of("").toAbsolutePath();

    /** The pages of the rules, without the index. */
    static List<Page> ofRules() {
        return in(MODULE.resolve("rules")).stream()
                .filter(page -> !page.name().equals("README"))
                .toList();
    }

    /** All pages of the module. */
    static List<Page> all() {
        List<Page> pages = new ArrayList<>(in(MODULE.resolve("rules")));
        pages.addAll(in(MODULE.resolve("guides")));
        return pages;
    }

    private static List<Page> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Page::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page read(Path file) {
        try {
            String text = Files.readString(file);
            Parts parts = new Parts();
            Parser.builder()
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                    .build()
                    .parse(text)
                    .accept(parts);
            return new Page(file, text.lines().toList(), parts.headings, parts.paragraphs, parts.blocks, parts.links);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file name without its ending: for a rule page, the id of the rule. */
    String name() {
        String fileName = String.valueOf(file.getFileName());
        return fileName.substring(0, fileName.lastIndexOf('.'));
    }

    /** The names that links may use for its headings, as GitHub makes them. */
    List<String> anchors() {
        return headings.stream()
                .map(heading -> heading.replaceFirst("^#+ ", ""))
                .map(heading -> heading.toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^\\p{Alnum} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /** The line for a test name or a message. */
    String at(Block block) {
        return MODULE.relativize(file) + ":" + block.line();
    }

    private static final class Parts extends AbstractVisitor {
        private final List<String> headings = new ArrayList<>();
        private final List<String> paragraphs = new ArrayList<>();
        private final List<Block> blocks = new ArrayList<>();
        private final List<String> links = new ArrayList<>();
        private String section = "";

        @Override
        public void visit(Heading heading) {
            String text = plain(heading);
            headings.add("#".repeat(heading.getLevel()) + " " + text);
            if (heading.getLevel() == 2) {
                section = text;
            }
            visitChildren(heading);
        }

        @Override
        public void visit(Paragraph paragraph) {
            paragraphs.add(plain(paragraph));
            visitChildren(paragraph);
        }

        @Override
        public void visit(FencedCodeBlock block) {
            int first = block.getSourceSpans().get(0).getLineIndex() + 1;
            int last = first + block.getSourceSpans().size() - 1;
            blocks.add(new Block(block.getInfo().trim(), block.getLiteral(), first, last, section));
        }

        @Override
        public void visit(Link link) {
            links.add(link.getDestination());
            visitChildren(link);
        }

        private static String plain(Node node) {
            StringBuilder text = new StringBuilder();
            node.accept(new AbstractVisitor() {
                @Override
                public void visit(Text part) {
                    text.append(part.getLiteral());
                }

                @Override
                public void visit(Code part) {
                    text.append(part.getLiteral());
                }

                @Override
                public void visit(SoftLineBreak part) {
                    text.append(' ');
                }

                @Override
                public void visit(HardLineBreak part) {
                    text.append(' ');
                }
            });
            return text.toString();
        }
    }
}
