package dev.gantry.insight.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.gantry.insight.Going;
import dev.gantry.insight.claim.Finding;
import dev.gantry.trace.ExecutorEntry;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.counter.Counter;
import dev.gantry.trace.message.Message;

/**
 * The queue of an executor was longer at the end of each eighth of the time in which tasks were submitted, up to
 * {@value #LEAST} tasks or more, and tasks were submitted for more than half of the time in which there were any:
 * so it is no heap of work that is handed over once and worked off.
 */
record QueueGrows(long nanos) implements Question {
    static final int LEAST = 100;
    private static final int PARTS = 8;

    /** Times of an executor's tasks. */
    private static final class Use {
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
        private long ended = Long.MIN_VALUE;
    }

    @Override
    public Finding on(Snapshot recorded, List<Message> notices, Going going) {
        Map<Integer, Use> uses = new HashMap<>();
        for (int task = 1; task <= recorded.tasks() && Question.goesOn(task, going); task++) {
            if (recorded.hasTask(task) && recorded.taskExecutor(task) != 0) {
                Use use = uses.computeIfAbsent(recorded.taskExecutor(task), _ -> new Use());
                long ended = recorded.taskEnded(task);
                use.first = Math.min(use.first, recorded.taskSubmitted(task));
                use.last = Math.max(use.last, recorded.taskSubmitted(task));
                use.ended = Math.max(use.ended, ended == Trace.NONE ? recorded.horizon() : ended);
            }
        }
        Found found = new Found();
        for (ExecutorEntry executor : recorded.executors()) {
            Use use = uses.get(executor.id());
            if (use != null && grows(executor.queue(), use)) {
                found.add(use.first, use.last, 0, executor.lane());
            }
        }
        return recorded.executors().isEmpty()
                ? Finding.open(Message.say("claim.no-executors"))
                : found.finding();
    }

    private boolean grows(Counter queue, Use use) {
        long span = use.last - use.first;
        if (span <= nanos || span < (use.ended - use.first) / 2) {
            return false;
        }
        long before = 0;
        for (int part = 1; part <= PARTS; part++) {
            int at = queue.from(use.first + span / PARTS * part + 1) - 1; // the last change up to then
            long queued = at < 0 ? 0 : queue.value(at);
            if (queued <= before) {
                return false;
            }
            before = queued;
        }
        return before >= LEAST;
    }
}
