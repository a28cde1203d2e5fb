package dev.gantry.insight.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gantry.insight.claim.Verdict.Outcome;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;
import dev.gantry.view.style.Phrases;

@Tag("engine")
class ClaimTest {
    private static final int MAIN = 2;
    private static final int FIRST = 3;
    private static final int SECOND = 4;
    private static final int POOL = 1;

    private final Names names = new Names();
    private final Trace trace = new Trace(names);

    /** Two workers of a pool: three tasks, of which the last one waits for the first. */
    private Snapshot threeTasksOnTwoWorkers() {
        open();
        submit(10, 1, "a");
        submit(11, 2, "b");
        submit(12, 3, "c");
        trace.taskStarted(20, FIRST, 1);
        trace.taskStarted(22, SECOND, 2);
        trace.mark(25, FIRST, names.intern("hello"));
        trace.taskEnded(30, FIRST, 1, TaskState.SUCCEEDED, 0);
        trace.callbackStarted(31, FIRST, 1);
        trace.callbackEnded(33, FIRST, 1);
        trace.taskStarted(40, FIRST, 3);
        trace.blocked(42, FIRST, 0, 0);
        trace.unblocked(48, FIRST, 0);
        trace.taskEnded(50, FIRST, 3, TaskState.FAILED, names.intern("ValueError"));
        trace.taskEnded(60, SECOND, 2, TaskState.SUCCEEDED, 0);
        trace.mark(61, MAIN, names.intern("bye"));
        trace.finish(70);
        return trace.snapshot();
    }

    private void open() {
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("process"));
        trace.laneOpened(0, MAIN, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.laneOpened(5, FIRST, 1, LaneKind.THREAD, LaneRole.WORKER, names.intern("pool-1"));
        trace.laneOpened(5, SECOND, 1, LaneKind.THREAD, LaneRole.WORKER, names.intern("pool-2"));
        trace.executorOpened(1, POOL, 1, names.intern("my pool"));
    }

    private void submit(long time, int task, String name) {
        trace.taskSubmitted(time, MAIN, task, POOL, names.intern(name));
    }

