package dev.gantry.insight.claim;

import java.util.BitSet;

import dev.gantry.insight.Going;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;

/** Each of these tasks that started ran on a lane of this name: {@code every task ran on lane "pool-1*"}. */
record RanOn(Selection selection, Wildcard lane) implements Check {
    @Override
    public Finding on(Evidence evidence, Going going) {
        Snapshot recorded = evidence.recorded();
        Selection.Tasks tasks = selection.in(recorded);
        BitSet right = Selection.lanes(recorded, lane);
        Places against = new Places();
        for (int task = 1; task <= recorded.tasks(); task++) {
            if (!Check.goesOn(task, going)) {
                break;
            }
            if (tasks.has(task) && recorded.taskStarted(task) != Trace.NONE && !right.get(recorded.taskLane(task))) {
                against.add(Counted.place(task, recorded), 0);
            }
        }
        return tasks.isEmpty()
                ? Finding.open(selection.none(recorded))
                : Finding.ofAll(against, Message.say("claim.found.elsewhere", against.count()));
    }
}
