package dev.gantry.hub;

/** A callback of the loop called something that waits: it must not, the loop would stand still. */
public final class BlockingSwitchOutError extends IllegalStateException {
    private static final long serialVersionUID = 1;

    BlockingSwitchOutError() {
        super("Impossible to call blocking function in the event loop callback");
    }
}
