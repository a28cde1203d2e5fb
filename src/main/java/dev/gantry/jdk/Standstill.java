package dev.gantry.jdk;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Standstill of a program: no thread of it runs, and none ever will, since each waits without limit, and nothing is
 * left that could end a wait. For one thread, which looks again and again.
 *
 * <p>Each thread's wait has a number. One that waits at two looks with the same number has waited all the time in
 * between, so at the end of the first look all waited at once. A thread that waits for a time, for a socket or for a
 * process counts as running. Not seen is what wakes from outside of the JVM's threads, such as a handler of a signal
 * or native code.
 */
public final class Standstill {
    /** Threads of the JVM, which run nothing of the program. */
    private static final Set<String> JVM = Set.of("Reference Handler", "Finalizer", "Signal Dispatcher",
            "Notification Thread", "Common-Cleaner", "Attach Listener", "DestroyJavaVM", "gantry-abandoned");

    private Map<Long, Long> before = Map.of();

    /** A standstill of a program at which nobody has looked yet. */
    public Standstill() {
        // nothing is known
    }

    /** Looks at these threads; whether they have stood still since the last look. */
    public boolean since(List<Thread> threads) {
        Map<Long, Long> now = waits(threads.stream().filter(thread -> !JVM.contains(thread.getName())).toList());
        boolean still = !now.isEmpty() && now.equals(before);
        before = now;
        return still;
    }

    /** The number of each thread's wait; empty if one runs. */
    private static Map<Long, Long> waits(List<Thread> threads) {
        if (!threads.stream().allMatch(thread -> waits(thread.getState()))) {
            return Map.of(); // the usual case, without the JVM's management
        }
        long[] ids = threads.stream().mapToLong(Thread::threadId).toArray();
        Map<Long, Long> found = new HashMap<>();
        for (ThreadInfo info : ManagementFactory.getThreadMXBean().getThreadInfo(ids)) {
            if (info == null || !waits(info.getThreadState())) {
                return Map.of();
            }
            found.put(info.getThreadId(), info.getWaitedCount() + info.getBlockedCount());
        }
        return found;
    }

    private static boolean waits(Thread.State state) {
        return state == Thread.State.WAITING || state == Thread.State.BLOCKED;
    }
}
