package dev.gantry.insight.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.insight.claim.Verdict;
import dev.gantry.insight.claim.Verdict.Outcome;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;

/** What each lint finds, leaves alone and cannot decide, in recordings that are made for it. Times are milliseconds. */
@Tag("engine")
class LintTest {
    private static final long MS = 1_000_000;
    private static final int PROCESS = 1;
    private static final int MAIN = 2;
    private static final int FIRST = 3;
    private static final int SECOND = 4;
    private static final int THIRD = 5;
    private static final int POOL = 1;
    private static final int OTHER_POOL = 2;

    private final Names names = new Names();
    private final Trace trace = new Trace(names);

    @BeforeEach
    void open() {
        trace.laneOpened(0, PROCESS, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("process"));
        thread(0, MAIN, "main");
        trace.executorOpened(0, POOL, PROCESS, names.intern("pool"));
    }

    private void thread(long time, int lane, String name) {
        trace.laneOpened(time * MS, lane, PROCESS, LaneKind.THREAD,
                lane == MAIN ? LaneRole.PLAIN : LaneRole.WORKER, names.intern(name));
    }

    private void coroutine(long time, int lane, LaneKind kind) {
        trace.laneOpened(time * MS, lane, MAIN, kind, LaneRole.PLAIN, names.intern("coroutine " + lane));
    }

    private void submit(long time, int task, int executor) {
        trace.taskSubmitted(time * MS, MAIN, task, executor, 0);
    }

    private void start(long time, int lane, int task) {
        trace.taskStarted(time * MS, lane, task);
    }

    private void end(long time, int lane, int task) {
        trace.taskEnded(time * MS, lane, task, TaskState.SUCCEEDED, 0);
    }

    private void blocked(long time, int lane, String reason, int awaited) {
        trace.blocked(time * MS, lane, names.intern(reason), awaited);
    }

    private void unblocked(long time, int lane, int by) {
        trace.unblocked(time * MS, lane, by);
    }

    private void switched(long time, int from, int to, SwitchReason reason) {
        trace.switched(time * MS, from, to, reason);
    }

    private Verdict ask(Lint lint, long end) {
        trace.finish(end * MS);
        return ask(lint);
    }

    private Verdict ask(Lint lint) {
        return lint.on(trace.snapshot(), List.of(), true, () -> true, _ -> {}).orElseThrow();
    }

    private static Place place(long from, long to, int task, int lane) {
        return new Place(from * MS, to * MS, task, lane);
    }

    /** A task of the only worker waits for another of this executor. */
    private Verdict waitsFor(int executor, long taken) {
        trace.executorOpened(0, OTHER_POOL, PROCESS, names.intern("other pool"));
        thread(1, FIRST, "worker");
        thread(1, SECOND, "other worker");
        submit(1, 1, POOL);
        start(2, FIRST, 1);
        trace.taskSubmitted(3 * MS, FIRST, 2, executor, 0);
        blocked(4, FIRST, "gantry:result", 2);
        start(taken, SECOND, 2);
        end(taken + 40, SECOND, 2);
        unblocked(taken + 40, FIRST, SECOND);
        end(taken + 41, FIRST, 1);
        return ask(Lint.POOL_STARVED, 500);
    }

    @Test
    void aPoolWhoseOnlyTaskWaitsForOneThatIsQueuedIsStarved() {
        Verdict verdict = waitsFor(POOL, 104);
        assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(verdict.places()).containsExactly(place(4, 104, 2, FIRST));
        assertThat(verdict.found()).isEqualTo(Message.say("lint.found", 1L, Duration.ofMillis(100)));
    }

    @Test
    void whatFollowsFromRecordsThatMayBeMissingIsNotDecided() {
        trace.lost(2);
        Verdict lossy = waitsFor(POOL, 104);
        assertThat(lossy.outcome()).as("a worker's start may be missing").isEqualTo(Outcome.OPEN);
        assertThat(lossy.doubts()).containsExactly(Message.say("claim.lost", 2L));
        assertThat(lossy.places()).as("what it looks like").containsExactly(place(4, 104, 2, FIRST));
    }

