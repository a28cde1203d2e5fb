package dev.gantry.recording;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import dev.gantry.hook.Recorder;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;

/**
 * Recording of one run of a program, live or read from a file: its source, its state, its trace, its annotations, and
 * its spool on disk. Safe for all threads.
 *
 * <p>A thread of its own makes it by a {@link Feed}. However that thread ends, by an {@link Error} too, the recording
 * ends in a state that says how, and waiting threads go on. The trace up to then is kept.
 */
public final class Recording implements AutoCloseable {
    public enum State {
        /** It is being started: there is no trace yet. */
        STARTING,
        /** Records come. */
        LIVE,
        /** The recorded program came to its own end, and all of its recording is there. */
        ENDED,
        /** It could not be started, or what is recorded failed; {@link #failure} says why. */
        FAILED,
        /** {@link #stop} ended it. */
        CANCELLED;

        /** Whether nothing more comes. */
        public boolean isFinal() {
            return this != STARTING && this != LIVE;
        }
    }

    /** Saving of a recording to where the user wants it. */
    public interface Saving<E extends Exception> {
        void run() throws E;
    }

    private static final Snapshot NOTHING = new Trace(new Names()).snapshot();

    private final Feed feed;
    private final Optional<Spool> spool;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private volatile State state = State.STARTING; // this object guards its changes
    private volatile boolean seen;
    private volatile Optional<Throwable> failure = Optional.empty(); // published by the state
    private volatile Optional<Annotations> written = Optional.empty();
    private volatile boolean owed;
    private volatile boolean unwanted;

    private Recording(Feed feed, Optional<Keeper> keeper) {
        this.feed = feed;
        this.spool = keeper.map(in -> in.keep(this));
    }

    /** Starts to make a recording of this; returns at once. A feed that cannot begin leaves a recording that failed. */
    public static Recording start(Feed feed) {
        return start(feed, Optional.empty());
    }

    /** The same, spooled by this keeper until it is {@linkplain #discard discarded}. */
    public static Recording start(Feed feed, Optional<Keeper> keeper) {
        Recording started = new Recording(feed, keeper);
        try {
            Thread.ofPlatform().name(feed.thread()).daemon().start(started::run);
        } catch (Throwable noThread) { // the system gives no thread, or no memory for one
            started.end(State.FAILED, Optional.of(noThread));
        }
        return started;
    }

    /** Makes a recording of this in the calling thread; returns at its end. */
    public static Recording complete(Feed feed) {
        Recording made = new Recording(feed, Optional.empty());
        made.run();
        return made;
    }

    /**
     * Records this process until {@link #end} or {@link #close}; the calling thread gets the first lane. At most one
     * such recording is on at a time in a JVM.
     *
     * @throws IllegalStateException if another one is on
     */
    public static Recording start(Recorder.Options options) {
        OwnProcess recorded = OwnProcess.start(options);
        Recording started = start(recorded);
        if (!started.awaitBegun()) {
            recorded.abandon();
            throw new IllegalStateException("no thread to record in", started.failure().orElseThrow());
        }
        return started;
    }

    public Source source() {
        return feed.source();
    }

    public State state() {
        return state;
    }

    /** Whether there is something to see: not while it is being started, nor after a start that failed. */
    public boolean hasBegun() {
        return seen;
    }

    /** Trace up to a few milliseconds ago; after the end, all of it. Never waits. */
    public Snapshot snapshot() {
        return seen ? feed.snapshot() : NOTHING;
    }

    /** Why it failed; empty unless it did. */
    public Optional<Throwable> failure() {
        return state == State.FAILED ? failure : Optional.empty();
    }

    /** Metadata of it so far, beside its trace, with the annotations. */
    public About about() {
        About told = feed.about();
        About annotated = written.map(told::annotated).orElse(told);
        List<Message> limits = snapshot().gone().notices();
        return limits.isEmpty()
                ? annotated
                : annotated.noting(Stream.concat(told.notices().stream(), limits.stream()).distinct().toList());
    }

    /** Cost of a hook in nanoseconds, by the hooks that were timed; 0 while none was. */
    public int hookCost() {
        return feed.about().hookCost();
    }

    /** Annotations: those that came with it, until {@link #annotate} replaces them. */
    public Annotations annotations() {
        return written.orElseGet(() -> feed.about().annotations());
    }

    /** Replaces the annotations. */
    public void annotate(Annotations instead) {
        written = Optional.of(instead);
    }

    /** Error of the spool, in a sentence for the user; empty while there is none. */
    public Optional<String> spoolTrouble() {
        return spool.flatMap(Spool::trouble);
    }

    /**
     * Lag of the spool behind the recording, in nanoseconds: what would be lost if Gantry were killed now. 0 where
     * there is no spool, or the feed itself keeps what the spool has not got yet.
     */
    public long spoolLag() {
        return feed.isKept() ? 0 : spool.map(to -> to.behind(System.nanoTime())).orElse(0L);
    }

    /** Asks it to end soon; {@link #join} waits. Does nothing where it has ended or was asked before. */
    public void stop() {
        if (!state.isFinal() && stopping.compareAndSet(false, true)) {
            try {
                feed.stop();
            } catch (Throwable notAsked) {
                stopping.set(false); // the next call asks again
                throw notAsked;
            }
        }
    }

    /** Waits until it has ended. */
    public void join() throws InterruptedException {
        ended.await();
    }

    /** Waits until it has ended, at most so many milliseconds; says whether it has. */
    public boolean join(long milliseconds) throws InterruptedException {
        return ended.await(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** Waits until it has begun or will not any more; says whether it has begun. */
    public boolean awaitBegun() {
        await(begun);
        return seen;
    }

    /** Stops it and waits until it has ended; returns all of it. A second call returns the same. */
    public Snapshot end() {
        stop();
        await(ended);
        return snapshot();
    }

    @Override
    public void close() {
        end();
    }

    /**
     * Saves it, as this tells of it, by this. From now until that has been done, {@link #discard} leaves what is on
     * disk for a later start to find; not if the user cancels, which a {@link CancellationException} says. What has
     * been saved is not left for a later start to find, even if this program is killed.
     *
     * @throws E what the saving throws
     */
    public <E extends Exception> void save(About saved, Saving<E> saving) throws E {
        owed = true;
        try {
            saving.run();
            owed = false;
            kept();
            spool.ifPresent(to -> to.saved(saved.annotations()));
        } catch (CancellationException unwanted) {
            owed = false;
            throw unwanted;
        }
    }

    /** Discards the recording: stops it, and deletes what is on disk of it, unless it is still to be saved. */
    public void discard() {
        stop();
        spool.ifPresent(owed ? Spool::close : Spool::discard);
        if (!owed) {
            unwanted = true;
            kept();
        }
    }

    /** All of it is on disk if it has ended, in the spool or where the user wants it; or nobody wants it any more. */
    public void kept() {
        if (state.isFinal()) {
            feed.release();
        }
    }

    private void run() {
        try {
            end(feed.run(this::begin) ? State.ENDED : State.CANCELLED, Optional.empty());
        } catch (Throwable thrown) { // an Error too: other threads wait for the end
            end(State.FAILED, Optional.of(thrown));
        }
    }

    private synchronized void begin() {
        if (state == State.STARTING) {
            seen = true;
            state = State.LIVE;
            spool.ifPresent(Spool::begin);
            begun.countDown();
        }
    }

    private synchronized void end(State how, Optional<Throwable> why) {
        failure = why;
        state = how;
        if (spool.isEmpty() || unwanted || !seen) {
            feed.release();
        }
        begun.countDown();
        ended.countDown();
    }

    private static void await(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
