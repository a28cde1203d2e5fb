package dev.gantry.insight.claim;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

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
    public Finding on(Evidence evidence, Going going) {
        Snapshot recorded = evidence.recorded();
        Selection.Tasks tasks = selection.in(recorded);
        Map<Integer, Growing> byExecutor = new HashMap<>();
        for (int task = 1; task <= recorded.tasks(); task++) {
            if (!Check.goesOn(task, going)) {
                break;
            }
            if (tasks.has(task) && evidence.hasSubmission(task) && time(recorded, task) != Trace.NONE) {
                byExecutor.computeIfAbsent(recorded.taskExecutor(task), _ -> new Growing()).add(recorded, task);
            }
        }
        Places against = new Places();
        byExecutor.values().forEach(each -> read(recorded, each.bySubmission(recorded), against));
        return tasks.isEmpty()
                ? Finding.open(selection.none(recorded))
                : Finding.ofAll(against, Message.say("claim.found.out-of-order", against.count()));
    }

    /** Compares each task with the last one of those that were submitted before it. */
    private void read(Snapshot recorded, int[] tasks, Places against) {
        long last = Long.MIN_VALUE;
        for (int i = 0; i < tasks.length;) {
            long submitted = recorded.taskSubmitted(tasks[i]);
            long lastOfThese = last;
            for (; i < tasks.length && recorded.taskSubmitted(tasks[i]) == submitted; i++) {
                long time = time(recorded, tasks[i]);
                if (time < last) {
                    against.add(new Place(time, last, tasks[i], recorded.taskLane(tasks[i])), last - time);
                }
                lastOfThese = Math.max(lastOfThese, time);
            }
            last = lastOfThese;
        }
    }

    private long time(Snapshot recorded, int task) {
        return started ? recorded.taskStarted(task) : recorded.taskEnded(task);
    }

    /** Tasks, whose numbers are nearly always in the order of submission. */
    private static final class Growing {
        private int[] tasks = new int[16];
        private int size;
        private long last = Long.MIN_VALUE;
        private boolean inOrder = true;

        void add(Snapshot recorded, int task) {
            if (size == tasks.length) {
                tasks = Arrays.copyOf(tasks, size * 2);
            }
            tasks[size++] = task;
            inOrder &= recorded.taskSubmitted(task) >= last;
            last = recorded.taskSubmitted(task);
        }

        int[] bySubmission(Snapshot recorded) {
            int[] all = Arrays.copyOf(tasks, size);
            if (!inOrder) {
                int[] order = Radix.order(Arrays.stream(all).mapToLong(recorded::taskSubmitted).toArray());
                Arrays.setAll(all, i -> tasks[order[i]]);
            }
            return all;
        }
    }
}
