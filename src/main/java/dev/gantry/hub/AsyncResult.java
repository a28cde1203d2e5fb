package dev.gantry.hub;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Result that is set once, at some time.
 *
 * @param <T> the result
 */
public final class AsyncResult<T> implements Waitable {
    private final Hub hub;
    private final Links links;
    private boolean ready;
    private T value;
    private Throwable failure;

    public AsyncResult(Hub hub) {
        this.hub = hub;
        this.links = new Links(hub, this, Links.Reach.ALL);
    }

    /** Sets the result; those that wait get it in the loop's next turn. */
    public void set(T result) {
        hub.checkHere();
        ready = true;
        value = result;
        failure = null;
        links.tellAll();
    }

    /** Sets the exception that those waiting for the result get. */
    public void setException(Throwable exception) {
        hub.checkHere();
        Objects.requireNonNull(exception);
        ready = true;
        value = null;
        failure = exception;
        links.tellAll();
    }

    /** The result; waits for it, and throws the exception if one was set. */
    public T get() throws Exception {
        if (!ready) {
            links.await(Optional.empty(), () -> {});
        }
        return result();
    }

    /**
     * The same within this time.
     *
     * @throws Timeout if nothing was set by then
     */
    public T get(Duration timeout) throws Exception {
        if (!ready && !links.await(Optional.of(timeout), () -> {})) {
            throw Timeout.expired(timeout);
        }
        return result();
    }

    /**
     * The same at once.
     *
     * @throws Timeout if nothing was set so far
     */
    public T getNow() throws Exception {
        if (!ready) {
            throw Timeout.expired(Duration.ZERO);
        }
        return result();
    }

    /** Waits until something is set, but not longer than this; returns whether it was. */
    public boolean await(Duration timeout) throws InterruptedException {
        if (ready && !links.isTelling()) {
            return true;
        }
        return links.await(Optional.of(timeout), () -> {});
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    public boolean successful() {
        return ready && failure == null;
    }

    /** The result; null if it is not there, or there is something to be thrown instead. */
    public T value() {
        return value;
    }

    public Optional<Throwable> exception() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void rawLink(Consumer<? super Waitable> callback) {
        links.add(callback);
    }

    @Override
    public void unlink(Consumer<? super Waitable> callback) {
        links.remove(callback);
    }

    private T result() {
        if (failure != null) {
            throw Rethrow.asIs(failure);
        }
        return value;
    }
}
