package dev.gantry.insight.filter;

import dev.gantry.trace.message.Message;

/** A regular expression of a filter takes too long, or too much room, on a text of the recording. */
public final class FilterEffortException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Message problem;

    FilterEffortException(String pattern) {
        this(Message.say("filter.effort", pattern));
    }

    private FilterEffortException(Message problem) {
        super(problem.text(), null, false, false);
        this.problem = problem;
    }

    /** What is wrong. */
    public Message problem() {
        return problem;
    }
}
