package dev.gantry.program;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

import dev.gantry.recording.About;
import dev.gantry.recording.Feed;
import dev.gantry.recording.Source;
import dev.gantry.ring.RingFolder;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.budget.Budget;
import dev.gantry.trace.message.Message;
import dev.gantry.wire.TraceIntake;

/**
 * Watch of what runs already, and the feed of its {@link dev.gantry.recording.Recording}: its rings are followed until
 * it is over, or {@link #stop} is called. Safe for all threads.
 */
public final class Attachment implements Feed {
    private static final long PASS_MILLIS = 5;
    private static final long PUBLISH_EVERY = 8_000_000;

    private final Source.Attached source;
    private final Path folder;
    private final Subject subject;
    private final TraceIntake intake;
    private final long origin = System.nanoTime();
    private final SourceTexts sources;
    private final ProducerNotes notes = new ProducerNotes();
    private final Instant begun = Instant.now();
    private volatile List<Message> troubles = List.of();
    private volatile BooleanSupplier isKept = () -> false;
    private volatile boolean stopped;

    /** What is watched. */
    public interface Subject {
        /**
         * Has it write rings from now on.
         *
         * @throws NotWatchable if that can't be
         */
        void begin() throws NotWatchable;

        /** Whether it may still write. */
        boolean goesOn();

        /** Where the sources of its classes are found, once it has begun. */
        default Sources sources() {
            return Sources.NONE;
        }

        /** Has it write nothing any more, and be as it was before; it may have ended. */
        void end();
    }

    /**
     * A watch that has not begun.
     *
     * @param folder where the rings are written
     * @param budget how much of its recording is kept
     */
    public Attachment(Source.Attached source, Path folder, Subject subject, Budget budget) {
        this.source = source;
        this.folder = folder;
        this.subject = subject;
        this.intake = new TraceIntake(origin, budget);
        this.sources = new SourceTexts(folder, name -> subject.sources().text(name), intake.names());
    }

    /** Writes down beside the rings what they are, for whoever recovers them; not where they are another's. */
    public void describe() {
        LeftRings.describe(folder, origin, about());
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public About about() {
        return About.of(source).withSources(sources.texts()).recorded(begun)
                .noting(notes.unseen(troubles));
    }

    @Override
    public Snapshot snapshot() {
        return intake.snapshot();
    }

    @Override
    public String thread() {
        return "gantry-follow";
    }

    @Override
    public boolean run(Runnable seen) throws IOException, InterruptedException, NotWatchable {
        try (RingFolder rings = new RingFolder(folder, intake)) {
            isKept = rings::isKept;
            subject.begin();
            seen.run();
            try {
                follow(rings);
            } finally {
                subject.end();
            }
            rings.finish();
            troubles = rings.troubles();
        } finally {
            sources.look();
            notes.look(intake.finish());
        }
        return !stopped;
    }

    @Override
    public boolean isKept() {
        return isKept.getAsBoolean();
    }

    @Override
    public void stop() {
        stopped = true;
    }

    private void follow(RingFolder rings) throws IOException, InterruptedException {
        long published = System.nanoTime();
        boolean over = false;
        while (!over) {
            Thread.sleep(PASS_MILLIS);
            over = stopped || !subject.goesOn();
            long now = System.nanoTime();
            rings.pass();
            if (now - published >= PUBLISH_EVERY) {
                intake.publish(now);
                sources.look();
                notes.look(intake.snapshot());
                troubles = rings.troubles();
                published = now;
            }
        }
    }
}
