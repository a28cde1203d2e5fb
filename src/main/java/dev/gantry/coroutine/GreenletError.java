package dev.gantry.coroutine;

/** A greenlet was used in a way that cannot be, such as from another thread. */
public final class GreenletError extends IllegalStateException {
    private static final long serialVersionUID = 1;

    GreenletError(String message) {
        super(message);
    }
}
