package dev.gantry.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * Flow of one task across lanes: the chain submit &gt; start &gt; end &gt; callback.
 *
 * @param task the task's id
 * @param steps what is known of it, in order of time
 */
public record Flow(int task, List<Step> steps) {
    public enum Kind {
        SUBMIT, START, END, CALLBACK
    }

    /**
     * One link of the chain.
     *
     * @param kind which
     * @param lane where
     * @param time nanoseconds since the origin
     */
    public record Step(Kind kind, int lane, long time) {}

    /** The flow of this task, as far as it has come. */
    public static Flow of(Task task) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(Kind.SUBMIT, task.submittedBy(), task.submitted()));
        if (task.started() != Trace.NONE) {
            steps.add(new Step(Kind.START, task.lane(), task.started()));
        }
        if (task.ended() != Trace.NONE && task.lane() != 0) {
            steps.add(new Step(Kind.END, task.lane(), task.ended()));
        }
        for (Callback callback : task.callbacks()) {
            steps.add(new Step(Kind.CALLBACK, callback.lane(), callback.start()));
        }
        return new Flow(task.id(), List.copyOf(steps));
    }
}
