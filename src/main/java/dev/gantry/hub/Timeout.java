package dev.gantry.hub;

import java.time.Duration;

/**
 * Time limit of the current task, and the exception thrown in it when the time is over. It starts at once and ends by
 * {@link #close}:
 *
 * <pre>{@code try (Timeout limit = hub.timeout(Duration.ofSeconds(1))) { … }}</pre>
 *
 * <p>It is thrown where the task waits on the hub. A cooperative task that blocks its thread, or computes, is not
 * interrupted, and if it then closes the limit without waiting, nothing is thrown at all. An automatic task that waits
 * in a call which is not the hub's is interrupted there; that call throws what it throws on an interrupt, and the limit
 * comes at the next call of the hub, unless it is closed by then. A task that ends by such an interrupt has failed with
 * the limit.
 *
 * <p>What Python's silent {@code Timeout(seconds, False)} and {@code with_timeout} do, {@link Hub#withTimeout} does.
 *
 * <p>An {@link Error}, so that no {@code catch (Exception e)} takes it, as in Python.
 */
public final class Timeout extends Error implements AutoCloseable {
    private static final long serialVersionUID = 1;

    private final transient Hub hub;
    private final transient Strand strand;
    private final transient Timers.Timer timer;

    Timeout(Hub hub, Duration time) {
        super(text(time));
        this.hub = hub;
        this.strand = hub.strand();
        this.timer = hub.loop.timers.in(Hub.nanos(time), () -> strand.interrupt(this));
    }

    private Timeout(Duration time) {
        super(text(time));
        hub = null;
        strand = null;
        timer = null;
    }

    /** Exception of a call whose own time limit is over. */
    static Timeout expired(Duration time) {
        return new Timeout(time);
    }

    /** Ends the limit: it is not thrown any more, even if its time was over already. */
    @Override
    public void close() {
        if (hub != null) {
            hub.loop.timers.cancel(timer);
            strand.forget(this);
        }
    }

    private static String text(Duration time) {
        return time.getSeconds() + time.getNano() / 1e9 + " seconds";
    }
}
