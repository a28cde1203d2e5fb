package dev.gantry.futures;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.gantry.hook.Reporting;
import dev.gantry.jdk.Standstill;
import dev.gantry.jdk.VirtualThreads;

/**
 * Shutdown hook of the JVM for its executors. One hook, in a thread of its own.
 *
 * <p>As a rule it waits for all that is queued, as Python's exit does: after main's end, and after a {@link
 * System#exit} in the main thread. In four cases it waits only for a grace period:
 * <ul>
 * <li>when a signal ends the JVM, before or while it waits;
 * <li>when any other thread has called {@link System#exit}, which never returns: that thread never ends, and if it runs
 * no task itself, a task may be waiting for it;
 * <li>when the main thread has called it and a task waits for a lock that the main thread holds, and so for ever;
 * <li>when the program {@linkplain Standstill stands still}: tasks wait, for the main thread or for each other, and no
 * thread is left that could let them go on.
 * </ul> Then running tasks are interrupted and queued ones cancelled; after the grace period, a line on standard error
 * names the tasks that still run, their processes are killed, and the JVM ends. A second signal ends it at once.
 *
 * <p>A signal is known by the thread that the JDK starts for each, {@code SIGTERM handler}, which then waits in {@code
 * exit} for this hook. Rejected: handlers of our own, which would replace those of the program. The thread that began
 * the end is known by its stack; if there is none, it is a virtual one. A virtual thread that calls {@code exit} later
 * is noticed only with {@link dev.gantry.jdk.Internals#THREADS}.
 */
final class JvmExit implements Runnable {
    /** System property: the grace period in seconds. */
    static final String GRACE = "gantry.exit.grace";

    private static final int USUAL_GRACE = 5;
    private static final int TICK_MS = 20;
    private static final int MOST_NAMES = 20;
    private static final int SIGNALLED = 128;
    private static final List<String> SIGNALS = List.of("SIGHUP handler", "SIGINT handler", "SIGTERM handler");
    private static final int[] NUMBERS = {1, 2, 15};

    /** The JVM's method that runs the hooks, in whatever thread began the end. */
    private static final String BEGUN = "java.lang.Shutdown.runHooks";
    private static final String EXIT = "java.lang.Runtime.exit";

    private final ExecutorScope scope;

    JvmExit(ExecutorScope scope) {
        this.scope = scope;
    }

    @Override
    public void run() {
        if (!beganInPeace() || !endsInPeace()) {
            endSoon();
        }
    }

