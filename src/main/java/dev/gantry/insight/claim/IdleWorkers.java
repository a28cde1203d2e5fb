package dev.gantry.insight.claim;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.gantry.insight.Going;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.trace.ExecutorEntry;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;
import dev.gantry.trace.counter.Counter;
import dev.gantry.trace.message.Message;

/**
 * No worker of an executor was idle for longer than this while tasks of that executor were queued: {@code no worker was
 * idle longer than 1 ms while tasks were queued}. A worker of an executor is a lane that ran one of its tasks.
 */
record IdleWorkers(Optional<Wildcard> executor, long nanos) implements Check {
    @Override
    public Finding on(Evidence evidence, Going going) {
        Snapshot recorded = evidence.recorded();
        Map<Integer, BitSet> workers = workers(recorded, going);
        if (workers.isEmpty()) {
            return Finding.open(new Selection(executor, Optional.empty(), Optional.empty()).none(recorded));
        }
        Places against = new Places();
        workers.forEach((id, lanes) -> {
            Counter queue = recorded.executor(id).orElseThrow().queue();
            lanes.stream().mapToObj(recorded::lane).filter(lane -> lane != null && lane.rest() == State.IDLE)
                    .forEach(lane -> read(recorded, lane, queue, against));
        });
        return Finding.ofLongest(against, evidence.gapless());
    }

    /** The lanes that ran tasks, by executor. */
    private Map<Integer, BitSet> workers(Snapshot recorded, Going going) {
        Map<Integer, BitSet> workers = new HashMap<>();
        for (ExecutorEntry each : recorded.executors()) {
            if (executor.isEmpty() || executor.get().matches(each.name())) {
                workers.put(each.id(), new BitSet());
            }
        }
        for (int task = 1; task <= recorded.tasks() && Check.goesOn(task, going); task++) {
            if (recorded.hasTask(task) && recorded.taskLane(task) != 0) {
                BitSet lanes = workers.get(recorded.taskExecutor(task));
                if (lanes != null) {
                    lanes.set(recorded.taskLane(task));
                }
            }
        }
        return workers;
    }

    /** Reads the time between the slices of a lane. */
    private void read(Snapshot recorded, Lane lane, Counter queue, Places against) {
        long until = lane.closed() == Trace.NONE ? recorded.horizon() : lane.closed();
        long idle = Math.max(lane.opened(), recorded.first());
        for (int i = 0; lane.depth() > 0 && i < lane.row(0).size(); i++) {
            Row row = lane.row(0);
            idle(idle, row.start(i), lane, queue, against);
            idle = Math.min(until, row.end(i));
        }
        idle(idle, until, lane, queue, against);
    }

    /** Reads the queue while a lane is idle. */
    private void idle(long from, long to, Lane lane, Counter queue, Places against) {
        if (to - from <= nanos) {
            return;
        }
        int i = Math.max(0, queue.from(from + 1) - 1); // the last change up to then
        long queued = Trace.NONE;
        for (; i < queue.size() && queue.time(i) < to; i++) {
            if (queue.value(i) > 0) {
                queued = queued == Trace.NONE ? Math.max(from, queue.time(i)) : queued;
            } else {
                both(queued, Math.max(from, queue.time(i)), lane, against);
                queued = Trace.NONE;
            }
        }
        both(queued, to, lane, against);
    }

    private void both(long from, long to, Lane lane, Places against) {
        if (from != Trace.NONE && to - from > nanos) {
            against.add(new Place(from, to, 0, lane.id()), to - from);
        }
    }
}
