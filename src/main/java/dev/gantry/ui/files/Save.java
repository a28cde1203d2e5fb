package dev.gantry.ui.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import dev.gantry.format.About;
import dev.gantry.format.TraceWriter;
import dev.gantry.format.WholeFile;
import dev.gantry.trace.Snapshot;

/** A recording on its way to a file, written by a thread of its own; the methods are for any thread. */
final class Save {
    private final Path file;
    private volatile double progress;
    private volatile boolean cancelled;
    private volatile boolean ended;
    private volatile Optional<String> trouble = Optional.empty();

    private Save(Path file) {
        this.file = file;
    }

    static Save start(Snapshot snapshot, About about, Path file, TraceWriter kind) {
        Save save = new Save(file);
        Thread.ofPlatform().daemon().name("gantry-save").start(() -> save.run(snapshot, about, kind));
        return save;
    }

    Path file() {
        return file;
    }

    double progress() {
        return progress;
    }

    boolean isEnded() {
        return ended;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** Why it could not be saved, in a sentence. */
    Optional<String> trouble() {
        return trouble;
    }

    /** Leaves the file as it was before. */
    void cancel() {
        cancelled = true;
    }

    private void run(Snapshot snapshot, About about, TraceWriter kind) {
        try {
            WholeFile.write(file, to -> kind.write(snapshot, about, to, this::reached));
        } catch (IOException e) {
            trouble = Optional.of(e.getMessage());
        } catch (CancellationException _) {
            // as the user wished
        } finally {
            ended = true;
        }
    }

    private void reached(double part) {
        if (cancelled) {
            throw new CancellationException();
        }
        progress = part;
    }
}
