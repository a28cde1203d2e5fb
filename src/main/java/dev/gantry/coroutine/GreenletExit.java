package dev.gantry.coroutine;

/**
 * Ends a greenlet quietly: one that lets it pass has returned it. An {@link Error}, so that no {@code catch (Exception
 * e)} takes it.
 */
public final class GreenletExit extends Error {
    private static final long serialVersionUID = 1;

    public GreenletExit() {
        super("the greenlet is ended");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
