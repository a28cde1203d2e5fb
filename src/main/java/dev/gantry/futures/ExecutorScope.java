package dev.gantry.futures;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.gantry.hook.Reporting;

/**
 * Scope of the executors of one program. Safe for all threads.
 *
 * <p>A program's executors are numbered from 0, for the names of their threads, and its end waits for those that it
 * left open. As a rule the program is the JVM's: then this is the {@linkplain #jvm() scope of the JVM}. A program that
 * runs another inside itself {@linkplain #begin() begins} a scope for that, and {@linkplain #close() ends} it.
 *
 * <p>The current scope is one for the whole JVM, not for a thread, because a program's threads may come from anywhere:
 * so only one inner program may run at a time, as with recordings.
 */
public final class ExecutorScope implements AutoCloseable {
    private static final ExecutorScope JVM = new ExecutorScope(null, Optional.empty());
    private static volatile ExecutorScope current = JVM;
    private static volatile boolean exiting;

    static {
        try {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("gantry-exit").unstarted(() -> {
                exiting = true;
                new JvmExit(JVM).run();
            }));
        } catch (IllegalStateException _) {
            exiting = true;
        }
    }

    private final ExecutorScope outer;
    private final Optional<Consumer<String>> out;
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<Member> open = new LinkedHashSet<>();
    private int numbers;
    private boolean stopped;

    /** An executor that has threads, as the end of a program must know it. Safe for all threads. */
    public interface Member {
        Executor executor();

        /** Its threads in this JVM, in which tasks or callbacks run. */
        List<Thread> threads();

        /** Running tasks that can still end, described for people, one text a task. */
        List<String> running();

        /** Kills the processes of this executor. */
        void kill();
    }

    private ExecutorScope(ExecutorScope outer, Optional<Consumer<String>> out) {
        this.out = out;
        this.outer = outer;
    }

    /** Scope of all executors that are in no other; the JVM's exit {@linkplain JvmExit finishes} it. */
    public static ExecutorScope jvm() {
        return JVM;
    }

    /**
     * Begins a scope; it gets every executor made from now on.
     *
     * @throws IllegalStateException if one has begun that is not closed yet
     */
    public static ExecutorScope begin() {
        return begin(Optional.empty());
    }

    /**
     * Begins a scope whose worker processes print to somewhere else than this JVM's standard output, a line at a time,
     * in threads of their pools.
     */
    public static ExecutorScope begin(Consumer<String> out) {
        return begin(Optional.of(out));
    }

    private static synchronized ExecutorScope begin(Optional<Consumer<String>> out) {
        if (current != JVM) {
            throw new IllegalStateException("another program's scope is open: close it first");
        }
        current = new ExecutorScope(JVM, out);
        return current;
    }

    /** Scope of an executor that is made now. */
    public static ExecutorScope current() {
        return current;
    }

    /** Whether the JVM is exiting. */
    public static boolean exiting() {
        return exiting;
    }

    /**
     * Grace period: how long tasks that are to end may take before they are killed: five seconds, or as the user says.
     */
    public static Duration grace() {
        return JvmExit.grace();
    }

    /** The number of the next executor that has no name of its own. */
    synchronized int nextNumber() {
        return numbers++;
    }

    /** The next number for something of this kind, from 0. */
    public synchronized int nextNumber(String kind) {
        return counts.merge(kind, 1, Integer::sum) - 1;
    }

    /**
     * A worker process has printed this: a line, or a piece of one that is too long, in the charset of {@code
     * System.out}.
     */
    public void print(boolean error, byte[] bytes, int from) {
        if (out.isPresent()) {
            String line = new String(bytes, from, bytes.length - from, Reporting.charset());
            synchronized (out.get()) {
                out.get().accept(line.stripTrailing());
            }
            return;
        }
        Reporting.print(error, bytes, from, bytes.length - from);
    }

    /** This executor has threads from now on. */
    public void opened(Member executor) {
        boolean late;
        synchronized (this) {
            members(); // removes those that have ended
            open.add(executor);
            late = stopped;
        }
        if (late) {
            executor.executor().abort();
        }
    }

    /** An executor has ended, and somebody has waited for that: it is not held any more. */
    public void ended() {
        members();
    }

    /** The executors that have threads. */
    public List<Executor> open() {
        return members().stream().map(Member::executor).toList();
    }

    synchronized List<Member> members() {
        open.removeIf(member -> member.executor().isTerminated());
        return List.copyOf(open);
    }

    /** {@linkplain Executor#abort() Aborts} every executor, those too that are still to come. Waits for nothing. */
    public void stop() {
        synchronized (this) {
            stopped = true;
        }
        open().forEach(Executor::abort);
    }

    /** Shuts down every executor that is open and waits for it, those too that its tasks open meanwhile. */
    public void finish() {
        for (List<Executor> left = open(); !left.isEmpty(); left = open()) {
            left.forEach(Executor::close);
        }
    }

    /** Ends this scope: finishes it, and executors made from now on belong to the outer one again. */
    @Override
    public void close() {
        if (outer == null) {
            throw new IllegalStateException("the scope of the JVM ends with the JVM");
        }
        finish();
        leave(this);
    }

    private static synchronized void leave(ExecutorScope scope) {
        if (current == scope) {
            current = scope.outer;
        }
    }
}
