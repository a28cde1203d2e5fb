package dev.gantry.coroutine;

/**
 * Thrown at the yield of a generator that is closed. An {@link Error}, so that no {@code catch (Exception e)} takes it.
 */
public final class GeneratorExit extends Error {
    private static final long serialVersionUID = 1;

    public GeneratorExit() {
        super("the generator is closed");
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
