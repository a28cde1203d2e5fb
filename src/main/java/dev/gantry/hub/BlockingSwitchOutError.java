package dev.gantry.hub;

/** Waiting call in a callback of the loop: not allowed, as the loop would stop. */
public final class BlockingSwitchOutError extends IllegalStateException {
    private static final long serialVersionUID = 1;

    BlockingSwitchOutError() {
        super("Impossible to call blocking function in the event loop callback");
    }
}
