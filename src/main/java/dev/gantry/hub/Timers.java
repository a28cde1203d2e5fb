package dev.gantry.hub;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What shall happen at a time, in order of time and then of setting. */
final class Timers {
    /** One that can be cancelled. */
    static final class Timer {
        private final long due;
        private final long number;
        private final Runnable action;
        private final boolean background;
        private boolean over;

        private Timer(long due, long number, Runnable action, boolean background) {
            this.due = due;
            this.number = number;
            this.action = action;
            this.background = background;
        }
    }

    static final long NEVER = Long.MAX_VALUE;
    private static final int FEW = 64;

    // differences, not values: nanoTime may wrap around
    private static final Comparator<Timer> ORDER = (a, b) -> a.due == b.due
            ? Long.compare(a.number, b.number)
            : Long.signum(a.due - b.due);

    private final PriorityQueue<Timer> waiting = new PriorityQueue<>(ORDER);
    private long count;
    private int background;
    private int cancelled;

    Timer in(long nanos, Runnable action) {
        return set(nanos, action, false);
    }

    /** One that does not count as something left to do. */
    Timer inBackground(long nanos, Runnable action) {
        background++;
        return set(nanos, action, true);
    }

    /** Takes a timer back. It stays in the heap until its time comes or most are such, since looking for it is slow. */
    void cancel(Timer timer) {
        if (!timer.over) {
            end(timer);
            cancelled++;
            if (cancelled > FEW && cancelled > waiting.size() / 2) {
                waiting.removeIf(other -> other.over);
                cancelled = 0;
            }
        }
    }

    boolean isAnySet() {
        return waiting.size() > cancelled;
    }

    /** Whether nothing is set but in the background. */
    boolean isEmpty() {
        return waiting.size() - cancelled == background;
    }

    /** The action of the next timer that is due, null if none is. */
    Runnable due(long now) {
        Timer next = next();
        if (next == null || next.due - now > 0) {
            return null;
        }
        waiting.poll();
        end(next);
        return next.action;
    }

    /** How long until the next is due, {@link #NEVER} if there is none. */
    long left() {
        Timer next = next();
        return next == null ? NEVER : Math.max(0, next.due - System.nanoTime());
    }

    /** The first that is not cancelled, null if there is none. */
    private Timer next() {
        Timer next = waiting.peek();
        while (next != null && next.over) {
            waiting.poll();
            cancelled--;
            next = waiting.peek();
        }
        return next;
    }

    private Timer set(long nanos, Runnable action, boolean isBackground) {
        long delay = Math.clamp(nanos, 0, NEVER / 2);
        Timer timer = new Timer(System.nanoTime() + delay, count++, action, isBackground);
        waiting.add(timer);
        return timer;
    }

    private void end(Timer timer) {
        timer.over = true;
        background -= timer.background ? 1 : 0;
    }
}
