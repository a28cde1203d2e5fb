package dev.gantry.hook;

import dev.gantry.trace.LaneRole;

/**
 * Thread state for hooks: the thread's role, which never changes, and its buffer and lane in the recorder that is on.
 * The buffer holds it, so that a thread which lost its locals finds it again while that recorder is on.
 */
final class ThreadLane {
    private static final PerThread<ThreadLane> CURRENT = new PerThread<>();

    final Thread thread = Thread.currentThread();
    LaneRole role = LaneRole.PLAIN;
    Buffer buffer;

    /** Whether this thread has no lane of its own: what it records is the process's. */
    boolean ofProcess;

    /** Lane of this thread's records: its own ({@code buffer.lane}) or that of the coroutine it runs. */
    int lane;

    static ThreadLane current() {
        ThreadLane known = CURRENT.get();
        return known == null ? first() : known;
    }

    private static ThreadLane first() {
        ThreadLane fresh = new ThreadLane();
        CURRENT.set(fresh);
        return fresh;
    }

    /** The calling virtual thread records as the thread that carries it, into the same buffer. */
    void carry() {
        CURRENT.lend(this);
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
        buffer = recorder.openThread(this);
        lane = buffer.lane;
        return buffer;
    }
}
