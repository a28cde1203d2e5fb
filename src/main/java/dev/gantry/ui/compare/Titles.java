package dev.gantry.ui.compare;

import dev.gantry.lesson.Catalogue;
import dev.gantry.recording.Recording;
import dev.gantry.ui.text.LessonTexts;

/** What people call a recording. */
final class Titles {
    private Titles() {}

    static String of(Recording recording) {
        return Catalogue.find(recording.about().lesson()).map(LessonTexts::title)
                .orElseGet(() -> recording.source().title());
    }
}
