package dev.gantry.format;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import dev.gantry.recording.About;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.TraceLoader;
import dev.gantry.trace.memory.ColumnMemory;
import dev.gantry.trace.message.Message;

/**
 * Trace being read from a file: what a {@link TraceReader} writes into, and what other threads see of it meanwhile.
 *
 * <p>The reader's thread writes; every other method that reads is for all threads. The trace's own rules hold: records
 * of a lane in order of time, a parent lane before its children; slices that overlap on a lane without nesting need
 * lanes of their own, which the reader has to give them.
 */
public final class TraceUnderConstruction {
    /** Code of the notice that the file ends before its program did. */
    public static final String UNFINISHED = "notice.unfinished";

    private static final int STEPS = 1 << 10;
    private static final long PUBLISH_EVERY = 100_000_000;
    private static final int MOST_NOTICES = 50;

    /** Bytes of details of events in memory; the others are read from a file when they are asked for. */
    private static final int KEPT = 4 << 20;

    private final FileLimits limits;
    private final Names names;
    private final ColumnMemory memory;
    private final Trace trace;
    private final Set<Message> notices = new LinkedHashSet<>(); // guarded by itself
    private int steps;
    private long published = System.nanoTime();
    private long characters;
    private int counted = 1;
    private int lanes;
    private long horizon;
    private volatile Optional<Snapshot> preview = Optional.empty();
    private volatile About about = About.NOTHING;
    private volatile Optional<DamagedFile> damage = Optional.empty();
    private volatile long reached;
    private volatile boolean looked;
    private volatile boolean awaited;
    private volatile boolean cancelled;

    /** A trace on the heap alone. */
    public TraceUnderConstruction(FileLimits limits) {
        this(limits, ColumnMemory.HEAP);
    }

    TraceUnderConstruction(FileLimits limits, ColumnMemory memory) {
        this.limits = limits;
        this.memory = memory;
        this.names = memory.isLimited() ? new Names(KEPT, memory.file()) : new Names();
        this.trace = new Trace(names, memory);
    }

    public FileLimits limits() {
        return limits;
    }

    /** Where the records go; reader's thread only. */
    public Trace trace() {
        return trace;
    }

    /**
     * The number of this text. Where a file has too much of it, the rest is left out and a notice says so. Reader's
     * thread only.
     */
    public int name(String text) {
        if (characters > limits.characters()) {
            notice(Message.say("notice.texts"));
            return names.intern(Message.say("left-out").text());
        }
        int number = names.intern(text);
        if (number >= counted) {
            counted = number + 1;
            characters += text.length();
        }
        return number;
    }

    /**
     * The id of the next lane, from 1. Reader's thread only.
     *
     * @throws DamagedFile if there are too many
     */
    public int newLane() throws DamagedFile {
        if (lanes == limits.lanes()) {
            throw DamagedFile.beyond(reached, "lane", lanes + 1L);
        }
        return ++lanes;
    }

    /**
     * Publishes what was read, if it is time for that. Costs next to nothing; to be called for every event or so.
     * Reader's thread only.
     */
    public void step() throws ReadingCancelled {
        if (++steps % STEPS == 0) {
            breathe();
        }
    }

    /** The same, for a reader whose steps are few and long. */
    public void breathe() throws ReadingCancelled {
        checkWanted();
        long now = System.nanoTime();
        if (awaited && now - published > PUBLISH_EVERY) { // for nobody it would only make garbage
            awaited = false;
            trace.publish(horizon);
            published = System.nanoTime();
        }
    }

    /** All that happened up to this time was read. Reader's thread only. */
    public void complete(long upTo) {
        horizon = Math.max(horizon, upTo);
    }

    /** How many bytes of the file are done; for readers that do not use the content's stream. */
    public void reached(long bytes) {
        reached = bytes;
    }

    /** Notice of what this recording can't show; a whole sentence for the user. Said once each. */
    public void notice(Message notice) {
        synchronized (notices) {
            if (notices.size() < MOST_NOTICES) {
                notices.add(notice);
            }
        }
    }

    /** The file is damaged, but the reader goes on or ends by itself. The first damage is the one that is told. */
    public void damaged(DamagedFile where) {
        if (damage.isEmpty()) {
            damage = Optional.of(where);
        }
    }

    /** Changes what is known of the recording. Reader's thread only. */
    public void about(UnaryOperator<About> change) {
        about = change.apply(about);
    }

    /** What is known of the recording so far, with all notices. */
    public About about() {
        List<Message> all = new ArrayList<>(about.notices());
        synchronized (notices) {
            notices.stream().filter(notice -> !all.contains(notice)).forEach(all::add);
        }
        shown().gone().notices().stream().filter(notice -> !all.contains(notice)).forEach(all::add);
        return about.noting(all);
    }

    /**
     * What is shown instead of the trace, until the trace is finished: for a reader that has to put all events in order
     * before it can write the first. Its names are numbered as the trace's are. Reader's thread only.
     */
    public void preview(Snapshot until) {
        preview = Optional.of(until);
    }

    /** Whether anybody has looked at what was read so far since the last call. Reader's thread only. */
    public boolean isLookedAt() {
        boolean since = looked;
        looked = false;
        return since;
    }

    /**
     * The trace itself is shown from now on: all that the previews showed was written into it. Reader's thread only.
     */
    public void written() {
        trace.publish(horizon);
        preview = Optional.empty();
    }

    /** The names that this opening's trace and previews are numbered by. */
    public Names names() {
        return names;
    }

    /** What was read so far. */
    public Snapshot snapshot() {
        looked = true;
        awaited = true;
        return shown();
    }

    private Snapshot shown() {
        return preview.orElseGet(trace::snapshot);
    }

    public long reached() {
        return reached;
    }

    public Optional<DamagedFile> damage() {
        return damage;
    }

    /** Cancels the reading; the reader ends soon. */
    public void cancel() {
        cancelled = true;
    }

    void checkWanted() throws ReadingCancelled {
        if (cancelled) {
            throw new ReadingCancelled();
        }
    }

    void finish() {
        new TraceLoader(trace).finish(() -> cancelled);
        if (cancelled) {
            trace.finishQuickly(horizon);
        } else {
            trace.finish(horizon);
        }
        memory.close();
        if (preview.filter(shown -> shown.records() > trace.snapshot().records()).isEmpty()) {
            preview = Optional.empty(); // unless the reading was cancelled before the trace was written
        }
    }
}
