package dev.gantry.hub;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import dev.gantry.trace.SwitchReason;

/**
 * Links (callbacks and waits) to be told when a source is ready. Each is told once, from the loop, in the order of
 * linking, and is then removed; a link that is told may remove one that is not told yet.
 *
 * <p>A link added while others are being told, and the source is ready, is told behind them in the same notification;
 * one added still later waits for the next one, so that links added again and again cannot hold up the loop. Gevent
 * does the same ({@code AbstractLinkable._notify_links}).
 *
 * <p>One link is told in each callback, and the next callback of the loop tells the next one. So a strand that is woken
 * runs before the link behind it is told, on hubs of both kinds.
 */
final class Links {
    /** Reach of a notification. */
    enum Reach {
        /** All links added before it, even if the source is not ready any more when their turn comes. */
        ALL,
        /** One after the other for as long as the source is ready: each may take what made it so. */
        WHILE_READY
    }

    private final Hub hub;
    private final Waitable source;
    private final Reach reach;
    private final Deque<Consumer<? super Waitable>> links = new ArrayDeque<>(2);
    private Notification notification; // null while no link is being told

    Links(Hub hub, Waitable source, Reach reach) {
        this.hub = hub;
        this.source = source;
        this.reach = reach;
    }

    void add(Consumer<? super Waitable> link) {
        hub.checkHere();
        if (!source.isReady()) {
            links.add(link);
        } else if (notification != null) {
            notification.late.add(link);
        } else {
            notifySoon(List.of(link));
        }
    }

    void remove(Consumer<? super Waitable> link) {
        if (!links.remove(link) && notification != null && !notification.due.remove(link)) {
            notification.late.remove(link);
        }
    }

    /** Whether links are being told: a new wait then waits for its turn, even though the source is ready. */
    boolean isTelling() {
        return notification != null;
    }

    /**
     * Waits to be told; false if it was not in time. {@code taking} takes what the source gives, just before the strand
     * runs.
     */
    boolean await(Optional<Duration> timeout, Runnable taking) throws InterruptedException {
        WakeLink link = new WakeLink(hub.waiter(), taking);
        add(link);
        try {
            return hub.awaitFor(link.waiter, timeout, SwitchReason.SWITCH).orElse(false);
        } finally {
            if (!link.told) {
                remove(link);
            }
        }
    }

    /** Tells all links that the source is ready, from the loop's next turn on. */
    void tellAll() {
        if (links.isEmpty()) {
            return;
        }
        for (Consumer<? super Waitable> link : links) {
            if (link instanceof WakeLink wake) {
                wake.waiter.markReady();
                if (reach == Reach.WHILE_READY) {
                    break; // the others may have to wait on
                }
            }
        }
        if (notification == null) {
            notifySoon(links);
        } else {
            notification.late.addAll(links);
        }
        links.clear();
    }

    private void notifySoon(Collection<Consumer<? super Waitable>> whom) {
        notification = new Notification(whom);
        hub.loop.soon(notification);
    }

    private boolean isToTell() {
        return reach == Reach.ALL || source.isReady();
    }

    /** One round: links added before it, then those added meanwhile. Each run tells one of them. */
    private final class Notification implements Runnable {
        private Deque<Consumer<? super Waitable>> due;
        private Deque<Consumer<? super Waitable>> late = new ArrayDeque<>(0);
        private boolean lateOnes;

        Notification(Collection<Consumer<? super Waitable>> whom) {
            due = new ArrayDeque<>(whom);
        }

        @Override
        public void run() {
            if (due.isEmpty() && !lateOnes) {
                due = late;
                late = new ArrayDeque<>(0);
                lateOnes = true;
            }
            if (due.isEmpty() || !isToTell()) {
                end();
                return;
            }
            hub.loop.next(this); // looks for more links when the strand that is woken now has run
            tell(due.poll());
        }

        private void tell(Consumer<? super Waitable> link) {
            try {
                link.accept(source);
            } catch (Throwable failed) {
                hub.failed(link, failed);
            }
        }

        /** Ends this round: links not told yet are told by the next one, or wait on in the old order. */
        private void end() {
            notification = null;
            due.addAll(late);
            if (due.isEmpty()) {
                return;
            }
            if (isToTell()) {
                notifySoon(due);
            } else {
                due.addAll(links);
                links.clear();
                links.addAll(due);
            }
        }
    }

    /** A link that ends a wait. */
    private static final class WakeLink implements Consumer<Waitable> {
        private final Waiter<Boolean> waiter;
        private final Runnable taking;
        private boolean told;

        WakeLink(Waiter<Boolean> waiter, Runnable taking) {
            this.waiter = waiter;
            this.taking = taking;
        }

        @Override
        public void accept(Waitable source) {
            told = true;
            if (!waiter.isDone()) {
                taking.run();
                waiter.wake(true);
            }
        }
    }
}
