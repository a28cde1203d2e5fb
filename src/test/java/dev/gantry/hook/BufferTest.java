package dev.gantry.hook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.wire.RecordKind;

/** What a buffer says of the records that found no room in it. */
class BufferTest {
    private static final int CHUNK = BufferChunk.WORDS * Long.BYTES;

    private final BufferBudget budget = new BufferBudget(CHUNK);
    private final Buffer buffer = new Buffer(new RecorderKey(), budget, ThreadLane.current(), 1,
            new BufferChunk(BufferChunk.RECORD_WORDS));
    private final TakenRecords taken = new TakenRecords();

    @Test
    @DisplayName("a single record that was lost leaves a gap of one before the next that finds room")
    void gapOfOne() {
        assertThat(mark(1)).isTrue();
        assertThat(mark(2)).isFalse();
        budget.give(CHUNK);
        assertThat(mark(3)).isTrue();
        assertThat(buffer.lost()).isOne();
        take();
        assertThat(taken.records).containsExactly("MARK 1", "GAP 1", "MARK 3");
    }

    @Test
    @DisplayName("each gap tells of what was lost since the one before")
    void gaps() {
        mark(1);
        mark(2);
        mark(3);
        budget.give(CHUNK);
        for (int number = 4; buffer.lost() == 2; number++) {
            mark(number);
        }
        budget.give(CHUNK);
        mark(5);
        take();
        assertThat(taken.records.stream().filter(record -> record.startsWith("GAP"))).containsExactly("GAP 2", "GAP 1");
        assertThat(taken.records).last().isEqualTo("MARK 5");
    }

    @Test
    @DisplayName("what was lost before it came here is counted, and whoever lost it tells of the gap")
    void lostElsewhere() {
        mark(1);
        buffer.lose(7);
        budget.give(CHUNK);
        mark(2);
        assertThat(buffer.lost()).isEqualTo(7);
        take();
        assertThat(taken.records).containsExactly("MARK 1", "MARK 2");
    }

    private boolean mark(long number) {
        return buffer.put(number, 1, 0, RecordKind.MARK, number);
    }

    private void take() {
        BufferCursor cursor = new BufferCursor(buffer);
        while (cursor.hasRecord()) {
            cursor.take(0, taken);
        }
    }
}
