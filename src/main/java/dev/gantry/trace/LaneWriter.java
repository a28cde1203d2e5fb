package dev.gantry.trace;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.gantry.trace.CoroutineCountsWriter.Place;
import dev.gantry.trace.RowWriter.Open;
import dev.gantry.trace.column.Events;
import dev.gantry.trace.memory.ColumnMemory;

/** Writer of one lane: its open slices as a stack, its rows by depth, its instants. */
final class LaneWriter {
    private static final RowWriter[] NO_ROWS = {};
    private static final Open[] NOTHING_HELD = {};

    /** Nearly what it takes itself, with its view. */
    private static final int OBJECTS_BYTES = 320;

    final int id;
    final int parent;
    final LaneKind kind;
    final LaneRole role;
    int name;
    final long opened;
    long closed = Trace.NONE;
    long systemId = Lane.NO_ID;
    boolean dirty;

    /** Whether something on it may refer to a lane or task that is not there, see {@link References}. */
    boolean doubtful;

    /** The lane that woke this one last since it began to wait, 0 for none. */
    int waker;

    /**
     * The coroutines of this lane that have not ended, as a list in order of opening; and where this one is in its
     * thread's.
     */
    private LaneWriter firstHeld;
    private LaneWriter lastHeld;
    private LaneWriter previousHeld;
    private LaneWriter nextHeld;

    /** Place of a coroutine in the count of its thread. */
    private Place place = Place.GONE;
    private CoroutineCountsWriter crowd;
    private final ActivityWriter activity;
    private final ColumnMemory memory;
    private RowWriter[] rows = NO_ROWS;
    private int depth;
    private int tooDeep;
    private Open[] held = NOTHING_HELD;

    /**
     * The tasks whose slices ended with another around them, or that run in a lane of this group that isn't shown: as
     * far as is known they still run.
     */
    private Set<Integer> unended = Set.of();

    private long last;
    private Events marks;
    private Events wakes;
    private Events switches;
    private Events lines;
    private Events failures;

    LaneWriter(
            int id,
            int parent,
            LaneKind kind,
            LaneRole role,
            int name,
            long opened,
            ActivityWriter activity,
            ColumnMemory memory) {
        this.id = id;
        this.parent = parent;
        this.kind = kind;
        this.role = role;
        this.name = name;
        this.opened = opened;
        this.last = opened;
        this.activity = activity;
        this.memory = memory;
    }

    int depth() {
        return depth;
    }

    boolean isBlocked() {
        return depth > 0 && rows[depth - 1].state() == State.BLOCKED;
    }

    LaneWriter firstHeld() {
        return firstHeld;
    }

    LaneWriter nextHeld() {
        return nextHeld;
    }

    /** A coroutine of this lane begins. */
    void hold(LaneWriter coroutine) {
        coroutine.previousHeld = lastHeld;
        if (lastHeld == null) {
            firstHeld = coroutine;
        } else {
            lastHeld.nextHeld = coroutine;
        }
        lastHeld = coroutine;
    }

    /** A coroutine of this lane has ended. */
    void release(LaneWriter coroutine) {
        LaneWriter before = coroutine.previousHeld;
        LaneWriter after = coroutine.nextHeld;
        firstHeld = firstHeld == coroutine ? after : firstHeld;
        lastHeld = lastHeld == coroutine ? before : lastHeld;
        if (before != null) {
            before.nextHeld = after;
        }
        if (after != null) {
            after.previousHeld = before;
        }
        coroutine.previousHeld = null;
        coroutine.nextHeld = null;
    }

    /** The task of the innermost open slice, 0 for none. */
    int task() {
        return depth == 0 ? 0 : rows[depth - 1].task();
    }

    /**
     * The tasks that it runs, innermost first, also while it is suspended, and those that it may still run; 0 for a
     * slice of no task. Some may be there twice.
     */
    int[] tasks() {
        int[] all = new int[depth + held.length + unended.size()];
        int count = 0;
        for (int at = depth - 1; at >= 0; at--) {
            all[count++] = rows[at].task();
        }
        for (int at = held.length - 1; at >= 0; at--) {
            all[count++] = held[at].task();
        }
        for (int task : unended) {
            all[count++] = task;
        }
        return all;
    }

    /** Opens a slice inside what is open; false if that is too deep. */
    boolean push(long time, State state, int task, int name, int link) {
        if (depth == Trace.DEEPEST) {
            tooDeep++;
            return false;
        }
        if (depth == rows.length) {
            rows = Arrays.copyOf(rows, depth + 1);
            rows[depth] = new RowWriter(id, depth, memory);
        }
        long now = advance(time);
        activity.change(now, depth == 0 ? null : rows[depth - 1].state(), state);
        rows[depth++].begin(now, state, task, name, link);
        return true;
    }

