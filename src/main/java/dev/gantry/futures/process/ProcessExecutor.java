package dev.gantry.futures.process;

import java.util.List;

import dev.gantry.futures.Executor;

/** Executor whose tasks run in processes of its own, here or on other machines. Safe for all threads. */
public interface ProcessExecutor extends Executor {
    /** The process ids of the workers that are there now, in the order in which they were started. */
    List<Long> processes();

    /**
     * Shuts down, cancels what is queued, and has every process end as the system ends one (SIGTERM), or at once if it
     * has not ended after the grace period: Python's {@code terminate_workers}. Tasks that run fail. Waits for nothing.
     */
    void terminateWorkers();

    /** The same, but ends every process at once (SIGKILL): Python's {@code kill_workers}. */
    void killWorkers();
}
