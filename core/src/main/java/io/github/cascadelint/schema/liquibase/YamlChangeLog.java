package io.github.cascadelint.schema.liquibase;

import io.github.cascadelint.base.Problem;
import io.github.cascadelint.base.SourceRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads a change log that is written in YAML, or in JSON, which is YAML as well but for its tabs. A value is an attribute, a
 * mapping an element, a list stands for what is in it.
 */
final class YamlChangeLog {

    /** Lists that Liquibase's XML does without. */
    private static final Set<String> WRAPPERS = Set.of("changes", "columns");

    private final String file;

    private YamlChangeLog(String file) {
        this.file = file;
    }

    /** What is being put together. */
    private static final class Building {
        private final Map<String, Node.Value> attributes = new LinkedHashMap<>();
        private final List<Node> children = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();
    }

    static ChangeLog read(String file, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setAllowNonScalarKeys(true)
                .setCodePointLimit(Math.max(text.length(), 1))
                .build();
        try {
            YamlChangeLog reader = new YamlChangeLog(file);
            return new ChangeLog(
                    file,
                    new Compose(settings)
                            .composeString(file.endsWith(".json") ? text.replace('\t', ' ') : text)
                            .flatMap(reader::root),
                    List.of());
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark()
                    .or(e::getContextMark)
                    .map(mark -> mark.getLine() + 1)
                    .orElse(1);
            return broken(
                    file,
                    line,
                    Stream.of(e.getContext(), e.getProblem())
                            .filter(phrase -> phrase != null && !phrase.isEmpty())
                            .collect(Collectors.joining(", ")));
        } catch (YamlEngineException e) {
            return broken(
                    file, 1, String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable"));
        }
    }

    private static ChangeLog broken(String file, int line, String reason) {
        return new ChangeLog(
                file,
                Optional.empty(),
                List.of(new Problem(
                        Problem.Kind.SYNTAX,
                        "is not well-formed at this place (" + reason
                                + "), and all of the change log was left out; correct it",
                        file,
                        line)));
    }

    private Optional<Node> root(org.snakeyaml.engine.v2.nodes.Node document) {
        if (!(document instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        return mapping.getValue().stream()
                .filter(entry -> text(entry.getKeyNode()).equals(ChangeLog.ROOT))
                .findFirst()
                .map(entry -> node(ChangeLog.ROOT, entry.getKeyNode(), entry.getValueNode()));
    }

    private Node node(String name, org.snakeyaml.engine.v2.nodes.Node key, org.snakeyaml.engine.v2.nodes.Node content) {
        Building building = new Building();
        fill(building, content);
        SourceRange place = SourceRange.ofLine(file, line(key));
        return new Node(
                name,
                building.attributes,
                building.children,
                String.join("\n", building.texts).strip(),
                textLine(content),
                place);
    }

    private void fill(Building building, org.snakeyaml.engine.v2.nodes.Node content) {
        if (content instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> add(building, entry));
        } else if (content instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> fill(building, item));
        } else {
            building.texts.add(text(content));
        }
    }

    private void add(Building building, NodeTuple entry) {
        String name = text(entry.getKeyNode());
        org.snakeyaml.engine.v2.nodes.Node value = entry.getValueNode();
        if (value instanceof ScalarNode) {
            building.attributes.put(name, new Node.Value(text(value), textLine(value)));
        } else if (WRAPPERS.contains(name)) {
            fill(building, value);
        } else {
            building.children.add(node(name, entry.getKeyNode(), value));
        }
    }

    private static String text(org.snakeyaml.engine.v2.nodes.Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static int line(org.snakeyaml.engine.v2.nodes.Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    /** A block begins on the line below its sign. */
    private static int textLine(org.snakeyaml.engine.v2.nodes.Node node) {
        boolean isBlock = node instanceof ScalarNode scalar
                && switch (scalar.getScalarStyle()) {
                    case LITERAL, FOLDED -> true;
                    default -> false;
                };
        return line(node) + (isBlock ? 1 : 0);
    }
}
