package dev.gantry.lesson;

import java.util.Optional;

/** Sources of lessons' Java programs by the names of their classes, as recordings name them. */
public final class LessonSources {
    private LessonSources() {}

    /** The file of this class, or of the one around it. */
    public static Optional<String> of(String className) {
        String outermost = className.replaceFirst("\\$.*", "");
        return Catalogue.inJava().stream()
                .flatMap(lesson -> Optional.ofNullable(lesson.files(ProgramLanguage.JAVA).get(outermost)).stream())
                .findFirst();
    }
}