    /**
     * Starts a task. In a coroutine that runs and does nothing else the task's slice takes the place of the nameless
     * one, instead of being nested in it, so that one bar shows both. On a group it runs in one of its lanes that isn't
     * shown: any number may do so at once.
     */
    boolean start(long time, int task) {
        if (role == LaneRole.GROUP) {
            advance(time);
            return unended().add(task);
        }
        if (kind.isCoroutine() && depth == 1 && rows[0].isNameless()) {
            popTo(0, time);
        }
        return push(time, State.RUNNING, task, 0, 0);
    }

    /** Ends the task's slice like {@link #end}; a coroutine that did nothing else goes on without a name. */
    long finish(long time, int task) {
        if (role == LaneRole.GROUP) {
            return !unended.isEmpty() && unended.remove(task) ? advance(time) : Trace.NONE;
        }
        long began = end(time, State.RUNNING, task);
        if (!unended.isEmpty()) {
            unended.remove(task);
        }
        if (began != Trace.NONE && kind.isCoroutine() && depth == 0) {
            push(time, State.RUNNING, 0, 0, 0);
        }
        return began;
    }

    /**
     * Ends the innermost slice of this state and task, for a blocked one of any task, with all inside it; returns when
     * it began, {@link Trace#NONE} if there is none or it was too deep.
     */
    long end(long time, State state, int task) {
        if (tooDeep > 0) {
            tooDeep--;
            return Trace.NONE;
        }
        for (int at = depth - 1; at >= 0; at--) {
            if (rows[at].is(state, task)) {
                outlive(at + 1);
                popTo(at + 1, time);
                return pop(time);
            }
        }
        return Trace.NONE;
    }

    /** Ends the innermost slice, whose task may still run; false if there is none, or if it was too deep. */
    boolean endInnermost(long time) {
        if (tooDeep == 0 && depth > 0) {
            outlive(depth - 1);
        }
        return endLoaded(time);
    }

    /** The same in a recording that is read, which tells the state of each task itself. */
    boolean endLoaded(long time) {
        if (tooDeep > 0) {
            tooDeep--;
            return false;
        }
        if (depth == 0) {
            return false;
        }
        popTo(depth - 1, time);
        return true;
    }

    void close(long time) {
        forget(time);
        closed = advance(time);
    }

    /** Ends all that is open or held; the tasks may have ended as well. */
    void forget(long time) {
        popTo(0, time);
        held = NOTHING_HELD;
        unended = Set.of();
    }

    /**
     * Suspends the lane: every open slice ends, and is remembered. A suspended lane keeps the coroutines that it held.
     */
    void suspend(long time) {
        boolean hasThread = depth > 0 ? rows[0].state() != State.READY : held.length == 0;
        if (hasThread) {
            held = new Open[depth];
            for (int i = 0; i < depth; i++) {
                held[i] = rows[i].open();
            }
        } else {
            outlive(0);
        }
        popTo(0, time);
    }

    /** Resumes the lane: slices open at the suspension go on. A new coroutine begins to run. */
    void resume(long time) {
        outlive(0);
        popTo(0, time); // it was ready
        long now = advance(time);
        if (held.length == 0 && kind.isCoroutine()) {
            push(now, State.RUNNING, 0, 0, 0);
        }
        for (Open slice : held) {
            push(now, slice.state(), slice.task(), slice.name(), slice.link());
        }
        held = NOTHING_HELD;
    }

    void mark(long time, int text, int details) {
        marks = marks == null ? new Events(memory) : marks;
        marks.addInOrder(time, (long) details << Integer.SIZE | text);
    }

    void line(long time, int text) {
        lines = lines == null ? new Events(memory) : lines;
        lines.addInOrder(time, text);
    }

    void wake(long time, int by) {
        wakes = wakes == null ? new Events(memory) : wakes;
        wakes.addInOrder(time, by);
    }

    /** The lane is about to end, and this task failed with it. */
    void failsWithLane(long time, int task) {
        failed(Math.max(last, time), task);
    }

    /** The slice of this task that has just ended, or is about to, ends since the task threw. */
    void failed(long time, int task) {
        failures = failures == null ? new Events(memory) : failures;
        failures.add(time, task);
    }

    /** The same, where the slice has just ended. */
    void failed(int task) {
        failed(last, task);
    }

    /**
     * Puts failures that came in any order into that of time, in which they are read; whether that changes anything.
     */
    boolean sortFailures() {
        if (failures == null || failures.isSorted()) {
            return false;
        }
        failures = failures.sorted();
        return true;
    }

    /** Removes references to missing lanes and tasks. */
    void check(References references) {
        for (int at = 0; at < rows.length; at++) {
            rows[at] = references.checked(rows[at], at);
        }
        wakes = kept(wakes, references::hasLane);
        switches = kept(switches, packed -> references.hasLane(Lane.switchFrom(packed))
                && references.hasLane(Lane.switchTo(packed)));
    }

