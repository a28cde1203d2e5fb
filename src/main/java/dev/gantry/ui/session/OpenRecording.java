package dev.gantry.ui.session;

import java.nio.file.Path;
import java.util.Optional;

import dev.gantry.format.OpenFile;
import dev.gantry.lesson.Lesson;
import dev.gantry.recording.Recording;

/**
 * A recording that the window holds.
 *
 * @param recording it
 * @param lesson the lesson whose last run it is
 * @param file the file that it is read from
 */
record OpenRecording(Recording recording, Optional<Lesson> lesson, Optional<OpenFile> file) {
    static OpenRecording of(Lesson lesson, Recording run) {
        return new OpenRecording(run, Optional.of(lesson), Optional.empty());
    }

    static OpenRecording of(OpenFile file) {
        return new OpenRecording(file.recording(), Optional.empty(), Optional.of(file));
    }

    boolean isOf(Lesson other) {
        return lesson.filter(other::equals).isPresent();
    }

    boolean isOf(Path other) {
        return file.filter(read -> read.file().equals(other)).isPresent();
    }

    /** Whether this takes the place of the other: a lesson's later run, a later reading of a file. */
    boolean replaces(OpenRecording other) {
        return lesson.filter(other::isOf).isPresent() || file.filter(read -> other.isOf(read.file())).isPresent();
    }

    boolean isBeingRead() {
        return file.filter(read -> !read.state().isFinal()).isPresent();
    }

    long records() {
        return recording.snapshot().records();
    }
}