    @Test
    void ofADamagedFileNeither() {
        waitsFor(POOL, 104);
        Verdict damaged = Lint.POOL_STARVED.on(trace.snapshot(), List.of(), false, () -> true, _ -> {}).orElseThrow();
        assertThat(damaged.doubts()).containsExactly(Message.say("claim.damaged"));
    }

    @Test
    void aConvoyIsOneWhateverIsMissing() {
        trace.lost(2);
        assertThat(passed(12, true).outcome()).isEqualTo(Outcome.REFUTED);
    }

    @Test
    void whatIsFoundStaysSoWhileTheRecordingGoesOn() {
        thread(1, FIRST, "worker");
        submit(1, 1, POOL);
        start(2, FIRST, 1);
        trace.taskSubmitted(3 * MS, FIRST, 2, POOL, 0);
        blocked(4, FIRST, "gantry:result", 2);
        trace.publish(200 * MS);
        Verdict verdict = ask(Lint.POOL_STARVED);
        assertThat(verdict.doubts()).isEmpty();
        assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
    }

    @Test
    void aPoolThatStartsAnotherWorkerIsNot() {
        assertThat(waitsFor(POOL, 9).outcome()).isEqualTo(Outcome.PROVED);
    }

    @Test
    void norIsOneThatWaitsForAnotherPool() {
        assertThat(waitsFor(OTHER_POOL, 104).outcome()).isEqualTo(Outcome.PROVED);
    }

    @Test
    void norIsOneInWhichAnotherTaskStillRuns() {
        thread(1, THIRD, "a third worker");
        submit(1, 3, POOL);
        start(2, THIRD, 3);
        trace.taskEnded(400 * MS, THIRD, 3, TaskState.SUCCEEDED, 0);
        assertThat(waitsFor(POOL, 104).outcome()).isEqualTo(Outcome.PROVED);
    }

    /** Two tasks of a hub on one thread: the first one holds it for so long, the second one is queued. */
    private void hold(long milliseconds, boolean waits) {
        coroutine(1, FIRST, LaneKind.GREENLET);
        submit(1, 1, POOL);
        submit(1, 2, POOL);
        switched(2, MAIN, FIRST, SwitchReason.SWITCH);
        trace.taskStarted(2 * MS + 500, FIRST, 1); // a moment later, as hooks tell it
        if (waits) {
            blocked(3, FIRST, "gantry:sleep", 0);
            unblocked(3 + milliseconds, FIRST, 0);
        }
        end(4 + milliseconds, FIRST, 1);
        switched(4 + milliseconds, FIRST, MAIN, SwitchReason.EXIT);
        trace.laneClosed((4 + milliseconds) * MS, FIRST);
    }

    private void goOnWithTheSecond(long time) {
        coroutine(time, SECOND, LaneKind.GREENLET);
        switched(time, MAIN, SECOND, SwitchReason.SWITCH);
        start(time, SECOND, 2);
        end(time + 1, SECOND, 2);
        switched(time + 1, SECOND, MAIN, SwitchReason.EXIT);
        trace.laneClosed((time + 1) * MS, SECOND);
    }

    @Test
    void aWaitThatKeepsTheThreadFromAQueuedTaskBlocksTheHub() {
        hold(80, true);
        goOnWithTheSecond(85);
        assertThat(ask(Lint.HUB_BLOCKED, 100).places()).containsExactly(place(2, 84, 1, FIRST));
        assertThat(ask(Lint.NEVER_YIELDS).outcome()).isEqualTo(Outcome.PROVED);
    }

    @Test
    void aWaitMeanwhileNobodyCouldRunBlocksNoHub() {
        hold(80, true);
        goOnWithTheSecond(150); // the loop waited, too: it was not ready
        assertThat(ask(Lint.HUB_BLOCKED, 200).outcome()).isEqualTo(Outcome.PROVED);
    }

    @Test
    void aShortWaitBlocksNoHub() {
        hold(40, true);
        goOnWithTheSecond(45);
        assertThat(ask(Lint.HUB_BLOCKED, 100).outcome()).isEqualTo(Outcome.PROVED);
    }

