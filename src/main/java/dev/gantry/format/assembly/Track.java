package dev.gantry.format.assembly;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedSet;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.State;
import dev.gantry.trace.stack.SampleKind;

/**
 * One lane of a file, whose events may come in any order. Times are nanoseconds by the file's own clock; names are
 * numbers of the trace's names.
 */
public final class Track {
    static final long FARTHEST = 1L << 61;
    private static final long UNKNOWN = Long.MIN_VALUE;
    static final int KIND_BITS = 7;
    private static final long HEAVIEST = Long.MAX_VALUE >> KIND_BITS;

    /** Another lane made this one go on. */
    record WokenBy(long time, Track by) {}

    final int number;
    final SequencedSet<Track> parts = new LinkedHashSet<>();
    /** The lane that holds this one; null for a root. */
    Track holder;
    final LaneEvents rows = new LaneEvents();
    final Points marks = new Points();
    final Points counters = new Points();
    /** Each with its stack, and its kind in the low bits of its weight. */
    final Points samples = new Points();
    /** Which values of counters are a {@code long}; the others are the bits of a {@code double}. */
    final BitSet whole = new BitSet();
    final List<WokenBy> wakes = new ArrayList<>();
    private final Assembly assembly;
    private String name;
    private LaneKind kind;
    private LaneRole role = LaneRole.PLAIN;
    private long order;
    private OptionalLong systemId = OptionalLong.empty();
    private int height;
    private boolean kept;
    private long opened = UNKNOWN;
    private long closed = UNKNOWN;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private boolean fromFirst;
    private boolean untilLast;

    Track(Assembly assembly, int number, LaneKind kind, String name) {
        this.assembly = assembly;
        this.number = number;
        this.kind = kind;
        this.name = name;
    }

    /** A slice with both its ends; returns its number on this lane. */
    public int slice(long start, long end, State state, int name) {
        return slice(start, end, state, name, 0);
    }

    /** A slice that may lie in others of its owner only; 0 is the owner of all that nests in each other. */
    public int slice(long start, long end, State state, int name, long owner) {
        long from = seen(start);
        return rows.add(from, Math.max(from, seen(end)), name, state.code(), owner);
    }

    /** A slice begins, whose end comes by itself or never. */
    public int begin(long time, State state, int name, long owner) {
        return rows.add(seen(time), LaneEvents.BEGINS, name, state.code(), owner);
    }

    /** What began last with this owner ends, if there is a name (not 0) what began last with that name. */
    public void end(long time, int name, long owner) {
        rows.add(seen(time), LaneEvents.ENDS, name, 0, owner);
    }

    public void mark(long time, int text) {
        mark(time, text, 0);
    }

    /** A mark with what the file says of it beyond its text, see {@link dev.gantry.format.Details}. */
    public void mark(long time, int text, int details) {
        marks.add(seen(time), text, details);
    }

    /** A counter has this value from now on. */
    public void counter(long time, int name, double value) {
        counters.add(seen(time), name, Double.doubleToRawLongBits(value));
    }

    /** The same for a whole number, which a {@code double} may not hold. */
    public void counter(long time, int name, long value) {
        whole.set(counters.size());
        counters.add(seen(time), name, value);
    }

    /**
     * The lane had this stack of the opening's trace, see {@link dev.gantry.trace.TraceLoader#stack}.
     *
     * @param weight what it stands for in the unit of its kind, 0 if not known
     */
    public void sample(long time, int stack, long weight, SampleKind kind) {
        samples.add(seen(time), stack, Math.clamp(weight, 0, HEAVIEST) << KIND_BITS | kind.code());
    }

    /** Samples of this kind whose weight is not known have this one. */
    void weigh(SampleKind kind, long weight) {
        for (int i = 0; i < samples.size(); i++) {
            if (samples.value(i) == kind.code()) {
                samples.setValue(i, Math.clamp(weight, 0, HEAVIEST) << KIND_BITS | kind.code());
            }
        }
    }

    /** Another lane made this one go on. */
    public void woken(long time, Track by) {
        wakes.add(new WokenBy(seen(time), by));
    }

    /** The slice is work of this task, see {@link Assembly#task}. */
    public void task(int slice, int task) {
        rows.setTask(slice, task);
    }

    /**
     * The slice has these details, a text's number, see {@link dev.gantry.format.Details}; a blocked one waits for the
     * task of this number instead.
     */
    public void link(int slice, int link) {
        rows.setLink(slice, link);
    }

    /** The lane began at this time; without this it is as old as the recording. */
    public void opened(long time) {
        opened = seen(time);
        kept = true;
    }

    /** The lane ended at this time. */
    public void closed(long time) {
        closed = seen(time);
        kept = true;
    }

    /** The lane began with this one that it holds, or with another, whichever was first. */
    public void holdsFrom(Track part) {
        opened = opened == UNKNOWN ? part.opened() : Math.min(opened, part.opened());
        kept = true;
    }

    /**
     * Whether the lane lives from its first event and until its last, where {@link #opened} and {@link #closed} do not
     * say when it began and ended; without this it is as old as the recording, and goes on.
     */
    public void lived(boolean sinceFirst, boolean toLast) {
        fromFirst = sinceFirst;
        untilLast = toLast;
    }

    public void name(String text) {
        name = text;
    }

    public String name() {
        return name;
    }

    public void kind(LaneKind changed, LaneRole as) {
        kind = changed;
        role = as;
    }

    /** The number of the process or thread is not known. */
    public void noSystemId() {
        systemId = OptionalLong.empty();
    }

    /** Where it stands among the lanes of its parent: lower is higher up. */
    public void order(long place) {
        order = place;
    }

    /** The number of the process or thread. */
    public void systemId(long id) {
        systemId = OptionalLong.of(id);
    }

    /** The lane is shown even if nothing is on it. */
    public void keep() {
        kept = true;
    }

    LaneKind kind() {
        return kind;
    }

    LaneRole role() {
        return role;
    }

    long order() {
        return order;
    }

    OptionalLong systemId() {
        return systemId;
    }

    boolean isClosed() {
        return closed != UNKNOWN || untilLast && first <= last;
    }

    long closed() {
        return closed == UNKNOWN ? last : closed;
    }

    /** When it began, or else the earliest time of all. */
    long opened() {
        return opened != UNKNOWN ? opened : fromFirst && first <= last ? first : assembly.earliest();
    }

    /** Whether something is known of it by itself, whatever it holds. */
    boolean isKnown() {
        return kept || rows.size() + marks.size() + counters.size() + samples.size() > 0;
    }

    /** This lane holds that one from now on. */
    void hold(Track part) {
        parts.add(part);
        part.holder = this;
        int below = part.height + 1;
        for (Track at = this; at != null && at.height < below; at = at.holder) {
            at.height = below++;
        }
    }

    /** How many lanes hold each other below this one; after a move still as many as there were. */
    int height() {
        return height;
    }

    /** How many lanes hold each other here, this one among them. */
    int depth() {
        int depth = 0;
        for (Track at = this; at != null; at = at.holder) {
            depth++;
        }
        return depth;
    }

    /** Whether it is that lane, or lies in it. */
    boolean isIn(Track other) {
        Track at = this;
        while (at != null && at != other) {
            at = at.holder;
        }
        return at == other;
    }

    private long seen(long time) {
        long kept = Math.clamp(time, -FARTHEST, FARTHEST);
        assembly.seen(kept);
        first = Math.min(first, kept);
        last = Math.max(last, kept);
        return kept;
    }
}
