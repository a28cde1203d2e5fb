package dev.gantry.ui.text;

import java.util.ResourceBundle;

import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.Parameter;

/**
 * Translations of lessons: titles, descriptions, parameters. English comes from the lesson's program; other languages
 * have a bundle, by the lesson's id. A lesson that is not in it, such as one of a test, is shown in English.
 */
public final class LessonTexts {
    private LessonTexts() {}

    public static String title(Lesson lesson) {
        return of(lesson.id() + ".title", lesson.title());
    }

    public static String summary(Lesson lesson) {
        return of(lesson.id() + ".summary", lesson.summary());
    }

    /** What a parameter is called. */
    public static String label(Parameter parameter) {
        return of("parameter." + parameter.name(), parameter.label());
    }

    /** One sentence about a parameter, with its unit. */
    public static String help(Parameter parameter) {
        return of("parameter." + parameter.name() + ".help", parameter.help());
    }

    private static String of(String key, String english) {
        Language language = Language.now();
        if (language == Language.ENGLISH) {
            return english;
        }
        ResourceBundle bundle = ResourceBundle.getBundle("dev.gantry.ui.text.lessons", language.bundle(),
                LessonTexts.class.getModule());
        return bundle.containsKey(key) ? bundle.getString(key) : english;
    }
}
