package dev.gantry.lesson;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What a lesson finds on its desk: its parameters, a place to print, and a second of its own length. Safe for all
 * threads.
 */
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

    /** Sleeps for this many of the lesson's seconds; the calling thread is held, and the recording says so. */
    void sleep(double seconds) throws InterruptedException;

    /** Prints a line; the recording keeps it as a mark of the calling thread's lane. */
    void print(String line);

    /** Random numbers that depend on nothing but the seed. */
    RandomGenerator random();
}
