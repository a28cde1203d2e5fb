package dev.gantry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.counter.Counter;

/** Executors, their queues, and counters of the program's own. */
class ExecutorsAndCountersTest {
    private final Names names = new Names();
    private final Trace trace = new Trace(names);

    @BeforeEach
    void openLanes() {
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, 0);
        trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, 0);
    }

    @Test
    void executorsMayOpenInAnyOrderOfTheirIds() {
        trace.executorOpened(1, 2, 1, names.intern("second"));
        trace.executorOpened(2, 1, 1, names.intern("first"));
        trace.executorOpened(3, 4, 1, names.intern("fourth"));
        trace.taskSubmitted(4, 2, 1, 2, 0);
        trace.publish(5);
        Snapshot seen = trace.snapshot();
        assertThat(seen.malformed()).isZero();
        assertThat(seen.executors()).extracting(ExecutorEntry::name).containsExactly("first", "second", "fourth");
        assertThat(seen.executorName(2)).isEqualTo("second");
        assertThat(seen.executorName(3)).isEmpty();
        assertThat(seen.executorName(4)).isEqualTo("fourth");
        assertThat(seen.executors().get(1).queue().size()).isOne();
    }

    @Test
    void anExecutorOpensOnce() {
        trace.executorOpened(1, 1, 1, names.intern("a"));
        trace.executorOpened(2, 1, 1, names.intern("b"));
        trace.publish(3);
        assertThat(trace.snapshot().malformed()).isOne();
        assertThat(trace.snapshot().executorName(1)).isEqualTo("a");
    }

    @Test
    void aQueueCountsTasksThatWait() {
        trace.executorOpened(0, 1, 1, 0);
        trace.taskSubmitted(1, 2, 1, 1, 0);
        trace.taskSubmitted(2, 2, 2, 1, 0);
        trace.taskStarted(3, 2, 1);
        trace.taskCancelled(4, 1, 2);
        trace.publish(5);
        Counter queue = trace.snapshot().executors().getFirst().queue();
        assertThat(new long[]{queue.value(0), queue.value(1), queue.value(2), queue.value(3)})
                .containsExactly(1, 2, 1, 0);
        assertThat(queue.from(3)).isEqualTo(2);
    }

    @Test
    void countersKeepTheirCourseAndTheirOrderOfAppearance() {
        trace.counter(1, 2, names.intern("b"), 7);
        trace.counter(2, 1, names.intern("a"), -3);
        trace.counter(3, 2, names.intern("b"), Long.MAX_VALUE);
        trace.publish(4);
        Snapshot seen = trace.snapshot();
        assertThat(seen.counters()).extracting(c -> seen.name(c.name())).containsExactly("b", "a");
        assertThat(seen.counters().getFirst().value(1)).isEqualTo(Long.MAX_VALUE);
        assertThat(seen.counters().getLast().lane()).isOne();
    }

    @Test
    void aCounterSeenEarlierDoesNotMove() {
        trace.counter(1, 2, 0, 1);
        trace.publish(1);
        Counter earlier = trace.snapshot().counters().getFirst();
        trace.counter(2, 2, 0, 2);
        trace.publish(2);
        assertThat(earlier.size()).isOne();
        assertThat(trace.snapshot().counters().getFirst().size()).isEqualTo(2);
    }
}
