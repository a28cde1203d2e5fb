package dev.gantry.view.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;
import dev.gantry.view.layout.Folds;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.LineKind;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.Style;

/** Lanes that ended in the middle of a task, and queues of executors that are called alike. */
class DeadLaneTest {
    private static final int PROCESS = 1;
    private static final int WORKER = 2;
    private static final long MS = 1_000_000;

    private final Names names = new Names();
    private final Trace trace = new Trace(names);

    @Test
    void aCrossStandsWhereALaneEndedInTheMiddleOfItsTask() {
        begin();
        trace.laneClosed(50 * MS, WORKER, names.intern("its process ended"));
        trace.finish(100 * MS);
        Frame frame = Charts.whole(trace.snapshot(), 1000);
        assertThat(crosses(frame)).isNotEmpty().allSatisfy(i -> assertThat(frame.rects().x(i)).isGreaterThanOrEqualTo(
                frame.scale().x(50 * MS)));
        assertThat(texts(frame)).contains("died during its task");
    }

    @Test
    void noneStandsWhereATaskFailedBeforeItsLaneEnded() {
        begin();
        trace.taskEnded(50 * MS, WORKER, 1, TaskState.FAILED, names.intern("wrong"));
        trace.laneClosed(60 * MS, WORKER);
        trace.finish(100 * MS);
        Frame frame = Charts.whole(trace.snapshot(), 1000);
        assertThat(crosses(frame)).isEmpty();
        assertThat(texts(frame)).doesNotContain("died during its task");
    }

    @Test
    void queuesOfExecutorsThatAreCalledAlikeHaveNumbers() {
        trace.laneOpened(0, PROCESS, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("java"));
        for (int executor = 1; executor <= 3; executor++) {
            trace.executorOpened(0, executor, PROCESS, names.intern(executor == 2 ? "pool" : "hub"));
            trace.taskSubmitted(MS, PROCESS, executor, executor, 0);
        }
        trace.finish(100 * MS);
        Snapshot snapshot = trace.snapshot();
        LaneLayout layout = LaneLayout.of(snapshot, Folds.NONE, Metrics.USUAL);
        assertThat(IntStream.range(0, layout.size()).filter(line -> layout.kind(line) == LineKind.QUEUE)
                .mapToObj(line -> layout.label(snapshot, line))).containsExactlyInAnyOrder("queue of hub (1)",
                        "queue of pool", "queue of hub (2)");
    }

    private void begin() {
        trace.laneOpened(0, PROCESS, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("java"));
        trace.laneOpened(0, WORKER, PROCESS, LaneKind.THREAD, LaneRole.WORKER, names.intern("worker"));
        trace.taskSubmitted(5 * MS, WORKER, 1, 0, names.intern("task"));
        trace.taskStarted(10 * MS, WORKER, 1);
    }

    private static List<Integer> crosses(Frame frame) {
        return IntStream.range(0, frame.rects().size()).filter(i -> frame.rects().style(i) == Style.FAULT).boxed()
                .toList();
    }

    private static List<String> texts(Frame frame) {
        return IntStream.range(0, frame.texts().size()).mapToObj(frame.texts()::text).toList();
    }
}
