package dev.gantry.insight.claim;

import java.util.ArrayList;
import java.util.List;

import dev.gantry.insight.Going;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;

/**
 * The tasks of each executor, of those that did, started or ended in the order in which they were submitted: {@code
 * tasks of "pool" started in the order of submission}. What happened at the same nanosecond has any order.
 */
record InOrder(Selection selection, boolean started) implements Check {
    @Override
    public Finding on(Snapshot recorded, Going going) {
        Selection.Tasks tasks = selection.in(recorded);
        Places against = new Places();
        List<Integer> last = new ArrayList<>(); // by executor: of the tasks until now, the one that came last
        for (int task = 1; task <= recorded.tasks(); task++) {
            if (!Check.goesOn(task, going)) {
                break;
            }
            if (!tasks.has(task) || time(recorded, task) == Trace.NONE) {
                continue;
            }
            int executor = recorded.taskExecutor(task);
            while (last.size() <= executor) {
                last.add(0);
            }
            int before = last.get(executor);
            if (before == 0 || time(recorded, task) >= time(recorded, before)) {
                last.set(executor, task);
            } else if (recorded.taskSubmitted(task) > recorded.taskSubmitted(before)) {
                long from = time(recorded, task);
                long by = time(recorded, before) - from;
                against.add(new Place(from, from + by, task, recorded.taskLane(task)), by);
            }
        }
        return tasks.isEmpty()
                ? Finding.open(selection.none(recorded))
                : Finding.ofAll(against, Message.say("claim.found.out-of-order", against.count()));
    }

    private long time(Snapshot recorded, int task) {
        return started ? recorded.taskStarted(task) : recorded.taskEnded(task);
    }
}
