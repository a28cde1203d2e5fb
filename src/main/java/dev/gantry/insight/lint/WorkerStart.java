package dev.gantry.insight.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.gantry.insight.Going;
import dev.gantry.insight.claim.Finding;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;

/**
 * The worker that took up the first task of an executor had begun only after that task's submission, and its start took
 * longer than everything from then to the end of the last task.
 */
record WorkerStart(long nanos) implements Question {
    /** The first task of an executor that was taken up, and when the last one ended. */
    private static final class Use {
        private int task;
        private long started = Long.MAX_VALUE;
        private long ended = Long.MIN_VALUE;
    }

    @Override
    public Finding on(Snapshot recorded, List<Message> notices, Going going) {
        Map<Integer, Use> uses = new HashMap<>();
        for (int task = 1; task <= recorded.tasks() && Question.goesOn(task, going); task++) {
            if (recorded.hasTask(task) && recorded.taskExecutor(task) != 0) {
                add(recorded, task, uses.computeIfAbsent(recorded.taskExecutor(task), _ -> new Use()));
            }
        }
        Found found = new Found();
        for (Use use : uses.values()) {
            Lane worker = use.task == 0 ? null : recorded.lane(recorded.taskLane(use.task));
            if (worker != null && !worker.kind().isCoroutine()) {
                long submitted = recorded.taskSubmitted(use.task);
                long start = use.started - worker.opened();
                if (worker.opened() >= submitted && start > nanos && start > use.ended - use.started) {
                    found.add(worker.opened(), use.started, use.task, worker.id());
                }
            }
        }
        return uses.isEmpty() ? Finding.open(Message.say("claim.no-executors")) : found.finding();
    }

    private static void add(Snapshot recorded, int task, Use use) {
        long started = recorded.taskStarted(task);
        long ended = recorded.taskEnded(task);
        if (started != Trace.NONE && started < use.started) {
            use.started = started;
            use.task = task;
        }
        use.ended = Math.max(use.ended, ended == Trace.NONE ? recorded.horizon() : ended);
    }
}
