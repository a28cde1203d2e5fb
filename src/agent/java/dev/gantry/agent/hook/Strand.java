package dev.gantry.agent.hook;

import java.util.Arrays;

/**
 * Thread, platform or virtual, as its records see it: its lane, the tasks that it runs, and whether it waits. Only the
 * thread itself uses it, but for what is said to be otherwise; a virtual thread is one with its carrier while it is
 * mounted.
 */
class Strand {
    final Thread thread;

    /** The lane's number, 0 if it has none. Read by all threads. */
    volatile int lane;

    /** Whether it is of a fork-join pool: without a task it is idle, whatever it parks for. */
    final boolean isForked;

    /** Whether it is a coroutine of Gantry's, of which the engine tells. */
    boolean isCoroutine;

    /** How many waits are open inside the task that it runs now. */
    int waits;

    /** How many ends of waits had been missed when these were counted, see {@link WaitHooks}. */
    int missed;

    /** Whether a wait of it is recorded that has not ended. Read by all threads, as a hint. */
    boolean told;

    /** Whether it is a worker that waits for its next task. */
    boolean seeking;

    /** The number of the line that was told of it last, 0 for none. */
    int line;

    /** The task that it submits now, and the executor, which is opened once its first thread has a name; or null. */
    Object submits;
    Object submitsTo;

    /** How many texts it prints now, one inside the other. */
    int prints;

    /** What it has formatted of a line that it prints; null while it formats none. */
    StringBuilder formatted;

    /** The innermost stage whose code it runs, or null. */
    Stages.Running stage;

    /** What makes it run the code of a stage next: see {@link StageHooks#fires}; or null. */
    Object fires;

    /** How many of its records were lost since the last that was not. */
    long lost;

    /** The next one of its bucket, see {@link Strands}. */
    volatile Strand next;

    private int[] tasks = new int[4]; // pairs: task; waits and told of the one around it
    private int depth;

    Strand(Thread thread, boolean isForked) {
        this.thread = thread;
        this.isForked = isForked;
    }

    boolean runsTask() {
        return depth > 0;
    }

    /** A task begins inside the one that runs, if one does. 0 is one without a number. */
    void begin(int task) {
        if (depth == tasks.length) {
            tasks = Arrays.copyOf(tasks, 2 * depth);
        }
        tasks[depth] = task;
        tasks[depth + 1] = waits << 1 | (told ? 1 : 0);
        depth += 2;
        waits = 0;
        told = false;
    }

    /** The innermost task, 0 if there is none, or it has no number, or its end is recorded already. */
    int task() {
        return depth == 0 ? 0 : tasks[depth - 2];
    }

    /** The end of this task is recorded, though its code has not returned. False if it does not run here. */
    boolean ended(int task) {
        for (int i = depth - 2; i >= 0; i -= 2) {
            if (tasks[i] == task) {
                tasks[i] = 0;
                return true;
            }
        }
        return false;
    }

    /** The innermost task's code has returned, if there is one. */
    void end() {
        if (depth > 0) {
            depth -= 2;
            waits = tasks[depth + 1] >> 1;
            told = (tasks[depth + 1] & 1) != 0;
        }
    }

    /** Whether this task runs here. */
    boolean runs(int task) {
        for (int i = depth - 2; i >= 0; i -= 2) {
            if (tasks[i] == task) {
                return true;
            }
        }
        return false;
    }
}
