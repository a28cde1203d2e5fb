package dev.gantry.hub;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import dev.gantry.coroutine.GreenletExit;
import dev.gantry.hook.Probe;

/**
 * Task of a hub, a Greenlet in gevent.
 *
 * <p>Being killed counts as success, as in gevent: {@link #value} is then the {@link GreenletExit}. Since that is no
 * {@code T}, {@link #get} throws it, where Python returns it.
 *
 * @param <T> what it returns
 */
public final class HubTask<T> implements Waitable {
    private enum State {
        NEW, STARTED, ENDED
    }

    private final Hub hub;
    private final Callable<T> body;
    private final int ident;
    private final String name;
    private final Links links;
    private State state = State.NEW;
    private boolean running;
    private Timers.Timer delay;
    private Strand strand;
    private long handle;
    private Object value;
    private Throwable failure;

    HubTask(Hub hub, String name, Callable<T> body) {
        this.hub = hub;
        this.body = body;
        this.ident = hub.idents.nextClearBit(0);
        hub.idents.set(ident);
        this.name = name.isEmpty() ? "Greenlet-" + ident : name;
        this.links = new Links(hub, this, Links.Reach.ALL);
    }

    /** Lets it start in the loop's next turn. Without effect if this or {@link #startLater} was called before. */
    public void start() {
        hub.checkHere();
        if (state == State.NEW) {
            note();
            hub.loop.soon(this::begin);
        }
    }

    /** Lets it start after this time. */
    public void startLater(Duration time) {
        hub.checkHere();
        if (state == State.NEW) {
            note();
            delay = hub.loop.timers.in(Hub.nanos(time), this::begin);
        }
    }

    public String name() {
        return name;
    }

    /** The smallest number that no other task of the hub had when this one was made. */
    public int minimalIdent() {
        return ident;
    }

    /** Whether it was started and has not ended: Python's {@code bool(task)} and {@code started}. */
    public boolean isStarted() {
        return state == State.STARTED;
    }

    /** Whether it has ended. */
    @Override
    public boolean isReady() {
        return state == State.ENDED;
    }

    /** Whether it has returned or was killed. */
    public boolean successful() {
        return state == State.ENDED && failure == null;
    }

    /** Return value, or the {@link GreenletExit} that killed it; null if it has not ended or failed. */
    public Object value() {
        return value;
    }

    /** Exception that it threw. */
    public Optional<Throwable> exception() {
        return Optional.ofNullable(failure);
    }

    /** Waits until it has ended, however. */
    public void join() throws InterruptedException {
        join(Optional.empty());
    }

    /** Waits until it has ended, but not longer than this. */
    public void join(Duration timeout) throws InterruptedException {
        join(Optional.of(timeout));
    }

    /** Result; waits for it, and throws the task's exception. */
    public T get() throws Exception {
        join();
        return result();
    }

    /**
     * The same within this time.
     *
     * @throws Timeout if it has not ended by then
     */
    public T get(Duration timeout) throws Exception {
        join(timeout);
        if (state != State.ENDED) {
            throw Timeout.expired(timeout);
        }
        return result();
    }

    /** Throws a {@link GreenletExit} in it, and waits until it has ended. One that has not begun never will. */
    public void kill() throws InterruptedException {
        kill(new GreenletExit());
    }

    /** Throws this in it, and waits until it has ended. It may catch it, and go on. */
    public void kill(Throwable exception) throws InterruptedException {
        killSoon(exception);
        join();
    }

    /** The same, waiting no longer than this. */
    public void kill(Throwable exception, Duration timeout) throws InterruptedException {
        killSoon(exception);
        join(timeout);
    }

    /**
     * Throws a {@link GreenletExit} in it in the loop's next turn, and does not wait. One that has not begun ends now.
     */
    public void killSoon() {
        killSoon(new GreenletExit());
    }

    public void killSoon(Throwable exception) {
        hub.checkHere();
        Objects.requireNonNull(exception);
        if (state == State.NEW) {
            state = State.STARTED;
        }
        if (strand == null) {
            deliver(exception);
        } else {
            hub.loop.soon(() -> deliver(exception));
        }
    }

    /** Calls this in a strand of its own when the task has ended: it may wait. */
    public void link(Consumer<? super HubTask<T>> callback) {
        rawLink(new Detached(callback, true, true));
    }

    /** The same if the task was successful. */
    public void linkValue(Consumer<? super HubTask<T>> callback) {
        rawLink(new Detached(callback, true, false));
    }

    /** The same if the task has failed. */
    public void linkException(Consumer<? super HubTask<T>> callback) {
        rawLink(new Detached(callback, false, true));
    }

    @Override
    public void rawLink(Consumer<? super Waitable> callback) {
        links.add(callback);
    }

    @Override
    public void unlink(Consumer<? super Waitable> callback) {
        links.remove(callback);
    }

    @Override
    public String toString() {
        return "<HubTask " + name + ">";
    }

    private boolean join(Optional<Duration> timeout) throws InterruptedException {
        if (state == State.ENDED) {
            return true;
        }
        return links.await(timeout, () -> {}) || state == State.ENDED;
    }

    private void note() {
        state = State.STARTED;
        handle = Probe.taskSubmitted(hub.tag, name);
        hub.alive(this);
    }

    private void begin() {
        if (state == State.STARTED && strand == null) {
            strand = hub.begin(name, this::run);
            strand.enter();
        }
    }

    private void run() {
        running = true;
        Probe.taskStarted(handle);
        Object result = null;
        Throwable failed = null;
        try {
            result = body.call();
        } catch (Throwable thrown) {
            failed = strand.instead(thrown);
        }
        if (failed instanceof GreenletExit) {
            result = failed;
            failed = null;
        }
        if (failed == null) {
            Probe.taskSucceeded(handle);
        } else {
            Probe.taskFailed(handle, failed);
        }
        end(result, failed);
    }

    private void end(Object result, Throwable failed) {
        value = result;
        failure = failed;
        state = State.ENDED;
        strand = null;
        hub.ended(this);
        hub.idents.clear(ident);
        if (failed != null) {
            hub.failed(this, failed);
        }
        links.tellAll();
    }

    private void deliver(Throwable exception) {
        if (state != State.STARTED) {
            return;
        }
        if (running) {
            strand.interrupt(exception);
            return;
        }
        if (delay != null) {
            hub.loop.timers.cancel(delay);
        }
        Probe.taskCancelled(handle);
        boolean quiet = exception instanceof GreenletExit;
        end(quiet ? exception : null, quiet ? null : exception);
    }

    /** Its return value; throws what it has thrown, or the exit that has killed it. */
    @SuppressWarnings("unchecked") // a value that is no exit came from the body
    T result() throws Exception {
        if (failure instanceof Exception exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (value instanceof GreenletExit exit) {
            throw exit;
        }
        return (T) value;
    }

    /** A link that gets a strand of its own. */
    private final class Detached implements Consumer<Waitable> {
        private final Consumer<? super HubTask<T>> callback;
        private final boolean onValue;
        private final boolean onFailure;

        Detached(Consumer<? super HubTask<T>> callback, boolean onValue, boolean onFailure) {
            this.callback = Objects.requireNonNull(callback);
            this.onValue = onValue;
            this.onFailure = onFailure;
        }

        @Override
        public void accept(Waitable task) {
            if (failure == null ? onValue : onFailure) {
                hub.detached(() -> {
                    Probe.callbackStarted(handle);
                    try {
                        callback.accept(HubTask.this);
                    } finally {
                        Probe.callbackEnded(handle);
                    }
                });
            }
        }
    }
}
