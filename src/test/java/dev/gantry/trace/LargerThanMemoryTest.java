package dev.gantry.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.counter.Counter;
import dev.gantry.trace.memory.ColumnMemory;
import dev.gantry.trace.memory.NoMemory;

/** A trace whose columns lie in a mapped file. */
class LargerThanMemoryTest {
    private static final int WORKERS = 3;
    private static final int FIRST_WORKER = 3;

    @Property(tries = 12)
    void everyQueryAnswersAsOnTheHeap(
            @ForAll long seed, @ForAll @IntRange(max = 300_000) int heapBytes, @ForAll boolean wide)
            throws IOException {
        ColumnMemory mapped = new ColumnMemory(heapBytes, LargerThanMemoryTest::file);
        Snapshot expected = write(seed, wide, ColumnMemory.HEAP);
        Snapshot found = write(seed, wide, mapped);
        mapped.close();
        assertThat(mapped.isSpilled()).isTrue();
        assertThat(TraceText.of(found)).isEqualTo(TraceText.of(expected));
        Random random = new Random(seed);
        for (int id = 1; id <= expected.lanes(); id++) {
            compare(expected.lane(id), found.lane(id), random, expected.horizon());
        }
        compare(expected.counters().getFirst(), found.counters().getFirst(), random);
        compare(expected.executors().getFirst().queue(), found.executors().getFirst().queue(), random);
    }

    @Test
    @DisplayName("a task that changes after its columns went to the file has its last values")
    void changesInTheFile() throws IOException {
        ColumnMemory memory = new ColumnMemory(1, LargerThanMemoryTest::file);
        Trace trace = begun(new Names(), memory);
        int tasks = 40 * TaskTable.CHUNK;
        for (int task = 1; task <= tasks; task++) {
            trace.taskSubmitted(task, 2, task, 1, 0);
        }
        assertThat(memory.isSpilled()).isTrue();
        for (int round = 0; round < 3; round++) { // each comes back, goes, comes back
            for (int task = 1 + round; task <= tasks; task += 3) {
                trace.taskStarted(tasks + task, FIRST_WORKER, task);
                trace.taskEnded(tasks + task, FIRST_WORKER, task, TaskState.SUCCEEDED, 0);
            }
        }
        trace.finish(3L * tasks);
        Snapshot seen = trace.snapshot();
        for (int task = 1; task <= tasks; task++) {
            assertThat(seen.taskState(task)).isEqualTo(TaskState.SUCCEEDED);
            assertThat(seen.taskSubmitted(task)).isEqualTo(task);
            assertThat(seen.taskLane(task)).isEqualTo(FIRST_WORKER);
        }
        assertThat(seen.malformed()).isZero();
    }

    @Test
    @DisplayName("what was published before the heap was full does not change, and more comes at the end only")
    void published() throws IOException {
        ColumnMemory memory = new ColumnMemory(1 << 16, LargerThanMemoryTest::file);
        Trace trace = begun(new Names(), memory);
        int task = 0;
        while (task < TaskTable.CHUNK) {
            trace.taskSubmitted(++task, 2, task, 1, 0);
        }
        trace.publish(task);
        Snapshot before = trace.snapshot();
        String text = TraceText.of(before);
        while (!memory.isSpilled()) {
            trace.taskSubmitted(++task, 2, task, 1, 0);
        }
        trace.taskCancelled(task, 1, 1);
        trace.publish(task);
        assertThat(trace.snapshot()).isSameAs(before);
        assertThat(TraceText.of(before)).isEqualTo(text);
        trace.finish(task);
        assertThat(trace.snapshot().tasks()).isEqualTo(task);
        assertThat(trace.snapshot().taskState(1)).isEqualTo(TaskState.CANCELLED);
        assertThat(before.taskState(1)).isEqualTo(TaskState.QUEUED);
    }

    @Test
    @DisplayName("without a file it fails once, and what comes then is kept on the heap, so that it can be closed")
    void withoutFile() {
        ColumnMemory memory = new ColumnMemory(0, () -> {
            throw new IOException("No space left on device");
        });
        memory.count(1);
        assertThatThrownBy(() -> memory.take(10)).isInstanceOf(NoMemory.class).hasMessage("No space left on device");
        assertThat(memory.take(10)).isNull();
        assertThat(memory.isSpilled()).isFalse();
    }

    @Test
    @DisplayName("columns stay readable when the file is closed, and each has its own place")
    void places() throws IOException {
        ColumnMemory memory = new ColumnMemory(0, LargerThanMemoryTest::file);
        memory.count(1);
        var first = memory.take(new int[]{1, 2, 3});
        var big = memory.take(2 << 20); // more than is left of the first region
        var last = memory.take(new int[]{4, 5});
        big.put(0, 7).put(big.limit() - 1, 8);
        memory.close();
        assertThat(first.get(2)).isEqualTo(3);
        assertThat(big.get(1)).isZero();
        assertThat(last.get(0)).isEqualTo(4);
        assertThat(last.capacity()).isEqualTo(2);
    }

