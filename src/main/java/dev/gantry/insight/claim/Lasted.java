package dev.gantry.insight.claim;

import java.time.Duration;

import dev.gantry.insight.Going;
import dev.gantry.insight.Measure;
import dev.gantry.insight.TaskFigures;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.StateTimes;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;

/**
 * None of these tasks waited, ran or was blocked for longer, or for shorter, than this: {@code no task waited longer
 * than 200 ms}. A task that still waits has waited at least until now.
 */
record Lasted(Selection selection, Measure measure, boolean longer, long nanos) implements Check {
    @Override
    public Finding on(Evidence evidence, Going going) {
        Snapshot recorded = evidence.recorded();
        Selection.Tasks tasks = selection.in(recorded);
        Places against = new Places();
        StateTimes times = new StateTimes();
        long most = 0;
        boolean certain = false;
        int measured = 0;
        for (int task = 1; task <= recorded.tasks(); task++) {
            if (!Check.goesOn(task, going)) {
                break;
            }
            long duration = tasks.has(task) ? duration(evidence, task, times) : Trace.NONE;
            if (duration != Trace.NONE) {
                most = measured++ == 0 || longer == duration > most ? duration : most;
                if (longer ? duration > nanos : duration < nanos) {
                    certain = certain || evidence.isRight(measure, task);
                    against.add(place(recorded, measure, task, duration), longer ? duration : -duration);
                }
            }
        }
        if (tasks.isEmpty()) {
            return Finding.open(selection.none(recorded));
        }
        return measured == 0
                ? Finding.open(Message.say("claim.none-measured"))
                : Finding.ofAll(against, Message.say(longer ? "claim.found.longest" : "claim.found.shortest",
                        Duration.ofNanos(most)), certain);
    }

    private long duration(Evidence evidence, int task, StateTimes times) {
        Snapshot recorded = evidence.recorded();
        boolean waits = measure == Measure.WAITED && longer && recorded.taskStarted(task) == Trace.NONE;
        if (!waits) {
            return TaskFigures.duration(recorded, measure, task, times);
        }
        if (!evidence.gapless()) {
            return Trace.NONE; // it may have started
        }
        long ended = recorded.taskEnded(task);
        return (ended == Trace.NONE ? recorded.horizon() : ended) - recorded.taskSubmitted(task);
    }

    /** Where a task waited, or was there, that took so long. */
    static Place place(Snapshot recorded, Measure measure, int task, long duration) {
        if (measure == Measure.WAITED) {
            long from = recorded.taskSubmitted(task);
            return new Place(from, from + duration, task, recorded.taskLane(task));
        }
        return Counted.place(task, recorded);
    }
}
