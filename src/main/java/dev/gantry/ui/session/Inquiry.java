package dev.gantry.ui.session;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import dev.gantry.trace.Snapshot;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;

/**
 * Question about the shown recording that is answered on another thread; {@link #take} fetches the answer, once per
 * frame. One reading is on at a time. A recording that grows is read again, at most for a fifth of the time, or as
 * {@link #resting} says.
 *
 * @param <Q> what is asked, by {@code equals}
 * @param <A> what is answered
 */
public final class Inquiry<Q, A> {
    private static final long SLOW = 500_000_000;

    private final Pump pump;
    private final Executor reader;
    private final Supplier<Snapshot> recorded;
    private final Supplier<Q> question;
    private final BiFunction<Snapshot, Q, Reading.Work<A>> work;
    private Optional<A> answer = Optional.empty();
    private Reading<A> job;
    private Snapshot asked;
    private Q askedFor;
    private boolean cancelled;
    private long next = System.nanoTime();
    private int pauses = Reading.PAUSES;

    /**
     * An inquiry whose readings run by {@code reader}.
     *
     * @param recorded what is asked about
     * @param question what is asked at present
     * @param work makes the reading that answers it
     */
    public Inquiry(Pump pump, Executor reader, Supplier<Snapshot> recorded, Supplier<Q> question,
            BiFunction<Snapshot, Q, Reading.Work<A>> work) {
        this.pump = pump;
        this.reader = reader;
        this.recorded = recorded;
        this.question = question;
        this.work = work;
    }

    /**
     * Has it rest after each reading for so many times as long as it took, up to a moment, where it is not what the
     * user looks at.
     */
    public Inquiry<Q, A> resting(int times) {
        pauses = times;
        return this;
    }

    /** What was answered last. */
    public Optional<A> answer() {
        return answer;
    }

    /** Whether something is being read. */
    public boolean isBusy() {
        return job != null;
    }

    /** Whether a reading takes so long that one wants to know how far it is. */
    public boolean isSlow() {
        return job != null && job.age() > SLOW;
    }

    /** How far the reading is, from 0 to 1. */
    public double progress() {
        return job == null ? 1 : job.progress();
    }

    /** Whether the last reading was given up. */
    public boolean isCancelled() {
        return cancelled;
    }

    /** Gives the reading up; what was read before stays. */
    private void cancel() {
        if (job != null) {
            job.cancel();
            cancelled = true;
            pump.mark(Reason.HOVER);
        }
    }

    /** Gives the reading up, or reads again after all. */
    public void cancelOrAgain() {
        if (cancelled) {
            again();
        } else {
            cancel();
        }
    }

    /** Reads again what was read, or given up. */
    public void again() {
        cancelled = false;
        asked = null;
        pump.mark(Reason.HOVER);
    }

    /** Gives the reading up for good, as the window closes. */
    public void close() {
        if (job != null) {
            job.cancel();
        }
    }

    /** Fetches what was read, and reads what has changed if it is wanted; says whether more may come. */
    public boolean take(boolean wanted) {
        Q now = question.get();
        boolean other = !now.equals(askedFor);
        if (other) {
            cancelled = false;
        }
        if (job != null && (other || !wanted)) {
            job.cancel();
        }
        if (job != null && job.hasEnded()) {
            arrived();
        }
        boolean stale = wanted && !cancelled && (other || recorded.get() != asked);
        if (stale && job == null && (other || System.nanoTime() - next >= 0)) {
            asked = recorded.get();
            askedFor = now;
            job = Reading.start(reader, work.apply(asked, now));
        }
        if (isSlow()) {
            pump.mark(Reason.HOVER); // its progress is shown
        }
        return job != null || stale;
    }

    private void arrived() {
        if (job.found().isPresent()) {
            answer = job.found();
        } else if (!cancelled) {
            asked = null; // it was not wanted for a while
        }
        next = job.next(pauses);
        job = null;
        pump.mark(Reason.HOVER);
    }
}
