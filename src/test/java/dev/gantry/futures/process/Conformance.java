package dev.gantry.futures.process;

/** The kind of pool that a suite of rules is about: of processes, unless a subclass says otherwise. */
public class Conformance {
    /** A pool with these options. */
    protected ProcessExecutor pool(ProcessOptions options) {
        return new ProcessPool(options);
    }

    protected final ProcessExecutor pool(int workers) {
        return pool(ProcessOptions.workers(workers));
    }

    /** What a future fails with whose worker ended. */
    protected Class<? extends Throwable> lost() {
        return BrokenProcessPool.class;
    }

    /** What a pool that no worker can run tasks of refuses them with. */
    protected Class<? extends Throwable> broken() {
        return BrokenProcessPool.class;
    }
}
