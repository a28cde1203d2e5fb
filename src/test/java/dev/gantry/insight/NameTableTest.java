package dev.gantry.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.insight.NameTable.Entry;
import dev.gantry.insight.NameTable.Kind;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

@Tag("engine")
class NameTableTest {
    private final Names names = new Names();
    private final Trace trace = new Trace(names);

    private Entry entry(NameTable table, Kind kind, int name) {
        return table.entries().stream().filter(each -> each.kind() == kind && each.name() == name).findFirst()
                .orElseThrow();
    }

    private void lane(int id, LaneRole role) {
        trace.laneOpened(0, id, id == 1 ? 0 : 1, id == 1 ? LaneKind.PROCESS : LaneKind.THREAD, role,
                names.intern("lane " + id));
    }

    private void begin(long time, int lane, String name) {
        trace.sliceStarted(time, lane, State.RUNNING, names.intern(name));
    }

    @Test
    void whatLiesWithinASliceIsNotItsOwn() {
        lane(1, LaneRole.PLAIN);
        lane(2, LaneRole.PLAIN);
        begin(0, 2, "outer");
        begin(10, 2, "inner");
        trace.sliceEnded(40, 2);
        begin(50, 2, "inner");
        trace.sliceEnded(60, 2);
        trace.sliceEnded(100, 2);
        begin(100, 2, "inner");
        trace.sliceEnded(110, 2);
        trace.finish(110);
        NameTable table = NameTable.of(trace.snapshot(), Area.of(trace.snapshot()), Wanted.ALL);
        Entry outer = entry(table, Kind.SLICE, names.intern("outer"));
        Entry inner = entry(table, Kind.SLICE, names.intern("inner"));
        assertThat(outer.count()).isEqualTo(1);
        assertThat(outer.total()).isEqualTo(100);
        assertThat(outer.own()).isEqualTo(60);
        assertThat(inner.count()).isEqualTo(3);
        assertThat(inner.total()).isEqualTo(50);
        assertThat(inner.own()).isEqualTo(50);
        assertThat(inner.durations().orElseThrow()).satisfies(of -> {
            assertThat(of.p50()).isEqualTo(10);
            assertThat(of.most()).isEqualTo(30);
        });
        assertThat(inner.share()).isEqualTo(50 / 110.0, within(1e-9));
        assertThat(table.entries()).containsExactly(outer, inner);
    }

    @Test
    void durationsThatHaveNoRoomTogetherAreSortedOneNameAfterTheOther() {
        lane(1, LaneRole.PLAIN);
        lane(2, LaneRole.PLAIN);
        for (int i = 0; i < 30; i++) {
            begin(10 * i, 2, List.of("often", "often", "sometimes", "often", "seldom", "often").get(i % 6));
            trace.sliceEnded(10 * i + 1 + i % 7, 2);
        }
        trace.finish(300);
        Area all = Area.of(trace.snapshot());
        NameTable whole = NameTable.of(trace.snapshot(), all, Wanted.ALL);
        assertThat(whole.unsorted()).isZero();
        assertThat(NameTable.of(trace.snapshot(), all, Wanted.ALL, () -> true, _ -> {}, 20)).hasValue(whole);

        NameTable some = NameTable.of(trace.snapshot(), all, Wanted.ALL, () -> true, _ -> {}, 6).orElseThrow();

        assertThat(some.unsorted()).isEqualTo(1);
        assertThat(entry(some, Kind.SLICE, names.intern("often")).durations()).isEmpty();
        assertThat(entry(some, Kind.SLICE, names.intern("seldom")))
                .isEqualTo(entry(whole, Kind.SLICE, names.intern("seldom")));
        assertThat(entry(some, Kind.SLICE, names.intern("sometimes")))
                .isEqualTo(entry(whole, Kind.SLICE, names.intern("sometimes")));
    }

    @Test
    void ofAnAreaTimesWithinItCountAndDurationsAreWhole() {
        lane(1, LaneRole.PLAIN);
        lane(2, LaneRole.PLAIN);
        lane(3, LaneRole.PLAIN);
        begin(0, 2, "long");
        trace.sliceEnded(100, 2);
        begin(20, 3, "other");
        trace.sliceEnded(30, 3);
        trace.finish(100);
        NameTable table = NameTable.of(trace.snapshot(), new Area(10, 50, Set.of(2)), Wanted.ALL);
        assertThat(table.entries()).hasSize(1);
        assertThat(table.entries().getFirst().total()).isEqualTo(40);
        assertThat(table.entries().getFirst().own()).isEqualTo(40);
        assertThat(table.entries().getFirst().durations().orElseThrow().most()).isEqualTo(100);
    }

