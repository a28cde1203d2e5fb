package dev.gantry.insight.lint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.gantry.insight.Going;
import dev.gantry.insight.claim.Finding;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;

/**
 * Each task of an executor that is in progress waits for one that is queued in the same executor. A pool that could
 * start one more worker would, so this lasts only where it cannot.
 */
record PoolStarved(long nanos) implements Question {
    /** A wait of a task for another that is queued meanwhile. */
    private record Starved(long from, long to, int task, int lane) {}

    /** How many more tasks are in progress from then on, or the wait that begins or ends then. */
    private record Change(long time, int more, Starved of) {}

    @Override
    public Finding on(Snapshot recorded, List<Message> notices, Going going) {
        Map<Integer, List<Starved>> starved = new HashMap<>();
        Waits waits = new Waits(recorded);
        long told = waits.tell(going, (lane, row, i) -> {
            int awaited = row.awaited(i);
            int waiting = row.task(i);
            if (recorded.hasTask(awaited) && recorded.hasTask(waiting) && recorded.taskExecutor(awaited) != 0
                    && recorded.taskExecutor(awaited) == recorded.taskExecutor(waiting)) {
                long from = Math.max(row.start(i), recorded.taskSubmitted(awaited));
                long to = Math.min(waits.end(row, i), leftQueue(recorded, awaited));
                if (to - from > nanos) {
                    starved.computeIfAbsent(recorded.taskExecutor(awaited), _ -> new ArrayList<>())
                            .add(new Starved(from, to, awaited, lane.id()));
                }
            }
        });
        Found found = new Found();
        if (!starved.isEmpty()) {
            Map<Integer, List<long[]>> running = running(recorded, starved, going);
            starved.forEach((executor, all) -> sweep(all, running.get(executor), found));
        }
        return recorded.executors().isEmpty()
                ? Finding.open(Message.say("claim.no-executors"))
                : found.unless(told == 0 && !recorded.finished(), "lint.no-waits");
    }

    private static long leftQueue(Snapshot recorded, int task) {
        long started = recorded.taskStarted(task);
        long ended = started == Trace.NONE ? recorded.taskEnded(task) : started;
        return ended == Trace.NONE ? recorded.horizon() : ended;
    }

    /** From when to when each task of these executors was in progress. */
    private static Map<Integer, List<long[]>> running(Snapshot recorded, Map<Integer, List<Starved>> of, Going going) {
        Map<Integer, List<long[]>> running = new HashMap<>();
        of.keySet().forEach(executor -> running.put(executor, new ArrayList<>()));
        for (int task = 1; task <= recorded.tasks() && Question.goesOn(task, going); task++) {
            if (recorded.hasTask(task) && recorded.taskStarted(task) != Trace.NONE) {
                List<long[]> all = running.get(recorded.taskExecutor(task));
                if (all != null) {
                    long ended = recorded.taskEnded(task);
                    all.add(new long[]{recorded.taskStarted(task), ended == Trace.NONE ? recorded.horizon() : ended});
                }
            }
        }
        return running;
    }

    /** Finds the stretches in which as many tasks wait so as are in progress. */
    private void sweep(List<Starved> starved, List<long[]> running, Found found) {
        List<Change> changes = new ArrayList<>();
        running.forEach(task -> {
            changes.add(new Change(task[0], 1, null));
            changes.add(new Change(task[1], -1, null));
        });
        starved.forEach(wait -> {
            changes.add(new Change(wait.from, 0, wait));
            changes.add(new Change(wait.to, 0, wait));
        });
        changes.sort(Comparator.comparingLong(Change::time));
        Set<Starved> starving = Collections.newSetFromMap(new IdentityHashMap<>());
        long progress = 0;
        for (int i = 0; i + 1 < changes.size(); i++) {
            Change change = changes.get(i);
            progress += change.more;
            if (change.of != null && !starving.remove(change.of)) {
                starving.add(change.of);
            }
            long to = changes.get(i + 1).time;
            if (!starving.isEmpty() && starving.size() == progress && to - change.time > nanos) {
                Starved one = starving.iterator().next();
                found.add(change.time, to, one.task, one.lane);
            }
        }
    }
}
