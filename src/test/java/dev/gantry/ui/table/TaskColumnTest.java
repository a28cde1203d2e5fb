package dev.gantry.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.gantry.insight.TaskIds;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

class TaskColumnTest {
    /** Task 1 has no name, 2 is b, 3 is a, 5 has no name, 6 is b; 2 has ended after 30, 3 after 10, 6 runs for 20. */
    private static Snapshot tasks() {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, 0);
        trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, 0);
        trace.laneOpened(0, 3, 1, LaneKind.THREAD, LaneRole.PLAIN, 0);
        int b = names.intern("b");
        int a = names.intern("a");
        trace.taskSubmitted(1, 1, 1, 1, 0);
        trace.taskSubmitted(1, 1, 2, 1, b);
        trace.taskSubmitted(1, 1, 3, 1, a);
        trace.taskSubmitted(1, 1, 5, 1, 0);
        trace.taskSubmitted(1, 1, 6, 1, b);
        trace.taskStarted(10, 3, 2);
        trace.taskStarted(30, 2, 3);
        trace.taskEnded(40, 2, 3, TaskState.FAILED, 0);
        trace.taskEnded(40, 3, 2, TaskState.SUCCEEDED, 0);
        trace.taskStarted(50, 2, 6);
        trace.laneClosed(70, 3);
        trace.finish(70);
        return trace.snapshot();
    }

    private static List<Integer> sorted(TaskColumn by, boolean descending) {
        Snapshot snapshot = tasks();
        TaskIds tasks = TaskIds.of(snapshot);
        int[] order = Order.of(tasks.size(), by.keys(snapshot, tasks), descending, () -> false);
        return Arrays.stream(order).mapToObj(tasks::get).toList();
    }

    @Test
    void namesAreOrderedAsTextsAndTasksWithoutOneByTheirNumbersBeforeThem() {
        assertThat(sorted(TaskColumn.NAME, false)).containsExactly(1, 5, 3, 2, 6);
        assertThat(sorted(TaskColumn.NAME, true)).containsExactly(2, 6, 3, 5, 1);
    }

    @Test
    void whatHasNotBegunHasNotRun() {
        assertThat(sorted(TaskColumn.RAN, false)).containsExactly(1, 5, 3, 6, 2);
        assertThat(sorted(TaskColumn.LANE, false)).containsExactly(1, 5, 3, 6, 2);
    }

    @Test
    void whatStillWaitsHasWaitedUntilNow() {
        assertThat(sorted(TaskColumn.WAITED, false)).containsExactly(2, 3, 6, 1, 5);
    }

    @Test
    void aListKnowsWhereItsNumbersAre() {
        NumberList list = new NumberList();
        list.become(List.of(7, 8, 9), new int[]{2, 0, 1});
        assertThat(list).containsExactly(9, 7, 8);
        assertThat(IntStream.of(9, 7, 8, 6).map(list::indexOf)).containsExactly(0, 1, 2, -1);
        list.become(NumberList.below(2), new int[0]);
        assertThat(list).containsExactly(0, 1);
        assertThat(list.indexOf(2)).isEqualTo(-1);
    }

    private static Snapshot ofWorkers(int count) {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, 0);
        for (int i = 1; i <= count; i++) {
            trace.laneOpened(0, 1 + i, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("worker"));
            trace.taskSubmitted(1, 1, i, 0, 0);
            trace.taskStarted(10, 1 + i, i);
        }
        trace.finish(70);
        return trace.snapshot();
    }

    @Test
    void lanesOfOneNameAreToldApartAsInTheChart() {
        assertThat(TaskColumn.LANE.text(ofWorkers(1), null, 1)).isEqualTo("worker");
        Snapshot two = ofWorkers(2);
        assertThat(TaskColumn.LANE.text(two, null, 1)).isEqualTo("worker (1)");
        assertThat(TaskColumn.LANE.text(two, null, 2)).isEqualTo("worker (2)");
    }
}
