package dev.gantry;

/** For loops that wait for what nobody tells them of: they leave the processor to those they wait for. */
public final class Moment {
    private Moment() {}

    /** Lets a millisecond pass; an interrupt, as that of a test's time limit, ends the waiting. */
    public static void pass() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while it waited", e);
        }
    }
}
