package dev.gantry.lesson.text;

import dev.gantry.trace.message.Message;

/**
 * What is wrong with a lesson, where, and what helps.
 *
 * @param file name of the file in the lesson's folder; empty where it is of none
 * @param line from 1; 0 where it is of no line
 * @param what one or two sentences
 */
public record LessonProblem(String file, int line, Message what) {
    /** The same of no line of this file. */
    public static LessonProblem in(String file, Message what) {
        return new LessonProblem(file, 0, what);
    }

    /** All of it, as one text. */
    public Message message() {
        if (file.isEmpty()) {
            return what;
        }
        return line == 0 ? Message.say("lesson.in", file, what) : Message.say("lesson.at", file, (long) line, what);
    }
}
