package dev.gantry.lesson;

import java.util.List;

/** Lesson with a program in Java, which is the class itself. A Python program beside it does the same. */
public interface JavaLesson extends Lesson {
    /**
     * The program.
     *
     * @throws Exception whatever the program throws: the run has then failed
     */
    void run(Desk desk) throws Exception;

    @Override
    default List<ProgramLanguage> languages() {
        return script().isPresent()
                ? List.of(ProgramLanguage.JAVA, ProgramLanguage.PYTHON)
                : List.of(ProgramLanguage.JAVA);
    }
}
