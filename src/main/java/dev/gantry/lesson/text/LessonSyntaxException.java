package dev.gantry.lesson.text;

/** A lesson's text is wrong; the message is one sentence that names the line and says what should stand there. */
public final class LessonSyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    LessonSyntaxException(int line, String message) {
        super("line " + line + ": " + message);
    }
}
