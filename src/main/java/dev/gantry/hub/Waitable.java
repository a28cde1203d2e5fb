package dev.gantry.hub;

import java.util.function.Consumer;

/** Waitable, which can be waited for together with others: a task, an event, a result, a semaphore. */
public sealed interface Waitable permits HubTask, Event, AsyncResult, Semaphore {
    /** Whether waiting for it would return at once. */
    boolean isReady();

    /**
     * Calls this in the loop once it is ready, in the order of linking; if it is ready already, in the loop's next
     * turn. It is called once, and forgotten then; to be called the next time, link it again. The callback must not
     * wait: see {@link BlockingSwitchOutError}.
     */
    void rawLink(Consumer<? super Waitable> callback);

    /** Removes a link. */
    void unlink(Consumer<? super Waitable> callback);
}
