package dev.gantry.view.explain;

import java.util.ArrayList;
import java.util.List;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.counter.Counter;

/**
 * The tasks that waited in an executor's queue at one time.
 *
 * @param executor its id
 * @param time nanoseconds
 * @param first the tasks that were submitted first, at most {@value #MOST}, in the order of their submission
 * @param count how many there were
 */
public record Waiting(int executor, long time, List<Integer> first, int count) {
    /** So many tasks are listed. */
    public static final int MOST = 50;

    public Waiting {
        first = List.copyOf(first);
    }

    /** Looks at all tasks. */
    public static Waiting at(Snapshot snapshot, int executor, long time) {
        List<Integer> first = new ArrayList<>();
        int count = 0;
        for (int task = 1; task <= snapshot.tasks(); task++) {
            if (snapshot.hasTask(task) && snapshot.taskExecutor(task) == executor && waits(snapshot, task, time)) {
                count++;
                if (first.size() < MOST) {
                    first.add(task);
                }
            }
        }
        return new Waiting(executor, time, first, count);
    }

    /** How many waited, as the queue itself tells. */
    public static long length(Snapshot snapshot, int executor, long time) {
        Counter queue = snapshot.executor(executor).orElseThrow().queue();
        int last = queue.from(time + 1) - 1;
        return last < 0 ? 0 : queue.value(last);
    }

    /** When most tasks waited, for the first time. */
    public static long longest(Snapshot snapshot, int executor) {
        Counter queue = snapshot.executor(executor).orElseThrow().queue();
        long most = queue.most(0, queue.size());
        int low = 0;
        int high = queue.size();
        while (low + 1 < high) {
            int middle = (low + high) >>> 1;
            if (queue.most(low, middle) == most) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return queue.size() == 0 ? snapshot.first() : queue.time(low);
    }

    private static boolean waits(Snapshot snapshot, int task, long time) {
        long submitted = snapshot.taskSubmitted(task);
        long started = snapshot.taskStarted(task);
        long ended = snapshot.taskEnded(task);
        return submitted != Trace.NONE && submitted <= time && (started == Trace.NONE || started > time)
                && (ended == Trace.NONE || ended > time);
    }
}