    @Test
    void oneThatComputesWithoutALookAtTheOthersNeverYields() {
        hold(150, false);
        goOnWithTheSecond(155);
        assertThat(ask(Lint.NEVER_YIELDS, 200).places()).containsExactly(place(2, 154, 1, FIRST));
        assertThat(ask(Lint.HUB_BLOCKED).outcome()).isEqualTo(Outcome.PROVED);
    }

    @Test
    void oneThatYieldsInTimeIsFine() {
        hold(90, false);
        goOnWithTheSecond(95);
        assertThat(ask(Lint.NEVER_YIELDS, 200).outcome()).isEqualTo(Outcome.PROVED);
    }

    @Test
    @DisplayName("one that is ready, as the recording knows, is kept from the thread, whoever comes next")
    void ready() {
        coroutine(1, FIRST, LaneKind.GREENLET);
        coroutine(1, SECOND, LaneKind.GREENLET);
        submit(1, 1, POOL);
        switched(2, MAIN, FIRST, SwitchReason.SWITCH);
        start(2, FIRST, 1);
        trace.ready(10 * MS, SECOND);
        blocked(12, FIRST, "gantry:sleep", 0);
        unblocked(90, FIRST, 0);
        end(90, FIRST, 1);
        trace.laneClosed(90 * MS, FIRST);
        assertThat(ask(Lint.HUB_BLOCKED, 100).places()).containsExactly(place(2, 90, 1, FIRST));
    }

    /** One sleeps, by this kind of a switch, and goes on as soon as the other lets the thread go. */
    private Verdict goesOnAtOnce(SwitchReason reason) {
        coroutine(1, FIRST, LaneKind.ASYNCIO_TASK);
        coroutine(1, SECOND, LaneKind.ASYNCIO_TASK);
        submit(1, 1, POOL);
        submit(1, 2, POOL);
        switched(2, MAIN, SECOND, SwitchReason.SEND);
        start(2, SECOND, 2);
        switched(3, SECOND, MAIN, reason);
        switched(4, MAIN, FIRST, SwitchReason.SEND);
        start(4, FIRST, 1);
        blocked(5, FIRST, "gantry:sleep", 0);
        unblocked(95, FIRST, 0);
        switched(96, FIRST, MAIN, SwitchReason.AWAIT);
        switched(97, MAIN, SECOND, SwitchReason.SEND);
        end(98, SECOND, 2);
        return ask(Lint.HUB_BLOCKED, 100);
    }

    @Test
    void oneThatSleptAndGoesOnAtOnceCouldHaveRun() {
        assertThat(goesOnAtOnce(SwitchReason.SLEEP).places()).containsExactly(place(4, 96, 1, FIRST));
    }

    @Test
    void oneThatAwaitedMayHaveAwaitedTheHolder() {
        assertThat(goesOnAtOnce(SwitchReason.AWAIT).outcome()).isEqualTo(Outcome.PROVED);
    }

    @Test
    void aCallbackOfALoopThatWaitsBlocksItToo() {
        coroutine(1, FIRST, LaneKind.ASYNCIO_TASK);
        submit(1, 1, POOL);
        trace.sliceStarted(5 * MS, MAIN, State.CALLBACK, names.intern("on_timer"));
        blocked(6, MAIN, "gantry:result", 0);
        unblocked(90, MAIN, 0);
        trace.sliceEnded(91 * MS, MAIN);
        coroutine(92, SECOND, LaneKind.ASYNCIO_TASK);
        switched(92, MAIN, SECOND, SwitchReason.SEND);
        start(92, SECOND, 1);
        assertThat(ask(Lint.HUB_BLOCKED, 100).places()).containsExactly(place(5, 91, 0, MAIN));
        assertThat(ask(Lint.SYNC_OVER_ASYNC).places()).containsExactly(place(6, 90, 0, MAIN));
    }

