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
 * Who wants to know when something is ready. Each is told once, from the loop, in the order in which they asked, and is
 * forgotten with that; a link that is told may take back one that is not told yet.
 *
 * <p>Who asks while the others are being told, and the source is ready, is told behind them in the same notification;
 * who asks still later waits for the next one, so that those who ask again and again cannot hold up the loop. Gevent
 * does the same ({@code AbstractLinkable._notify_links}).
 *
 * <p>One link is told in each callback, and the next callback of the loop tells the next one. So a strand that is woken
 * runs before the link behind it is told, on hubs of both kinds.
 */
final class Links {
    /** Whom a notification reaches. */
    enum Reach {
        /** All who asked before it, even if the source is not ready any more when their turn comes. */
        ALL,
        /** One after the other for as long as the source is ready: each may take what made it so. */
        WHILE_READY
    }

    private final Hub hub;
    private final Waitable source;
    private final Reach reach;
    private final Deque<Consumer<? super Waitable>> links = new ArrayDeque<>(2);
    private Notification notification; // null while nobody is told

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

    /** Whether others are being told: who waits then waits for its turn, even though the source is ready. */
    boolean isTelling() {
        return notification != null;
    }

    /** Waits to be told; false if it was not by then. What the source gives is taken just before the strand runs. */
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

    /** The source is ready: those that have asked are told in the loop's next turn. */
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

    /** One round: those that asked before it, then those that came meanwhile. Each run tells one of them. */
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
            hub.loop.next(this); // whether there are more is asked when whoever is woken now has run
            tell(due.poll());
        }

        private void tell(Consumer<? super Waitable> link) {
            try {
                link.accept(source);
            } catch (Throwable failed) {
                hub.failed(link.toString(), failed);
            }
        }

        /** Whom this has not reached the next one tells; or they wait on, in the old order. */
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
