package dev.gantry.lesson;

import java.util.List;
import java.util.Map;

/** Lesson whose program in Java knows nothing of Gantry: it runs in a JVM of its own, watched. */
record WatchedLesson(String id) implements Lesson {
    @Override
    public Map<String, String> files(ProgramLanguage language) {
        return language == ProgramLanguage.JAVA
                ? watchedProgram().map(file -> Map.of(file.className(), file.text())).orElseThrow()
                : Lesson.super.files(language);
    }

    @Override
    public List<ProgramLanguage> languages() {
        return script().isPresent()
                ? List.of(ProgramLanguage.JAVA, ProgramLanguage.PYTHON)
                : List.of(ProgramLanguage.JAVA);
    }
}
