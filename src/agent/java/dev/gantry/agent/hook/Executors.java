package dev.gantry.agent.hook;

import java.util.concurrent.atomic.AtomicInteger;

/** What executors are called: as their threads are, which is what their makers chose. */
final class Executors {
    private static final String[] PREFIXES = {"namePrefix", "prefix", "threadNamePrefix", "nameFormat",
            "val$nameFormat",
            "namingPattern", "poolName", "name"};
    private static final String[] ENDS = {"-%d", "%d", "%s", "-thread-", "-worker-", "-", "_", "#", "."};
    private static final String ANY_THREAD = "Thread";
    private static final int WORKERS = (1 << 29) - 1; // of the field that holds a ThreadPoolExecutor's state

    private Executors() {}

    /**
     * Whether the name of the executor's first thread will tell what it is called: its factory doesn't say so, and it
     * has no thread yet, but will make one before it runs a task.
     */
    static boolean isNamedByThread(Object executor) {
        Object state = prefix(executor) == null ? Fields.read(executor, "ctl") : null;
        return state instanceof AtomicInteger && ((AtomicInteger) state).get() < 0
                && (((AtomicInteger) state).get() & WORKERS) == 0;
    }

    /**
     * The executor's name.
     *
     * @param first its first thread, null if that isn't known
     */
    static String name(Object executor, Thread first) {
        String prefix = prefix(executor);
        if (prefix != null) {
            return without(prefix);
        }
        String threads = first == null ? "" : without(withoutNumber(first.getName()));
        if (!threads.isEmpty() && !threads.equals(ANY_THREAD)) {
            return threads;
        }
        String name = executor.getClass().getName();
        return name.equals("java.util.concurrent.ForkJoinPool") ? "ForkJoinPool.commonPool" : ClassTable.shown(name);
    }

    /** What the names of its threads begin with, null if its factory doesn't tell. */
    private static String prefix(Object executor) {
        Object prefix = Fields.read(executor, "workerNamePrefix");
        if (prefix == null) {
            prefix = Fields.read(executor, "_name"); // Jetty's
        }
        Object factory = Fields.read(executor, "threadFactory");
        if (factory == null) {
            factory = Fields.read(executor, "factory");
        }
        for (int i = 0; prefix == null && i < PREFIXES.length; i++) {
            prefix = Fields.read(factory, PREFIXES[i]);
        }
        return prefix instanceof String && !((String) prefix).isEmpty() ? (String) prefix : null;
    }

    private static String withoutNumber(String thread) {
        int end = thread.length();
        while (end > 0 && Character.isDigit(thread.charAt(end - 1))) {
            end--;
        }
        return thread.substring(0, end);
    }

    private static String without(String prefix) {
        for (String end : ENDS) {
            if (prefix.endsWith(end) && prefix.length() > end.length()) {
                return prefix.substring(0, prefix.length() - end.length());
            }
        }
        return prefix;
    }
}
