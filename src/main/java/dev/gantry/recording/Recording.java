package dev.gantry.recording;

import dev.gantry.hook.Recorder;
import dev.gantry.trace.Snapshot;

/**
 * What one run of a program leaves behind, while it runs and after.
 *
 * <p>{@link #start} lets the hooks record, {@link #stop} (or {@link #close}) ends it and returns when everything is
 * drained. At most one recording is on at a time in a JVM.
 */
public final class Recording implements AutoCloseable {
    private final Recorder recorder;

    private Recording(Recorder recorder) {
        this.recorder = recorder;
    }

    /**
     * Starts to record this process; the calling thread gets the first lane.
     *
     * @throws IllegalStateException if another recording is on
     */
    public static Recording start(Recorder.Options options) {
        Recorder recorder = new Recorder(options);
        recorder.start();
        return new Recording(recorder);
    }

    /** What was recorded up to a few milliseconds ago. Never waits. */
    public Snapshot snapshot() {
        return recorder.snapshot();
    }

    /** What a hook costs in nanoseconds, by the hooks that were timed; 0 while none was. */
    public int hookCost() {
        return recorder.hookCost();
    }

    /** Ends the recording; returns all of it. A second call returns the same. */
    public Snapshot stop() {
        return recorder.stop();
    }

    @Override
    public void close() {
        stop();
    }
}
