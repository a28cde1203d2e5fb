package dev.gantry.view.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;
import dev.gantry.view.frame.Recordings;

class LaneLayoutTest {
    @Test
    void linesComeAsATreeInOrderOfOpening() {
        Snapshot snapshot = Recordings.twenty(Long.MAX_VALUE);
        LaneLayout layout = LaneLayout.of(snapshot, Folds.NONE, Metrics.USUAL);

        assertThat(labels(snapshot, layout)).containsExactly("java", "main", "queue", "ThreadPoolExecutor-0_0",
                "ThreadPoolExecutor-0_1", "ThreadPoolExecutor-0_2", "ThreadPoolExecutor-0_3", "ThreadPoolExecutor-0_4");
        assertThat(layout.indent(0)).isZero();
        assertThat(layout.indent(1)).isEqualTo(1);
        assertThat(layout.executor(2)).isEqualTo(1);
    }

    @Test
    void workersOfAPoolComeByNumberWhicheverRanFirst() {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("java"));
        int lane = 2;
        for (String name : List.of("pool_10", "main", "pool_9", "other_1", "pool_2", "other_0", "odd_x")) {
            LaneRole role = name.equals("main") ? LaneRole.PLAIN : LaneRole.WORKER;
            trace.laneOpened(lane, lane, 1, LaneKind.THREAD, role, names.intern(name));
            lane++;
        }
        trace.finish(100);
        Snapshot snapshot = trace.snapshot();

