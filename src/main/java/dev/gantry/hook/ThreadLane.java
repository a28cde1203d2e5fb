package dev.gantry.hook;

import dev.gantry.trace.LaneRole;

/** What a thread knows of itself: its role for good, and its buffer and lane in the recorder that is on. */
final class ThreadLane {
    private static final ThreadLocal<ThreadLane> CURRENT = ThreadLocal.withInitial(ThreadLane::new);

    private final Thread thread = Thread.currentThread();
    LaneRole role = LaneRole.PLAIN;
    Buffer buffer;

    /** The lane that this thread's records tell of: its own ({@code buffer.lane}) or that of the coroutine it runs. */
    int lane;

    static ThreadLane current() {
        return CURRENT.get();
    }

    /** The calling virtual thread records as the thread that carries it, into the same buffer. */
    void carry() {
        CURRENT.set(this);
    }

    static void forget() {
        CURRENT.remove();
    }

    /** This thread's buffer in this recorder; the first call opens the thread's lane. */
    Buffer buffer(Recorder recorder) {
        return isIn(recorder) ? buffer : open(recorder);
    }

    /** Whether this thread has a buffer in this recorder. */
    boolean isIn(Recorder recorder) {
        Buffer known = buffer;
        return known != null && known.key == recorder.key;
    }

    private Buffer open(Recorder recorder) {
        buffer = recorder.openThread(thread, role);
        lane = buffer.lane;
        return buffer;
    }
}
