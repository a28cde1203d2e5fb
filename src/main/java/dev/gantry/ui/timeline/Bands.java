package dev.gantry.ui.timeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.chart.Chart;
import dev.gantry.view.layout.LaneLayout;

/**
 * Lanes in a box, and bands of lanes in the frame: a lane that has no line of its own lies in that of the lane around
 * it.
 */
final class Bands {
    /** A part of the height of a frame, in its pixels. */
    record Band(int top, int bottom) {}

    private Bands() {}

    /**
     * The lanes of the lines that lie between two heights of the frame, if only in part. A process or a machine by
     * itself stands for all that it holds. Empty if there are none, or if these are all.
     */
    static Set<Integer> lanes(Chart chart, int oneY, int otherY) {
        LaneLayout layout = chart.layout();
        int from = Math.min(oneY, otherY);
        int to = Math.max(oneY, otherY);
        BitSet lines = new BitSet();
        for (int line = 0; line < layout.size(); line++) {
            Band band = band(chart, line);
            lines.set(line, band.top() <= to && band.bottom() > from);
        }
        return lanes(chart, lines);
    }

    /** The lanes of these lines; empty if there are none, or if these are all. */
    static Set<Integer> lanes(Chart chart, BitSet lines) {
        Snapshot snapshot = chart.snapshot();
        Set<Integer> found = new HashSet<>();
        boolean all = true;
        for (int id = 1; id <= snapshot.lanes(); id++) {
            int line = chart.layout().lineOf(id);
            if (snapshot.lane(id) != null) {
                boolean in = line >= 0 && lines.get(line);
                all &= in || snapshot.lane(id).kind().isHolder();
                if (in) {
                    found.add(id);
                }
            }
        }
        if (found.stream().allMatch(id -> snapshot.lane(id).kind().isHolder())) {
            return all ? Set.of() : within(snapshot, found);
        }
        return all ? Set.of() : found;
    }

    /** The lines in sight of these lanes, as bands from top to bottom; the whole height for all lanes. */
    static List<Band> of(Chart chart, Set<Integer> lanes) {
        if (lanes.isEmpty()) {
            return List.of(new Band(chart.frame().lanesTop(), chart.frame().height()));
        }
        List<Band> bands = new ArrayList<>();
        BitSet lines = lines(chart, lanes);
        for (int line = lines.nextSetBit(0); line >= 0; line = lines.nextSetBit(line + 1)) {
            Band band = band(chart, line);
            if (band.bottom() <= band.top()) {
                continue;
            }
            if (!bands.isEmpty() && bands.getLast().bottom() >= band.top() - 1) {
                bands.set(bands.size() - 1, new Band(bands.getLast().top(), band.bottom()));
            } else {
                bands.add(band);
            }
        }
        return bands;
    }

    /** The lines on which these lanes lie. */
    static BitSet lines(Chart chart, Set<Integer> lanes) {
        BitSet lines = new BitSet();
        for (int lane : lanes) {
            int line = chart.layout().lineOf(lane);
            if (line >= 0) {
                lines.set(line);
            }
        }
        return lines;
    }

    /** Visible part of this line; empty where it is scrolled away. */
    private static Band band(Chart chart, int line) {
        LaneLayout layout = chart.layout();
        boolean pinned = line < layout.pinned();
        int first = chart.frame().lanesTop() + (pinned ? 0 : layout.pinnedHeight());
        int top = chart.frame().lanesTop() + layout.top(line) - (pinned ? 0 : chart.frame().scroll());
        return new Band(Math.max(first, top), Math.max(first, top + layout.height(line)));
    }

    private static Set<Integer> within(Snapshot snapshot, Set<Integer> processes) {
        Set<Integer> found = new HashSet<>(processes);
        for (int id = 1; id <= snapshot.lanes(); id++) {
            int steps = 0;
            for (Lane lane = snapshot.lane(id); lane != null && steps <= snapshot.lanes(); steps++) {
                if (processes.contains(lane.id())) {
                    found.add(id);
                    break;
                }
                lane = snapshot.lane(lane.parent());
            }
        }
        return found;
    }
}
