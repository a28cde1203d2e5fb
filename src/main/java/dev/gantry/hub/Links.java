package dev.gantry.hub;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.gantry.trace.SwitchReason;

/** Who wants to know when something is ready. They are told from the loop, in the order in which they asked. */
final class Links {
    private final Hub hub;
    private final Waitable source;
    private final List<Consumer<? super Waitable>> links = new ArrayList<>(2);

    Links(Hub hub, Waitable source) {
        this.hub = hub;
        this.source = source;
    }

    void add(Consumer<? super Waitable> link) {
        hub.checkHere();
        links.add(link);
        if (source.isReady()) {
            hub.loop.soon(() -> tell(link));
        }
    }

    void remove(Consumer<? super Waitable> link) {
        links.remove(link);
    }

    /** Waits until the source is ready; false if it is not by then. */
    boolean await(Optional<Duration> timeout) throws InterruptedException {
        if (source.isReady()) {
            return true;
        }
        Waiter<Boolean> waiter = hub.waiter();
        WakeLink link = new WakeLink(waiter);
        add(link);
        try {
            return hub.awaitFor(waiter, timeout, SwitchReason.SWITCH).orElse(false);
        } finally {
            remove(link);
        }
    }

    /** Those that ask now are told in the loop's next turn, whatever happens until then. */
    void tellAll() {
        if (!links.isEmpty()) {
            List<Consumer<? super Waitable>> asked = List.copyOf(links);
            for (Consumer<? super Waitable> link : asked) {
                if (link instanceof WakeLink wake) {
                    wake.waiter().markReady();
                }
            }
            hub.loop.soon(() -> asked.forEach(this::tell));
        }
    }

    private void tell(Consumer<? super Waitable> link) {
        if (links.contains(link)) {
            try {
                link.accept(source);
            } catch (Throwable failed) {
                hub.failed(link.toString(), failed);
            }
        }
    }

    /** A link that ends a wait. */
    record WakeLink(Waiter<Boolean> waiter) implements Consumer<Waitable> {
        @Override
        public void accept(Waitable source) {
            waiter.wake(true);
        }
    }
}
