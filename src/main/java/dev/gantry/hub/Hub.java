package dev.gantry.hub;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

import dev.gantry.hook.ExecutorTag;
import dev.gantry.hook.PerThread;
import dev.gantry.hook.Probe;
import dev.gantry.hook.Reporting;
import dev.gantry.trace.SwitchReason;

/**
 * Runs tasks on the thread that made it, one at a time, each until it waits. One hub a thread.
 *
 * <p>{@link #spawn} only notes a task; it starts when the caller waits: in {@link #sleep}, {@link #joinAll}, {@link
 * HubTask#join}, or any other call here that does. See the package for the two kinds.
 *
 * <p>Calls that wait throw {@link InterruptedException} when the thread is interrupted: an automatic hub's task its own
 * (virtual) thread, otherwise the main program. If all wait and nothing is left that could wake one, the main program
 * gets a {@link LoopExit}. Where an automatic hub's task waits in a call that is not the hub's (a socket, a lock), the
 * hub cannot know that nothing will come, and waits on.
 *
 * <p>A hub that its thread leaves open when it ends is freed with its suspended tasks; their {@code finally} blocks
 * never run, as those of greenlets. {@link #close} runs them.
 *
 * <p>An automatic hub's main program holds the thread of all while it does not wait here. It must not take a lock that
 * its tasks take: the holder of the lock, or the next to get it, may be a task that needs this very thread to go on. A
 * task may take it.
 */
public abstract sealed class Hub implements AutoCloseable permits CooperativeHub, AutomaticHub {
    /** Where tasks switch. */
    public enum Kind {
        /** Only where they call the hub. */
        COOPERATIVE,
        /** Also where they sleep, wait for a socket or a lock, or block otherwise. */
        AUTOMATIC
    }

    private static final System.Logger LOG = System.getLogger("dev.gantry.hub");
    private static final PerThread<Hub> CURRENT = new PerThread<>();
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    final Loop loop;
    final BitSet idents = new BitSet(); // the tasks' numbers
    final ExecutorTag tag = new ExecutorTag("hub");
    private final Thread thread = Thread.currentThread();
    private final Set<HubTask<?>> tasks = new LinkedHashSet<>();
    private HubThreadPool threadPool;
    private final Deque<Waiter<Boolean>> overWaiters = new ArrayDeque<>();
    private boolean closed;

    /** A hub whose timers go by this clock. */
    Hub(LongSupplier clock) {
        loop = new Loop(this, clock);
    }

    /**
     * This thread's cooperative hub; makes it at the first call.
     *
     * @throws IllegalStateException if this thread has an automatic one
     */
    public static Hub cooperative() {
        return ofKind(Kind.COOPERATIVE, System::nanoTime);
    }

    /**
     * This thread's automatic hub; makes it at the first call.
     *
     * @throws IllegalStateException if this thread has a cooperative one, or is itself a virtual thread
     */
    public static Hub automatic() {
        return ofKind(Kind.AUTOMATIC, System::nanoTime);
    }

    /** The hub of this thread or task, if it has one. */
    public static Optional<Hub> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    public abstract Kind kind();

    /** Notes a task that will start in the loop's next turn. */
    public final <T> HubTask<T> spawn(Callable<T> body) {
        return spawn("", body);
    }

    /** Notes a task that returns nothing. */
    public final HubTask<Void> spawn(HubAction body) {
        return spawn("", body);
    }

    /** Notes a task with a name of its own. */
    public final <T> HubTask<T> spawn(String name, Callable<T> body) {
        HubTask<T> task = task(name, body);
        task.start();
        return task;
    }

    /** Notes a task with a name of its own that returns nothing. */
    public final HubTask<Void> spawn(String name, HubAction body) {
        return spawn(name, body.returningNothing());
    }

    /** Notes a task that will start after this time. */
    public final <T> HubTask<T> spawnLater(Duration delay, Callable<T> body) {
        HubTask<T> task = task("", body);
        task.startLater(delay);
        return task;
    }

    /** A task that is still to be {@linkplain HubTask#start started}; an empty name becomes Greenlet- and a number. */
    public final <T> HubTask<T> task(String name, Callable<T> body) {
        checkHere();
        return new HubTask<>(this, name, Objects.requireNonNull(body, "the body of a task must not be null"));
    }

    /** Lets the others run for this time; zero lets each that is ready run once. */
    public final void sleep(Duration time) throws InterruptedException {
        Waiter<Void> waiter = waiter();
        if (time.isZero() || time.isNegative()) {
            wakeSoon(waiter);
            await(waiter, SwitchReason.YIELD);
            return;
        }
        Timers.Timer timer = loop.timers.in(nanos(time), waiter);
        try {
            await(waiter, SwitchReason.SLEEP);
        } finally {
            loop.timers.cancel(timer);
        }
    }

