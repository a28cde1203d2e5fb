package dev.gantry.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

import dev.gantry.recording.About;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;

/**
 * File being read, or already read: a recording, and what is known of its file. All methods are for all threads and
 * none waits, but {@link #join}.
 *
 * <p>Its recording is {@link Recording.State#LIVE} while it is read, and {@link Recording.State#ENDED} when all of it
 * was read, or all up to the damage.
 */
public final class OpenFile {
    /** Reason why nothing of a file can be shown. */
    public enum Refusal {
        FOLDER,
        NO_FILE,
        EMPTY,
        DAMAGED_START,
        UNKNOWN_KIND,
        MISSING,
        NO_RIGHT,
        /** It is in a version of its format that can't be read; {@link #trouble} tells which. */
        VERSION,
        /** The system does not give it, or the reader broke; {@link #trouble} tells what they said. */
        SYSTEM
    }

    /** Version stamp that tells whether a file has changed on disk. */
    private record Stamp(long size, FileTime written) {
        private static final Stamp NONE = new Stamp(0, FileTime.fromMillis(0));

        static Stamp of(Path file) {
            try {
                BasicFileAttributes known = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(known.size(), known.lastModifiedTime());
            } catch (IOException _) {
                return NONE;
            }
        }
    }

    private final Path file;
    private final Stamp stamp;
    private final FileFeed feed;
    private final Recording recording;

    private OpenFile(Path file, FileFeed feed, Stamp stamp, Recording recording) {
        this.file = file;
        this.feed = feed;
        this.stamp = stamp;
        this.recording = recording;
    }

    /**
     * Begins to read this file within these limits, by the first of the readers that recognises it. Never throws: what
     * is wrong is told by {@link #trouble}.
     */
    public static OpenFile start(Path file, FileLimits limits, List<TraceReader> readers) {
        Stamp stamp = Stamp.of(file);
        FileFeed feed = new FileFeed(file, limits, readers);
        return new OpenFile(file, feed, stamp, Recording.start(feed));
    }

    /** Reads this file in the calling thread; returns at its end. */
    static OpenFile readHere(Path file, List<TraceReader> readers) {
        Stamp stamp = Stamp.of(file);
        FileFeed feed = new FileFeed(file, FileLimits.USUAL, readers);
        return new OpenFile(file, feed, stamp, Recording.complete(feed));
    }

    public Path file() {
        return file;
    }

    /** Recording of the file. */
    public Recording recording() {
        return recording;
    }

    public Recording.State state() {
        return recording.state();
    }

    /** What was read so far. */
    public Snapshot snapshot() {
        return recording.snapshot();
    }

    /** What stands in the file beside its trace. */
    public About about() {
        return feed.about();
    }

    /** How much of it was read, from 0 to 1. */
    public double progress() {
        return state() == Recording.State.ENDED
                ? 1
                : stamp.size == 0 ? 0 : Math.min(1, (double) feed.opening().reached() / stamp.size);
    }

    /** Whether what is on disk now is, by its size and time, what was read; not where there is nothing. */
    public boolean isUnchanged() {
        return !stamp.equals(Stamp.NONE) && Stamp.of(file).equals(stamp);
    }

    /** What went wrong, with the file's name: why nothing can be shown, or from where on. Empty if all is well. */
    public Optional<String> trouble() {
        return recording.failure().map(this::sentence)
                .or(() -> feed.opening().damage().map(damage -> file + ": " + damage.getMessage()));
    }

    /** Reason why nothing can be shown, for callers with words of their own instead of {@link #trouble}. */
    public Optional<Refusal> refusal() {
        return recording.failure().map(why -> why instanceof FileFeed.Refused refused ? refused.why() : Refusal.SYSTEM);
    }

    /** Damage from which on it can't be read; empty if all is well, or nothing can be shown at all. */
    public Optional<String> damage() {
        return recording.failure().isEmpty()
                ? feed.opening().damage().map(DamagedFile::getMessage)
                : Optional.empty();
    }

    /** Whether all that was recorded is there: the file is neither damaged nor does it end before its program did. */
    public boolean isWhole() {
        return trouble().isEmpty() && about().notices().stream()
                .noneMatch(notice -> notice.code().equals(TraceUnderConstruction.UNFINISHED));
    }

    /** Format reader, once the first bytes have identified it. */
    public Optional<TraceReader> kind() {
        return feed.kind();
    }

    /** Ends the reading soon; what was read stays. */
    public void cancel() {
        recording.stop();
    }

    /** Waits until the reading has ended. */
    public void join() throws InterruptedException {
        recording.join();
    }

    private String sentence(Throwable failure) {
        return failure instanceof FileFeed.Refused ? failure.getMessage() : file + " can't be read: " + failure + ".";
    }
}
