package dev.gantry;

/**
 * A state that two threads meet at. Where a thread waits for ever no other state is made, and jcstress itself would wait
 * with it: the forked JVM is then ended, which jcstress reports as an error of the test.
 */
public abstract class Watched {
    private static final long PATIENCE = 30_000;

    private static volatile int made;

    static {
        Thread.ofPlatform().daemon().name("watchdog").start(Watched::watch);
    }

    protected Watched() {
        made = made + 1; // whether it changes is all that counts
    }

    private static void watch() {
        int before;
        do {
            before = made;
            try {
                Thread.sleep(PATIENCE);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        } while (made != before);
        System.err.println("A thread waits for ever: nothing has happened for " + PATIENCE + " ms.");
        Runtime.getRuntime().halt(1);
    }
}
