package dev.gantry.hub;

import dev.gantry.trace.SwitchReason;

/**
 * Strand: anything that can wait on a hub: its main program, a task, or a greenlet that the program made itself. What
 * it waits for is a {@link Waiter}; without one it runs, or is suspended by other means than the hub's.
 */
abstract sealed class Strand permits GreenletStrand, VirtualStrand, AutomaticMain {
    Waiter<?> waiter;

    /** Set when the wake-up is in the loop's queue before the strand has given its thread away. */
    boolean readyOnLeaving;

    /** Gives the thread to this strand until it waits again or ends. Called by the loop. */
    abstract void enter();

    /** Gives the thread from this strand, which runs, to the loop; returns when the loop enters it. */
    abstract void leave(SwitchReason reason) throws InterruptedException;

    /**
     * Throws this in the strand where it is suspended, or at its next wait if this one has ended. Called by the loop.
     */
    final void interrupt(Throwable exception) {
        if (waiter != null && !waiter.isDone()) {
            waiter.fail(exception);
        } else {
            interruptElsewhere(exception);
        }
    }

    /** Throws this in the strand, which is suspended by other means than the hub's. */
    abstract void interruptElsewhere(Throwable exception);

    /**
     * Exception that it really failed with: the one to be thrown in it, where the failure is only the interrupt used
     * for that.
     */
    Throwable instead(Throwable failure) {
        return failure;
    }

    /** Forgets a closed limit, which must not be thrown any more. */
    void forget(Timeout limit) {
        // only a VirtualStrand keeps a limit to be thrown later
    }

    /** Records that it could run. */
    abstract void markReady();
}
