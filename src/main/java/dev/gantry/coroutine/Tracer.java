package dev.gantry.coroutine;

/**
 * Tracer of the switches between the greenlets of its thread. It is called in the greenlet that gets the thread, before
 * that goes on; what it throws goes into that greenlet, and the tracer is not called again.
 */
@FunctionalInterface
public interface Tracer {
    /** Kind of the switch. */
    enum Event {
        /** Switch with values, or by returning. */
        SWITCH,
        /** Switch with an exception. */
        THROW
    }

    /** No tracer. */
    Tracer NONE = (_, _, _) -> {};

    void switched(Event event, Greenlet origin, Greenlet target);
}