    private static Outcome outcome(Snapshot snapshot, String claim) throws ClaimSyntaxException {
        return Claim.of(claim).on(snapshot).outcome();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            at most 2 tasks ran at once                                      | PROVED
            exactly 0 switches happened                                      | PROVED
            more than 0 switches happened on lane pool-1                     | REFUTED
            exactly 0 switches happened on lane elsewhere                    | OPEN
            at most 1 task ran at once                                       | REFUTED
            exactly 2 tasks of "my pool" were in progress at once            | PROVED
            exactly 3 tasks of "my*" waited at once                          | PROVED
            at most 1 task on lane pool-1 ran at once                        | PROVED
            at most 2 tasks of other ran at once                             | OPEN
            exactly 2 tasks succeeded                                        | PROVED
            no task failed                                                   | REFUTED
            no task named a failed                                           | PROVED
            no task was cancelled                                            | PROVED
            more than 2 tasks were submitted                                 | PROVED
            fewer than 3 tasks started                                       | REFUTED
            every task ended                                                 | PROVED
            every task of "my pool" succeeded                                | REFUTED
            every task ran on lane "pool-*"                                  | PROVED
            every task ran on lane pool-1                                    | REFUTED
            every callback ran on its task's lane                            | PROVED
            every callback of task named a ran on lane main                  | REFUTED
            every callback of task named b ran on its task’s lane            | OPEN
            no task waited longer than 28 ns                                 | PROVED
            no task waited longer than 27 ns                                 | REFUTED
            no task ran longer than 0.038 us                                 | PROVED
            no task ran shorter than 11 ns                                   | REFUTED
            no task was blocked longer than 5 ns                             | REFUTED
            the p50 queue wait of tasks <= 11 ns                             | PROVED
            p99 of the queue wait of tasks ≤ 11 ns                           | REFUTED
            the longest run time of tasks of "my pool" is at most 38 ns      | PROVED
            the shortest run time of tasks at least 10 ns                    | PROVED
            the mean run time of tasks > 20 ns                               | REFUTED
            tasks started in the order of submission                         | PROVED
            tasks ended in the order of submission                           | REFUTED
            task named a ended before task named c started                   | PROVED
            task named b ended before task named c ended                     | REFUTED
            mark hello came before mark bye                                  | PROVED
            mark "b*" after task named b ended                               | PROVED
            exactly 1 mark hello came                                        | PROVED
            exactly 1 mark hello came on lane pool-1                         | PROVED
            exactly 1 mark hello came on lane elsewhere                      | REFUTED
            not exactly 1 mark hello came                                    | REFUTED
            not mark bye before mark hello                                   | PROVED
            not mark other before mark bye                                   | OPEN
            exactly 0 marks nowhere came                                     | PROVED
            at least 3 marks "b*" came                                       | REFUTED
            mark other before mark bye                                       | OPEN
            no lane was blocked longer than 6 ns                             | PROVED
            no lane named pool-1 was blocked longer than 5 ns                | REFUTED
            no lane named nobody was blocked longer than 5 ns                | OPEN
            no worker was idle while tasks were queued                       | REFUTED
            no worker of "my pool" was idle longer than 12 ns while tasks were queued | PROVED
            no coroutine held its thread longer than 1 s                     | OPEN
            the run took at most 70 ns                                       | PROVED
            the run took less than 70 ns                                     | REFUTED
            at most 2 tasks of pool "my pool" ran at once                    | PROVED
            tasks of pool "my pool" ended in the order of submission         | REFUTED
            the p50 queue wait of "my pool" <= 11 ns                         | PROVED
            p99 of the queue wait of pool "my pool" ≤ 11 ns                  | REFUTED
            no lane was idle while tasks were queued                         | REFUTED
            no lane was idle longer than 12 ns while tasks were queued       | PROVED
            nothing blocked the event loop longer than 50 ms                 | OPEN
            nothing blocked the hub longer than 50 ms                        | OPEN
            "a" ended before "c" started                                     | PROVED
            b ended before c ended                                           | REFUTED
            "a" started after mark nowhere                                   | OPEN
            no mark hello came on lane pool-1                                | REFUTED
            no mark came on lane pool-2                                      | PROVED
            exactly 2 marks came                                             | PROVED
            at least 1 mark hello came                                       | PROVED
            """)
    void aRecordingAnswers(String claim, Outcome expected) throws ClaimSyntaxException {
        assertThat(outcome(threeTasksOnTwoWorkers(), claim)).as(claim).isEqualTo(expected);
    }

    @Test
    void aCounterexampleIsAPlaceTheWorstFirst() throws ClaimSyntaxException {
        Verdict verdict = Claim.of("no task waited longer than 10 ns").on(threeTasksOnTwoWorkers());
        assertThat(verdict.places()).containsExactly(new Place(12, 40, 3, FIRST), new Place(11, 22, 2, SECOND));
        assertThat(verdict.count()).isEqualTo(2);
        assertThat(verdict.found()).isEqualTo(Message.say("claim.found.longest", Duration.ofNanos(28)));
        assertThat(Claim.of("exactly 3 tasks ran at once").on(threeTasksOnTwoWorkers()).places())
                .containsExactly(new Place(20, 30, 1, FIRST), new Place(22, 60, 2, SECOND));
    }

    @Test
    void whatCameBeforeIsNamed() throws ClaimSyntaxException {
        assertThat(Phrases.say(Claim.of("task named a ended before task named c started")
                .on(threeTasksOnTwoWorkers()).found())).matches("a ended \\d+ ns before c started\\.");
        assertThat(Phrases.say(Claim.of("task named b ended before task named c ended")
                .on(threeTasksOnTwoWorkers()).found())).matches("b ended \\d+ ns after c ended\\.");
    }

    @Test
    void noMoreThanSomePlacesAreKeptAndAllAreCounted() throws ClaimSyntaxException {
        open();
        for (int task = 1; task <= 250; task++) {
            submit(10 + task, task, "x");
            trace.taskStarted(1000 + 10L * task, FIRST, task);
            trace.taskEnded(1005 + 10L * task, FIRST, task, TaskState.SUCCEEDED, 0);
        }
        trace.finish(9000);
        Verdict verdict = Claim.of("no task waited longer than 1 ns").on(trace.snapshot());
        assertThat(verdict.count()).isEqualTo(250);
        assertThat(verdict.places()).hasSize(Verdict.MOST).first().extracting(Place::task).isEqualTo(250);
    }

    @Test
    void whatGoesOnIsOpenUntilACounterexample() throws ClaimSyntaxException {
        open();
        submit(10, 1, "a");
        trace.taskStarted(20, FIRST, 1);
        submit(21, 2, "b");
        trace.publish(100);
        Snapshot live = trace.snapshot();
        assertThat(outcome(live, "at most 1 task ran at once")).isEqualTo(Outcome.OPEN);
        assertThat(outcome(live, "at least 1 task ran at once")).isEqualTo(Outcome.PROVED);
        assertThat(outcome(live, "no task waited longer than 50 ns")).isEqualTo(Outcome.REFUTED);
        assertThat(outcome(live, "every task ended")).isEqualTo(Outcome.OPEN);
        assertThat(outcome(live, "the run took less than 50 ns")).isEqualTo(Outcome.REFUTED);
        assertThat(outcome(live, "the run took less than 1 s")).isEqualTo(Outcome.OPEN);
        assertThat(Claim.of("every task ended").on(live).doubts()).containsExactly(Message.say("claim.goes-on"));
    }

    @Test
    void whatIsLostLeavesOpenWhatItCouldChange() throws ClaimSyntaxException {
        open();
        submit(10, 1, "a");
        submit(11, 2, "b");
        trace.taskStarted(20, FIRST, 1);
        trace.taskStarted(22, SECOND, 2);
        trace.taskEnded(30, FIRST, 1, TaskState.SUCCEEDED, 0);
        trace.lost(3);
        trace.finish(100);
        Snapshot snapshot = trace.snapshot();
        assertThat(snapshot.lost()).isEqualTo(3);
        assertThat(outcome(snapshot, "at most 1 task ran at once")).as("b may have ended at once")
                .isEqualTo(Outcome.OPEN);
        assertThat(outcome(snapshot, "every task ended")).isEqualTo(Outcome.OPEN);
        assertThat(outcome(snapshot, "no task succeeded")).isEqualTo(Outcome.REFUTED);
        assertThat(Claim.of("no task failed").on(snapshot).doubts()).containsExactly(Message.say("claim.lost", 3L));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the longest run time of tasks > 9 ns                             | PROVED
            the longest run time of tasks ≥ 11 ns                            | OPEN
            the longest run time of tasks ≤ 9 ns                             | REFUTED
            the longest run time of tasks ≤ 10 ns                            | OPEN
            the shortest run time of tasks < 11 ns                           | PROVED
            the shortest run time of tasks < 10 ns                           | OPEN
            the shortest run time of tasks ≥ 11 ns                           | REFUTED
            the longest queue wait of tasks > 10 ns                          | PROVED
            not the longest queue wait of tasks > 10 ns                      | REFUTED
            the p99 run time of tasks ≤ 10 ns                                | OPEN
            the mean run time of tasks > 1 ns                                | OPEN
            the longest blocked time of tasks > 1 ns                         | OPEN
            no task ran longer than 9 ns                                     | REFUTED
            no task ran longer than 10 ns                                    | OPEN
            no task ran shorter than 11 ns                                   | REFUTED
            no task waited longer than 10 ns                                 | REFUTED
            no task waited longer than 15 ns                                 | OPEN
            no lane was blocked longer than 1 ns                             | OPEN
            no lane was idle longer than 1 ns while tasks were queued        | OPEN
            at least 2 tasks waited at once                                  | PROVED
            at most 1 task waited at once                                    | REFUTED
            at most 2 tasks waited at once                                   | OPEN
            at least 1 task ran at once                                      | PROVED
            at least 2 tasks ran at once                                     | OPEN
            at least 2 tasks started                                         | PROVED
            exactly 1 task started                                           | REFUTED
            every task started                                               | OPEN
            every task failed                                                | REFUTED
            every task ran on lane pool-1                                    | REFUTED
            every task ran on lane pool*                                     | OPEN
            task named b started before task named a started                 | REFUTED
            task named a started before task named b started                 | OPEN
            the run took at least 50 ns                                      | PROVED
            the run took at most 1 s                                         | OPEN
            """)
    void whatIsThereProvesThoughOtherRecordsAreLost(String claim, Outcome outcome) throws ClaimSyntaxException {
        open();
        submit(10, 1, "a");
        submit(11, 2, "b");
        submit(12, 3, "c");
        trace.taskStarted(20, FIRST, 1);
        trace.taskStarted(22, SECOND, 2);
        trace.blocked(23, SECOND, 0, 0);
        trace.taskEnded(30, FIRST, 1, TaskState.SUCCEEDED, 0);
        trace.taskEnded(80, FIRST, 3, TaskState.SUCCEEDED, 0); // its start is lost
        trace.lost(2);
        trace.finish(100);
        assertThat(outcome(trace.snapshot(), claim)).isEqualTo(outcome);
    }

