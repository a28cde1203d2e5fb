package dev.gantry.trace;

import dev.gantry.trace.counter.Counter;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds in every trace, whatever was recorded. */
final class SoundTrace {
    private SoundTrace() {}

    /** Reads all of it; fails where something does not hold. */
    static void check(Snapshot seen) {
        for (int id = 1; id <= seen.lanes(); id++) {
            Lane lane = seen.lane(id);
            if (lane != null) {
                checkTree(seen, lane);
                checkRows(lane);
                checkEvents(seen, lane);
            }
        }
        for (int id = 1; id <= seen.tasks(); id++) {
            if (seen.hasTask(id)) {
                checkTask(seen.task(id));
            }
        }
        for (Counter counter : seen.counters()) {
            checkCounter(counter);
        }
        for (ExecutorEntry executor : seen.executors()) {
            assertThat(seen.executorName(executor.id())).isEqualTo(executor.name());
            checkCounter(executor.queue());
        }
    }

    private static void checkTree(Snapshot seen, Lane lane) {
        int steps = 0;
        for (Lane above = lane; above != null && above.parent() != 0; above = seen.lane(above.parent())) {
            assertThat(steps++).as("a path to the root").isLessThan(seen.lanes());
        }
    }

    private static void checkRows(Lane lane) {
        assertThat(lane.depth()).isLessThanOrEqualTo(Trace.DEEPEST);
        for (int depth = 0; depth < lane.depth(); depth++) {
            Row row = lane.row(depth);
            long last = 0;
            for (int i = 0; i < row.size(); i++) {
                long start = row.start(i);
                long end = row.end(i);
                if (start < last || end < start || row.state(i) == null || row.isOpen(i) && i < row.size() - 1) {
                    throw new AssertionError("out of order: " + row.slice(i) + " after " + last);
                }
                if (depth > 0 && !fits(lane.row(depth - 1), start, end)) {
                    throw new AssertionError("does not fit its parent: " + row.slice(i));
                }
                if (lane.closed() != Trace.NONE && end > lane.closed()) {
                    throw new AssertionError("ends after its lane: " + row.slice(i));
                }
                last = end;
            }
        }
    }

    /** Whether one slice of this row holds this time; with slices without length there may be several candidates. */
    private static boolean fits(Row parent, long start, long end) {
        int i = Math.max(0, parent.firstEndingAfter(start) - 1);
        while (i > 0 && parent.end(i) >= start) {
            i--;
        }
        for (; i < parent.size() && parent.start(i) <= start; i++) {
            if (end <= parent.end(i)) {
                return true;
            }
        }
        return false;
    }

    private static void checkEvents(Snapshot seen, Lane lane) {
        for (int i = 0; i < lane.marks(); i++) {
            assertThat(seen.name(lane.markText(i))).isNotNull();
            if (i > 0 && lane.markTime(i) < lane.markTime(i - 1)) {
                throw new AssertionError("mark out of order");
            }
        }
        for (int i = 0; i < lane.switches(); i++) {
            Switch passed = lane.switchAt(i);
            if (seen.lane(passed.from()) == null || seen.lane(passed.to()) == null) {
                throw new AssertionError("a switch of unknown lanes: " + passed);
            }
        }
        for (int i = 0; i < lane.wakes(); i++) {
            assertThat(lane.wake(i).lane()).isEqualTo(lane.id());
        }
    }

    private static void checkTask(Task task) {
        boolean started = task.started() != Trace.NONE;
        boolean ended = task.ended() != Trace.NONE;
        assertThat(task.state().isFinal()).as("%s", task).isEqualTo(ended);
        assertThat(task.state() != TaskState.RUNNING || started).as("%s", task).isTrue();
        assertThat(!started || task.started() >= task.submitted()).as("%s", task).isTrue();
        assertThat(!ended || task.ended() >= Math.max(task.started(), task.submitted())).as("%s", task).isTrue();
        assertThat(task.callbacks()).allMatch(callback -> callback.start() <= callback.end());
        assertThat(Flow.of(task).steps()).isNotEmpty();
    }

    private static void checkCounter(Counter counter) {
        for (int i = 1; i < counter.size(); i++) {
            if (counter.time(i) < counter.time(i - 1)) {
                throw new AssertionError("counter out of order");
            }
        }
    }
}
