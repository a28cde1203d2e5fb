package dev.gantry.trace;

import java.util.Arrays;

import dev.gantry.trace.RowWriter.Open;

/** What the writer keeps of one lane: its open slices as a stack, its rows by depth, its instants. */
final class LaneWriter {
    private static final RowWriter[] NO_ROWS = {};
    private static final Open[] NOTHING_HELD = {};

    final int id;
    final int parent;
    final LaneKind kind;
    final LaneRole role;
    final int name;
    final long opened;
    long closed = Trace.NONE;
    long pid;
    boolean dirty;
    private RowWriter[] rows = NO_ROWS;
    private int depth;
    private Open[] held = NOTHING_HELD;
    private long last;
    private Events marks;
    private Events wakes;
    private Events switches;

    LaneWriter(int id, int parent, LaneKind kind, LaneRole role, int name, long opened) {
        this.id = id;
        this.parent = parent;
        this.kind = kind;
        this.role = role;
        this.name = name;
        this.opened = opened;
        this.last = opened;
    }

    int depth() {
        return depth;
    }

    Open open(int atDepth) {
        return rows[atDepth].open();
    }

    Open top() {
        return depth == 0 ? Open.NONE : rows[depth - 1].open();
    }

    void push(long time, State state, int task, int name, int link) {
        push(new Open(advance(time), state, task, name, link));
    }

    void pop(long time) {
        rows[--depth].end(advance(time));
    }

    /** Closes slices until this many are open. */
    void popTo(int remaining, long time) {
        while (depth > remaining) {
            pop(time);
        }
    }

    /** Gives the thread away: every open slice ends, and is remembered. */
    void suspend(long time) {
        Open[] stack = new Open[depth];
        for (int i = 0; i < depth; i++) {
            stack[i] = rows[i].open();
        }
        held = stack;
        popTo(0, time);
    }

    /** Gets the thread back: what was open at the suspension goes on. */
    void resume(long time) {
        popTo(0, time); // it was ready
        long now = advance(time);
        if (held.length == 0) {
            push(new Open(now, State.RUNNING, 0, 0, 0));
        }
        for (Open slice : held) {
            push(slice.at(now));
        }
        held = NOTHING_HELD;
    }

    void mark(long time, int text) {
        marks = marks == null ? new Events() : marks;
        marks.addInOrder(time, text);
    }

    void wake(long time, int by) {
        wakes = wakes == null ? new Events() : wakes;
        wakes.addInOrder(time, by);
    }

    void switched(long time, long packed) {
        switches = switches == null ? new Events() : switches;
        switches.addInOrder(time, packed);
    }

    Lane view() {
        Row[] views = new Row[rows.length];
        for (int i = 0; i < views.length; i++) {
            views[i] = rows[i].view();
        }
        return new Lane(id, parent, kind, role, name, pid, opened, closed, views, view(marks), view(wakes),
                view(switches));
    }

    private static Events.View view(Events events) {
        return events == null ? Events.NONE : events.view();
    }

    private void push(Open slice) {
        if (depth == rows.length) {
            rows = Arrays.copyOf(rows, depth + 1);
            rows[depth] = new RowWriter(id, depth);
        }
        rows[depth++].begin(slice);
    }

    /** The records of one lane come in order of time; should one not, it counts from the last. */
    private long advance(long time) {
        last = Math.max(last, time);
        return last;
    }
}