    /** Whether the end began by main's end, or by an exit in the main thread. */
    private static boolean beganInPeace() {
        Thread main = main();
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> has(each.getValue(), BEGUN))
                .anyMatch(each -> each.getKey() == main || !has(each.getValue(), EXIT));
    }

    /** Waits for everything; false if there is no time any more. */
    private boolean endsInPeace() {
        Thread main = main();
        Standstill standstill = new Standstill();
        List<ExecutorScope.Member> left = scope.members();
        while (!left.isEmpty()) {
            if (signals() > 0 || waitsForExit(main, left) || standstill.since(others())
                    || Stream.concat(Arrays.stream(threads()), VirtualThreads.all())
                            .anyMatch(thread -> thread != main && isLateInExit(thread))) {
                return false;
            }
            left.forEach(member -> member.executor().shutdown());
            await(left.getFirst().executor());
            left = scope.members();
        }
        return true;
    }

    /** Whether a thread of these waits for a lock that the main thread holds and, being in exit, never gives back. */
    private static boolean waitsForExit(Thread main, List<ExecutorScope.Member> members) {
        if (!isInExit(main)) {
            return false;
        }
        long[] waiting = members.stream().flatMap(member -> member.threads().stream())
                .filter(thread -> thread.getState() != Thread.State.RUNNABLE)
                .mapToLong(Thread::threadId).toArray();
        return Arrays.stream(ManagementFactory.getThreadMXBean().getThreadInfo(waiting))
                .anyMatch(info -> info != null && info.getLockOwnerId() == main.threadId());
    }

    private void endSoon() {
        Thread.ofPlatform().daemon().name("gantry-signals").start(JvmExit::haltOnSecondSignal);
        Duration grace = grace();
        long start = System.nanoTime();
        scope.stop();
        List<ExecutorScope.Member> left = busy();
        while (!left.isEmpty() && System.nanoTime() - start < grace.toNanos()) {
            pause();
            left = busy();
        }
        if (!left.isEmpty()) {
            Reporting.print("The program ends after a grace of %s s while tasks still run: %s%n"
                    .formatted(seconds(grace), names(left)));
        }
        scope.members().forEach(ExecutorScope.Member::kill);
    }

    /** Executors with tasks that can still end. */
    private List<ExecutorScope.Member> busy() {
        return scope.members().stream()
                .filter(member -> member.threads().stream().anyMatch(thread -> !isInExit(thread)))
                .toList();
    }

    private static String names(List<ExecutorScope.Member> members) {
        List<String> all = members.stream().flatMap(member -> member.running().stream()).toList();
        String some = all.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return all.size() > MOST_NAMES ? some + " and " + (all.size() - MOST_NAMES) + " more" : some;
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? Long.toString(time.toSeconds()) : Double.toString(time.toMillis() / 1e3);
    }

    /** Whether the thread has called {@link System#exit}, which never returns. */
    static boolean isInExit(Thread thread) {
        return thread.getState() != Thread.State.RUNNABLE && has(thread.getStackTrace(), EXIT);
    }

    /** The same of a thread that has called it when the end had begun: it waits for a lock then. */
    private static boolean isLateInExit(Thread thread) {
        return thread.getState() == Thread.State.BLOCKED && isInExit(thread);
    }

    private static boolean has(StackTraceElement[] stack, String method) {
        return Arrays.stream(stack)
                .anyMatch(frame -> method.equals(frame.getClassName() + "." + frame.getMethodName()));
    }

    /** The main thread, the first that the JVM makes; one of its own, if that has ended. */
    private static Thread main() {
        return Arrays.stream(threads()).min(Comparator.comparingLong(Thread::threadId)).orElseThrow();
    }

    private static void haltOnSecondSignal() {
        int first = Math.max(1, signals());
        while (signals() <= first) {
            pause();
        }
        Runtime.getRuntime().halt(SIGNALLED + NUMBERS[SIGNALS.indexOf(lastSignal())]);
    }

    /** Number of signals that wait for the end. */
    private static int signals() {
        return (int) Arrays.stream(threads()).filter(thread -> SIGNALS.contains(thread.getName())).count();
    }

    private static String lastSignal() {
        return Arrays.stream(threads()).map(Thread::getName).filter(SIGNALS::contains).reduce((_, last) -> last)
                .orElseThrow();
    }

    private static Thread[] threads() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] all = new Thread[root.activeCount() + 64];
        return Arrays.copyOf(all, root.enumerate(all));
    }

    /** All threads but this. */
    private static List<Thread> others() {
        return Arrays.stream(threads()).filter(thread -> thread != Thread.currentThread()).toList();
    }

    static Duration grace() {
        try {
            double seconds = Double.parseDouble(System.getProperty(GRACE, Integer.toString(USUAL_GRACE)));
            return Duration.ofMillis((long) (Math.max(0, seconds) * 1000));
        } catch (NumberFormatException _) {
            return Duration.ofSeconds(USUAL_GRACE);
        }
    }

    private static void await(Executor executor) {
        try {
            executor.awaitTermination(TICK_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            // no interrupt is meant for this thread
        }
    }

    private static void pause() {
        try {
            Thread.sleep(TICK_MS);
        } catch (InterruptedException _) {
            // no interrupt is meant for this thread
        }
    }
}