    @Test
    void aDamagedFileProvesNothingByWhatItLacks() throws ClaimSyntaxException {
        Verdict verdict = Claim.of("exactly 2 tasks succeeded")
                .on(threeTasksOnTwoWorkers(), false, () -> true, _ -> {}).orElseThrow();
        assertThat(verdict.outcome()).isEqualTo(Outcome.OPEN);
        assertThat(verdict.doubts()).containsExactly(Message.say("claim.damaged"));
    }

    @Test
    void aCheckThatIsGivenUpHasNoAnswer() throws ClaimSyntaxException {
        open();
        for (int task = 1; task <= 20_000; task++) {
            submit(10, task, "x");
        }
        trace.finish(9000);
        AtomicInteger asked = new AtomicInteger();
        assertThat(Claim.of("no task failed").on(trace.snapshot(), true, () -> asked.incrementAndGet() < 3, _ -> {}))
                .isEmpty();
        assertThat(asked).hasValue(3);
    }

    @Test
    @DisplayName("a coroutine holds no thread while it is suspended, or waits until it switches, as a hub does")
    void aSuspendedCoroutineHoldsNoThread() throws ClaimSyntaxException {
        open();
        int one = 5;
        int two = 6;
        trace.laneOpened(10, one, MAIN, LaneKind.GREENLET, LaneRole.PLAIN, names.intern("one"));
        trace.laneOpened(10, two, MAIN, LaneKind.GREENLET, LaneRole.PLAIN, names.intern("two"));
        submit(10, 1, "a");
        submit(10, 2, "b");
        trace.switched(20, MAIN, one, SwitchReason.SWITCH);
        trace.taskStarted(20, one, 1);
        trace.switched(30, one, two, SwitchReason.SWITCH);
        trace.taskStarted(30, two, 2);
        trace.switched(75, two, one, SwitchReason.SWITCH);
        trace.taskEnded(80, one, 1, TaskState.SUCCEEDED, 0);
        trace.switched(80, one, two, SwitchReason.SWITCH);
        trace.taskEnded(90, two, 2, TaskState.SUCCEEDED, 0);
        trace.blocked(95, two, 0, 0);
        trace.unblocked(195, two, 0);
        trace.switched(195, two, MAIN, SwitchReason.SWITCH);
        trace.finish(200);
        Snapshot snapshot = trace.snapshot();
        assertThat(outcome(snapshot, "at most 1 task ran at once")).isEqualTo(Outcome.PROVED);
        assertThat(outcome(snapshot, "exactly 2 tasks were in progress at once")).isEqualTo(Outcome.PROVED);
        Verdict held = Claim.of("no coroutine held its thread longer than 40 ns").on(snapshot);
        assertThat(held.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(held.places()).containsExactly(new Place(30, 75, 0, two));
        assertThat(outcome(snapshot, "no coroutine named one held its thread longer than 40 ns"))
                .isEqualTo(Outcome.PROVED);
    }

    @Test
    void valuesComeFromOutside() throws ClaimSyntaxException {
        Map<String, String> values = Map.of("workers", "2", "longest", "28ns", "who", "my pool");
        Snapshot snapshot = threeTasksOnTwoWorkers();
        for (String claim : List.of("at most {workers} tasks of {who} ran at once",
                "no task waited longer than {longest}")) {
            assertThat(Claim.of(claim, values).on(snapshot).outcome()).as(claim).isEqualTo(Outcome.PROVED);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            at most five tasks                      | 8  | NUMBER
            at most 5 tasks ran at onec             | 23 | once
            no task waited longer than 5            | 28 | ms
            no task waited longer than 5 m          | 29 | min
            tasks started in the order              | 26 | of submission
            at most 5 tasks of "x                   | 19 |
            at most {k} tasks ran at once           | 8  | other
            every task slept                        | 11 | succeeded
            nothing blocked the door                | 20 | event loop
            no lane named a was idle while          | 20 | blocked longer than
            no task failed today                    | 15 | the end
            no task waited longer than 99999999999 h| 27 |
            at most 5 tasks; ran                    | 15 |
            """)
    void anErrorPointsAtTheWordAndSaysWhatCouldStandThere(String claim, int at, String expected) {
        assertThatThrownBy(() -> Claim.of(claim, Map.of("other", "1")))
                .isInstanceOfSatisfying(ClaimSyntaxException.class, e -> {
                    assertThat(e.at()).as(claim).isEqualTo(at);
                    if (expected != null) {
                        assertThat(e.expected()).as(claim).contains(expected);
                    }
                });
    }
}
