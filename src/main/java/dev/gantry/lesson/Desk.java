package dev.gantry.lesson;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Environment of a lesson: its parameters, its output, and the length of its second. Safe for all threads. */
public interface Desk {
    /** Most workers of a pool. */
    int workers();

    /** Number of tasks to submit. */
    int tasks();

    /** Number of threads of each process. */
    int threads();

    /** Number of coroutines on each thread. */
    int coroutines();

    /** Number of steps of a computation. */
    int steps();

    /** This many of the lesson's seconds. */
    Duration seconds(double seconds);

    /** Sleeps for this many of the lesson's seconds; the calling thread is blocked, which the recording shows. */
    void sleep(double seconds) throws InterruptedException;

    /** Prints a line; the recording keeps it as a mark of the calling thread's lane. */
    void print(String line);

    /** Random numbers that depend only on the seed. */
    RandomGenerator random();
}
