package dev.gantry.cli;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import dev.gantry.lesson.Lesson;
import dev.gantry.ui.Window;
import dev.gantry.ui.theme.Theme;

/**
 * What a window is to show.
 *
 * @param lesson the lesson to run at once; empty for the welcome
 * @param file the recording to show, by its full path
 */
record Wish(Optional<String> lesson, Optional<Path> file) {
    static Wish welcome() {
        return new Wish(Optional.empty(), Optional.empty());
    }

    static Wish running(Lesson lesson) {
        return new Wish(Optional.of(lesson.id()), Optional.empty());
    }

    static Wish showing(Path file) {
        return new Wish(Optional.empty(), Optional.of(file.toAbsolutePath()));
    }

    /** What does nearly the same without a window. */
    String instead() {
        return file.map(path -> "'gantry show " + path + "' needs none.").orElse("'gantry run LESSON' needs none.");
    }

    Window.Options options() {
        return new Window.Options(lesson, lesson.isPresent(), Optional.empty(), Theme.LIGHT, file);
    }

    /** For another process of the same version. */
    void write(DataOutputStream out) throws IOException {
        out.writeUTF(lesson.orElse(""));
        out.writeUTF(file.map(Path::toString).orElse(""));
    }

    static Wish read(DataInputStream in) throws IOException {
        return new Wish(Optional.of(in.readUTF()).filter(id -> !id.isEmpty()),
                Optional.of(in.readUTF()).filter(path -> !path.isEmpty()).map(Path::of));
    }
}
