package dev.gantry.ui.session;

import java.nio.file.Path;
import java.util.Optional;

import dev.gantry.format.OpenFile;
import dev.gantry.recording.Recording;

/**
 * A recording that the window holds.
 *
 * @param recording it
 * @param target the lesson or the program whose last run it is
 * @param started the run of a program, the user's or a lesson's; empty for everything else
 * @param file the file that it is read from
 * @param from the recording that it was before more was put into it, which stays until it is closed
 */
record OpenRecording(Recording recording, Optional<Target> target, Optional<StartedProgram> started,
        Optional<OpenFile> file, Optional<Recording> from) {
    /** Run of what is not a process of its own. */
    static OpenRecording of(Target target, Recording run) {
        return new OpenRecording(run, Optional.of(target), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static OpenRecording of(Target target, StartedProgram run) {
        return new OpenRecording(run.recording(), Optional.of(target), Optional.of(run), Optional.empty(),
                Optional.empty());
    }

    static OpenRecording of(OpenFile file) {
        return new OpenRecording(file.recording(), Optional.empty(), Optional.empty(), Optional.of(file),
                Optional.empty());
    }

    boolean isOf(Target other) {
        return target.filter(other::equals).isPresent();
    }

    /** The same, as the last run of the other if it is that of the first. */
    OpenRecording replacing(Target before, Target after) {
        return isOf(before) ? new OpenRecording(recording, Optional.of(after), started, file, from) : this;
    }

    /** The same with more in it. */
    OpenRecording grown(Recording more) {
        return new OpenRecording(more, target, started, file, from.or(() -> Optional.of(recording)));
    }

    /** The one that is kept on disk, as which it is to be saved: what was put into it later is nowhere but there. */
    Recording kept() {
        return from.orElse(recording);
    }

    /** Nobody wants it any more. */
    void discard() {
        recording.discard();
        from.ifPresent(Recording::discard);
    }

    boolean isOf(Path other) {
        return file.filter(read -> read.file().equals(other)).isPresent();
    }

    /** Whether this takes the place of the other: a later run, a later reading of a file. */
    boolean replaces(OpenRecording other) {
        return target.filter(other::isOf).isPresent() || file.filter(read -> other.isOf(read.file())).isPresent();
    }

    boolean isBeingRead() {
        return file.filter(read -> !read.state().isFinal()).isPresent();
    }

    long records() {
        return recording.snapshot().records();
    }
}
