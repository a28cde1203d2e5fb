package dev.gantry.trace;

import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.gantry.trace.column.Events;

/**
 * Lane: a machine, a process, a thread or a coroutine, as a snapshot sees it. Immutable; times are nanoseconds
 * since the origin.
 */
public final class Lane {
    /** In place of the system's number: it is not known. */
    static final long NO_ID = Long.MIN_VALUE;

    private static final int ID_BITS = 28;
    private static final int ID_MASK = (1 << ID_BITS) - 1;

    private final int id;
    private final int parent;
    private final LaneKind kind;
    private final LaneRole role;
    private final int name;
    private final long systemId;
    private final long opened;
    private final long closed;
    private final Row[] rows;
    private final Events.View marks;
    private final Events.View wakes;
    private final Events.View switches;
    private final Events.View lines;
    private final Events.View failures;
    private final CoroutineCounts crowd;

    Lane(
            int id,
            int parent,
            LaneKind kind,
            LaneRole role,
            int name,
            long systemId,
            long opened,
            long closed,
            Row[] rows,
            Events.View marks,
            Events.View wakes,
            Events.View switches,
            Events.View lines,
            Events.View failures,
            CoroutineCounts crowd) {
        this.id = id;
        this.parent = parent;
        this.kind = kind;
        this.role = role;
        this.name = name;
        this.systemId = systemId;
        this.opened = opened;
        this.closed = closed;
        this.rows = rows;
        this.marks = marks;
        this.wakes = wakes;
        this.switches = switches;
        this.lines = lines;
        this.failures = failures;
        this.crowd = crowd;
    }

    public int id() {
        return id;
    }

    /** The lane that holds this one, 0 for none. */
    public int parent() {
        return parent;
    }

    public LaneKind kind() {
        return kind;
    }

    public LaneRole role() {
        return role;
    }

    /** The number of its name. */
    public int name() {
        return name;
    }

    /** The process id of a process, 0 if it is not known and for other lanes. */
    public long pid() {
        return kind == LaneKind.PROCESS && systemId != NO_ID ? systemId : 0;
    }

    /** The number that the system gave it, a process's id or a thread's, if it is known; a file's may be any number. */
    public OptionalLong systemId() {
        return systemId == NO_ID ? OptionalLong.empty() : OptionalLong.of(systemId);
    }

    public long opened() {
        return opened;
    }

    /** When it ended, {@link Trace#NONE} while it lives. */
    public long closed() {
        return closed;
    }

    /** Whether it was open at this time. */
    public boolean isThere(long time) {
        return opened <= time && (closed == Trace.NONE || time < closed);
    }

    /** Greatest nesting depth of its slices. */
    public int depth() {
        return rows.length;
    }

    /** Its slices at this depth, from 0 up to {@code depth() - 1}. */
    public Row row(int depth) {
        return rows[depth];
    }

    /** The state of the time between its slices while it is open; null where nothing is known of it. */
    public State rest() {
        if (role == LaneRole.PARTLY_SEEN) {
            return null;
        }
        if (kind.isCoroutine()) {
            return State.SUSPENDED;
        }
        return role == LaneRole.WORKER ? State.IDLE : null;
    }

    /**
     * For how many nanoseconds between two times, at which it was there, this coroutine had no thread: it was suspended
     * or ready. 0 for a lane that is no coroutine.
     */
    long suspended(long from, long to) {
        if (!kind.isCoroutine()) {
            return 0;
        }
        StateTimes times = new StateTimes();
        long between = to - from;
        for (int depth = 0; depth < rows.length; depth++) {
            rows[depth].times(from, to, times);
            between -= depth == 0 ? times.sum() : 0;
        }
        return times.of(State.SUSPENDED) + times.of(State.READY) + (rest() == State.SUSPENDED ? between : 0);
    }

    /** Number of marks; they are in order of time. */
    public int marks() {
        return marks.size();
    }

    /** Number of marks before the first one that were dropped, see {@link Snapshot#gone()}. */
    public long goneMarks() {
        return marks.gone();
    }

