package dev.gantry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lanes that share a thread show while control passes between them. */
class CoroutineSlicesTest {
    private static final int THREAD = 2;
    private static final int GENERATOR = 3;
    private static final int OTHER = 4;

    private final Trace trace = new Trace(new Names());

    @BeforeEach
    void openLanes() {
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, 0);
        trace.laneOpened(0, THREAD, 1, LaneKind.THREAD, LaneRole.PLAIN, 0);
        trace.laneOpened(0, GENERATOR, THREAD, LaneKind.GENERATOR, LaneRole.PLAIN, 0);
        trace.laneOpened(0, OTHER, THREAD, LaneKind.GREENLET, LaneRole.PLAIN, 0);
    }

    @Test
    void nestedSlicesEndAtASuspensionAndGoOnAfterIt() {
        trace.taskSubmitted(1, THREAD, 1, 0, 0);
        trace.taskStarted(2, THREAD, 1);
        trace.blocked(3, THREAD, 7, 0);
        trace.switched(10, THREAD, GENERATOR, SwitchReason.SEND);
        trace.switched(20, GENERATOR, THREAD, SwitchReason.YIELD);
        trace.unblocked(25, THREAD, 0);
        trace.taskEnded(30, THREAD, 1, TaskState.SUCCEEDED, 0);
        assertThat(slices(THREAD, 0)).containsExactly("RUNNING 2-10", "RUNNING 20-30");
        assertThat(slices(THREAD, 1)).containsExactly("BLOCKED 3-10", "BLOCKED 20-25");
        assertThat(slices(GENERATOR, 0)).containsExactly("RUNNING 10-20");
        assertThat(trace.snapshot().lane(THREAD).row(1).name(1)).isEqualTo(7);
        assertThat(trace.snapshot().malformed()).isZero();
    }

    @Test
    void aThreadThatDidNothingKnownDoesNothingKnownAfterwards() {
        trace.switched(10, THREAD, GENERATOR, SwitchReason.SEND);
        trace.switched(20, GENERATOR, THREAD, SwitchReason.YIELD);
        assertThat(slices(THREAD, 0)).isEmpty();
    }

    @Test
    void aTaskInACoroutineTakesThePlaceOfTheSliceThatSaysNothing() {
        trace.taskSubmitted(1, THREAD, 1, 0, 0);
        trace.switched(10, THREAD, GENERATOR, SwitchReason.SWITCH);
        trace.taskStarted(11, GENERATOR, 1);
        trace.switched(20, GENERATOR, OTHER, SwitchReason.SLEEP);
        trace.switched(30, OTHER, GENERATOR, SwitchReason.SWITCH);
        trace.taskEnded(35, GENERATOR, 1, TaskState.SUCCEEDED, 0);
        trace.switched(36, GENERATOR, OTHER, SwitchReason.EXIT);
        assertThat(slices(GENERATOR, 0)).containsExactly("RUNNING 10-11", "RUNNING 11-20", "RUNNING 30-35",
                "RUNNING 35-36");
        assertThat(trace.snapshot().lane(GENERATOR).depth()).isEqualTo(1);
        assertThat(trace.snapshot().lane(GENERATOR).row(0).task(2)).isEqualTo(1);
        assertThat(trace.snapshot().lane(GENERATOR).row(0).task(3)).isZero();
        assertThat(trace.snapshot().malformed()).isZero();
    }

    @Test
    void aTaskThatEndsInsideAnotherLeavesTheOuterOneAsItWas() {
        trace.taskSubmitted(1, THREAD, 1, 0, 0);
        trace.taskSubmitted(1, THREAD, 2, 0, 0);
        trace.switched(10, THREAD, GENERATOR, SwitchReason.SWITCH);
        trace.taskStarted(11, GENERATOR, 1);
        trace.taskStarted(15, GENERATOR, 2);
        trace.taskEnded(20, GENERATOR, 2, TaskState.SUCCEEDED, 0);
        trace.taskEnded(30, GENERATOR, 1, TaskState.SUCCEEDED, 0);
        trace.switched(31, GENERATOR, OTHER, SwitchReason.EXIT);
        assertThat(slices(GENERATOR, 0)).containsExactly("RUNNING 10-11", "RUNNING 11-30", "RUNNING 30-31");
        assertThat(slices(GENERATOR, 1)).containsExactly("RUNNING 15-20");
        assertThat(trace.snapshot().lane(GENERATOR).row(0).task(1)).isEqualTo(1);
        assertThat(trace.snapshot().lane(GENERATOR).row(1).task(0)).isEqualTo(2);
        assertThat(trace.snapshot().malformed()).isZero();
    }

    @Test
    void aReadyCoroutineRunsWhenItIsSwitchedTo() {
        trace.switched(10, THREAD, GENERATOR, SwitchReason.SWITCH);
        trace.switched(20, GENERATOR, OTHER, SwitchReason.SLEEP);
        trace.ready(25, GENERATOR);
        trace.switched(30, OTHER, GENERATOR, SwitchReason.SWITCH);
        assertThat(slices(GENERATOR, 0)).containsExactly("RUNNING 10-20", "READY 25-30", "RUNNING 30-");
    }

    @Test
    void aSwitchAwayFromALaneThatOnlyWaitsKeepsWhatItHolds() {
        trace.switched(10, THREAD, GENERATOR, SwitchReason.SWITCH);
        trace.sliceStarted(11, GENERATOR, State.RUNNING, 5);
        trace.switched(20, GENERATOR, OTHER, SwitchReason.SLEEP);
        trace.ready(25, GENERATOR);
        trace.switched(30, GENERATOR, OTHER, SwitchReason.SWITCH); // it never got its thread back
        trace.switched(40, OTHER, GENERATOR, SwitchReason.SWITCH);
        assertThat(slices(GENERATOR, 0)).containsExactly("RUNNING 10-20", "READY 25-30", "RUNNING 40-");
        assertThat(slices(GENERATOR, 1)).containsExactly("RUNNING 11-20", "RUNNING 40-");
    }

    @Test
    void aLaneThatClosedBeforeItsLastSwitchPassesControlOn() {
        trace.taskSubmitted(1, THREAD, 1, 0, 0);
        trace.taskStarted(2, THREAD, 1);
        trace.switched(10, THREAD, GENERATOR, SwitchReason.SEND);
        trace.laneClosed(20, GENERATOR);
        trace.switched(21, GENERATOR, THREAD, SwitchReason.EXIT);
        assertThat(slices(GENERATOR, 0)).containsExactly("RUNNING 10-20");
        assertThat(slices(THREAD, 0)).containsExactly("RUNNING 2-10", "RUNNING 21-");
        assertThat(trace.snapshot().malformed()).isZero();
        assertThat(trace.snapshot().lane(THREAD).switches()).isEqualTo(2);
    }

    @Test
    void nothingRunsOnALaneThatClosed() {
        trace.laneClosed(5, GENERATOR);
        trace.switched(10, THREAD, GENERATOR, SwitchReason.SEND);
        assertThat(slices(GENERATOR, 0)).isEmpty();
        assertThat(trace.snapshot().malformed()).isOne();
        assertThat(trace.snapshot().lane(THREAD).switches()).isZero();
    }

    @Test
    void switchesAreKeptOnTheThread() {
        trace.switched(10, THREAD, GENERATOR, SwitchReason.SEND);
        trace.switched(20, GENERATOR, OTHER, SwitchReason.THROW);
        trace.publish(30);
        Lane thread = trace.snapshot().lane(THREAD);
        assertThat(thread.switchAt(0)).isEqualTo(new Switch(10, THREAD, GENERATOR, SwitchReason.SEND));
        assertThat(thread.switchAt(1)).isEqualTo(new Switch(20, GENERATOR, OTHER, SwitchReason.THROW));
        assertThat(thread.firstSwitchFrom(11)).isOne();
        assertThat(trace.snapshot().lane(GENERATOR).switches()).isZero();
    }

    private List<String> slices(int lane, int depth) {
        trace.publish(1000);
        Lane seen = trace.snapshot().lane(lane);
        List<String> texts = new ArrayList<>();
        for (int i = 0; depth < seen.depth() && i < seen.row(depth).size(); i++) {
            Slice slice = seen.row(depth).slice(i);
            texts.add(slice.state() + " " + slice.start() + "-" + (slice.isOpen() ? "" : slice.end()));
        }
        return texts;
    }
}
