package dev.gantry.insight.claim;

import java.util.BitSet;
import java.util.Optional;

import dev.gantry.insight.Going;
import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.trace.Callback;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/**
 * Each callback of these tasks ran on a lane: {@code every callback ran on its task's lane}.
 *
 * @param lane the lane's name; empty for the lane that ran the task
 */
record CallbackLane(Selection selection, Optional<Wildcard> lane) implements Check {
    @Override
    public Finding on(Evidence evidence, Going going) {
        Snapshot recorded = evidence.recorded();
        Selection.Tasks tasks = selection.in(recorded);
        BitSet right = lane.map(name -> Selection.lanes(recorded, name)).orElse(null);
        Places against = new Places();
        long callbacks = 0;
        for (int task = 1; task <= recorded.tasks(); task++) {
            if (!Check.goesOn(task, going)) {
                break;
            }
            if (tasks.has(task) && recorded.lastCallback(task) != 0
                    && (evidence.gapless() || recorded.taskLane(task) != 0)) {
                for (Callback callback : recorded.taskCallbacks(task, 0)) {
                    callbacks++;
                    boolean isRight = right == null
                            ? callback.lane() == recorded.taskLane(task)
                            : right.get(callback.lane());
                    if (!isRight) {
                        against.add(new Place(callback.start(), callback.end(), task, callback.lane()), 0);
                    }
                }
            }
        }
        if (tasks.isEmpty()) {
            return Finding.open(selection.none(recorded));
        }
        return callbacks == 0
                ? Finding.open(Message.say("claim.no-callback"))
                : Finding.ofAll(against, Message.say("claim.found.callbacks", against.count(), callbacks));
    }
}
