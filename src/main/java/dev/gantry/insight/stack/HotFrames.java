package dev.gantry.insight.stack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Functions by what they weigh themselves: where the time went.
 *
 * @param frames the heaviest first, by themselves, then with what they called
 */
public record HotFrames(List<Frame> frames) {
    /**
     * One function, wherever it was called.
     *
     * @param name the number of its text
     * @param site where in it most of that was, the number of a text {@code class:line}; 0 if not known
     * @param self what it weighs without what it called, in the tree's unit
     * @param total what it weighs with what it called; where it called itself, that counts once
     */
    public record Frame(int name, int site, long self, long total) {}

    private static final class Sum {
        private long self;
        private long total;
        private long most = -1;
        private int site;
    }

    public HotFrames {
        frames = List.copyOf(frames);
    }

    /** The functions of this tree. */
    public static HotFrames of(CallTree tree) {
        Map<Integer, Sum> sums = new HashMap<>();
        for (int node = 1; node < tree.size(); node++) {
            Sum sum = sums.computeIfAbsent(tree.name(node), _ -> new Sum());
            sum.self += tree.self(node);
            sum.total += callsItself(tree, node) ? 0 : tree.total(node);
            if (tree.self(node) > sum.most) {
                sum.most = tree.self(node);
                sum.site = tree.site(node);
            }
        }
        List<Frame> frames = new ArrayList<>();
        sums.forEach((name, sum) -> frames.add(new Frame(name, sum.site, sum.self, sum.total)));
        frames.sort(Comparator.comparingLong(Frame::self).thenComparingLong(Frame::total).reversed()
                .thenComparingInt(Frame::name));
        return new HotFrames(frames);
    }

    private static boolean callsItself(CallTree tree, int node) {
        for (int at = tree.parent(node); at > 0; at = tree.parent(at)) {
            if (tree.name(at) == tree.name(node)) {
                return true;
            }
        }
        return false;
    }
}
