package dev.gantry.ui.text;

import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.Parameter;
import dev.gantry.lesson.text.LessonText;
import dev.gantry.lesson.text.LessonText.Piece;
import dev.gantry.lesson.text.LessonText.Step;
import dev.gantry.view.style.Phrases;

/**
 * What lessons say in the language of the window. A lesson that is not translated, such as one of a test, is shown in
 * English. Translations of parameters stand in a bundle.
 */
public final class LessonTexts {
    private LessonTexts() {}

    public static String title(Lesson lesson) {
        return text(lesson).title();
    }

    /** Its title for a run with these arguments, see {@link Arguments#fill}. */
    public static String title(Lesson lesson, Arguments arguments) {
        return arguments.fill(title(lesson), lesson);
    }

    /** What it says before a run with its usual parameters. */
    public static String summary(Lesson lesson) {
        return summary(lesson, Arguments.usual(lesson));
    }

    /** What it says before a run with these arguments. */
    public static String summary(Lesson lesson, Arguments arguments) {
        return text(lesson).filled(arguments.values()).summary();
    }

    /** What it says and asks; of one that can't be run, what is wrong with it. */
    public static LessonText text(Lesson lesson) {
        Language language = Language.now();
        if (lesson.problem().isPresent()) {
            String wrong = Phrases.say(lesson.problem().get().message()); // its first word may be a file's name
            return new LessonText(lesson.title(), List.of(),
                    List.of(new Step(List.of(new Piece(wrong, Optional.empty())))), List.of());
        }
        return language == Language.ENGLISH
                ? lesson.text()
                : lesson.text(language.bundle().getLanguage()).orElseGet(lesson::text);
    }

    /** What a group of lessons is called. */
    public static String group(String id) {
        return Texts.of("lesson.group." + id);
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
