package dev.gantry.agent.hook;

import java.util.concurrent.ConcurrentHashMap;

/**
 * Records of Gantry's own executors, coroutines and hubs, in a program that uses them: what their hooks tell stands in
 * the ring beside what is seen of the JDK, on the same lanes. The numbers of lanes, tasks, executors and texts are the
 * ring's. For any thread; while nothing is recorded, or there is no room, numbers are 0 and records are lost.
 */
public final class EngineHooks {
    /** Classes of tasks that keep the engine going, or the JDK under it, and are no tasks of the program. */
    private static final String[] INNER = {"dev.gantry.futures.", "dev.gantry.hub.", "dev.gantry.coroutine.",
            "dev.gantry.cluster.", "com.hazelcast.", "java.lang.ProcessHandleImpl", "java.lang.ProcessImpl",
            "java.lang.VirtualThread", "sun.nio.ch.Poller"};
    private static final String POLLER = "Poller"; // thread of the JDK's that watches sockets

    private static volatile boolean on;
    private static final ConcurrentHashMap<Integer, Strand> COROUTINES = new ConcurrentHashMap<>(); // by their lanes

    private EngineHooks() {}

    /** From now on the engine tells of itself. */
    public static void begin() {
        on = true;
    }

    /** Whether this is a task of the engine's own, of which nothing is shown. */
    static boolean isInner(Object task) {
        return on && task != null && isInner(task.getClass().getName());
    }

    /** Whether the engine tells of itself. */
    static boolean isOn() {
        return on;
    }

    /** Whether code of this class keeps the engine going, or the JDK under it. */
    static boolean isInner(String name) {
        for (String inner : INNER) {
            if (name.startsWith(inner)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this virtual thread is one of a hub, which tells of it, or under it. */
    static boolean isInner(Thread virtual) {
        if (!on) {
            return false;
        }
        Object scheduler = Fields.read(virtual, "scheduler");
        return virtual.getName().contains(POLLER)
                || scheduler != null && scheduler.getClass().getName().startsWith("dev.gantry.hub.");
    }

    /** The lane of the platform thread that runs this. */
    public static int lane() {
        Recording now = Hooks.recording();
        return now == null ? 0 : now.writer().lane;
    }

    /** A number for a lane that will be opened. */
    public static int newLane() {
        Recording now = Hooks.recording();
        return now == null ? 0 : now.writer().takeLane(now.lanes(), LaneNumbers.MOST_BUT_PLATFORM);
    }

    /** A number for a task. */
    public static int newTask() {
        Recording now = Hooks.recording();
        return now == null ? 0 : now.writer().newTask(now);
    }

    /** A number for an executor that will be opened. */
    public static int newExecutor() {
        Recording now = Hooks.recording();
        return now == null ? 0 : now.newExecutor();
    }

    /** The number of a text, which is in the ring by then. */
    public static int name(String text) {
        Recording now = Hooks.recording();
        return now == null ? 0 : now.names.of(text);
    }

    /**
     * Writes a record of the platform thread that runs this, or of what that runs: see {@code dev.gantry.wire} for what
     * the numbers say. False if it was lost.
     */
    public static boolean put(int lane, int subject, int kind, long argument) {
        Recording now = Hooks.recording();
        Writer writer = now == null ? null : now.writer();
        if (writer == null || writer.busy || lane == 0) {
            return false;
        }
        writer.busy = true;
        try {
            return put(now, writer, lane, subject, kind, argument);
        } catch (Throwable wrong) {
            Hooks.fail(wrong);
            return false;
        } finally {
            writer.busy = false;
        }
    }

    /** Counts records of another process that were lost on their way here. */
    public static void lose(long count) {
        Recording now = Hooks.recording();
        if (now != null) {
            now.ring.lose(count);
        }
    }

    private static boolean put(Recording now, Writer writer, int lane, int subject, int kind, long argument) {
        Strand strand = lane == writer.lane ? writer : COROUTINES.get(lane);
        if (strand == null && kind == Kinds.LANE_OPENED) {
            Strand opened = new Strand(Thread.currentThread(), false);
            opened.lane = lane;
            opened.isCoroutine = true;
            COROUTINES.put(lane, opened);
        }
        if (strand != null) {
            switch (kind) {
                case Kinds.BLOCKED :
                    if (strand.waits++ > 0) {
                        return true; // of waits inside one another the outermost is recorded
                    }
                    strand.told = true;
                    break;
                case Kinds.UNBLOCKED :
                    if (strand.waits == 0 || --strand.waits > 0 || !strand.told) {
                        return true;
                    }
                    strand.told = false;
                    break;
                case Kinds.TASK_STARTED :
                    strand.begin(subject);
                    break;
                case Kinds.CALLBACK_STARTED :
                    strand.begin(0);
                    break;
                case Kinds.TASK_SUCCEEDED :
                case Kinds.TASK_FAILED :
                case Kinds.TASK_CANCELLED :
                    if (strand.task() == subject && subject != 0) {
                        strand.end();
                    }
                    break;
                case Kinds.CALLBACK_ENDED :
                    strand.end();
                    break;
                case Kinds.SWITCHED :
                    writer.current = subject == writer.lane ? writer : COROUTINES.getOrDefault(subject, writer);
                    break;
                default :
                    break;
            }
        }
        boolean written = writer.write(now, lane, subject, kind, argument);
        if (kind == Kinds.LANE_CLOSED && strand != null && COROUTINES.remove(lane, strand) && written) {
            writer.giveBackLane(now.lanes(), lane);
        }
        return written;
    }

    /** Writes a record of another process, which was made at this time; each thread gives those of one process. */
    public static boolean put(long time, int lane, int subject, int kind, long argument) {
        Recording now = Hooks.recording();
        Writer writer = now == null ? null : now.writer();
        return writer != null && !writer.busy && writer.write(now, time, lane, subject, kind, argument);
    }
}
