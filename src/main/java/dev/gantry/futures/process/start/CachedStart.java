package dev.gantry.futures.process.start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import dev.gantry.folder.Folders;
import dev.gantry.futures.remote.FunctionEncoder;

/**
 * Fast start: a JVM that starts from a {@link Cache}, and functions that are linked in advance.
 *
 * <p>A small first heap starts fastest. C2 stays on: it costs nothing at the start, and without it a task that computes
 * for long would be several times slower than in a pool of threads.
 */
final class CachedStart implements FastStart {
    /**
     * The cache is mapped where it was made to lie, and not moved first, which takes 3 to 6 ms: address randomisation
     * protects nothing against a parent that can send this process any code. Such flags may change from one JDK to the
     * next, so only the one that they were tried with has them.
     */
    private static final List<String> OPTIONS = Stream.concat(Stream.of("-Xms16m", "-XX:-UsePerfData"),
            isTried() ? Stream.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0") : Stream.empty())
            .toList();

    private static final Map<List<String>, CachedStart> ALL = new ConcurrentHashMap<>();

    private final Cache cache;
    private final Spare spare = new Spare();
    private final AtomicBoolean asked = new AtomicBoolean();

    private CachedStart(Cache cache) {
        this.cache = cache;
    }

    /** Fast start for a command, kept for each one: finding its cache takes some milliseconds. */
    static CachedStart of(List<String> java, Class<?> worker) {
        return ALL.computeIfAbsent(java,
                all -> new CachedStart(new Cache(Folders.usual().cache(), command(all, worker.getName()))));
    }

    /** Command of a worker that has a cache. */
    static WorkerCommand command(List<String> java, String worker) {
        return new WorkerCommand(Stream.concat(java.stream(), OPTIONS.stream()).toList(), worker);
    }

    /** Whether this is the JDK that diagnostic flags were tried with. */
    static boolean isTried() {
        return Runtime.version().feature() == 25;
    }

    @Override
    public Flags flags() {
        Optional<Path> jar = cache.jar();
        return new Flags(Stream.concat(OPTIONS.stream(), jar.stream().map(_ -> "-XX:AOTCache=" + cache.archive()))
                .toList(), jar);
    }

    @Override
    public Optional<Process> takeSpare(List<String> command) {
        return spare.take(command);
    }

    @Override
    public void keepSpare(List<String> command) {
        spare.keep(command);
    }

    @Override
    public void giveUpSpare() {
        spare.giveUp();
    }

    @Override
    public FunctionEncoder functions() {
        return new LinkedFunctions();
    }

    @Override
    public void poolEnded() {
        if (asked.compareAndSet(false, true) && cache.isWanted()) {
            cache.makeSoon();
        }
    }

    @Override
    public boolean prepare() throws IOException, InterruptedException {
        return cache.make();
    }
}
