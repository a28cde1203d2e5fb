package dev.gantry.format;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.gantry.recording.About;
import dev.gantry.trace.Snapshot;

/**
 * A file that is being read, or was. A thread of its own reads it; all methods are for all threads and none waits, but
 * {@link #join}.
 */
public final class OpenFile {
    public enum State {
        READING,
        /** All of it was read, or all up to the damage. */
        DONE,
        /** The user did not want the rest. */
        CANCELLED,
        /** Nothing could be read. */
        FAILED
    }

    /** Why nothing of a file can be shown. */
    public enum Refusal {
        FOLDER, NO_FILE, EMPTY, DAMAGED_START, UNKNOWN_KIND, MISSING, NO_RIGHT,
        /** The system does not give it; {@link #trouble} tells the system's words. */
        SYSTEM
    }

    private final Path file;
    private final List<TraceReader> readers;
    private final long size;
    private final TraceUnderConstruction opening;
    private final Thread thread;
    private volatile State state = State.READING;
    private volatile String trouble = "";
    private volatile Optional<Refusal> refusal = Optional.empty();
    private volatile Optional<TraceReader> kind = Optional.empty();

    private OpenFile(Path file, FileLimits limits, List<TraceReader> readers) {
        this.file = file;
        this.readers = readers;
        this.size = sizeOf(file);
        this.opening = new TraceUnderConstruction(limits);
        this.thread = Thread.ofPlatform().name("gantry-open").daemon().unstarted(this::run);
    }

    /**
     * Begins to read this file within these limits, by the first of the readers that recognises it. Never throws: what is
     * wrong is told by {@link #trouble}.
     */
    public static OpenFile start(Path file, FileLimits limits, List<TraceReader> readers) {
        OpenFile begun = new OpenFile(file, limits, readers);
        begun.thread.start();
        return begun;
    }

    /** Reads this file in the calling thread; returns at its end. */
    static OpenFile readHere(Path file, List<TraceReader> readers) {
        OpenFile read = new OpenFile(file, FileLimits.USUAL, readers);
        read.run();
        return read;
    }

    public Path file() {
        return file;
    }

    public State state() {
        return state;
    }

    /** What was read so far. */
    public Snapshot snapshot() {
        return opening.snapshot();
    }

    public About about() {
        return opening.about();
    }

    /** How much of it was read, from 0 to 1. */
    public double progress() {
        return state == State.DONE ? 1 : size == 0 ? 0 : Math.min(1, (double) opening.reached() / size);
    }

    /** What went wrong, with the file's name: why nothing can be shown, or from where on. Empty if all is well. */
    public Optional<String> trouble() {
        return trouble.isEmpty()
                ? opening.damage().map(damage -> file + ": " + damage.getMessage())
                : Optional.of(trouble);
    }

    /** Why nothing can be shown, for who says it in other words than {@link #trouble}. */
    public Optional<Refusal> refusal() {
        return refusal;
    }

    /** From where on it can't be read; empty if all is well, or nothing can be shown at all. */
    public Optional<String> damage() {
        return trouble.isEmpty() ? opening.damage().map(DamagedFile::getMessage) : Optional.empty();
    }

    /** Who reads it, once its first bytes have told that. */
    public Optional<TraceReader> kind() {
        return kind;
    }

    /** Ends the reading soon; what was read stays. */
    public void cancel() {
        opening.cancel();
    }

    /** Waits until the reading has ended. */
    public void join() throws InterruptedException {
        thread.join();
    }

    private void run() {
        State end = read();
        opening.finish();
        state = end;
    }

    private State read() {
        try {
            Content content = new Content(file, opening);
            if (Files.isDirectory(file)) {
                return fail(Refusal.FOLDER, "is a folder, not a file.");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return fail(Refusal.NO_FILE,
                        "is a pipe or a device, not a file: write what comes out of it into a file first.");
            }
            byte[] head = content.head();
            if (head.length == 0) {
                return opening.damage().isPresent()
                        ? fail(Refusal.DAMAGED_START, "can't be read: its first bytes are damaged.")
                        : fail(Refusal.EMPTY, "is empty.");
            }
            Optional<TraceReader> reader = readers.stream().filter(each -> each.recognises(head)).findFirst();
            if (reader.isEmpty()) {
                return fail(Refusal.UNKNOWN_KIND,
                        "is of no kind that Gantry can open. It opens: " + readers.stream().map(TraceReader::title).collect(Collectors.joining(", ")) + ".");
            }
            kind = reader;
            reader.get().read(content, opening);
            return State.DONE;
        } catch (ReadingCancelled _) {
            return State.CANCELLED;
        } catch (DamagedFile damage) {
            opening.damaged(damage);
            return State.DONE;
        } catch (NoSuchFileException _) {
            return fail(Refusal.MISSING, "does not exist.");
        } catch (AccessDeniedException _) {
            return fail(Refusal.NO_RIGHT, "can't be read: you have no right to.");
        } catch (FileSystemException e) {
            return fail(Refusal.SYSTEM,
                    "can't be read: " + Optional.ofNullable(e.getReason()).orElse("the system says no") + ".");
        } catch (IOException e) {
            return fail(Refusal.SYSTEM, "can't be read: " + e.getMessage());
        } catch (OutOfMemoryError _) {
            opening.damaged(DamagedFile.beyond(opening.reached(), "memory"));
            return State.DONE;
        } catch (RuntimeException broken) {
            opening.damaged(DamagedFile.at(opening.reached(), "senseless", broken.toString()));
            return State.DONE;
        }
    }

    private State fail(Refusal reason, String why) {
        refusal = Optional.of(reason);
        trouble = file + " " + why;
        return State.FAILED;
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException _) {
            return 0;
        }
    }
}
