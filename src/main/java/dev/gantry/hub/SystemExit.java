package dev.gantry.hub;

/** Exit of the whole program: thrown in any task, it reaches the hub's main program. */
public final class SystemExit extends Error {
    private static final long serialVersionUID = 1;

    public SystemExit(String message) {
        super(message);
    }
}