    @Test
    void tasksAndExecutorsAreThereByName() {
        lane(1, LaneRole.PLAIN);
        lane(2, LaneRole.WORKER);
        trace.executorOpened(0, 1, 1, names.intern("pool"));
        int load = names.intern("load");
        for (int task = 1; task <= 2; task++) {
            trace.taskSubmitted(0, 1, task, 1, load);
        }
        trace.taskStarted(10, 2, 1);
        trace.blocked(15, 2, names.intern("sleep"), 0);
        trace.unblocked(25, 2, 0);
        trace.taskEnded(30, 2, 1, TaskState.SUCCEEDED, 0);
        trace.finish(100);
        NameTable table = NameTable.of(trace.snapshot(), Area.of(trace.snapshot()), Wanted.ALL);
        Entry task = entry(table, Kind.TASK, load);
        assertThat(task.count()).isEqualTo(2);
        assertThat(task.total()).isEqualTo(20);
        assertThat(task.own()).isEqualTo(10);
        assertThat(task.share()).isEqualTo(1);
        assertThat(task.durations().orElseThrow().count()).isEqualTo(1);
        assertThat(entry(table, Kind.EXECUTOR, 1).total()).isEqualTo(20);
        assertThat(entry(table, Kind.SLICE, names.intern("sleep")).total()).isEqualTo(10);
    }

    @Test
    void agreesWithCountingEachSlice() {
        Random random = new Random(5);
        for (int round = 0; round < 20; round++) {
            Names made = new Names();
            Trace written = new Trace(made);
            written.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, made.intern("p"));
            Map<Integer, long[]> expected = new HashMap<>(); // count, total, own
            long time = 0;
            for (int lane = 2; lane < 5; lane++) {
                written.laneOpened(0, lane, 1, LaneKind.THREAD, LaneRole.PLAIN, made.intern("t" + lane));
            }
            for (int i = 0; i < 400; i++) {
                int lane = 2 + random.nextInt(3);
                int outer = made.intern("f" + random.nextInt(6));
                int inner = made.intern("f" + random.nextInt(6));
                long before = random.nextInt(50);
                long within = random.nextInt(50);
                long after = random.nextInt(50);
                written.sliceStarted(time, lane, State.RUNNING, outer);
                written.sliceStarted(time + before, lane, State.RUNNING, inner);
                written.sliceEnded(time + before + within, lane);
                written.sliceEnded(time + before + within + after, lane);
                add(expected, outer, before + within + after, before + after);
                add(expected, inner, within, within);
                time += before + within + after;
            }
            written.finish(time);
            NameTable table = NameTable.of(written.snapshot(), Area.of(written.snapshot()), Wanted.ALL);
            assertThat(table.entries()).hasSize(expected.size());
            for (Entry entry : table.entries()) {
                assertThat(new long[]{entry.count(), (long) entry.total(), (long) entry.own()})
                        .isEqualTo(expected.get(entry.name()));
            }
        }
    }

    private static void add(Map<Integer, long[]> sums, int name, long total, long own) {
        long[] of = sums.computeIfAbsent(name, _ -> new long[3]);
        of[0]++;
        of[1] += total;
        of[2] += own;
    }

    @Test
    void aReadingThatIsNotWantedAnyMoreEndsEarly() {
        lane(1, LaneRole.PLAIN);
        lane(2, LaneRole.PLAIN);
        for (int i = 0; i < 100_000; i++) {
            begin(2L * i, 2, "f");
            trace.sliceEnded(2L * i + 1, 2);
        }
        trace.finish(200_000);
        Snapshot snapshot = trace.snapshot();
        AtomicInteger asked = new AtomicInteger();
        Optional<NameTable> table = NameTable.of(snapshot, Area.of(snapshot), Wanted.ALL,
                () -> asked.incrementAndGet() < 3, _ -> {});
        assertThat(table).isEmpty();
        assertThat(asked).hasValue(3);
        List<Entry> all = NameTable.of(snapshot, Area.of(snapshot), Wanted.ALL).entries();
        assertThat(all).singleElement().satisfies(of -> assertThat(of.count()).isEqualTo(100_000));
    }
}