    /** A coroutine waits so. */
    private Verdict waits(String reason, boolean givesAway) {
        coroutine(1, FIRST, LaneKind.ASYNCIO_TASK);
        submit(1, 1, POOL);
        switched(2, MAIN, FIRST, SwitchReason.SEND);
        start(2, FIRST, 1);
        blocked(3, FIRST, reason, 0);
        if (givesAway) {
            switched(3, FIRST, MAIN, SwitchReason.AWAIT);
            switched(30, MAIN, FIRST, SwitchReason.SEND);
        }
        unblocked(30, FIRST, 0);
        return ask(Lint.SYNC_OVER_ASYNC, 50);
    }

    @Test
    void aCoroutineThatWaitsForAResultWithItsThreadIsSynchronous() {
        assertThat(waits("gantry:result", false).places()).containsExactly(place(3, 30, 1, FIRST));
    }

    @Test
    void oneThatGivesItsThreadAwayIsNot() {
        assertThat(waits("gantry:result", true).outcome()).isEqualTo(Outcome.PROVED);
    }

    @Test
    void norIsOneThatWaitsForSomethingElse() {
        assertThat(waits("gantry:sleep", false).outcome()).isEqualTo(Outcome.PROVED);
    }

    /** A virtual thread waits for so long; beside it one that gives its carrier away. */
    private Verdict virtual(long milliseconds, LaneRole role, String reason) {
        trace.laneOpened(0, 10, PROCESS, LaneKind.THREAD, LaneRole.GROUP, names.intern("virtual threads"));
        trace.laneOpened(MS, 11, 10, LaneKind.VIRTUAL_THREAD, role, names.intern("pins"));
        trace.laneOpened(MS, 12, 10, LaneKind.VIRTUAL_THREAD, role, names.intern("leaves"));
        trace.sliceStarted(2 * MS, 12, State.SUSPENDED, names.intern("gantry:sleep"));
        blocked(2, 11, reason, 0);
        unblocked(2 + milliseconds, 11, 0);
        trace.sliceEnded(200 * MS, 12);
        return ask(Lint.CARRIER_PINNED, 300);
    }

    @Test
    void aVirtualThreadThatWaitsOnItsCarrierPinsIt() {
        assertThat(virtual(30, LaneRole.PLAIN, "park").places()).containsExactly(place(2, 32, 0, 11));
    }

    @Test
    void notForAMoment() {
        assertThat(virtual(10, LaneRole.PLAIN, "park").outcome()).isEqualTo(Outcome.PROVED);
    }

    @Test
    void ofOneThatWasSeenInPartOnlyWhatIsCalledPinningCounts() {
        assertThat(virtual(30, LaneRole.PARTLY_SEEN, "gantry:pinned(\"Native frame\")").places())
                .containsExactly(place(2, 32, 0, 11));
    }

    @Test
    void ofOneThatWasSeenInPartNothingElseIsKnown() {
        assertThat(virtual(30, LaneRole.PARTLY_SEEN, "gantry:file-read").outcome()).isEqualTo(Outcome.OPEN);
    }

    /** Three lanes wait for a lock that goes from one to the next so often. */
    private Verdict passed(int times, boolean known) {
        int[] lanes = {FIRST, SECOND, THIRD};
        for (int lane : lanes) {
            thread(0, lane, "lane " + lane);
            blocked(lane, lane, "gantry:lock", 0);
        }
        for (int i = 0; i < times; i++) {
            int lane = lanes[i % lanes.length];
            unblocked(10 + 10 * i, lane, !known ? 0 : i == 0 ? MAIN : lanes[(i - 1) % lanes.length]);
            blocked(12 + 10 * i, lane, "gantry:lock", 0);
        }
        return ask(Lint.CONVOY, 1000);
    }

    @Test
    void aLockThatGoesFromOneThatWaitsToTheNextMakesAConvoy() {
        Verdict verdict = passed(12, true);
        assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(verdict.places()).containsExactly(place(3, 120, 0, THIRD));
    }

    @Test
    void aLockThatDoesSoNowAndThenDoesNot() {
        assertThat(passed(6, true).outcome()).isEqualTo(Outcome.PROVED);
    }

    @Test
    void whoLetItGoMustBeKnown() {
        assertThat(passed(12, false).outcome()).isEqualTo(Outcome.OPEN);
    }

