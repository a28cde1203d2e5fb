package dev.gantry.lesson;

import java.util.List;

/** Lesson whose only program is in Python: it shows what Java has not. */
record PythonLesson(String id) implements Lesson {
    @Override
    public List<ProgramLanguage> languages() {
        return List.of(ProgramLanguage.PYTHON);
    }
}