    private Events kept(Events all, LongPredicate sound) {
        Events.View view = view(all);
        if (IntStream.range(0, view.size()).allMatch(i -> sound.test(view.value(i)))) {
            return all;
        }
        Events kept = new Events(memory);
        for (int i = 0; i < view.size(); i++) {
            if (sound.test(view.value(i))) {
                kept.addInOrder(view.time(i), view.value(i));
            }
        }
        return kept;
    }

    void switched(long time, long packed) {
        switches = switches == null ? new Events(memory) : switches;
        switches.addInOrder(time, packed);
    }

    /** Counts this coroutine, after something happened to it, among those of its thread. */
    void countIn(LaneWriter thread, long time) {
        Place now = place();
        if (now != place) {
            thread.crowd = thread.crowd == null ? new CoroutineCountsWriter(memory) : thread.crowd;
            thread.crowd.moved(time, place, now);
            place = now;
        }
    }

    private Place place() {
        if (closed != Trace.NONE) {
            return Place.GONE;
        }
        return depth == 0 ? Place.WAITING : rows[depth - 1].state().place();
    }

    /** Replaces the coroutine counts of this thread. */
    void coroutineCounts(CoroutineCountsWriter counted) {
        crowd = counted;
    }

    /** Drops what ended before this time, and adds the tasks that the first slices left refer to. */
    long cut(long time, BitSet wanted) {
        long dropped = 0;
        for (RowWriter row : rows) {
            dropped += row.cut(time);
            Row left = row.view();
            if (left.size() > 0) {
                wanted.set(left.task(0));
                wanted.set(left.awaited(0));
            }
        }
        events().forEach(events -> events.cut(time));
        if (crowd != null) {
            crowd.cut(time);
        }
        return dropped;
    }

    /** Bytes of heap that it takes, nearly. */
    long bytes() {
        long bytes = OBJECTS_BYTES + events().mapToLong(Events::bytes).sum() + (crowd == null ? 0 : crowd.bytes());
        for (RowWriter row : rows) {
            bytes += row.bytes();
        }
        return bytes;
    }

    /** Bytes that {@link #cut} would free. */
    long bytesBefore(long time) {
        long bytes = events().mapToLong(events -> events.bytesBefore(time)).sum();
        for (RowWriter row : rows) {
            bytes += row.bytesBefore(time);
        }
        return bytes;
    }

    /** Adds the lanes that it refers to. */
    void lanes(BitSet into) {
        into.set(parent);
        Events.View woken = view(wakes);
        for (int i = 0; i < woken.size(); i++) {
            into.set((int) woken.value(i));
        }
        Events.View changes = view(switches);
        for (int i = 0; i < changes.size(); i++) {
            into.set(Lane.switchFrom(changes.value(i)));
            into.set(Lane.switchTo(changes.value(i)));
        }
    }

    private Stream<Events> events() {
        return Stream.of(marks, wakes, switches, lines, failures).filter(Objects::nonNull);
    }

    /** Frees unused capacity. */
    void trim() {
        for (RowWriter row : rows) {
            row.trim();
        }
    }

    Lane view() {
        Row[] views = new Row[rows.length];
        for (int i = 0; i < views.length; i++) {
            views[i] = rows[i].view();
        }
        return new Lane(id, parent, kind, role, name, systemId, opened, closed, views, view(marks), view(wakes),
                view(switches), view(lines), view(failures), crowd == null ? CoroutineCounts.NONE : crowd.view());
    }

    private static Events.View view(Events events) {
        return events == null ? Events.NONE : events.view();
    }

    /** The slices above these end, but not the tasks that began there. */
    private void outlive(int remaining) {
        int around = remaining == 0 ? 0 : rows[remaining - 1].task();
        for (int at = remaining; at < depth; at++) {
            int task = rows[at].task();
            if (task != 0 && task != around && rows[at].is(State.RUNNING, task)) {
                unended().add(task);
            }
        }
    }

    private Set<Integer> unended() {
        unended = unended.isEmpty() ? new HashSet<>() : unended;
        return unended;
    }

    private void popTo(int remaining, long time) {
        tooDeep = 0;
        while (depth > remaining) {
            pop(time);
        }
    }

    /** Ends the innermost slice; returns when it began. */
    private long pop(long time) {
        long now = advance(time);
        RowWriter row = rows[--depth];
        activity.change(now, row.state(), depth == 0 ? null : rows[depth - 1].state());
        return row.end(now);
    }

    /** Advances to the time of a record; one earlier than the lane's last record gets the time of that. */
    private long advance(long time) {
        last = Math.max(last, time);
        return last;
    }
}
