package dev.gantry.hub;

import dev.gantry.trace.SwitchReason;

/** Main program of an automatic hub: while it waits, its thread runs the loop, and so all tasks. */
final class AutomaticMain extends Strand {
    private final AutomaticHub hub;

    AutomaticMain(AutomaticHub hub) {
        this.hub = hub;
    }

    @Override
    void enter() {
        // the loop below sees that the wait is over
    }

    @Override
    void leave(SwitchReason reason) {
        readyOnLeaving = false;
        hub.turnUntilDone(waiter);
    }

    @Override
    void interruptElsewhere(Throwable exception) {
        throw Rethrow.asIs(exception);
    }

    @Override
    void markReady() {
        // a thread's own lane is not marked
    }
}