    public long markTime(int i) {
        return marks.time(i);
    }

    /** The number of the mark's text. */
    public int markText(int i) {
        return (int) marks.value(i);
    }

    /** The number of the text with what a file said of the mark beyond its text, 0 for nothing. */
    public int markDetails(int i) {
        return (int) (marks.value(i) >>> Integer.SIZE);
    }

    /** The first mark at or after this time. */
    public int firstMarkFrom(long time) {
        return marks.from(time);
    }

    /** Number of known lines of the program on it; in order of time. */
    public int lines() {
        return lines.size();
    }

    /** Number of lines before the first one that were dropped. */
    public long goneLines() {
        return lines.gone();
    }

    public long lineTime(int i) {
        return lines.time(i);
    }

    /** The number of the text {@code class:line}; 0 where the program was at no line that is known. */
    public int lineText(int i) {
        return (int) lines.value(i);
    }

    /** The first line at or after this time. */
    public int firstLineFrom(long time) {
        return lines.from(time);
    }

    /** Number of tasks that threw on it; in order of time. */
    public int failures() {
        return failures.size();
    }

    /** Time when a task threw, which is when its slice ended. */
    public long failureTime(int i) {
        return failures.time(i);
    }

    /** The task that threw then. */
    public int failureTask(int i) {
        return (int) failures.value(i);
    }

    /** The first failure at or after this time. */
    public int firstFailureFrom(long time) {
        return failures.from(time);
    }

    /** Number of wake-ups by other lanes. */
    public int wakes() {
        return wakes.size();
    }

    /** Number of wake-ups before the first one that were dropped. */
    public long goneWakes() {
        return wakes.gone();
    }

    public Wake wake(int i) {
        return new Wake(wakes.time(i), id, (int) wakes.value(i));
    }

    /** The first wake at or after this time. */
    public int firstWakeFrom(long time) {
        return wakes.from(time);
    }

    /** The lane that woke this one at this very time; empty if none is recorded. */
    public OptionalInt wokenBy(long time) {
        int wake = firstWakeFrom(time);
        return wake < wakes() && wakes.time(wake) == time ? OptionalInt.of(wake(wake).by()) : OptionalInt.empty();
    }

    /** Coroutine counts of this thread over time, by state. */
    public CoroutineCounts coroutineCounts() {
        return crowd;
    }

    /** Number of switches on this thread. */
    public int switches() {
        return switches.size();
    }

    /** Number of switches before the first one that were dropped. */
    public long goneSwitches() {
        return switches.gone();
    }

    public Switch switchAt(int i) {
        long packed = switches.value(i);
        return new Switch(
                switches.time(i),
                switchFrom(packed),
                switchTo(packed),
                SwitchReason.byCode((int) (packed >> 2 * ID_BITS)));
    }

    public long switchTime(int i) {
        return switches.time(i);
    }

    /** Whether this thread was switched at this very time. */
    public boolean isSwitchedAt(long time) {
        int i = firstSwitchFrom(time);
        return i < switches() && switchTime(i) == time;
    }

    /** The lane that got the thread by this switch. */
    public int switchTo(int i) {
        return switchTo(switches.value(i));
    }

    /** The first switch at or after this time. */
    public int firstSwitchFrom(long time) {
        return switches.from(time);
    }

    /** The lane that had this thread just before this time; 0 if no switch is known. */
    public int holderBefore(long time) {
        int next = firstSwitchFrom(time);
        return switches() == 0 ? 0 : next == 0 ? switchAt(0).from() : switchTo(next - 1);
    }

    static int switchFrom(long packed) {
        return (int) (packed >> ID_BITS) & ID_MASK;
    }

    static int switchTo(long packed) {
        return (int) packed & ID_MASK;
    }

    static long pack(int from, int to, SwitchReason reason) {
        return (long) reason.code() << 2 * ID_BITS | (long) from << ID_BITS | to;
    }
}