    @Test
    void aLockThatIsFreeInBetweenMakesNoConvoy() {
        thread(0, FIRST, "first");
        thread(0, SECOND, "second");
        thread(0, THIRD, "third");
        for (int i = 0; i < 30; i++) {
            int lane = FIRST + i % 3;
            blocked(10 * i, lane, "gantry:lock", 0);
            unblocked(10 * i + 8, lane, FIRST + (i + 2) % 3);
        }
        assertThat(ask(Lint.CONVOY, 1000).outcome()).isEqualTo(Outcome.PROVED);
    }

    /** Each of these waits from then on for a lock that the next one holds, the last one for the first one's. */
    private void waitInACircle(long time, int... lanes) {
        for (int i = 0; i < lanes.length; i++) {
            thread(0, lanes[i], "lane " + lanes[i]);
        }
        for (int i = 0; i < lanes.length; i++) {
            int next = lanes[(i + 1) % lanes.length];
            blocked(time + i, lanes[i], "gantry:lock(held(\"lock %d\", \"lane %d\"))".formatted(next, next), 0);
        }
    }

    @Test
    void lanesThatWaitInACircleAreInADeadlock() {
        waitInACircle(10, FIRST, SECOND, THIRD);
        Verdict verdict = ask(Lint.DEADLOCK, 300);
        assertThat(verdict.places()).containsExactlyInAnyOrder(place(12, 300, 0, FIRST), place(12, 300, 0, SECOND),
                place(12, 300, 0, THIRD));
        assertThat(verdict.found().code()).isEqualTo("lint.circle");
    }

    @Test
    void notIfOneOfThemGoesOnAtOnce() {
        waitInACircle(10, FIRST, SECOND);
        unblocked(20, SECOND, 0);
        assertThat(ask(Lint.DEADLOCK, 300).outcome()).isEqualTo(Outcome.PROVED);
    }

    @Test
    void aRowThatIsNoCircleIsNoDeadlock() {
        thread(0, FIRST, "first");
        thread(0, SECOND, "second");
        blocked(10, FIRST, "gantry:lock(held(\"lock 1\", \"second\"))", 0);
        blocked(11, SECOND, "gantry:lock(held(\"lock 2\", \"main\"))", 0);
        assertThat(ask(Lint.DEADLOCK, 300).outcome()).isEqualTo(Outcome.PROVED);
    }

    @Test
    void ofLocksWhoseHoldersAreNotToldNoCircleIsKnown() {
        thread(0, FIRST, "first");
        blocked(10, FIRST, "gantry:lock(\"lock 1\")", 0);
        Verdict verdict = ask(Lint.DEADLOCK, 300);
        assertThat(verdict.outcome()).isEqualTo(Outcome.OPEN);
        assertThat(verdict.found().code()).isEqualTo("lint.no-holders");
    }

    @Test
    void ofTwoLanesOfOneNameNoneIsKnownToHoldALock() {
        thread(0, FIRST, "twin");
        thread(0, SECOND, "twin");
        blocked(10, FIRST, "gantry:lock(held(\"lock 1\", \"twin\"))", 0);
        blocked(11, SECOND, "gantry:lock(held(\"lock 2\", \"twin\"))", 0);
        assertThat(ask(Lint.DEADLOCK, 300).outcome()).isEqualTo(Outcome.OPEN);
    }

    /** Three threads run from 100 on for so long. */
    private void run(long milliseconds) {
        for (int lane : new int[]{FIRST, SECOND, THIRD}) {
            thread(0, lane, "lane " + lane);
            trace.sliceStarted(100 * MS, lane, State.RUNNING, 0);
            trace.sliceEnded((100 + milliseconds) * MS, lane);
        }
    }

    private void processors(int count) {
        trace.counter(0, PROCESS, names.intern(Oversubscription.PROCESSORS), count);
    }

    @Test
    void moreThreadsThanProcessorsAreTooMany() {
        processors(2);
        run(400);
        assertThat(ask(Lint.OVERSUBSCRIPTION, 1000).places()).containsExactly(place(100, 500, 0, 0));
    }

