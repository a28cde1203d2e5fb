package dev.gantry.insight.filter;

import dev.gantry.trace.message.Message;

/** A text is no filter: what is wrong with it, and what could stand there. */
public final class FilterSyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Message problem;

    FilterSyntaxException(String code, Object... arguments) {
        this(Message.say("filter." + code, arguments));
    }

    FilterSyntaxException(Message problem) {
        super(problem.text(), null, false, false);
        this.problem = problem;
    }

    /** What is wrong. */
    public Message problem() {
        return problem;
    }
}
