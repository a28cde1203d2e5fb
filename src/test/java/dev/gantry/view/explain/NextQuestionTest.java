package dev.gantry.view.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;
import dev.gantry.view.layout.Folds;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.Metrics;

/** What can be asked for after a time of a recording, and which answer the recording says is right. */
class NextQuestionTest {
    private static final int FIRST = 2;
    private static final int SECOND = 3;

    private final Names names = new Names();
    private final Trace trace = new Trace(names);

    @Test
    void eachOptionComesLaterAndTheFirstIsRight() {
        twoWorkers();
        Snapshot snapshot = trace.snapshot();
        NextQuestion asked = ask(snapshot, 15);
        assertThat(asked.isOpen()).isTrue();
        assertThat(asked.options()).hasSizeLessThanOrEqualTo(NextQuestion.MOST)
                .allMatch(option -> option.time() > 15);
        assertThat(words(asked, snapshot)).containsExactlyInAnyOrder("a ends", "b ends", "c starts");
        assertThat(asked.right().orElseThrow().words(snapshot)).isEqualTo("a ends");
        assertThat(asked.time()).isEqualTo(20);
    }

    @Test
    void whatTwoThreadsDoAtAlmostTheSameTimeIsNoChoiceAndIsPassedAtOnce() {
        lanes();
        for (int task = 1; task <= 3; task++) {
            trace.taskSubmitted(0, 0, task, 0, names.intern(List.of("a", "b", "c").get(task - 1)));
        }
        begin(10, FIRST, 1);
        begin(12, SECOND, 2);
        end(1000, FIRST, 1);
        begin(1003, FIRST, 3);
        end(1005, SECOND, 2);
        end(2000, FIRST, 3);
        trace.finish(3000);
        Snapshot snapshot = trace.snapshot();
        assertThat(ask(snapshot, 5, 100)).as("b starts on another thread").satisfies(asked -> {
            assertThat(words(asked, snapshot)).containsExactly("a starts");
            assertThat(asked.passed()).isEqualTo(12);
        });
        assertThat(words(ask(snapshot, 15, 100), snapshot)).as("a worker's order is its own")
                .containsExactlyInAnyOrder("a ends", "c starts");
        assertThat(ask(snapshot, 1000, 100)).satisfies(asked -> {
            assertThat(words(asked, snapshot)).containsExactly("c starts");
            assertThat(asked.isOpen()).isFalse();
            assertThat(asked.passed()).as("of b's end").isEqualTo(1005);
        });
        assertThat(words(ask(snapshot, 15, 1), snapshot)).contains("b ends");
    }

    @Test
    void coroutinesOfOneThreadHaveTheirOrderFromTheProgram() {
        trace.laneOpened(0, 1, 0, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.laneOpened(0, FIRST, 1, LaneKind.GREENLET, LaneRole.PLAIN, names.intern("eat"));
        trace.laneOpened(0, SECOND, 1, LaneKind.GREENLET, LaneRole.PLAIN, names.intern("play"));
        trace.sliceStarted(10, FIRST, State.RUNNING, 0);
        trace.sliceEnded(11, FIRST);
        trace.sliceStarted(12, SECOND, State.RUNNING, 0);
        trace.sliceEnded(13, SECOND);
        trace.finish(20);
        Snapshot snapshot = trace.snapshot();
        assertThat(words(ask(snapshot, 5, 100), snapshot)).containsExactlyInAnyOrder("eat gets its thread",
                "play gets its thread");
    }

    @Test
    void ofManyTasksThatWaitTheNextOneOfEachLaneIsFoundThroughTheLane() {
        lanes();
        for (int task = 1; task <= 1000; task++) {
            trace.taskSubmitted(0, 0, task, 0, names.intern("t" + task));
        }
        for (int task = 1; task <= 500; task++) {
            begin(task * 10, FIRST, task);
            begin(task * 10 + 1, SECOND, 500 + task);
            end(task * 10 + 8, FIRST, task);
            end(task * 10 + 9, SECOND, 500 + task);
        }
        trace.finish(6000);
        Snapshot snapshot = trace.snapshot();
        assertThat(words(ask(snapshot, 4005), snapshot)).containsExactlyInAnyOrder("t400 ends", "t900 ends",
                "t401 starts", "t901 starts");
    }

    @Test
    void aLaneBlocksAndGoesOn() {
        lanes();
        trace.sliceStarted(10, FIRST, State.RUNNING, 0);
        trace.blocked(20, FIRST, names.intern("lock"), 0);
        trace.sliceStarted(25, SECOND, State.RUNNING, 0);
        trace.unblocked(30, FIRST, 0);
        trace.sliceEnded(40, FIRST);
        trace.sliceEnded(50, SECOND);
        trace.finish(60);
        Snapshot snapshot = trace.snapshot();
        assertThat(words(ask(snapshot, 15), snapshot)).containsExactlyInAnyOrder("worker-0 blocks: lock",
                "worker-1 goes on");
        assertThat(words(ask(snapshot, 27), snapshot)).containsExactly("worker-0 goes on");
        assertThat(ask(snapshot, 27).isOpen()).as("nothing to choose").isFalse();
    }

    @Test
    void atTheEndNothingCanBeAsked() {
        twoWorkers();
        NextQuestion asked = ask(trace.snapshot(), 50);
        assertThat(asked.options()).isEmpty();
        assertThat(asked.right()).isEmpty();
        assertThat(asked.isOpen()).isFalse();
    }

    @Test
    void theOrderOfTheOptionsSaysNothing() {
        twoWorkers();
        Snapshot snapshot = trace.snapshot();
        List<Integer> places = java.util.stream.LongStream.range(10, 20).mapToObj(time -> ask(snapshot, time))
                .map(asked -> asked.options().indexOf(asked.right().orElseThrow())).distinct().toList();
        assertThat(places).hasSizeGreaterThan(1);
    }

    private void lanes() {
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("java"));
        trace.laneOpened(0, FIRST, 1, LaneKind.THREAD, LaneRole.WORKER, names.intern("worker-0"));
        trace.laneOpened(0, SECOND, 1, LaneKind.THREAD, LaneRole.WORKER, names.intern("worker-1"));
    }

    /** Both start at 10; a ends at 20, b at 40, and c, which waits, runs from 21 to 30. */
    private void twoWorkers() {
        lanes();
        for (int task = 1; task <= 3; task++) {
            trace.taskSubmitted(0, 0, task, 0, names.intern(List.of("a", "b", "c").get(task - 1)));
        }
        begin(10, FIRST, 1);
        begin(10, SECOND, 2);
        end(20, FIRST, 1);
        begin(21, FIRST, 3);
        end(30, FIRST, 3);
        end(40, SECOND, 2);
        trace.finish(50);
    }

    private void begin(long time, int lane, int task) {
        trace.taskStarted(time, lane, task);
    }

    private void end(long time, int lane, int task) {
        trace.taskEnded(time, lane, task, TaskState.SUCCEEDED, 0);
    }

    private static NextQuestion ask(Snapshot snapshot, long time) {
        return ask(snapshot, time, 0);
    }

    private static NextQuestion ask(Snapshot snapshot, long time, long apart) {
        return NextQuestion.after(time, snapshot, LaneLayout.of(snapshot, Folds.NONE, Metrics.USUAL), apart);
    }

    private static List<String> words(NextQuestion asked, Snapshot snapshot) {
        return asked.options().stream().map(option -> option.words(snapshot)).toList();
    }
}
