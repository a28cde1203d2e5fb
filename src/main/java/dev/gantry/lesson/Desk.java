package dev.gantry.lesson;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Environment of a lesson: its parameters, its output, and the length of its second. Safe for all threads. */
public interface Desk {
    /** How many workers a pool shall have at most. */
    int workers();

    /** How many tasks to submit. */
    int tasks();

    /** How many threads each process shall have. */
    int threads();

    /** How many coroutines shall take turns on each thread. */
    int coroutines();

    /** How many steps a computation shall make. */
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
