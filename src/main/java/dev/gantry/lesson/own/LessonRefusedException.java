package dev.gantry.lesson.own;

import dev.gantry.trace.message.Message;

/** A lesson can't be made, added or shared: why, and what helps, in a sentence for the user. */
public final class LessonRefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Message why;

    public LessonRefusedException(Message why) {
        super(why.text());
        this.why = why;
    }

    public Message why() {
        return why;
    }
}