    /** Waits for these tasks; returns them in the order in which they ended. */
    public final <W extends Waitable> List<W> joinAll(Collection<W> tasks) throws InterruptedException {
        return waitFor(tasks, WaitOptions.ALL);
    }

    /** Waits for these tasks as the options say; returns those that have ended, in the order in which they did. */
    public final <W extends Waitable> List<W> joinAll(Collection<W> tasks, WaitOptions options)
            throws InterruptedException {
        return waitFor(tasks, options);
    }

    /** Waits for these as the options say; returns those that are ready, in the order in which they became so. */
    public final <W extends Waitable> List<W> waitFor(Collection<W> objects, WaitOptions options)
            throws InterruptedException {
        try (Arrivals<W> arrivals = new Arrivals<>(this, objects, options)) {
            return arrivals.takeAll();
        }
    }

    /** Waits for these one by one: each as it becomes ready. To be closed if not gone through to its end. */
    public final <W extends Waitable> Arrivals<W> eachOf(Collection<W> objects, WaitOptions options) {
        return new Arrivals<>(this, objects, options);
    }

    /** Waits until nothing is left to do: no task that could run, no timer. */
    public final void join() throws InterruptedException {
        join(Duration.ofNanos(Timers.NEVER));
    }

    /** The same, but not longer than this; returns whether nothing is left. */
    public final boolean join(Duration timeout) throws InterruptedException {
        Waiter<Boolean> waiter = waiter();
        Timers.Timer timer = loop.timers.inBackground(nanos(timeout), waiter);
        overWaiters.add(waiter);
        try {
            return await(waiter, SwitchReason.SWITCH) != null;
        } finally {
            overWaiters.remove(waiter);
            loop.timers.cancel(timer);
        }
    }

    /** Ends these tasks; waits until they have ended. */
    public final void killAll(Collection<? extends HubTask<?>> tasks) throws InterruptedException {
        tasks.forEach(HubTask::killSoon);
        waitFor(List.copyOf(tasks), WaitOptions.ALL);
    }

    /** A time limit for what follows in the current task; see {@link Timeout}. */
    public final Timeout timeout(Duration time) {
        return new Timeout(this, time);
    }

    /** Runs the body; returns its result, or {@code otherwise} if it takes longer than this time. */
    public final <T> T withTimeout(Duration time, T otherwise, Callable<? extends T> body) throws Exception {
        Timeout timeout = timeout(time);
        try (timeout) {
            return body.call();
        } catch (Timeout | Exception thrown) {
            Throwable real = strand().instead(thrown);
            if (real != timeout) {
                throw Rethrow.asIs(real);
            }
            return otherwise;
        }
    }

    /** Thread pool for calls that must not block the hub. */
    public final HubThreadPool threadPool() {
        checkHere();
        if (threadPool == null) {
            threadPool = new HubThreadPool(this, 10);
        }
        return threadPool;
    }

    /** Runs this in the loop, soon. Any thread may call it; the callback must not wait. */
    public final void post(Runnable callback) {
        loop.post(Objects.requireNonNull(callback));
    }

    /** Ends the tasks that are left, within a second, and takes the hub from its thread. */
    @Override
    public final void close() {
        if (closed) {
            return;
        }
        checkHere();
        endTasks();
        closed = true;
        if (threadPool != null) {
            threadPool.shutdown();
        }
        CURRENT.remove();
        loop.sockets.close();
        end();
    }

