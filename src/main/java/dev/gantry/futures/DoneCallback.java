package dev.gantry.futures;

/** Done-callback of a future. It may call the future's {@code result()}: that returns or throws at once. */
@FunctionalInterface
public interface DoneCallback<T> {
    /**
     * Called once, with the future that is done.
     *
     * @throws Exception is logged, and has no other effect
     */
    void done(Future<T> future) throws Exception;
}
