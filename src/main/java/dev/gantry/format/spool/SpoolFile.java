package dev.gantry.format.spool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.gantry.folder.PrivateFiles;
import dev.gantry.format.perfetto.PerfettoWriter;
import dev.gantry.recording.About;
import dev.gantry.recording.Annotations;
import dev.gantry.recording.Spool;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;
import dev.gantry.view.style.Phrases;

/**
 * Spool file: writes a live recording to disk: every {@value #PERIOD_MILLIS} ms what is new of it, or at once if that
 * took longer. Whatever the disk does, the recording goes on: a disk that is full or may not be written ends the spool,
 * and {@link #trouble} says so. Nothing waits for the disk, and nothing is queued for it: what it has not got yet is in
 * the trace. Where it is so slow that the trace's budget drops that first, it is counted, and told by {@link #trouble}
 * and in the file.
 */
public final class SpoolFile implements Spool {
    /** Opens the file to write into. */
    interface Disk {
        OutputStream open(Path file) throws IOException;
    }

    static final long PERIOD_MILLIS = 25;

    private static final long ROOM_STEP = 16L << 20;

    private final SpoolFolder folder;
    private final Supplier<Snapshot> snapshots;
    private final Supplier<About> about;
    private final Disk disk;
    private final Runnable whole;
    private final Thread thread;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean closing;
    private volatile boolean begun; // this object guards its change

    /** Time up to which everything is on disk, by {@link System#nanoTime}. */
    private volatile long reached = System.nanoTime();
    private volatile Optional<Path> file = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();
    private volatile Optional<Annotations> saved = Optional.empty();
    private volatile long missed;

    /**
     * A spool that has not begun.
     *
     * @param whole runs, in the spool's thread, whenever all of a recording that has ended has got to the disk
     */
    SpoolFile(SpoolFolder folder, Supplier<Snapshot> snapshots, Supplier<About> about, Disk disk, Runnable whole) {
        this.whole = whole;
        this.folder = folder;
        this.snapshots = snapshots;
        this.about = about;
        this.disk = disk;
        this.thread = Thread.ofPlatform().name("gantry-spool").daemon().priority(Thread.MIN_PRIORITY)
                .unstarted(this::run);
    }

    /** Begins to write what these snapshots of one growing recording show, and what is known beside it. */
    public static SpoolFile follow(SpoolFolder folder, Supplier<Snapshot> snapshots, Supplier<About> about) {
        return follow(folder, snapshots, about, PrivateFiles::write);
    }

    static SpoolFile follow(SpoolFolder folder, Supplier<Snapshot> snapshots, Supplier<About> about, Disk disk) {
        SpoolFile spool = new SpoolFile(folder, snapshots, about, disk, () -> {});
        spool.begin();
        return spool;
    }

    @Override
    public synchronized void begin() {
        if (begun || closing) {
            return;
        }
        reached = System.nanoTime();
        begun = true;
        try {
            thread.start();
        } catch (Throwable noThread) { // the recording goes on
            trouble = Optional.of(sentence(noThread));
            ended.complete(null);
        }
    }

    /** Where it is written; empty before the first bytes and where that failed. */
    public Optional<Path> file() {
        return file;
    }

    @Override
    public Optional<String> trouble() {
        return trouble.or(() -> missed == 0 ? Optional.empty() : Optional.of(Phrases.count("spool.missed", missed)));
    }

    /** Lag of what was recorded, not of what the drain holds. */
    @Override
    public long behind(long now) {
        return !begun || ended.isDone() ? 0 : Math.max(0, now - reached);
    }

    @Override
    public void saved(Annotations with) {
        saved = Optional.of(with);
        LockSupport.unpark(thread);
        if (closing) { // while it was being saved
            ended.join();
            if (state(snapshots.get(), about.get().annotations()) == SpoolState.SAVED) {
                file.ifPresent(SpoolFolder::delete);
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            if (!begun) {
                ended.complete(null);
            }
        }
        LockSupport.unpark(thread);
        ended.join();
    }

    @Override
    public void discard() {
        close();
        file.ifPresent(SpoolFolder::delete);
    }

    private void run() {
        try {
            write();
        } catch (Throwable broken) { // an Error too: the user must know that nothing more is kept
            trouble = Optional.of(sentence(broken));
        } finally {
            ended.complete(null);
        }
    }

    private void write() throws IOException {
        SpoolFolder.Held held = folder.create();
        try (OutputStream out = disk.open(held.file())) {
            file = Optional.of(held.file());
            follow(new PerfettoWriter(out), held);
        } finally {
            held.letGo();
        }
    }

    private void follow(PerfettoWriter writer, SpoolFolder.Held held) throws IOException {
        Optional<Snapshot> written = Optional.empty();
        Annotations noted = Annotations.NONE;
        SpoolState marked = SpoolState.LIVE;
        long room = 0;
        boolean last;
        do {
            last = closing;
            long begun = System.nanoTime();
            Snapshot now = snapshots.get();
            About known = about.get();
            boolean annotated = !known.annotations().equals(noted);
            if (annotated || written.filter(before -> before == now).isEmpty()) {
                if (marked == SpoolState.SAVED) {
                    held.mark(SpoolState.ENDED); // first: from now on it holds what the user's file does not
                    marked = SpoolState.ENDED;
                }
                if (annotated || written.isEmpty() || now.finished()) {
                    writer.about(missing(known));
                    noted = known.annotations();
                }
                writer.write(now);
                written = Optional.of(now);
                if (writer.missed() > missed) {
                    missed = writer.missed();
                    writer.about(missing(known));
                    writer.write(now); // nothing new: gives it to the disk
                }
            }
            reached = begun;
            SpoolState state = state(now, noted);
            if (state != marked) {
                held.mark(state);
                marked = state;
            }
            if (state != SpoolState.LIVE) {
                whole.run();
            }
            if (writer.written() >= room) {
                room = writer.written() + ROOM_STEP;
                if (!folder.makeRoom(ROOM_STEP)) {
                    throw new IOException(Phrases.of("spool.full"));
                }
            }
            if (!last) {
                LockSupport.parkNanos(this, PERIOD_MILLIS * 1_000_000 - (System.nanoTime() - begun));
            }
        } while (!last);
    }

    private SpoolState state(Snapshot written, Annotations noted) {
        if (!written.finished()) {
            return SpoolState.LIVE;
        }
        return saved.filter(noted::equals).isPresent() ? SpoolState.SAVED : SpoolState.ENDED;
    }

    /** What is known, and what the file does not hold. */
    private About missing(About known) {
        return missed == 0
                ? known
                : known.noting(Stream.concat(known.notices().stream(), Stream.of(Message.say("spool.missed", missed)))
                        .toList());
    }

    private static String sentence(Throwable broken) {
        String why = broken.getMessage() == null ? broken.getClass().getSimpleName() : broken.getMessage();
        return Phrases.of("spool.ended", why);
    }
}
