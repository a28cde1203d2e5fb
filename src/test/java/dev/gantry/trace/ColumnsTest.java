package dev.gantry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.trace.column.Events;
import dev.gantry.trace.column.PackedLongs;
import dev.gantry.trace.memory.ColumnMemory;

/** Columns keep their values across the borders of chunks. */
class ColumnsTest {
    private static final long FAR = 1L << 40;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 255, 256, 4095, 4096, 4097, 8192, 8193, 20_000})
    void slicesKeepAllThatWasSaidOfThem(int count) {
        RowWriter writer = new RowWriter(7, 2, ColumnMemory.HEAP);
        for (int i = 0; i < count; i++) {
            begin(writer, i);
            writer.end(10L * i + 3);
        }
        begin(writer, count);
        Row row = writer.view();
        assertThat(row.size()).isEqualTo(count + 1);
        for (int i = 0; i <= count; i++) {
            long end = i == count ? Long.MAX_VALUE : 10L * i + 3;
            assertThat(row.slice(i)).isEqualTo(new Slice(7, 2, i, state(i), 10L * i, end, i, i % 3, awaited(i, i % 5)));
            assertThat(row.details(i)).isEqualTo(i % 5 - awaited(i, i % 5));
        }
        assertThat(row.isOpen(count)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 1023, 1024, 1025, 1500, 2048, 3000})
    void slicesThatAViewKnowsStayAsTheyWereWhileTheRowGoesOn(int count) {
        RowWriter writer = new RowWriter(7, 2, ColumnMemory.HEAP);
        for (int i = 0; i < count; i++) {
            begin(writer, i);
            writer.end(10L * i + 3);
        }
        Row row = writer.view();
        for (int i = count; i < count + 5000; i++) {
            begin(writer, i);
            writer.end(10L * i + 3);
        }
        assertThat(row.size()).isEqualTo(count);
        for (int i = 0; i < count; i++) {
            assertThat(row.slice(i))
                    .isEqualTo(new Slice(7, 2, i, state(i), 10L * i, 10L * i + 3, i, i % 3, awaited(i, i % 5)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1023, 1024, 1025, 1500, 2048, 3000})
    void eventsThatAViewKnowsStayAsTheyWereWhileMoreCome(int count) {
        Events events = new Events(ColumnMemory.HEAP);
        for (int i = 0; i < count; i++) {
            events.addInOrder(i, 2L * i);
        }
        Events.View view = events.view();
        for (int i = count; i < count + 5000; i++) {
            events.addInOrder(i, 2L * i);
        }
        assertThat(view.size()).isEqualTo(count);
        for (int i = 0; i < count; i++) {
            assertThat(view.time(i)).isEqualTo(i);
            assertThat(view.value(i)).isEqualTo(2L * i);
        }
    }

    @Test
    void slicesFarApartAreKeptInFull() {
        RowWriter writer = new RowWriter(1, 0, ColumnMemory.HEAP);
        for (int i = 0; i < 5000; i++) {
            writer.begin(i * FAR, State.RUNNING, 0, 0, 0);
            writer.end(i * FAR + FAR - 1);
        }
        Row row = writer.view();
        for (int i = 0; i < 5000; i++) {
            assertThat(row.start(i)).isEqualTo(i * FAR);
            assertThat(row.end(i)).isEqualTo(i * FAR + FAR - 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 1023, 1024, 1025, 2048, 2049, 10_000})
    void eventsKeepTheirTimesAndValues(int count) {
        Events events = new Events(ColumnMemory.HEAP);
        for (int i = 0; i < count; i++) {
            events.addInOrder(i, (long) i * i * i * FAR);
        }
        Events.View view = events.view();
        assertThat(view.size()).isEqualTo(count);
        for (int i = 0; i < count; i++) {
            assertThat(view.time(i)).isEqualTo(i);
            assertThat(view.value(i)).isEqualTo((long) i * i * i * FAR);
            assertThat(view.from(i)).isEqualTo(i);
        }
        assertThat(view.from(count)).isEqualTo(count);
    }

    @Test
    void anEventThatComesLateCountsFromTheLast() {
        Events events = new Events(ColumnMemory.HEAP);
        events.addInOrder(5, 1);
        events.addInOrder(3, 2);
        assertThat(events.view().time(1)).isEqualTo(5);
    }

    @Test
    void packedColumnsKeepTheExtremes() {
        long[] longs = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1};
        long[] narrow = {Long.MAX_VALUE - 3, Long.MAX_VALUE, Long.MAX_VALUE - Integer.MAX_VALUE};
        for (int i = 0; i < longs.length; i++) {
            assertThat(PackedLongs.of(longs, longs.length, ColumnMemory.HEAP).get(i)).isEqualTo(longs[i]);
        }
        for (int i = 0; i < narrow.length; i++) {
            assertThat(PackedLongs.of(narrow, narrow.length, ColumnMemory.HEAP).get(i)).isEqualTo(narrow[i]);
        }
        assertThat(PackedLongs.of(new long[]{9, 9, 9}, 3, ColumnMemory.HEAP).get(2)).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 3, 15, 255, 65_535, 1L << 31, 0xffff_ffffL, 1L << 32, Long.MAX_VALUE >> 12})
    void packedSlicesKeepTheExtremes(long greatest) {
        int[] numbers = {0, (int) Math.min(greatest, Integer.MAX_VALUE), -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 7};
        RowWriter writer = new RowWriter(1, 0, ColumnMemory.HEAP);
        long time = Long.MIN_VALUE / 2;
        for (int i = 0; i < 4 * RowWriter.CHUNK; i++) {
            State state = State.values()[i / RowWriter.CHUNK == 0 ? 6 : i / RowWriter.CHUNK == 1 ? 3 + i % 2 : i % 7];
            int one = numbers[i / RowWriter.CHUNK == 2 ? i % 2 : i % 6];
            writer.begin(time, state, one, -one, numbers[i % 2]);
            writer.end(time + (i % 3 == 0 ? greatest : greatest / 2));
            time += greatest + i % 2;
        }
        Row row = writer.view();
        time = Long.MIN_VALUE / 2;
        for (int i = 0; i < row.size(); i++) {
            State state = State.values()[i / RowWriter.CHUNK == 0 ? 6 : i / RowWriter.CHUNK == 1 ? 3 + i % 2 : i % 7];
            int one = numbers[i / RowWriter.CHUNK == 2 ? i % 2 : i % 6];
            long end = time + (i % 3 == 0 ? greatest : greatest / 2);
            assertThat(row.slice(i)).isEqualTo(new Slice(1, 0, i, state, time, end, one, -one,
                    state == State.BLOCKED ? numbers[i % 2] : 0));
            time += greatest + i % 2;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 512, 513, 1000})
    void lanesAreFoundByTheirIds(int count) {
        Trace trace = new Trace(new Names());
        for (int id = 1; id <= count; id++) {
            trace.laneOpened(id, id, 0, LaneKind.PROCESS, LaneRole.PLAIN, 0);
            if (id % 100 == 0) {
                trace.publish(id);
            }
        }
        trace.publish(count);
        Snapshot seen = trace.snapshot();
        assertThat(seen.lanes()).isEqualTo(count);
        for (int id = 1; id <= count; id++) {
            assertThat(seen.lane(id).id()).isEqualTo(id);
            assertThat(seen.lane(id).opened()).isEqualTo(id);
        }
        assertThat(seen.lane(0)).isNull();
        assertThat(seen.lane(count + 1)).isNull();
    }

    @Test
    void lanesMayOpenInAnyOrderOfTheirIds() {
        Trace trace = new Trace(new Names());
        trace.laneOpened(1, 600, 0, LaneKind.PROCESS, LaneRole.PLAIN, 0);
        trace.publish(1);
        assertThat(trace.snapshot().lanes()).isEqualTo(600);
        assertThat(trace.snapshot().lane(300)).isNull();
        trace.laneOpened(2, 300, 600, LaneKind.THREAD, LaneRole.PLAIN, 0);
        trace.laneOpened(3, 1, 600, LaneKind.THREAD, LaneRole.PLAIN, 0);
        trace.publish(3);
        assertThat(trace.snapshot().lane(300).opened()).isEqualTo(2);
        assertThat(trace.snapshot().lane(1).opened()).isEqualTo(3);
        assertThat(trace.snapshot().lane(600).opened()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 511, 512, 513, 1024, 1025, 3000})
    void tasksKeepAllThatWasSaidOfThem(int count) {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, 0);
        int site = names.intern("Program:7");
        for (int id = 1; id <= count; id++) {
            trace.taskSubmitted(id, 1, id, 3, id == count ? names.intern("last") : 0);
        }
        for (int id = 1; id <= count; id++) {
            trace.taskStarted(count + id, 1, id);
            trace.taskEnded(count + id, 1, id, id % 2 == 0 ? TaskState.SUCCEEDED : TaskState.FAILED, id % 2);
        }
        trace.taskSite(count, count, site);
        trace.publish(2L * count);
        for (int id = 1; id <= count; id++) {
            Task task = trace.snapshot().task(id);
            assertThat(task.submitted()).isEqualTo(id);
            assertThat(task.started()).isEqualTo(count + id).isEqualTo(task.ended());
            assertThat(task.state()).isEqualTo(id % 2 == 0 ? TaskState.SUCCEEDED : TaskState.FAILED);
            assertThat(task.executor()).isEqualTo(3);
            assertThat(task.name()).isEqualTo(id == count ? "last" : "");
            assertThat(task.site()).isEqualTo(id == count ? "Program:7" : "");
            assertThat(task.error()).isEqualTo(id % 2 == 0 ? "" : "Program:7");
        }
    }

    private static void begin(RowWriter writer, int i) {
        writer.begin(10L * i, state(i), i, i % 3, i % 5);
    }

    /** What a slice refers to is the awaited task of a blocked one, the details of any other. */
    private static int awaited(int i, int link) {
        return state(i) == State.BLOCKED ? link : 0;
    }

    private static State state(int i) {
        return State.values()[i / 4096 % 2 == 0 ? 0 : i % 4];
    }
}
