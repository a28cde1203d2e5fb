package dev.gantry.ui.statistics;

import java.util.Optional;
import java.util.concurrent.Executor;

import dev.gantry.insight.Area;
import dev.gantry.insight.Statistics;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Range;
import dev.gantry.ui.session.Reading;
import dev.gantry.ui.session.Session;

/**
 * Has the figures of the chosen area read on another thread; {@link #take} fetches them, once per frame. One reading is
 * on at a time. A recording that grows is read again, at most for a fifth of the time.
 */
final class StatisticsJob {
    private static final long SLOW = 500_000_000;

    /** Figures, and what they were read from. */
    record Answer(Snapshot snapshot, Optional<Recording> run, Optional<Range> range, Statistics statistics) {
        /** Whether both were asked about one area of one recording, which may have grown between. */
        boolean isOfSame(Answer other) {
            return run.equals(other.run) && range.equals(other.range);
        }
    }

    private final Pump pump;
    private final Session session;
    private final Pointer pointer;
    private final Executor reader;
    private Optional<Answer> answer = Optional.empty();
    private Reading<Answer> job;
    private Snapshot asked;
    private Optional<Range> askedRange = Optional.empty();
    private boolean cancelled;
    private long next = System.nanoTime();

    StatisticsJob(Pump pump, Session session, Pointer pointer, Executor reader) {
        this.pump = pump;
        this.session = session;
        this.pointer = pointer;
        this.reader = reader;
    }

    /** The figures that were read last. */
    Optional<Answer> answer() {
        return answer;
    }

    /** Whether a reading takes so long that one wants to know how far it is. */
    boolean isSlow() {
        return job != null && job.age() > SLOW;
    }

    /** How far the reading is, from 0 to 1. */
    double progress() {
        return job == null ? 1 : job.progress();
    }

    /** Whether the last reading was given up. */
    boolean isCancelled() {
        return cancelled;
    }

    /** Gives the reading up; what was read before stays. */
    void cancel() {
        if (job != null) {
            job.cancel();
            cancelled = true;
            pump.mark(Reason.HOVER);
        }
    }

    /** Reads again after all. */
    void again() {
        cancelled = false;
        asked = null;
        pump.mark(Reason.HOVER);
    }

    /** Fetches what was read, and reads what has changed if it is wanted; says whether more may come. */
    boolean take(boolean wanted) {
        boolean other = !askedRange.equals(pointer.range());
        if (other) {
            cancelled = false;
        }
        if (job != null && (other || !wanted)) {
            job.cancel();
        }
        if (job != null && job.hasEnded()) {
            arrived();
        }
        boolean stale = wanted && !cancelled && (other || session.snapshot() != asked);
        if (stale && job == null && (other || System.nanoTime() - next >= 0)) {
            begin();
        }
        if (isSlow()) {
            pump.mark(Reason.HOVER); // its progress is shown
        }
        return job != null || stale;
    }

    private void begin() {
        asked = session.snapshot();
        askedRange = pointer.range();
        Snapshot snapshot = asked;
        Optional<Range> range = askedRange;
        Optional<Recording> run = session.last();
        job = Reading.start(reader, (wanted, progress) -> {
            Area area = range.map(Range::area).orElseGet(() -> Area.of(snapshot));
            return Statistics.of(snapshot, area, wanted, progress)
                    .map(figures -> new Answer(snapshot, run, range, figures));
        });
    }

    private void arrived() {
        if (job.found().isPresent()) {
            answer = job.found();
        } else if (!cancelled) {
            asked = null; // it was not wanted for a while
        }
        next = job.next();
        job = null;
        pump.mark(Reason.HOVER);
    }
}
