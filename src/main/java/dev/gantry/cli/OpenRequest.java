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
 * Request to open a window, with what it shows.
 *
 * @param lesson the lesson to run at once; empty for the welcome
 * @param file the recording to show, by its full path
 */
record OpenRequest(Optional<String> lesson, Optional<Path> file) {
    static OpenRequest welcome() {
        return new OpenRequest(Optional.empty(), Optional.empty());
    }

    static OpenRequest running(Lesson lesson) {
        return new OpenRequest(Optional.of(lesson.id()), Optional.empty());
    }

    static OpenRequest showing(Path file) {
        return new OpenRequest(Optional.empty(), Optional.of(file.toAbsolutePath()));
    }

    /** Suggests the command that does nearly the same without a window. */
    String instead() {
        return file.map(path -> "'gantry show " + path + "' needs none.").orElse("'gantry run LESSON' needs none.");
    }

    Window.Options options() {
        return new Window.Options(lesson, lesson.isPresent(), Optional.empty(), Theme.LIGHT, file);
    }

    /** Serialises the request for another process of the same version. */
    void write(DataOutputStream out) throws IOException {
        out.writeUTF(lesson.orElse(""));
        out.writeUTF(file.map(Path::toString).orElse(""));
    }

    static OpenRequest read(DataInputStream in) throws IOException {
        return new OpenRequest(Optional.of(in.readUTF()).filter(id -> !id.isEmpty()),
                Optional.of(in.readUTF()).filter(path -> !path.isEmpty()).map(Path::of));
    }
}
