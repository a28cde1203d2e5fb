package dev.gantry.hub;

/** Everything on this hub waits, and nothing is left that could end it. Thrown in the hub's main program. */
public final class LoopExit extends RuntimeException {
    private static final long serialVersionUID = 1;

    LoopExit(Hub hub) {
        super("This operation would block forever\n\tHub: " + hub);
    }
}
