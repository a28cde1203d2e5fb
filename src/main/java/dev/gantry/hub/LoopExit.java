package dev.gantry.hub;

/**
 * Deadlock of a hub: all its strands wait, and nothing is left that could wake one. Thrown in the hub's main program.
 */
public final class LoopExit extends RuntimeException {
    private static final long serialVersionUID = 1;

    LoopExit(Hub hub) {
        super("This operation would block forever\n\tHub: " + hub);
    }
}