    private static FileChannel file() throws IOException {
        return FileChannel.open(Files.createTempFile("columns", ""), StandardOpenOption.READ, StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static Trace begun(Names names, ColumnMemory memory) {
        Trace trace = new Trace(names, memory);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("process"));
        trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.executorOpened(0, 1, 1, names.intern("pool"));
        for (int i = 0; i < WORKERS; i++) {
            trace.laneOpened(0, FIRST_WORKER + i, 1, LaneKind.THREAD, LaneRole.WORKER, names.intern("worker"));
        }
        return trace;
    }

    /** Some thousand tasks; with times that take 32 or 64 bits. */
    private static Snapshot write(long seed, boolean wide, ColumnMemory memory) {
        Random random = new Random(seed);
        Names names = new Names();
        Trace trace = begun(names, memory);
        long now = 0;
        for (int task = 1; task <= 9_000; task++) {
            now += random.nextInt(wide ? 1 << 30 : 2_000);
            int lane = FIRST_WORKER + random.nextInt(WORKERS);
            trace.taskSubmitted(now, 2, task, 1, random.nextInt(3) == 0 ? names.intern("t" + random.nextInt(9)) : 0);
            trace.taskSite(now, task, random.nextInt(4));
            trace.taskStarted(now + 10, lane, task);
            trace.blocked(now + 11, lane, random.nextInt(4), random.nextInt(task));
            trace.unblocked(now + 12, lane, 2);
            trace.mark(now + 13, lane, random.nextInt(5));
            trace.line(now + 14, lane, random.nextInt(5));
            trace.counter(now + 15, 1, 1, wide ? random.nextLong() : random.nextInt(100));
            trace.callbackStarted(now + 16, lane, task);
            trace.callbackEnded(now + 17, lane, task);
            trace.taskEnded(now + 18, lane, task, random.nextBoolean() ? TaskState.FAILED : TaskState.SUCCEEDED,
                    random.nextInt(3));
        }
        trace.finish(now + 100);
        return trace.snapshot();
    }

    private static void compare(Lane expected, Lane found, Random random, long horizon) {
        assertThat(found.depth()).isEqualTo(expected.depth());
        for (int depth = 0; depth < expected.depth(); depth++) {
            compare(expected.row(depth), found.row(depth), random, horizon);
        }
        assertThat(found.marks()).isEqualTo(expected.marks());
        for (int i = 0; i < expected.marks(); i++) {
            assertThat(found.markTime(i)).isEqualTo(expected.markTime(i));
            assertThat(found.markText(i)).isEqualTo(expected.markText(i));
            assertThat(found.lineText(i)).isEqualTo(expected.lineText(i));
        }
        assertThat(found.failures()).isEqualTo(expected.failures());
        for (int i = 0; i < 100; i++) {
            long time = random.nextLong(horizon);
            assertThat(found.firstMarkFrom(time)).isEqualTo(expected.firstMarkFrom(time));
            assertThat(found.firstWakeFrom(time)).isEqualTo(expected.firstWakeFrom(time));
            assertThat(found.firstFailureFrom(time)).isEqualTo(expected.firstFailureFrom(time));
        }
    }

    private static void compare(Row expected, Row found, Random random, long horizon) {
        for (int i = 0; i < 300 && expected.size() > 0; i++) {
            long time = random.nextLong(horizon);
            int one = random.nextInt(expected.size());
            int other = one + random.nextInt(expected.size() - one);
            assertThat(found.at(time)).isEqualTo(expected.at(time));
            assertThat(found.firstEndingAfter(time)).isEqualTo(expected.firstEndingAfter(time));
            assertThat(found.firstStartingAt(time)).isEqualTo(expected.firstStartingAt(time));
            long nanos = random.nextLong(1L << 1 + random.nextInt(40));
            assertThat(found.firstGap(one, other, nanos)).isEqualTo(expected.firstGap(one, other, nanos));
            StateTimes times = new StateTimes();
            StateTimes same = new StateTimes();
            expected.times(one, other, times);
            found.times(one, other, same);
            assertThat(same.toMap()).isEqualTo(times.toMap());
        }
    }

    private static void compare(Counter expected, Counter found, Random random) {
        assertThat(found.size()).isEqualTo(expected.size());
        for (int i = 0; i < 300; i++) {
            int one = random.nextInt(expected.size());
            int other = one + random.nextInt(expected.size() - one);
            assertThat(found.value(one)).isEqualTo(expected.value(one));
            assertThat(found.time(one)).isEqualTo(expected.time(one));
            assertThat(found.most(one, other)).isEqualTo(expected.most(one, other));
            assertThat(found.from(expected.time(one))).isEqualTo(expected.from(expected.time(one)));
        }
    }
}
