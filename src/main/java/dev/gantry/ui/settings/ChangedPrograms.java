package dev.gantry.ui.settings;

import java.util.Optional;

import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.ProgramLanguage;

/** Programs of lessons that the user has changed, as the settings keep them: whole texts. */
public final class ChangedPrograms {
    private ChangedPrograms() {}

    /** The changed program of this lesson in this language, if there is one. */
    public static Optional<String> of(Settings settings, Lesson lesson, ProgramLanguage language) {
        return settings.get(key(lesson, language));
    }

    /** Keeps this text; one that is the lesson's own is no change. */
    public static void put(Settings settings, Lesson lesson, ProgramLanguage language, String text) {
        if (text.equals(original(lesson, language))) {
            settings.remove(key(lesson, language));
        } else {
            settings.put(key(lesson, language), text);
        }
    }

    /** The lesson's own program: its first file. */
    public static String original(Lesson lesson, ProgramLanguage language) {
        return lesson.files(language).values().stream().findFirst().orElse("");
    }

    private static String key(Lesson lesson, ProgramLanguage language) {
        return "changed." + lesson.id() + "." + language.id();
    }
}
