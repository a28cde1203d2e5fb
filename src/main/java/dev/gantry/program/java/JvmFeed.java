package dev.gantry.program.java;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.gantry.folder.Folders;
import dev.gantry.program.Attachment;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.Rings;
import dev.gantry.recording.About;
import dev.gantry.recording.Feed;
import dev.gantry.recording.Source;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.budget.Budget;
import dev.gantry.trace.message.Message;

/**
 * Watch of a JVM that runs already, this one too, from now on: in the recording's thread the agent is laid out, and
 * gets into the JVM; it leaves when the watch is stopped. Safe for all threads.
 */
public final class JvmFeed implements Feed {
    private static final Snapshot NOTHING = new Trace(new Names()).snapshot();

    private final Source.Attached source;
    private final Budget budget;
    private final boolean stops;
    private final List<Path> given;
    private final List<Message> lacks = new CopyOnWriteArrayList<>();
    private volatile Optional<Attachment> attached = Optional.empty();
    private final AtomicBoolean released = new AtomicBoolean();
    private volatile Optional<Path> folder = Optional.empty();
    private boolean stopped; // guarded by this object

    /**
     * A watch that has not begun.
     *
     * @param budget how much of its recording is kept
     * @param stops whether what stops all its threads is told too: garbage collections and safepoints
     * @param given folders and jars where its sources are, besides where they are looked for anyway
     */
    public JvmFeed(Source.Attached source, Budget budget, boolean stops, List<Path> given) {
        this.source = source;
        this.budget = budget;
        this.stops = stops;
        this.given = List.copyOf(given);
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public About about() {
        return attached.map(begun -> {
            About seen = begun.about();
            return seen.noting(Stream.concat(lacks.stream(), seen.notices().stream()).toList());
        }).orElseGet(() -> About.of(source));
    }

    @Override
    public Snapshot snapshot() {
        return attached.map(Attachment::snapshot).orElse(NOTHING);
    }

    @Override
    public String thread() {
        return "gantry-follow";
    }

    @Override
    public boolean run(Runnable seen) throws IOException, InterruptedException, NotWatchable {
        Path rings = Rings.create();
        folder = Optional.of(rings);
        Attachment attachment = new Attachment(source, rings, subject(rings), budget);
        synchronized (this) {
            attached = Optional.of(attachment);
            if (stopped) {
                return false;
            }
        }
        attachment.describe();
        return attachment.run(seen);
    }

    @Override
    public boolean isKept() {
        return attached.filter(Attachment::isKept).isPresent();
    }

    /** Deletes the folder of the rings, with what was taken out of them. */
    @Override
    public void release() {
        folder.filter(_ -> released.compareAndSet(false, true)).ifPresent(Rings::delete);
    }

    private Attachment.Subject subject(Path rings) throws NotWatchable {
        Agent agent = Agent.in(Folders.usual().cache());
        Consumer<String> missing = what -> lacks.add(Message.say("java-lacks", what));
        return source.pid() == ProcessHandle.current().pid()
                ? new OwnJvm(rings, agent, missing)
                : new AttachedJvm(source.pid(), rings, agent, stops, given, missing);
    }

    /** Has it leave the JVM, which goes on. */
    @Override
    public void stop() {
        synchronized (this) {
            stopped = true;
            attached.ifPresent(Attachment::stop);
        }
    }
}
