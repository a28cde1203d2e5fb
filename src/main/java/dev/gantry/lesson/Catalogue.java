package dev.gantry.lesson;

import java.util.List;
import java.util.Optional;

/** All lessons, in the order in which they teach. */
public final class Catalogue {
    private static final List<Lesson> LESSONS = LessonFiles.ids().stream().map(Catalogue::lesson).toList();

    private static final List<JavaLesson> IN_JAVA = LESSONS.stream().filter(JavaLesson.class::isInstance)
            .map(JavaLesson.class::cast).toList();

    private Catalogue() {}

    public static List<Lesson> lessons() {
        return LESSONS;
    }

    private static Lesson lesson(String id) {
        if (LessonFiles.program(id).isPresent()) {
            return new WatchedLesson(id);
        }
        return LessonFiles.has(id, MainFile.NAME) ? new MainLesson(id) : new PythonLesson(id);
    }

    /** Those that have a program in Java which runs in this JVM. */
    public static List<JavaLesson> inJava() {
        return IN_JAVA;
    }

    /** The lesson with this id. */
    public static Optional<Lesson> find(String id) {
        return LESSONS.stream().filter(lesson -> lesson.id().equals(id)).findFirst();
    }
}
