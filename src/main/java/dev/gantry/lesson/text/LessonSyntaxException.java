package dev.gantry.lesson.text;

import dev.gantry.trace.message.Message;

/** A lesson's text is wrong in a line: what should stand there. */
public final class LessonSyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;
    private final transient Message problem;

    LessonSyntaxException(int line, Message problem) {
        super("line " + line + ": " + problem.text());
        this.line = line;
        this.problem = problem;
    }

    /** Its line, from 1. */
    public int line() {
        return line;
    }

    /** What should stand there, as one sentence. */
    public Message problem() {
        return problem;
    }
}
