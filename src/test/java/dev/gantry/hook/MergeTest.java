package dev.gantry.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.wire.RecordKind;
import dev.gantry.wire.TraceSink;

/** The records of many threads become one sequence. */
class MergeTest {
    private static final int THREAD = 2;

    private final RecorderKey key = new RecorderKey();
    private final BufferBudget budget = new BufferBudget(Long.MAX_VALUE);
    private final Trace trace = new Trace(new Names());
    private final TraceSink scribe = new TraceSink(trace, 0);
    private final Merge merge = new Merge();
    private final List<BufferCursor> sources = new ArrayList<>();

    MergeTest() {
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, 0);
        trace.laneOpened(0, THREAD, 1, LaneKind.THREAD, LaneRole.PLAIN, 0);
    }

    @Test
    void recordsComeInOrderOfTimeWhateverThreadTheyAreFrom() {
        Random random = new Random(7);
        long[] all = new long[0];
        for (int i = 0; i < 100; i++) {
            long[] times = random.longs(random.nextInt(60), 0, 1000).sorted().toArray();
            sources.add(marks(times));
            all = Arrays.copyOf(all, all.length + times.length);
            System.arraycopy(times, 0, all, all.length - times.length, times.length);
        }
        Arrays.sort(all);
        assertThat(merge.take(sources, 1000, scribe)).isEqualTo(all.length);
        assertThat(taken()).containsExactly(all);
    }

    @Test
    void whatIsYoungerThanTheLimitWaits() {
        sources.add(marks(1, 5, 9));
        sources.add(marks(2, 6));
        sources.add(marks());
        assertThat(merge.take(sources, 5, scribe)).isEqualTo(3);
        assertThat(taken()).containsExactly(1, 2, 5);
        assertThat(merge.take(sources, 5, scribe)).isZero();
        assertThat(merge.take(sources, 9, scribe)).isEqualTo(2);
        assertThat(taken()).containsExactly(1, 2, 5, 6, 9);
    }

    @Test
    void aClockThatWrapsAroundKeepsTheOrderWithinAThread() {
        TraceSink late = new TraceSink(trace, Long.MAX_VALUE - 10);
        sources.add(marks(Long.MAX_VALUE - 5, Long.MIN_VALUE + 5));
        merge.take(sources, Long.MIN_VALUE + 9, late);
        assertThat(taken()).containsExactly(5, 16);
    }

    @Test
    void whereTimesAreEqualACauseStandsBeforeItsEffect() {
        BufferChunk worker = new BufferChunk(BufferChunk.FIRST_WORDS);
        BufferChunk submitter = new BufferChunk(BufferChunk.FIRST_WORDS);
        append(worker, 0, 7, 1, RecordKind.TASK_STARTED, 0);
        append(worker, 1, 7, 1, RecordKind.TASK_SUCCEEDED, 0);
        append(submitter, 0, 7, 1, RecordKind.EXECUTOR_OPENED, 0);
        append(submitter, 1, 7, 1, RecordKind.TASK_SUBMITTED, RecordKind.pair(1, 0));
        sources.add(source(worker));
        sources.add(source(submitter));
        merge.take(sources, 10, scribe);
        trace.finish(10);
        assertThat(trace.snapshot().malformed()).isZero();
        assertThat(trace.snapshot().executors().getFirst().queue().size()).isEqualTo(2);
    }

    @Test
    void aSourceWhoseNextRecordIsAnEffectLetsEqualCausesOfOthersGoFirst() {
        for (int number = 1; number <= 3; number++) { // each submits a task, and runs that of another
            BufferChunk thread = new BufferChunk(BufferChunk.FIRST_WORDS);
            append(thread, 0, 7, number, RecordKind.TASK_SUBMITTED, RecordKind.pair(1, 0));
            append(thread, 1, 7, number % 3 + 1, RecordKind.TASK_STARTED, 0);
            append(thread, 2, 7, number % 3 + 1, RecordKind.TASK_SUCCEEDED, 0);
            sources.add(source(thread));
        }
        TakenRecords taken = new TakenRecords();
        assertThat(merge.take(sources, 10, taken)).isEqualTo(9);
        assertThat(taken.records).isSortedAccordingTo(Comparator.comparing(MergeTest::code));
    }

    private static int code(String record) {
        return RecordKind.valueOf(record.substring(0, record.indexOf(' '))).code();
    }

    private BufferCursor marks(long... times) {
        BufferChunk chunk = new BufferChunk(BufferChunk.FIRST_WORDS);
        for (int i = 0; i < times.length; i++) {
            append(chunk, i, times[i], 0, RecordKind.MARK, 0);
        }
        return source(chunk);
    }

    private BufferCursor source(BufferChunk chunk) {
        return new BufferCursor(new Buffer(key, budget, ThreadLane.current(), THREAD, chunk));
    }

    private static void append(BufferChunk chunk, int record, long time, int subject, RecordKind kind, long argument) {
        int at = record * BufferChunk.RECORD_WORDS;
        chunk.words[at] = time;
        chunk.words[at + 1] = (long) THREAD << 32 | subject;
        chunk.words[at + 2] = kind.statement(argument);
        chunk.publish(at + BufferChunk.RECORD_WORDS);
    }

    private long[] taken() {
        trace.publish(1000);
        Snapshot seen = trace.snapshot();
        long[] times = new long[seen.lane(THREAD).marks()];
        for (int i = 0; i < times.length; i++) {
            times[i] = seen.lane(THREAD).markTime(i);
        }
        return times;
    }
}
