package dev.gantry.ui.compare;

import java.util.Map;
import java.util.stream.Collectors;

import dev.gantry.lesson.Catalogue;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Source;
import dev.gantry.ui.text.LessonTexts;

/** What people call a recording. */
final class Titles {
    private Titles() {}

    /** A lesson's title, a file's name, a program's command. */
    static String of(Recording recording) {
        return recording.source() instanceof Source.Lesson lesson
                ? Catalogue.find(lesson.id()).map(LessonTexts::title).orElse(lesson.title())
                : recording.source().title();
    }

    /** The same with the parameters that the other has not, or has otherwise. */
    static String beside(Recording recording, Recording other) {
        Map<String, Long> others = other.about().parameters();
        String different = recording.about().parameters().entrySet().stream()
                .filter(each -> !each.getValue().equals(others.get(each.getKey())))
                .map(each -> each.getKey() + " = " + each.getValue()).collect(Collectors.joining(", "));
        return different.isEmpty() || others.isEmpty() ? of(recording) : of(recording) + " (" + different + ")";
    }
}
