package dev.gantry.ui.inspector;

import java.util.Optional;

import dev.gantry.insight.path.Slack;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.ui.session.Reading;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.time.Durations;

/**
 * What the end of the run has to do with a task.
 *
 * @param slack how much later the task could have ended, {@link Trace#NONE} if that is not known
 * @param gain how much earlier the end would come if the task took half as long
 */
record TaskSlack(int task, long slack, long gain) {
    /** Looks for it. */
    static Reading.Work<TaskSlack> reading(Snapshot snapshot, int task) {
        if (!Slack.fits(snapshot)) {
            return (_, _) -> Optional.of(new TaskSlack(task, Trace.NONE, 0));
        }
        return (wanted, progress) -> Slack.to(snapshot, 0, wanted, progress)
                .map(all -> new TaskSlack(task, all.of(task), all.of(task) == 0 ? all.gain(task, false) : 0));
    }

    void tell(Facts facts) {
        if (slack != Trace.NONE) {
            facts.text("slack", slack == 0 ? Texts.of("inspector.slack.none") : Durations.text(slack));
        }
        if (gain > 0) {
            facts.text("half", Texts.of("inspector.half.earlier", Durations.text(gain)));
        }
    }
}
