package dev.gantry.cli;

import java.nio.file.Path;
import java.util.Optional;

import dev.gantry.lesson.Lesson;
import dev.gantry.ui.Window;
import dev.gantry.ui.theme.Theme;

/** Opens the window. The only class here that touches the window's, which need JavaFX. */
final class WindowStart {
    private WindowStart() {}

    /** Opens the window, with this lesson running if there is one; returns when the user has closed it. */
    static void open(Optional<Lesson> first) {
        open(first, Optional.empty(), "'gantry run LESSON' needs none.");
    }

    /** Opens the window on this file. */
    static void open(Path file) {
        open(Optional.empty(), Optional.of(file), "'gantry show " + file + "' needs none.");
    }

    private static void open(Optional<Lesson> first, Optional<Path> file, String cure) {
        Display.whatIsMissing().ifPresent(why -> {
            throw new Failure(Failure.RUN, why + " " + cure);
        });
        try {
            Window.open(
                    new Window.Options(first.map(Lesson::id), first.isPresent(), Optional.empty(), Theme.LIGHT, file));
        } catch (IllegalStateException noDisplay) {
            throw new Failure(Failure.RUN, noDisplay.getMessage());
        }
    }
}
