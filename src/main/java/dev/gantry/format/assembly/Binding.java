package dev.gantry.format.assembly;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Binding of arrows to the slices of one lane that they leave and reach, while a {@link Sweep} goes through them. */
final class Binding implements Sweep.Visitor {
    private static final int MOST_LOOKED_AT = 64;

    private record Open(int row, long start) {}

    private record Ask(long time, Hop hop, boolean leaves) {}

    private final Sorted sorted;
    private final List<Ask> holders = new ArrayList<>();
    private final List<Hop> nexts = new ArrayList<>();
    private final List<ArrayList<Open>> open = new ArrayList<>();
    private int asked;
    private int taken;

    Binding(Sorted sorted) {
        this.sorted = sorted;
    }

    void leaving(Hop hop) {
        holders.add(new Ask(hop.left, hop, true));
    }

    void reaching(Hop hop) {
        if (hop.kind.isNext()) {
            nexts.add(hop);
        } else {
            holders.add(new Ask(hop.reached, hop, false));
        }
    }

    /** To be called when all are known, before the sweep. */
    void ready(Checkpoint checkpoint) throws IOException {
        Sorting.sort(holders, Comparator.comparingLong(Ask::time), checkpoint);
        Sorting.sort(nexts, Comparator.comparingLong(hop -> hop.reached), checkpoint);
    }

    @Override
    public void reached(long time) {
        for (; asked < holders.size() && holders.get(asked).time < time; asked++) {
            answer(holders.get(asked));
        }
    }

    @Override
    public void begin(int beside, int row, long time) {
        while (open.size() <= beside) {
            open.add(new ArrayList<>());
        }
        open.get(beside).add(new Open(row, time));
        for (; taken < nexts.size() && nexts.get(taken).reached <= time; taken++) {
            bind(nexts.get(taken), beside, new Open(row, time));
        }
    }

    @Override
    public void end(int beside, int row, long time) {
        open.get(beside).removeLast();
    }

    private void answer(Ask ask) {
        Open best = null;
        int where = 0;
        for (int beside = 0; beside < Math.min(open.size(), MOST_LOOKED_AT); beside++) {
            Open inner = innermost(open.get(beside), ask.time);
            if (inner != null && (best == null || inner.start > best.start)) {
                best = inner;
                where = beside;
            }
        }
        if (best == null) {
            return;
        }
        if (ask.leaves) {
            ask.hop.besideFrom = where;
        } else {
            bind(ask.hop, where, best);
        }
    }

    private Open innermost(List<Open> stack, long time) {
        for (int i = stack.size() - 1; i >= 0; i--) {
            if (sorted.end(stack.get(i).row) >= time) {
                return stack.get(i);
            }
        }
        return null;
    }

    private static void bind(Hop hop, int beside, Open slice) {
        hop.besideTo = beside;
        hop.row = slice.row;
        hop.begins = slice.start;
    }
}
