package dev.gantry.hook;

/** Identity of an executor for all recorders during its life. Safe for all threads. */
public final class ExecutorTag {
    private final String name;
    private volatile long handle;

    /** A tag for the executor of this name. */
    public ExecutorTag(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** The executor's id in this recorder; the first call in each announces it. */
    int in(Recorder recorder) {
        long known = handle;
        return recorder.key.owns(known) ? (int) known : announce(recorder);
    }

    private synchronized int announce(Recorder recorder) {
        if (!recorder.key.owns(handle)) {
            handle = recorder.openExecutor(name);
        }
        return (int) handle;
    }
}
