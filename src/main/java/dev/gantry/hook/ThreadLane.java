package dev.gantry.hook;

import dev.gantry.trace.LaneRole;

/** What a thread knows of itself: its role for good, and its buffer and lane in the recorder that is on. */
final class ThreadLane {
    private static final ThreadLocal<ThreadLane> CURRENT = ThreadLocal.withInitial(ThreadLane::new);

    LaneRole role = LaneRole.PLAIN;
    Buffer buffer;
    int lane;

    static ThreadLane current() {
        return CURRENT.get();
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
        return known != null && known.session == recorder.session;
    }

    private Buffer open(Recorder recorder) {
        buffer = recorder.openThread(role);
        lane = buffer.lane;
        return buffer;
    }
}
