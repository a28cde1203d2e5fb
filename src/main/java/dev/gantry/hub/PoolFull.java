package dev.gantry.hub;

/** There was no room in a pool in time. */
public final class PoolFull extends RuntimeException {
    private static final long serialVersionUID = 1;

    PoolFull() {
        super("the pool is full");
    }
}
