package dev.gantry.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import dev.gantry.insight.claim.Claim;
import dev.gantry.insight.claim.ClaimSyntaxException;
import dev.gantry.insight.claim.Verdict.Outcome;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Task;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/** Claims are proved and refuted as by looking at every task at every nanosecond. */
class ClaimPropertyTest {
    private static Snapshot scribble(long seed, int lanes) {
        return Scribble.of(new Random(seed), lanes, 60);
    }

    private static List<Task> tasks(Snapshot snapshot) {
        List<Task> tasks = new ArrayList<>();
        for (int task = 1; task <= snapshot.tasks(); task++) {
            if (snapshot.hasTask(task)) {
                tasks.add(snapshot.task(task));
            }
        }
        return tasks;
    }

    /** Proved where it holds, and refuted where it does not, but for what a recording that goes on leaves open. */
    private static void assertAnswer(Snapshot snapshot, String claim, boolean holds, boolean isFinal)
            throws ClaimSyntaxException {
        Outcome expected = holds ? Outcome.PROVED : Outcome.REFUTED;
        boolean complete = snapshot.finished() && snapshot.malformed() == 0;
        assertThat(Claim.of(claim).on(snapshot).outcome()).as(claim)
                .isEqualTo(complete || isFinal ? expected : Outcome.OPEN);
    }

    @Property(tries = 200)
    void soManyAtOnceAsAtSomeNanosecond(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int lanes)
            throws ClaimSyntaxException {
        Snapshot snapshot = scribble(seed, lanes);
        List<Task> tasks = tasks(snapshot);
        Assume.that(!tasks.isEmpty() && snapshot.malformed() == 0);
        int most = 0;
        int waited = 0;
        for (long time = 0; time <= snapshot.horizon() + 40; time++) {
            int now = 0;
            int waiting = 0;
            for (Task task : tasks) {
                boolean started = task.started() != Trace.NONE && task.started() <= time;
                boolean ended = task.ended() != Trace.NONE && task.ended() <= time;
                now += started && !ended ? 1 : 0;
                waiting += task.submitted() <= time && !started && !ended ? 1 : 0;
            }
            most = Math.max(most, now);
            waited = Math.max(waited, waiting);
        }
        assertAnswer(snapshot, "at most " + most + " tasks ran at once", true, false);
        assertAnswer(snapshot, "at least " + most + " tasks were in progress at once", true, true);
        assertAnswer(snapshot, "at least " + (most + 1) + " tasks ran at once", false, false);
        assertAnswer(snapshot, "less than " + most + " tasks ran at once", false, true);
        assertAnswer(snapshot, "exactly " + waited + " tasks waited at once", true, false);
    }

    @Property(tries = 200)
    void durationsAndCountsAreThoseOfEachTask(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int lanes)
            throws ClaimSyntaxException {
        Snapshot snapshot = scribble(seed, lanes);
        List<Task> tasks = tasks(snapshot);
        Assume.that(!tasks.isEmpty() && snapshot.malformed() == 0);
        long failed = tasks.stream().filter(task -> task.state() == TaskState.FAILED).count();
        assertAnswer(snapshot, "exactly " + failed + " tasks failed", true, false);
        assertAnswer(snapshot, "no task failed", failed == 0, failed > 0);
        long[] ran = tasks.stream().filter(task -> task.ended() != Trace.NONE && task.started() != Trace.NONE)
                .mapToLong(task -> task.ended() - task.started()).sorted().toArray();
        if (ran.length > 0) {
            long longest = ran[ran.length - 1];
            assertAnswer(snapshot, "no task ran longer than " + longest + " ns", true, false);
            assertAnswer(snapshot, "no task ran longer than " + (longest - 1) + " ns", false, true);
            assertAnswer(snapshot, "no task ran shorter than " + ran[0] + " ns", true, false);
            long p50 = ran[Distribution.rank(ran.length, 50)];
            assertAnswer(snapshot, "the p50 run time of tasks <= " + p50 + " ns", true, false);
            assertAnswer(snapshot, "the p50 run time of tasks < " + p50 + " ns", false, false);
        }
    }

    @Property(tries = 200)
    void orderIsThatOfEachPair(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int lanes)
            throws ClaimSyntaxException {
        Snapshot snapshot = scribble(seed, lanes);
        List<Task> tasks = tasks(snapshot);
        Assume.that(!tasks.isEmpty() && snapshot.malformed() == 0);
        boolean inOrder = true;
        for (Task one : tasks) {
            for (Task other : tasks) {
                inOrder &= one.started() == Trace.NONE || other.started() == Trace.NONE || one.id() >= other.id()
                        || one.submitted() >= other.submitted() || one.started() <= other.started();
            }
        }
        assertAnswer(snapshot, "tasks started in the order of submission", inOrder, !inOrder);
    }

    @Property(tries = 200)
    void blockedLanesAreThoseWithSuchASlice(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int lanes,
            @ForAll @IntRange(min = 0, max = 30) int nanos) throws ClaimSyntaxException {
        Snapshot snapshot = scribble(seed, lanes);
        boolean longer = false;
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            for (int depth = 0; depth < lane.depth(); depth++) {
                for (int i = 0; i < lane.row(depth).size(); i++) {
                    long end = Math.min(lane.row(depth).end(i), snapshot.horizon());
                    longer |= lane.row(depth).state(i) == State.BLOCKED && end - lane.row(depth).start(i) > nanos;
                }
            }
        }
        Outcome outcome = Claim.of("no lane was blocked longer than " + nanos + " ns").on(snapshot).outcome();
        assertThat(outcome == Outcome.REFUTED).isEqualTo(longer);
    }
}
