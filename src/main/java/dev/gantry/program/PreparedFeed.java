package dev.gantry.program;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import dev.gantry.recording.About;
import dev.gantry.recording.Feed;
import dev.gantry.recording.Source;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;

/**
 * Feed of a run that also does, in the recording's thread, what takes time before the start, such as
 * to ask an interpreter what it is, or to prepare a JDK. Safe for all threads.
 */
public final class PreparedFeed implements Feed {
    private static final Snapshot NOTHING = new Trace(new Names()).snapshot();

    private final Source source;
    private final Preparation preparation;
    private volatile Optional<Prepared> prepared = Optional.empty();
    private boolean stopped; // guarded by this object

    /**
     * Run that can begin.
     *
     * @param texts the program's own texts by their names, which come first among the sources
     * @param notices what is not seen of it, besides what the run tells
     */
    public record Prepared(ProgramRun run, Map<String, String> texts, List<Message> notices) {
        /** A run of which nothing more is told. */
        public Prepared(ProgramRun run, Map<String, String> texts) {
            this(run, texts, List.of());
        }
    }

    /** Makes a run of the program; may take time. */
    public interface Preparation {
        /** The run, which has not begun. */
        Prepared prepare() throws NotWatchable;
    }

    /** Feed from this source, whose run is made by this when it begins. */
    public PreparedFeed(Source source, Preparation preparation) {
        this.source = source;
        this.preparation = preparation;
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public About about() {
        return prepared.map(this::about).orElseGet(() -> About.of(source));
    }

    private About about(Prepared begun) {
        About seen = begun.run().about();
        Map<String, String> sources = new LinkedHashMap<>(begun.texts());
        seen.sources().forEach(sources::putIfAbsent);
        return About.of(source).withSources(sources).recorded(seen.recorded())
                .noting(Stream.concat(begun.notices().stream(), seen.notices().stream()).toList());
    }

    @Override
    public Snapshot snapshot() {
        return prepared.map(begun -> begun.run().snapshot()).orElse(NOTHING);
    }

    @Override
    public String thread() {
        return "gantry-follow";
    }

    /** The program's exit code, as {@link ProgramRun#exitCode}. */
    public OptionalInt exitCode() {
        return prepared.map(begun -> begun.run().exitCode()).orElse(OptionalInt.empty());
    }

    /** Sends the program a signal, as {@link ProgramRun#signal}; one that has not been prepared yet is stopped. */
    public void signal(String name) {
        synchronized (this) {
            stopped |= prepared.isEmpty();
        }
        prepared.ifPresent(ready -> ready.run().signal(name));
    }

    @Override
    public boolean run(Runnable begun) throws IOException, InterruptedException, NotWatchable {
        Prepared ready = preparation.prepare();
        synchronized (this) {
            prepared = Optional.of(ready);
            if (stopped) {
                ready.run().stop(); // it will not start
            }
        }
        return ready.run().run(begun);
    }

    @Override
    public boolean isKept() {
        return prepared.filter(begun -> begun.run().isKept()).isPresent();
    }

    @Override
    public void release() {
        prepared.ifPresent(begun -> begun.run().release());
    }

    @Override
    public void stop() {
        synchronized (this) {
            stopped = true;
        }
        prepared.ifPresent(ready -> ready.run().stop());
    }
}
