package dev.gantry.coroutine;

/** Misuse of a greenlet, such as from another thread. */
public final class GreenletError extends IllegalStateException {
    private static final long serialVersionUID = 1;

    GreenletError(String message) {
        super(message);
    }
}
