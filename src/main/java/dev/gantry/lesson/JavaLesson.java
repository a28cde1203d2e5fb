package dev.gantry.lesson;

import java.util.List;

/** Lesson with a program in Java. A Python program beside it does the same. */
public interface JavaLesson extends Lesson {
    /** Class of the program, whose lines a recording names. */
    default Class<?> program() {
        return getClass();
    }

    /**
     * Runs the program in this JVM, where it finds its parameters as {@linkplain Integer#getInteger system properties}.
     *
     * @throws Exception whatever the program throws: the run has then failed
     */
    void run() throws Exception;

    @Override
    default List<ProgramLanguage> languages() {
        return script().isPresent()
                ? List.of(ProgramLanguage.JAVA, ProgramLanguage.PYTHON)
                : List.of(ProgramLanguage.JAVA);
    }

    /** Whether it may be run before it is recorded, so that its classes are there: it is quick, and leaves nothing. */
    default boolean isRunTwice() {
        return false;
    }
}
