package dev.gantry.agent.hook;

/** What is known of a platform thread from itself. */
final class Threads {
    private static final String[] HIDDEN = {"Reference Handler", "Finalizer", "Signal Dispatcher", "Common-Cleaner",
            "Notification Thread", "Attach Listener", "DestroyJavaVM", "VirtualThread-unparker",
            "VirtualThread-unblocker"};
    private static final String OURS = "gantry-"; // Gantry's own threads, also those of its executors
    private static final String CARRIES = "hz.gantry-"; // Hazelcast's that carry a cluster of Gantry's
    private static final String COMMON = "ForkJoinPool.commonPool-";
    private static final String DELAYS = "-delayScheduler";
    private static final String DELAYS_OF_STAGES = "ForkJoinPool.commonPool-delayScheduler"; // runs what follows them

    private Threads() {}

    /** Whether it isn't shown: one of the JVM's own, or the reader of the ring in a JVM that watches itself. */
    static boolean isHidden(Thread thread) {
        if (isA(thread, "jdk.internal.misc.InnocuousThread")) {
            return true;
        }
        return isHidden(thread.getName());
    }

    /** The same by its name alone. */
    static boolean isHidden(String name) {
        for (String hidden : HIDDEN) {
            if (name.equals(hidden)) {
                return true;
            }
        }
        return name.startsWith(OURS) || name.endsWith(DELAYS) && !name.equals(DELAYS_OF_STAGES)
                || name.startsWith("JFR ") || EngineHooks.isOn() && name.startsWith(CARRIES);
    }

    /** Whether it is a worker of a fork-join pool, or of a pool of Gantry's: without a task it is idle. */
    static boolean isForked(Thread thread) {
        return isA(thread, "java.util.concurrent.ForkJoinWorkerThread")
                || isA(thread, "dev.gantry.futures.WorkerThread");
    }

    /** Whether it is of the common pool, in which the engine has small things done, as programs have. */
    static boolean isCommon(Thread thread) {
        return thread.getName().startsWith(COMMON);
    }

    /** Whether it is a worker of a pool, before it has begun to run or after. */
    static boolean isWorker(Thread thread) {
        if (isForked(thread)) {
            return true;
        }
        Object holder = Fields.read(thread, "holder");
        Object code = holder == null ? Fields.read(thread, "target") : Fields.read(holder, "task");
        return code != null && code.getClass().getName().endsWith("ThreadPoolExecutor$Worker");
    }

    private static boolean isA(Thread thread, String name) {
        for (Class<?> type = thread.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
