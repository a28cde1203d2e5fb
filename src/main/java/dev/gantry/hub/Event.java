package dev.gantry.hub;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Event: a flag that can be waited for. A task that waits when it is set runs on, even if it is cleared before the
 * task's turn. A task that comes while others are being woken runs behind them, though the flag is set.
 */
public final class Event implements Waitable {
    private final Hub hub;
    private final Links links;
    private boolean set;

    public Event(Hub hub) {
        this.hub = hub;
        this.links = new Links(hub, this, Links.Reach.ALL);
    }

    /** Sets the flag; those that wait run in the loop's next turn, in the order in which they came. */
    public void set() {
        hub.checkHere();
        set = true;
        links.tellAll();
    }

    public void clear() {
        hub.checkHere();
        set = false;
    }

    public boolean isSet() {
        return set;
    }

    @Override
    public boolean isReady() {
        return set;
    }

    /** Waits until it is set. */
    public void await() throws InterruptedException {
        await(Optional.empty());
    }

    /** Waits until it is set, but not longer than this; returns whether it was. */
    public boolean await(Duration timeout) throws InterruptedException {
        return await(Optional.of(timeout));
    }

    @Override
    public void rawLink(Consumer<? super Waitable> callback) {
        links.add(callback);
    }

    @Override
    public void unlink(Consumer<? super Waitable> callback) {
        links.remove(callback);
    }

    private boolean await(Optional<Duration> timeout) throws InterruptedException {
        if (set && !links.isTelling()) {
            return true;
        }
        return links.await(timeout, () -> {});
    }
}
