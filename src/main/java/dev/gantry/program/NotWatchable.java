package dev.gantry.program;

/** A program cannot be started so that it is watched. The message says why and what helps, in a sentence or two. */
public final class NotWatchable extends Exception {
    private static final long serialVersionUID = 1;

    public NotWatchable(String message) {
        super(message);
    }
}
