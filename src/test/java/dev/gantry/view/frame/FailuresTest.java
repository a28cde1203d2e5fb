package dev.gantry.view.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.TraceLoader;
import dev.gantry.view.hit.Hit;
import dev.gantry.view.hit.HitTest;
import dev.gantry.view.layout.Folds;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.Style;

class FailuresTest {
    private static final int WORKER = 3;
    private static final int TASKS = 5_000;
    private static final long LENGTH = 1_000;

    private final Recordings made = new Recordings();

    @Test
    void aMergedBarShowsWhereATaskItHidesFailed() {
        Snapshot snapshot = tiny(2_000);
        Frame frame = Charts.whole(snapshot, 900);
        List<Integer> marks = marks(frame);

        assertThat(marks).hasSize(1);
        int mark = marks.getFirst();
        Row row = snapshot.lane(WORKER).row(0);
        assertThat(row.task(frame.rects().first(mark))).isEqualTo(2_000);
        assertThat(frame.rects().count(mark)).isEqualTo(1);
        assertThat(frame.scale().x(row.end(frame.rects().first(mark))))
                .isBetween(frame.rects().x(mark), frame.rects().x(mark) + frame.rects().width(mark) + Bars.CELL);
        assertThat(Charts.whole(tiny(new Recordings(), -1), 900)).satisfies(none -> assertThat(marks(none)).isEmpty());
    }

    @Test
    void aClickOnTheMarkFindsTheTaskThatFailed() {
        Snapshot snapshot = tiny(2_000);
        LaneLayout layout = LaneLayout.of(snapshot, Folds.NONE, Metrics.USUAL);
        Frame frame = Charts.whole(snapshot, 900);
        int mark = marks(frame).getFirst();

        Hit hit = HitTest.at(frame, layout, frame.rects().x(mark), frame.rects().y(mark));

        assertThat(hit).isInstanceOfSatisfying(Hit.OnSlice.class, slice -> {
            assertThat(slice.count()).isEqualTo(1);
            assertThat(snapshot.lane(WORKER).row(0).task(slice.first())).isEqualTo(2_000);
        });
    }

    @Test
    void aSliceThatBeginsWhereAFailedOneEndsHasNotFailed() {
        Snapshot snapshot = tiny(2_000);
        Lanes lanes = new Lanes(snapshot);

        assertThat(lanes.first(0, 0, TASKS)).isEqualTo(1_999);
        assertThat(lanes.first(0, 0, 1_999)).isEqualTo(-1);
        assertThat(lanes.first(0, 2_000, TASKS)).isEqualTo(-1);
        assertThat(lanes.first(0, 1_999, 2_000)).isEqualTo(1_999);
    }

    @Test
    void aTaskThatFailedInsideOfAnotherIsNoFailureOfThatOne() {
        made.worker(0, WORKER, "worker");
        made.trace.taskSubmitted(1, Recordings.MAIN, 1, 1, 0);
        made.trace.taskSubmitted(2, Recordings.MAIN, 2, 1, 0);
        made.trace.taskStarted(10, WORKER, 1);
        made.trace.taskStarted(20, WORKER, 2);
        made.trace.taskEnded(30, WORKER, 2, TaskState.FAILED, 0);
        made.trace.taskEnded(30, WORKER, 1, TaskState.SUCCEEDED, 0);
        Lanes lanes = new Lanes(made.finish(100));

        assertThat(lanes.first(0, 0, 1)).isEqualTo(-1);
        assertThat(lanes.first(1, 0, 1)).isZero();
    }

    @Test
    void failuresThatAFileTellsInAnyOrderAreFound() {
        TraceLoader restoration = new TraceLoader(made.trace);
        restoration.lane(0, WORKER, Recordings.PROCESS, LaneKind.THREAD, LaneRole.WORKER, 0, 0);
        for (int task = 1; task <= 10; task++) {
            restoration.sliceStarted(task * 10, WORKER, State.RUNNING, task, 0, 0);
            restoration.sliceEnded(task * 10 + 10, WORKER);
        }
        for (int task : new int[]{8, 2, 5}) {
            restoration.taskSubmitted(1, Recordings.MAIN, task, 1, 0, 0);
            restoration.taskEnded(task * 10 + 10, WORKER, task, TaskState.FAILED, 0);
        }
        restoration.finish(() -> false);
        Lanes lanes = new Lanes(made.finish(200));

        assertThat(lanes.first(0, 0, 10)).isEqualTo(1);
        assertThat(lanes.first(0, 2, 10)).isEqualTo(4);
        assertThat(lanes.first(0, 5, 10)).isEqualTo(7);
        assertThat(lanes.first(0, 8, 10)).isEqualTo(-1);
    }

    private record Lanes(Snapshot snapshot) {
        int first(int depth, int from, int to) {
            return Failures.first(snapshot.lane(WORKER), snapshot.lane(WORKER).row(depth), from, to);
        }
    }

    private Snapshot tiny(int failing) {
        return tiny(made, failing);
    }

    /** Tasks one after the other on one lane, far too short for bars of their own. */
    private static Snapshot tiny(Recordings made, int failing) {
        made.worker(0, WORKER, "worker");
        for (int task = 1; task <= TASKS; task++) {
            made.trace.taskSubmitted(task * LENGTH, Recordings.MAIN, task, 1, 0);
            made.trace.taskStarted(task * LENGTH, WORKER, task);
            made.trace.taskEnded((task + 1) * LENGTH, WORKER, task,
                    task == failing ? TaskState.FAILED : TaskState.SUCCEEDED, 0);
        }
        return made.finish((TASKS + 2) * LENGTH);
    }

    private static List<Integer> marks(Frame frame) {
        return IntStream.range(0, frame.rects().size())
                .filter(i -> frame.rects().style(i) == Style.FAILED && frame.rects().count(i) > 0).boxed().toList();
    }
}
