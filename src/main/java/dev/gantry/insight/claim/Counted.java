package dev.gantry.insight.claim;

import java.util.List;

import dev.gantry.insight.Going;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;

/** So many of these tasks did something: {@code exactly 20 tasks succeeded}. */
record Counted(Bound bound, int limit, Selection selection, Done done) implements Check {
    @Override
    public Finding on(Evidence evidence, Going going) {
        Snapshot recorded = evidence.recorded();
        Selection.Tasks tasks = selection.in(recorded);
        Places places = new Places();
        for (int task = 1; task <= recorded.tasks(); task++) {
            if (!Check.goesOn(task, going)) {
                break;
            }
            if (tasks.has(task) && done.by(task, recorded)) {
                places.add(place(task, recorded), 0);
            }
        }
        if (tasks.isEmpty() && done != Done.SUBMITTED) {
            return Finding.open(selection.none(recorded));
        }
        long count = places.count();
        return new Finding(bound.allows(count, limit), bound.isFinal(count, limit), List.of(),
                Message.say("claim.found.count", count), places.list(), count);
    }

    /** Where a task began and ended, as far as it is known. */
    static Place place(int task, Snapshot recorded) {
        long started = recorded.taskStarted(task);
        long from = started == Trace.NONE ? recorded.taskSubmitted(task) : started;
        long ended = recorded.taskEnded(task);
        return new Place(from, Math.max(from, ended), task, recorded.taskLane(task));
    }
}
