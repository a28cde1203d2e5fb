package dev.gantry.hook;

import java.util.concurrent.atomic.AtomicInteger;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.SwitchReason;
import dev.gantry.wire.RecordKind;

/**
 * Lane of a coroutine in all recordings made during its life. It opens when the coroutine first becomes ready or gets
 * the thread under a recording.
 *
 * <p>A coroutine may itself run another (a greenlet that runs a generator): when it is suspended inside that one, it is
 * resumed inside it, so each remembers its <i>place</i>. All calls come from the thread that runs the coroutine, and
 * cost one field read while nothing is recorded.
 *
 * <p>The lane is stored with its recording, and each call reads once which recording is on: so a lane of an earlier
 * recording is never taken for one of the next, not even in a call that spans both.
 */
public final class CoroutineLane {
    private static final AtomicInteger NAMELESS = new AtomicInteger();

    private final LaneKind kind;
    private final String name;
    private long own;
    private long place;

    /** A lane of this kind; an empty name becomes a number. */
    public CoroutineLane(LaneKind kind, String name) {
        this.kind = kind;
        this.name = name;
    }

    /** Lane for code on a thread outside all coroutines, which is shown on the thread's own lane. */
    public static CoroutineLane ofThread() {
        return new CoroutineLane(LaneKind.THREAD, "");
    }

    public boolean isOfThread() {
        return kind == LaneKind.THREAD;
    }

    /** Whether the recording that is on has seen it. */
    public boolean isOpen() {
        Recorder on = Probe.current();
        return on != null && on.key.owns(own);
    }

    /** Control passes from the one coroutine to the other. */
    public static void passed(CoroutineLane from, CoroutineLane to, SwitchReason reason) {
        Recorder on = Probe.current();
        if (on != null) {
            ThreadLane thread = ThreadLane.current();
            thread.buffer(on);
            if (on.key.owns(from.own) || from.kind == LaneKind.THREAD) {
                from.place = on.key.handle(thread.lane);
            }
            switched(on, thread, to.place(on), reason);
        }
    }

    /**
     * Control passes from whatever runs on this thread to this coroutine; returns the value to pass to {@link #left}.
     */
    public long entered(SwitchReason reason) {
        Recorder on = Probe.current();
        if (on == null) {
            return 0;
        }
        ThreadLane thread = ThreadLane.current();
        thread.buffer(on);
        int from = thread.lane;
        switched(on, thread, place(on), reason);
        return on.key.handle(from);
    }

    /** Control passes back to where it came from. */
    public void left(long back, SwitchReason reason) {
        Recorder on = Probe.current();
        if (on != null) {
            ThreadLane thread = ThreadLane.current();
            Buffer buffer = thread.buffer(on);
            if (on.key.owns(own) && thread.lane != buffer.lane) {
                switched(on, thread, on.key.owns(back) ? (int) back : buffer.lane, reason);
            }
        }
    }

    /** The coroutine is suspended and could run from now on. */
    public void ready() {
        Recorder on = Probe.current();
        if (on != null && kind.isCoroutine()) {
            put(on, place(on), RecordKind.READY);
        }
    }

    /** The coroutine has ended, and given its thread away. */
    public void closed() {
        Recorder on = Probe.current();
        if (on != null && on.key.owns(own)) {
            put(on, (int) own, RecordKind.LANE_CLOSED);
            own = 0;
            place = 0;
        }
    }

    private int place(Recorder on) {
        if (!on.key.owns(place)) {
            place = on.key.handle(open(on));
        }
        return (int) place;
    }

    private int open(Recorder on) {
        Buffer buffer = ThreadLane.current().buffer(on);
        if (kind == LaneKind.THREAD) {
            return buffer.lane;
        }
        int lane = on.newLane();
        String called = name.isEmpty() ? kind.id() + "-" + NAMELESS.incrementAndGet() : name;
        on.openLane(buffer, lane, buffer.lane, kind, LaneRole.PLAIN, called);
        own = on.key.handle(lane);
        return lane;
    }

    /** Makes the next records of this thread belong to that lane. */
    private static void switched(Recorder on, ThreadLane thread, int to, SwitchReason reason) {
        thread.buffer(on).put(thread.lane, to, RecordKind.SWITCHED, reason.code());
        thread.lane = to;
    }

    private static void put(Recorder on, int lane, RecordKind kind) {
        ThreadLane.current().buffer(on).put(lane, 0, kind, 0);
    }
}
