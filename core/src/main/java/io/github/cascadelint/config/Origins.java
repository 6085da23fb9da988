package io.github.cascadelint.config;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Where the values of a file stand that was found to be right. */
final class Origins {
    private final String file;
    private final SortedMap<String, String> origins = new TreeMap<>();

    private Origins(String file) {
        this.file = file;
    }

    /** File and line of every value, by the keys that lead to it with dots between them. */
    static SortedMap<String, String> of(Node root, String file) {
        Origins found = new Origins(file);
        found.walk(root, "");
        return found.origins;
    }

    private void walk(Node node, String path) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    value(key, tuple.getValueNode(), path + key.getValue());
                }
            }
        }
    }

    private void value(ScalarNode key, Node value, String path) {
        if (value instanceof MappingNode) {
            walk(value, path + ".");
        } else if (value instanceof SequenceNode sequence && holdsMappings(sequence.getValue())) {
            int index = 0;
            for (Node item : sequence.getValue()) {
                walk(item, path + "." + index++ + ".");
            }
        } else if (!ConfigurationReader.isNull(value)) {
            origins.put(path, file + ":" + ConfigurationReader.line(key));
        }
    }

    private static boolean holdsMappings(List<Node> items) {
        return items.stream().anyMatch(MappingNode.class::isInstance);
    }
}