    /** Ends all tasks, those too that the others spawn at their end. An interrupt does not keep it from that. */
    private void endTasks() {
        long start = System.nanoTime();
        boolean interrupted = false;
        Duration left = LAST_WORDS;
        while (!tasks.isEmpty() && left.isPositive()) {
            List<HubTask<?>> living = List.copyOf(tasks);
            living.forEach(HubTask::killSoon);
            try {
                waitFor(living, WaitOptions.ALL.within(left));
            } catch (InterruptedException _) {
                interrupted = true;
            }
            left = LAST_WORDS.minusNanos(System.nanoTime() - start);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return kind() + " hub of " + thread.getName();
    }

    /** This thread's hub of this kind; made at the first call, its timers go by this clock of nanoseconds. */
    static Hub ofKind(Kind kind, LongSupplier clock) {
        Hub hub = CURRENT.get();
        if (hub == null) {
            if (kind == Kind.AUTOMATIC && Thread.currentThread().isVirtual()) {
                throw new IllegalStateException("an automatic hub needs a platform thread: this one is virtual");
            }
            hub = kind == Kind.COOPERATIVE ? new CooperativeHub(clock) : new AutomaticHub(clock);
            hub.adopt();
        } else if (hub.kind() != kind) {
            throw new IllegalStateException("this thread has " + hub + ": close it first");
        }
        return hub;
    }

    /** The calling thread is this hub's. */
    final void adopt() {
        CURRENT.set(this);
    }

    final Thread thread() {
        return thread;
    }

    final boolean isClosed() {
        return closed;
    }

    final void checkHere() {
        if (closed) {
            throw new IllegalStateException("the hub is closed");
        }
        if (!isHere()) {
            throw new IllegalStateException("this belongs to the hub of thread " + thread.getName());
        }
    }

    /** Whether the caller runs on this hub. */
    abstract boolean isHere();

    /** Current strand; throws where nothing may wait. */
    abstract Strand strand();

    abstract Strand main();

    /** A strand that will run this when it is entered first. */
    abstract Strand begin(String name, Runnable body);

    /** Runs code that takes locks which tasks may take too, in a place where waiting for them cannot stop the loop. */
    abstract void runSafely(Runnable locking);

    /** Waits until this channel, which does not block, can do this. */
    final void awaitReady(SelectableChannel channel, int operation) throws IOException, InterruptedException {
        loop.sockets.await(this, channel, operation);
    }

    /** Ends the waits for this channel, which is about to be closed. */
    final void closing(SelectableChannel channel) {
        loop.sockets.closing(this, channel);
    }

    /** Releases what the hub holds of its thread. */
    abstract void end();

    final <T> Waiter<T> waiter() {
        return new Waiter<>(strand());
    }

    /** Ends this wait of the current strand in the loop's next turn. */
    final void wakeSoon(Waiter<Void> waiter) {
        waiter.strand.readyOnLeaving = true;
        loop.soon(waiter);
    }

    /** Gives the thread away until the wait is over. */
    final <T> T await(Waiter<T> waiter, SwitchReason reason) throws InterruptedException {
        Strand self = waiter.strand;
        self.waiter = waiter;
        Probe.line();
        try {
            while (!waiter.isDone()) {
                self.leave(reason);
            }
            return waiter.result();
        } finally {
            waiter.abandon();
            self.waiter = null;
        }
    }

    /** The same, but not longer than this; empty if nothing came. */
    final <T> Optional<T> awaitFor(Waiter<T> waiter, Optional<Duration> timeout, SwitchReason reason)
            throws InterruptedException {
        if (timeout.isEmpty()) {
            return Optional.ofNullable(await(waiter, reason));
        }
        Timers.Timer timer = loop.timers.in(nanos(timeout.get()), waiter);
        try {
            return Optional.ofNullable(await(waiter, reason));
        } finally {
            loop.timers.cancel(timer);
        }
    }

    /** Runs this in a strand of its own, at once. Called by the loop. */
    final void detached(Runnable body) {
        begin("link", () -> {
            try {
                body.run();
            } catch (Throwable failed) {
                failed("link", failed);
            }
        }).enter();
    }

    final void alive(HubTask<?> task) {
        tasks.add(task);
    }

    final void ended(HubTask<?> task) {
        tasks.remove(task);
    }

    /** Handles a failure in the loop: what asks the program to end goes to the main program, the rest is logged. */
    final void failed(Object what, Throwable failure) {
        if (isForMain(failure)) {
            loop.soon(() -> main().interrupt(failure));
        } else {
            Level level = failure instanceof InterruptedException ? Level.DEBUG : Level.ERROR; // asked to end
            runSafely(() -> Reporting.log(() -> LOG.log(level,
                    what + " failed with " + failure.getClass().getSimpleName(), failure), failure));
        }
    }

    /**
     * Called by the loop when nothing is left to do: ends a {@link #join}, or throws {@link LoopExit} in the main
     * program.
     */
    final void isOver() {
        Waiter<Boolean> waiter = overWaiters.poll();
        if (waiter != null) {
            waiter.wake(true);
        } else {
            main().interrupt(new LoopExit(this));
        }
    }

    /** Called when the loop has waited for sockets. */
    abstract void hasSelected();

    /** Called at the start of a turn if the thread was interrupted; its interrupt status is cleared. */
    abstract void interrupted();

    static long nanos(Duration time) {
        try {
            return time.isNegative() ? 0 : time.toNanos();
        } catch (ArithmeticException _) {
            return Timers.NEVER / 2;
        }
    }

    /** Python's SystemExit and SystemError; a MemoryError or RecursionError is the task's own. */
    private static boolean isForMain(Throwable failure) {
        return failure instanceof SystemExit || failure instanceof InternalError || failure instanceof UnknownError;
    }
}
