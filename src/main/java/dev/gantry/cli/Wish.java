package dev.gantry.cli;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

import dev.gantry.lesson.Lesson;
import dev.gantry.ui.Window;
import dev.gantry.ui.theme.Theme;

/**
 * What a window is to show.
 *
 * @param lesson the lesson to run at once; empty for the welcome
 */
record Wish(Optional<String> lesson) {
    static Wish welcome() {
        return new Wish(Optional.empty());
    }

    static Wish running(Lesson lesson) {
        return new Wish(Optional.of(lesson.id()));
    }

    Window.Options options() {
        return new Window.Options(lesson, lesson.isPresent(), Optional.empty(), Theme.LIGHT);
    }

    /** For another process of the same version. */
    void write(DataOutputStream out) throws IOException {
        out.writeUTF(lesson.orElse(""));
    }

    static Wish read(DataInputStream in) throws IOException {
        return new Wish(Optional.of(in.readUTF()).filter(id -> !id.isEmpty()));
    }
}
