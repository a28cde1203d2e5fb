package dev.gantry.lesson;

import java.util.List;

/** Lesson whose program in Java knows nothing of Gantry: it runs in a JVM of its own, watched. */
record WatchedLesson(String id) implements Lesson {
    @Override
    public List<ProgramLanguage> languages() {
        return script().isPresent()
                ? List.of(ProgramLanguage.JAVA, ProgramLanguage.PYTHON)
                : List.of(ProgramLanguage.JAVA);
    }
}
