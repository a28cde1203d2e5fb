package dev.gantry.hub;

/** Full pool: there was no room in time. */
public final class PoolFull extends RuntimeException {
    private static final long serialVersionUID = 1;

    PoolFull() {
        super("the pool is full");
    }
}
