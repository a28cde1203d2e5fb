package dev.gantry.hub;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;

/** Timers of a loop, in order of time and then of setting. */
final class Timers {
    /** Timer that can be cancelled until its action runs, so also while it is due and waits in the loop's queue. */
    static final class Timer implements Runnable {
        private final long due;
        private final long number;
        private final Runnable action;
        private final boolean background;
        private boolean waiting = true;
        private boolean cancelled;

        private Timer(long due, long number, Runnable action, boolean background) {
            this.due = due;
            this.number = number;
            this.action = action;
            this.background = background;
        }

        /** Does what it was set for, unless it was cancelled. */
        @Override
        public void run() {
            if (!cancelled) {
                action.run();
            }
        }

        /** Records which strand could run. */
        void markReady() {
            if (action instanceof Waiter<?> waiter) {
                waiter.markReady();
            }
        }

        @Override
        public String toString() {
            return action.toString();
        }
    }

    static final long NEVER = Long.MAX_VALUE;
    private static final int FEW = 64;

    // differences, not values: the clock may wrap around
    private static final Comparator<Timer> ORDER = (a, b) -> a.due == b.due
            ? Long.compare(a.number, b.number)
            : Long.signum(a.due - b.due);

    private final PriorityQueue<Timer> waiting = new PriorityQueue<>(ORDER);
    private final LongSupplier clock;
    private long count;
    private int background;
    private int cancelled;

    /** Timers by this clock, in nanoseconds that may wrap around. */
    Timers(LongSupplier clock) {
        this.clock = clock;
    }

    /** Current time of the clock. */
    long now() {
        return clock.getAsLong();
    }

    Timer in(long nanos, Runnable action) {
        return set(nanos, action, false);
    }

    /** Sets a timer that does not count as work left to do. */
    Timer inBackground(long nanos, Runnable action) {
        background++;
        return set(nanos, action, true);
    }

    /**
     * Cancels a timer. It stays in the heap until its time comes or most timers are cancelled, since removing it is
     * slow.
     */
    void cancel(Timer timer) {
        timer.cancelled = true;
        if (timer.waiting) {
            end(timer);
            cancelled++;
            if (cancelled > FEW && cancelled > waiting.size() / 2) {
                waiting.removeIf(other -> other.cancelled);
                cancelled = 0;
            }
        }
    }

    /** Number of timers in the heap, cancelled ones included. */
    int kept() {
        return waiting.size();
    }

    boolean isAnySet() {
        return waiting.size() > cancelled;
    }

    /** Whether no timers are set, except those in the background. */
    boolean isEmpty() {
        return waiting.size() - cancelled == background;
    }

    /** The next timer that is due by then, null if none is. */
    Timer due(long now) {
        Timer next = next();
        if (next == null || next.due - now > 0) {
            return null;
        }
        waiting.poll();
        end(next);
        return next;
    }

    /** Time until the next is due, {@link #NEVER} if there is none. */
    long left() {
        Timer next = next();
        return next == null ? NEVER : Math.max(0, next.due - now());
    }

    /** The first that is not cancelled, null if there is none. */
    private Timer next() {
        Timer next = waiting.peek();
        while (next != null && next.cancelled) {
            waiting.poll();
            cancelled--;
            next = waiting.peek();
        }
        return next;
    }

    private Timer set(long nanos, Runnable action, boolean isBackground) {
        long delay = Math.clamp(nanos, 0, NEVER / 2);
        Timer timer = new Timer(now() + delay, count++, action, isBackground);
        waiting.add(timer);
        return timer;
    }

    private void end(Timer timer) {
        timer.waiting = false;
        background -= timer.background ? 1 : 0;
    }
}
