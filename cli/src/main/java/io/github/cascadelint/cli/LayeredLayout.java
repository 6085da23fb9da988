package io.github.cascadelint.cli;

import io.github.cascadelint.report.PictureLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.SelfLoopDistributionStrategy;
import org.eclipse.elk.alg.layered.options.SelfLoopOrderingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** The layered layout of Eclipse ELK: arrows go from left to right where they can, and have room for their labels. */
final class LayeredLayout implements PictureLayout {
    private static final double GAP = 24;
    private static final double SMALL_GAP = 8;

    @Override
    public Placement place(List<Box> boxes, List<Arrow> arrows) {
        LayoutMetaDataService.getInstance(); // makes its option types known, without which no layout can begin
        ElkNode root = root();
        Map<String, ElkNode> nodes = new LinkedHashMap<>();
        for (Box box : boxes) {
            ElkNode node = ElkGraphUtil.createNode(root);
            node.setDimensions(box.width(), box.height());
            node.setProperty(LayeredOptions.EDGE_ROUTING_SELF_LOOP_DISTRIBUTION, SelfLoopDistributionStrategy.EQUALLY);
            node.setProperty(LayeredOptions.EDGE_ROUTING_SELF_LOOP_ORDERING, SelfLoopOrderingStrategy.SEQUENCED);
            nodes.put(box.id(), node);
        }
        List<ElkEdge> edges = new ArrayList<>();
        for (Arrow arrow : arrows) {
            edges.add(edge(nodes, arrow));
        }
        new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());
        return new Placement(
                root.getWidth(),
                root.getHeight(),
                nodes.values().stream()
                        .map(node -> new Point(node.getX(), node.getY()))
                        .toList(),
                edges.stream().map(LayeredLayout::route).toList());
    }

    private static ElkNode root() {
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(LayeredOptions.RANDOM_SEED, 1); // zero would ask the clock
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, GAP);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, GAP);
        root.setProperty(LayeredOptions.SPACING_EDGE_LABEL, SMALL_GAP / 2);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, SMALL_GAP);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, SMALL_GAP);
        return root;
    }

    private static ElkEdge edge(Map<String, ElkNode> nodes, Arrow arrow) {
        ElkEdge edge = ElkGraphUtil.createSimpleEdge(nodes.get(arrow.from()), nodes.get(arrow.to()));
        if (arrow.labelHeight() > 0) {
            ElkLabel label = ElkGraphUtil.createLabel("label", edge);
            label.setDimensions(arrow.labelWidth(), arrow.labelHeight());
            label.setProperty(LayeredOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
        }
        return edge;
    }

    private static Route route(ElkEdge edge) {
        List<Point> points = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(new Point(section.getStartX(), section.getStartY()));
            for (ElkBendPoint bend : section.getBendPoints()) {
                points.add(new Point(bend.getX(), bend.getY()));
            }
            points.add(new Point(section.getEndX(), section.getEndY()));
        }
        Point label = edge.getLabels().isEmpty()
                ? new Point(0, 0)
                : new Point(
                        edge.getLabels().get(0).getX(), edge.getLabels().get(0).getY());
        return new Route(points, label);
    }
}
