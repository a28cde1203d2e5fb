package dev.gantry.coroutine;

/**
 * Is told of every switch between the greenlets of its thread, in the greenlet that gets the thread, before that goes
 * on. What it throws goes into that greenlet, and it is told no more.
 */
@FunctionalInterface
public interface Tracer {
    /** How the thread was given. */
    enum Event {
        /** With values, or by returning. */
        SWITCH,
        /** With something thrown. */
        THROW
    }

    /** Nobody is told. */
    Tracer NONE = (_, _, _) -> {};

    void switched(Event event, Greenlet origin, Greenlet target);
}
