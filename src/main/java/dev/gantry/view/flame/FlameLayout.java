package dev.gantry.view.flame;

import java.util.ArrayList;
import java.util.List;

import dev.gantry.insight.stack.CallTree;

/**
 * Where the boxes of a call tree lie, when one node fills the width: it, all above it, and what it called. Boxes too
 * narrow to be seen are left out, with all that they called.
 *
 * @param boxes each after that of its caller
 * @param depth how many rows there are
 */
public record FlameLayout(List<Box> boxes, int depth) {
    /** Narrower boxes are left out. */
    public static final double NARROWEST = 0.5;

    /**
     * One box.
     *
     * @param row 0 for the root
     * @param x from the left, in pixels
     * @param above whether it lies above the node that fills the width
     */
    public record Box(int node, int row, double x, double width, boolean above) {}

    public FlameLayout {
        boxes = List.copyOf(boxes);
    }

    /** The boxes of this tree in so many pixels, when this node fills them. */
    public static FlameLayout of(CallTree tree, int filling, double width) {
        List<Box> boxes = new ArrayList<>();
        boolean[] shown = new boolean[tree.size()];
        for (int at = tree.parent(filling); at >= 0; at = tree.parent(at)) {
            boxes.addFirst(new Box(at, tree.depth(at), 0, width, true));
        }
        int depth = boxes.size();
        double scale = tree.total(filling) == 0 ? 0 : width / tree.total(filling);
        long from = tree.start(filling);
        for (int node = filling; node < tree.size(); node++) {
            if (node != filling && !shown[tree.parent(node)]) {
                continue;
            }
            double wide = tree.total(node) * scale;
            if (wide >= NARROWEST || node == filling) {
                shown[node] = true;
                boxes.add(new Box(node, tree.depth(node), (tree.start(node) - from) * scale, wide, false));
                depth = Math.max(depth, tree.depth(node) + 1);
            }
        }
        return new FlameLayout(boxes, depth);
    }
}
