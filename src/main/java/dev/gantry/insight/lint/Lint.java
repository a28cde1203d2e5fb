package dev.gantry.insight.lint;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

import dev.gantry.insight.Going;
import dev.gantry.insight.claim.Finding;
import dev.gantry.insight.claim.Verdict;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/**
 * Lint: a fault that many programs have, as a question to any recording. The answer is a verdict on the claim that
 * there is no such place: it is refuted where one was found, and open where the recording cannot tell.
 */
public enum Lint {
    /** Each task of a pool in progress waits for one that is queued in the same pool. */
    POOL_STARVED("pool-starved", "pool-waits-for-itself", Duration.ofMillis(20), PoolStarved::new),
    /** A task of an event loop or a hub waited and held the thread, though others could have run. */
    HUB_BLOCKED("hub-blocked", "hub-blocking-sleep", Duration.ofMillis(50), nanos -> new HeldLoop(true, nanos)),
    /** A task or callback of an event loop blocked its thread until a future had its result. */
    SYNC_OVER_ASYNC("sync-over-async", "", Duration.ofMillis(1), SyncOverAsync::new),
    /** A virtual thread waited and held its carrier. */
    CARRIER_PINNED("carrier-pinned", "pinned-carrier", Duration.ofMillis(20), CarrierPinned::new),
    /** A task of an event loop or a hub computed and gave nobody the thread, though others could have run. */
    NEVER_YIELDS("never-yields", "", Duration.ofMillis(100), nanos -> new HeldLoop(false, nanos)),
    /** Lanes wait for locks in a circle: each wants one that the next has. */
    DEADLOCK("deadlock", "deadlock", Duration.ofMillis(50), Deadlock::new),
    /** A lock went from one waiting lane to the next, again and again. */
    CONVOY("convoy", "convoy", Duration.ZERO, _ -> new Convoy()),
    /** More threads could run than there are processors, for a quarter of the time. */
    OVERSUBSCRIPTION("oversubscription", "", Duration.ofMillis(100), Oversubscription::new),
    /** A queue grew for as long as tasks were submitted. */
    QUEUE_GROWS("queue-grows", "", Duration.ofSeconds(1), QueueGrows::new),
    /** A worker of Java's common pool waited for something other than a result. */
    COMMON_POOL_WAIT("common-pool-wait", "common-pool", Duration.ofMillis(10), CommonPoolWait::new),
    /** The first worker of a pool took longer to start than all of its tasks took from then on. */
    WORKER_START("worker-start", "process-one", Duration.ofMillis(50), WorkerStart::new),
    /** Threads of one Python process ran at once without a wait, though only one at a time has the interpreter. */
    GIL_CONVOY("gil-convoy", "gil", Duration.ofMillis(100), GilConvoy::new),
    /** A wait went on though what it was for had come, or nobody is left that could end it. */
    LOST_WAKE_UP("lost-wake-up", "", Duration.ofMillis(200), LostWakeUp::new);

    private interface Maker {
        Question with(long nanos);
    }

    private final String code;
    private final String lesson;
    private final Duration threshold;
    private final Question question;

    Lint(String code, String lesson, Duration threshold, Maker question) {
        this.code = code;
        this.lesson = lesson;
        this.threshold = threshold;
        this.question = question.with(threshold.toNanos());
    }

    /** Its name in files and on the command line, such as {@code pool-starved}: never changed. */
    public String code() {
        return code;
    }

    /** The id of the lesson that shows it, where there is one. */
    public Optional<String> lesson() {
        return Optional.of(lesson).filter(id -> !id.isEmpty());
    }

    /** From which time on it counts; zero where time does not matter. */
    public Duration threshold() {
        return threshold;
    }

    /**
     * Asks a recording. Cost: a look at every task or every slice, some ten million a second.
     *
     * @param notices what the recording says that it cannot show
     * @param whole whether the recording was read to its end, without damage
     * @param goesOn whether to go on; asked often
     * @param progress is told how far it is, from 0 to 1
     * @return empty if it did not go on to the end
     */
    public Optional<Verdict> on(Snapshot recorded, List<Message> notices, boolean whole, BooleanSupplier goesOn,
            DoubleConsumer progress) {
        Going going = new Going(goesOn, progress, Math.max(1, recorded.records()));
        if (!going.on(0)) {
            return Optional.empty();
        }
        Finding finding = question.on(recorded, notices, going);
        return going.isStopped()
                ? Optional.empty()
                : Optional.of(
                        question.needsAll() ? finding.onGapless(recorded, whole) : finding.on(recorded, whole));
    }
}
