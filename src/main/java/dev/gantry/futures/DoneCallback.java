package dev.gantry.futures;

/** What to do when a future is done. It may call the future's {@code result()}: that returns or throws at once. */
@FunctionalInterface
public interface DoneCallback<T> {
    /**
     * Called once, with the future that is done.
     *
     * @throws Exception is logged, and nothing else comes of it
     */
    void done(Future<T> future) throws Exception;
}