    @Test
    void asManyAsProcessorsAreNot() {
        processors(3);
        run(400);
        assertThat(ask(Lint.OVERSUBSCRIPTION, 1000).outcome()).isEqualTo(Outcome.PROVED);
    }

    @Test
    void norAreMoreForAWhile() {
        processors(2);
        run(200);
        assertThat(ask(Lint.OVERSUBSCRIPTION, 1000).outcome()).isEqualTo(Outcome.PROVED);
    }

    @Test
    void howManyProcessorsThereAreMustBeKnown() {
        run(400);
        assertThat(ask(Lint.OVERSUBSCRIPTION, 1000).outcome()).isEqualTo(Outcome.OPEN);
    }

    @Test
    void threadsThatAreReadyAndDoNotRunAreTooMany() {
        run(400);
        trace.sliceStarted(600 * MS, FIRST, State.READY, 0);
        trace.sliceEnded(1200 * MS, FIRST);
        assertThat(ask(Lint.OVERSUBSCRIPTION, 1300).places()).containsExactly(place(600, 1200, 0, FIRST));
    }

    /** A task comes every ten milliseconds, and the worker needs so long for each. */
    private Verdict produce(int tasks, long every, long milliseconds) {
        thread(0, FIRST, "worker");
        long free = 0;
        int started = 0;
        for (int task = 1; task <= tasks; task++) {
            for (; started < task - 1 && free <= every * task; started++) {
                free = work(started + 1, Math.max(free, every * (started + 1)), milliseconds);
            }
            submit(every * task, task, POOL);
        }
        for (; started < tasks; started++) {
            free = work(started + 1, Math.max(free, every * (started + 1)), milliseconds);
        }
        return ask(Lint.QUEUE_GROWS, free);
    }

    private long work(int task, long from, long milliseconds) {
        start(from, FIRST, task);
        end(from + milliseconds, FIRST, task);
        return from + milliseconds;
    }

    @Test
    void aQueueThatOnlyGrowsIsFound() {
        assertThat(produce(300, 10, 16).places()).containsExactly(place(10, 3000, 0, PROCESS));
    }

    @Test
    void oneThatIsWorkedOffMeanwhileIsNot() {
        assertThat(produce(300, 10, 9).outcome()).isEqualTo(Outcome.PROVED);
    }

