package dev.gantry.hub;

/** Asks the whole program to end: from whatever task it comes, it reaches the hub's main program. */
public final class SystemExit extends Error {
    private static final long serialVersionUID = 1;

    public SystemExit(String message) {
        super(message);
    }
}
