package dev.gantry.insight.claim;

import java.util.List;

import dev.gantry.insight.Going;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/**
 * Each of these tasks did something: {@code every task of "pool" succeeded}. One that had not ended when the recording
 * did, has not.
 */
record EveryTask(Selection selection, Done done) implements Check {
    @Override
    public Finding on(Evidence evidence, Going going) {
        Snapshot recorded = evidence.recorded();
        Selection.Tasks tasks = selection.in(recorded);
        Places against = new Places();
        boolean certain = false;
        for (int task = 1; task <= recorded.tasks(); task++) {
            if (!Check.goesOn(task, going)) {
                break;
            }
            if (tasks.has(task) && !done.by(task, recorded)) {
                certain |= recorded.taskState(task).isFinal() && (done != Done.STARTED || evidence.gapless());
                against.add(Counted.place(task, recorded), 0);
            }
        }
        if (tasks.isEmpty()) {
            return Finding.open(selection.none(recorded));
        }
        return new Finding(against.count() == 0, certain, List.of(),
                Message.say("claim.found.others", against.count()), against.list(), against.count());
    }
}