    @Test
    void norIsAHeapOfTasksThatIsHandedOverAtOnce() {
        assertThat(produce(1500, 1, 10).outcome()).isEqualTo(Outcome.PROVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gantry:sleep", "gantry:lock", "gantry:socket-read(\"example.org:80\")"})
    void aWaitInTheCommonPoolIsFound(String reason) {
        thread(0, FIRST, "ForkJoinPool.commonPool-worker-1");
        blocked(5, FIRST, reason, 0);
        unblocked(50, FIRST, 0);
        assertThat(ask(Lint.COMMON_POOL_WAIT, 100).places()).containsExactly(place(5, 50, 0, FIRST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gantry:result", "gantry:park(\"ForkJoinPool\")"})
    void aWaitForAResultOrForWorkIsNone(String reason) {
        thread(0, FIRST, "ForkJoinPool.commonPool-worker-1");
        thread(0, SECOND, "ForkJoinPool-1-worker-1");
        blocked(5, FIRST, reason, 0);
        blocked(5, SECOND, "gantry:sleep", 0);
        unblocked(50, FIRST, 0);
        unblocked(50, SECOND, 0);
        assertThat(ask(Lint.COMMON_POOL_WAIT, 100).outcome()).isEqualTo(Outcome.PROVED);
    }

    /** A worker begins at 10, takes its first task up at 110, and works for so long. */
    private Verdict startUp(long submitted, long milliseconds) {
        submit(submitted, 1, POOL);
        thread(10, FIRST, "worker");
        start(110, FIRST, 1);
        end(110 + milliseconds, FIRST, 1);
        return ask(Lint.WORKER_START, 400);
    }

    @Test
    void aStartThatTakesLongerThanTheWorkIsFound() {
        assertThat(startUp(5, 60).places()).containsExactly(place(10, 110, 1, FIRST));
    }

    @Test
    void aStartThatPaysIsNot() {
        assertThat(startUp(5, 150).outcome()).isEqualTo(Outcome.PROVED);
    }

    @Test
    void aWorkerThatWasThereBeforeItsTaskDidNotStartForIt() {
        assertThat(startUp(50, 60).outcome()).isEqualTo(Outcome.PROVED);
    }

    /** Tasks run on two threads, the second one from here on. */
    private Verdict compute(long second, Message... notices) {
        thread(0, FIRST, "first");
        thread(0, SECOND, "second");
        submit(0, 1, POOL);
        submit(0, 2, POOL);
        start(0, FIRST, 1);
        start(second, SECOND, 2);
        end(400, FIRST, 1);
        end(second + 400, SECOND, 2);
        trace.finish(1000 * MS);
        return Lint.GIL_CONVOY.on(trace.snapshot(), List.of(notices), true, () -> true, _ -> {}).orElseThrow();
    }

    private static final Message TURNS = Message.say("python-waits", "3.13", Duration.ofMillis(5));

    @Test
    void threadsOfOneInterpreterThatRunAtOnceTakeTurns() {
        assertThat(compute(100, TURNS).places()).containsExactly(place(100, 400, 0, FIRST));
    }

    @Test
    void threadsThatRunOneAfterTheOtherDoNot() {
        assertThat(compute(400, TURNS).outcome()).isEqualTo(Outcome.PROVED);
    }

    @Test
    void threadsOfOtherProgramsDoNot() {
        assertThat(compute(100).outcome()).isEqualTo(Outcome.OPEN);
    }

    /** Main waits for a task that ends at 100, and goes on then. */
    private Verdict awaits(long goesOn) {
        thread(0, FIRST, "worker");
        submit(0, 1, POOL);
        blocked(1, MAIN, "gantry:result", 1);
        start(2, FIRST, 1);
        end(100, FIRST, 1);
        unblocked(goesOn, MAIN, 0);
        trace.laneClosed((goesOn + 1) * MS, MAIN);
        return ask(Lint.LOST_WAKE_UP, goesOn + 2);
    }

    @Test
    void aWaitThatGoesOnAfterItsTaskHasEndedWasNotWoken() {
        assertThat(awaits(900).places()).containsExactly(place(100, 900, 1, MAIN));
    }

    @Test
    void oneThatEndsWithItsTaskWas() {
        assertThat(awaits(101).outcome()).isEqualTo(Outcome.PROVED);
    }

    @Test
    void aWaitThatNobodyIsLeftToEndIsLost() {
        thread(0, FIRST, "worker");
        blocked(10, MAIN, "gantry:condition", 0);
        assertThat(ask(Lint.LOST_WAKE_UP, 3000).places()).containsExactly(place(10, 3000, 0, MAIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gantry:sleep", "gantry:io", "gantry:timer"})
    void oneThatASleeperCouldEndIsNot(String reason) {
        thread(0, FIRST, "worker");
        blocked(10, MAIN, "gantry:condition", 0);
        blocked(10, FIRST, reason, 0);
        assertThat(ask(Lint.LOST_WAKE_UP, 3000).outcome()).isEqualTo(Outcome.PROVED);
    }

    @ParameterizedTest
    @EnumSource(Lint.class)
    void aRecordingThatGoesOnProvesNoAbsence(Lint lint) {
        processors(2);
        trace.publish(10 * MS);
        assertThat(ask(lint).outcome()).isEqualTo(Outcome.OPEN);
    }

    @ParameterizedTest
    @EnumSource(Lint.class)
    void aLintThatIsNotWantedAnyMoreAnswersNothing(Lint lint) {
        thread(0, FIRST, "ForkJoinPool.commonPool-worker-1");
        for (int task = 1; task < 5000; task++) {
            submit(0, task, POOL);
            start(task, FIRST, task);
            blocked(task, FIRST, "gantry:lock", 0);
            unblocked(task, FIRST, 0);
            end(task, FIRST, task);
        }
        processors(2);
        trace.finish(5001 * MS);
        assertThat(lint.on(trace.snapshot(), List.of(TURNS), true, () -> false, _ -> {})).isEmpty();
    }
}
