package io.github.cascadelint.report;

import java.util.List;

/** Somebody who knows where the boxes and arrows of a picture go. The command line has one; core needs no library for it. */
public interface PictureLayout {
    /** A box of a size. */
    record Box(String id, double width, double height) {}

    /** An arrow between two boxes, by their ids, with a label of a size; a size of 0 means that it has none. */
    record Arrow(String from, String to, double labelWidth, double labelHeight) {}

    /** A point; of a box or a label its upper left corner. */
    record Point(double x, double y) {}

    /**
     * The way of an arrow.
     *
     * @param points from its first to its last end
     * @param label where its label stands
     */
    record Route(List<Point> points, Point label) {
        public Route {
            points = List.copyOf(points);
        }
    }

    /**
     * Where all goes.
     *
     * @param boxes in the order of the boxes
     * @param routes in the order of the arrows
     */
    record Placement(double width, double height, List<Point> boxes, List<Route> routes) {
        public Placement {
            boxes = List.copyOf(boxes);
            routes = List.copyOf(routes);
        }
    }

    /** Places everything. The same input has the same result. */
    Placement place(List<Box> boxes, List<Arrow> arrows);
}