        assertThat(labels(snapshot, LaneLayout.of(snapshot, Folds.NONE, Metrics.USUAL))).containsExactly("java",
                "pool_2", "main", "pool_9", "other_0", "pool_10", "other_1", "odd_x");
    }

    @Test
    void lanesOfOneNameAreNumberedAlsoWhereOneGetsItsNameLate() {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("python"));
        trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("one"));
        trace.laneOpened(0, 3, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("other"));
        for (int lane = 4; lane < 8; lane++) {
            trace.laneOpened(lane, lane, 2 + lane % 2, LaneKind.GREENLET, LaneRole.PLAIN, names.intern("greenlet"));
        }
        trace.publish(10);
        LaneLayout before = LaneLayout.of(trace.snapshot(), Folds.NONE, Metrics.USUAL);
        assertThat(labels(trace.snapshot(), before)).containsExactly("python", "one", "greenlet (1)", "greenlet (2)",
                "other", "greenlet (1)", "greenlet (2)");

        trace.laneNamed(20, 6, names.intern("eat"));
        trace.publish(20);
        LaneLayout after = before.updated(trace.snapshot());
        assertThat(labels(trace.snapshot(), after)).containsExactly("python", "one", "greenlet", "eat",
                "other", "greenlet (1)", "greenlet (2)");
        assertThat(after.name(trace.snapshot(), 7)).isEqualTo("greenlet (2)");
    }

    @Test
    void coroutinesLieUnderTheirThread() {
        Snapshot snapshot = coroutines();
        LaneLayout layout = LaneLayout.of(snapshot, Folds.NONE, Metrics.USUAL);

        assertThat(labels(snapshot, layout)).containsExactly("java", "main", "eat", "play", "other", "queue");
        assertThat(layout.kind(2)).isEqualTo(LineKind.COROUTINE);
        assertThat(layout.indent(2)).isEqualTo(2);
    }

    @Test
    void foldingHidesWhatIsInside() {
        Snapshot snapshot = coroutines();
        LaneLayout layout = LaneLayout.of(snapshot, Folds.NONE.with(Recordings.MAIN, true), Metrics.USUAL);

        assertThat(labels(snapshot, layout)).containsExactly("java", "main", "2 coroutines", "other", "queue");
        assertThat(layout.isFolded(1)).isTrue();
        assertThat(layout.kind(2)).isEqualTo(LineKind.CROWD);
        assertThat(layout.isFoldable(3)).isFalse();
        assertThat(layout.lineOf(4)).as("what is folded is shown by its summary").isEqualTo(2);
        assertThat(labels(snapshot, LaneLayout.of(snapshot, Folds.NONE.with(Recordings.PROCESS, true), Metrics.USUAL)))
                .containsExactly("java");
    }

    @Test
    void manyCoroutinesOfAProcessFoldToOneLineAndItsThreadsStayInSight() {
        Snapshot snapshot = virtualThreads(Recordings.PROCESS, Folds.MANY + 1);
        LaneLayout layout = LaneLayout.of(snapshot, Folds.NONE, Metrics.USUAL);

        assertThat(labels(snapshot, layout)).containsExactly("java", "main", "group", "13 coroutines", "queue");
        assertThat(layout.lineOf(4)).isEqualTo(3);
        assertThat(layout.lineOf(16)).isEqualTo(3);
        assertThat(LaneLayout.of(snapshot, Folds.NONE.with(Recordings.PROCESS, false), Metrics.USUAL).size())
                .isEqualTo(4 + 13);
        assertThat(labels(snapshot, LaneLayout.of(snapshot, Folds.NONE.with(Recordings.PROCESS, true), Metrics.USUAL)))
                .containsExactly("java");
    }

    @Test
    void manyMachinesAreFoldedByThemselvesUntilOneIsOpened() {
        Snapshot few = machines(Folds.MANY);
        Snapshot many = machines(Folds.MANY + 1);

        assertThat(labels(few, LaneLayout.of(few, Folds.NONE, Metrics.USUAL))).hasSize(3 * 12)
                .contains("rack0", "rack0 worker", "worker");
        assertThat(labels(many, LaneLayout.of(many, Folds.NONE, Metrics.USUAL))).hasSize(13)
                .allMatch(name -> name.startsWith("rack"));
        assertThat(labels(many, LaneLayout.of(many, Folds.NONE.with(4, false), Metrics.USUAL))).hasSize(13 + 2)
                .startsWith("rack0", "rack1", "rack1 worker", "worker", "rack2");
    }

    /** Each with a process of one thread. */
    private static Snapshot machines(int count) {
        Names names = new Names();
        Trace trace = new Trace(names);
        for (int i = 0; i < count; i++) {
            int lane = 1 + 3 * i;
            trace.laneOpened(i, lane, 0, LaneKind.MACHINE, LaneRole.PLAIN, names.intern("rack" + i));
            trace.laneOpened(i, lane + 1, lane, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("rack" + i + " worker"));
            trace.laneOpened(i, lane + 2, lane + 1, LaneKind.THREAD, LaneRole.WORKER, names.intern("worker"));
        }
        trace.finish(100);
        return trace.snapshot();
    }

    @Test
    void aGroupOfVirtualThreadsSaysHowManyTheyAreAndFoldsToItsOwnLine() {
        Snapshot few = virtualThreads(3, Folds.MANY);
        Snapshot many = virtualThreads(3, Folds.MANY + 1);
        LaneLayout open = LaneLayout.of(few, Folds.NONE, Metrics.USUAL);
        LaneLayout folded = LaneLayout.of(many, Folds.NONE, Metrics.USUAL);

        assertThat(labels(few, open)).hasSize(4 + 12).contains("main", "12 virtual threads", "vt-0");
        assertThat(labels(many, folded)).containsExactly("java", "main", "13 virtual threads", "queue");
        assertThat(folded.kind(2)).isEqualTo(LineKind.CROWD);
        assertThat(folded.lineOf(3)).isEqualTo(2);
        assertThat(folded.lineOf(16)).isEqualTo(2);
        assertThat(labels(many, LaneLayout.of(many, Folds.NONE.with(3, false), Metrics.USUAL))).hasSize(4 + 13);
    }

    @Test
    void severalQueuesAreNamedAfterTheirExecutors() {
        Recordings made = new Recordings();
        made.trace.executorOpened(200, 2, Recordings.PROCESS, made.names.intern("other"));
        Snapshot snapshot = made.finish(300);

        assertThat(labels(snapshot, LaneLayout.of(snapshot, Folds.NONE, Metrics.USUAL)))
                .contains("queue of ThreadPoolExecutor-0", "queue of other");
    }

    @Test
    void everyYBelongsToTheLineThatIsThere() {
        Snapshot snapshot = Recordings.twenty(Long.MAX_VALUE);
        LaneLayout layout = LaneLayout.of(snapshot, Folds.NONE, Metrics.scaled(1.5));
        for (int y = 0; y < layout.height(); y++) {
            int line = layout.lineAt(y);
            assertThat(y).isBetween(layout.top(line), layout.top(line) + layout.height(line) - 1);
        }
        assertThat(layout.lineAt(-1)).isEqualTo(-1);
        assertThat(layout.lineAt(layout.height())).isEqualTo(-1);
    }

    @Test
    void aLaterSnapshotKeepsTheLayoutUntilALineComesOrGrows() {
        Recordings made = new Recordings();
        made.worker(200, 3, "w");
        made.trace.publish(300);
        LaneLayout layout = LaneLayout.of(made.trace.snapshot(), Folds.NONE, Metrics.USUAL);
        made.slice(3, State.RUNNING, 400, 500);
        made.trace.publish(600);
        assertThat(layout.updated(made.trace.snapshot())).isSameAs(layout);

        made.trace.sliceStarted(700, 3, State.RUNNING, 0);
        made.trace.sliceStarted(710, 3, State.RUNNING, 0);
        made.trace.publish(800);
        LaneLayout grown = layout.updated(made.trace.snapshot());
        assertThat(grown.height()).isGreaterThan(layout.height());

        made.worker(900, 4, "w2");
        made.trace.publish(1000);
        assertThat(grown.updated(made.trace.snapshot()).size()).isEqualTo(layout.size() + 1);
    }

    private static Snapshot coroutines() {
        Recordings made = new Recordings();
        made.trace.laneOpened(10, 3, Recordings.PROCESS, LaneKind.THREAD, LaneRole.PLAIN, made.names.intern("other"));
        made.trace.laneOpened(20, 4, Recordings.MAIN, LaneKind.GREENLET, LaneRole.PLAIN, made.names.intern("eat"));
        made.trace.laneOpened(30, 5, Recordings.MAIN, LaneKind.GREENLET, LaneRole.PLAIN, made.names.intern("play"));
        return made.finish(100);
    }

    private static Snapshot virtualThreads(int holder, int count) {
        Recordings made = new Recordings();
        made.trace.laneOpened(10, 3, Recordings.PROCESS, LaneKind.THREAD, LaneRole.GROUP, made.names.intern("group"));
        for (int i = 0; i < count; i++) {
            made.trace.laneOpened(20 + i, 4 + i, holder, LaneKind.VIRTUAL_THREAD, LaneRole.PARTLY_SEEN,
                    made.names.intern("vt-" + i));
        }
        return made.finish(200);
    }

    private static List<String> labels(Snapshot snapshot, LaneLayout layout) {
        return IntStream.range(0, layout.size()).mapToObj(line -> layout.label(snapshot, line)).toList();
    }
}
