package dev.gantry.hook;

import java.util.Optional;

import dev.gantry.trace.LaneRole;
import dev.gantry.trace.State;
import dev.gantry.wire.Intake;
import dev.gantry.wire.RecordKind;

/**
 * Hooks: the calls that instrumented code makes. Each records an event of the calling thread at the current time.
 *
 * <p>While nothing is recorded a call costs one field read. While something is, it writes one record into the thread's
 * own buffer: no lock, no string work, no allocation but for a chunk now and then. A thread's first record opens its
 * lane.
 *
 * <p>Tasks are known by a <i>handle</i> that says which recorder it belongs to; 0 is a task that no recorder knows. A
 * handle from an earlier recording is ignored, so a pool may outlive recordings. Coroutines are recorded through a
 * {@link CoroutineLane}.
 */
public final class Probe {
    private static volatile Recorder recorder;

    private Probe() {}

    static synchronized void install(Recorder next) {
        if (recorder != null) {
            throw new IllegalStateException("a recording is on already: stop it first");
        }
        next.open();
        recorder = next;
    }

    static synchronized void remove(Recorder current) {
        if (recorder == current) {
            recorder = null;
        }
    }

    /** The recorder that is on, null if none is. */
    static Recorder current() {
        return recorder;
    }

    public static boolean isRecording() {
        return recorder != null;
    }

    /**
     * Intake for receivers of records from other processes, which become part of the recording that is on; empty if
     * none is.
     */
    public static Optional<Intake> intake() {
        return Optional.ofNullable(recorder).map(Recorder::intake);
    }

    /** The lane that this thread is in: its own or that of the coroutine it runs; 0 while nothing is recorded. */
    public static int lane() {
        Recorder on = recorder;
        if (on == null) {
            return 0;
        }
        ThreadLane thread = ThreadLane.current();
        thread.buffer(on);
        return thread.lane;
    }

    /** This thread has this role from now on; its lane opens. To be called before anything else. */
    public static void threadOpened(LaneRole role) {
        ThreadLane thread = ThreadLane.current();
        thread.role = role;
        Recorder on = recorder;
        if (on != null) {
            thread.buffer(on);
        }
    }

    /**
     * This thread works for the process as a whole, as one that stops it: what it records is the process's, and it gets
     * no lane. To be called before anything else, while a recorder is on.
     */
    public static void threadOfProcess() {
        ThreadLane.current().ofProcess = true;
    }

    /** This thread ends: its lane closes. */
    public static void threadClosed() {
        Recorder on = recorder;
        ThreadLane thread = ThreadLane.current();
        if (on != null && thread.isIn(on)) {
            thread.buffer.close();
        }
        ThreadLane.forget();
    }

    /** A task was handed to this executor; returns its handle. An empty name leaves it nameless. */
    public static long taskSubmitted(ExecutorTag executor, String name) {
        Recorder on = recorder;
        if (on == null) {
            return 0;
        }
        ThreadLane thread = ThreadLane.current();
        Buffer buffer = thread.buffer(on);
        int tag = executor.in(on);
        int task = on.newTask();
        int named = name.isEmpty() ? 0 : on.names().intern(name);
        buffer.put(thread.lane, task, RecordKind.TASK_SUBMITTED, RecordKind.pair(tag, named));
        if (on.recordsSites()) {
            CallSites.Found site = on.sites().caller(on.names());
            buffer.put(thread.lane, 0, RecordKind.LINE, site.line());
            buffer.put(thread.lane, task, RecordKind.TASK_SITE, RecordKind.pair(site.begins(), site.line()));
        }
        return on.key.handle(task);
    }

    /** Id of a task in this recording, for a process that is to run it; 0 if this recording does not know the task. */
    public static int idOf(long task) {
        Recorder on = recorder;
        return on != null && on.key.owns(task) ? (int) task : 0;
    }

    /**
     * This process was handed a task that has this id in the process which takes our records; returns its handle here.
     */
    public static long taskAdopted(int theirs) {
        Recorder on = recorder;
        if (on == null || theirs == 0) {
            return 0;
        }
        int task = on.newTask();
        put(task, RecordKind.TASK_ADOPTED, theirs);
        return on.key.handle(task);
    }

    public static void taskStarted(long task) {
        putTask(task, RecordKind.TASK_STARTED, 0);
    }

    public static void taskSucceeded(long task) {
        putTask(task, RecordKind.TASK_SUCCEEDED, 0);
    }

    public static void taskFailed(long task, Throwable error) {
        Recorder on = recorder;
        if (on != null && on.key.owns(task)) {
            taskFailed(task, Reporting.text(error));
        }
    }

    /** The same, with the text that {@link Reporting#text} has made of the error before. */
    public static void taskFailed(long task, String error) {
        Recorder on = recorder;
        if (on != null && on.key.owns(task)) {
            putTask(task, RecordKind.TASK_FAILED, on.names().intern(error));
        }
    }

    public static void taskCancelled(long task) {
        putTask(task, RecordKind.TASK_CANCELLED, 0);
    }

    public static void callbackStarted(long task) {
        putTask(task, RecordKind.CALLBACK_STARTED, 0);
    }

    public static void callbackEnded(long task) {
        putTask(task, RecordKind.CALLBACK_ENDED, 0);
    }

    /** This thread waits from now on. */
    public static void blocked(BlockReason reason) {
        blocked(reason, 0);
    }

    /** This thread waits from now on for this task. */
    public static void blocked(BlockReason reason, long awaited) {
        Recorder on = recorder;
        if (on != null) {
            int task = on.key.owns(awaited) ? (int) awaited : 0;
            ThreadLane thread = ThreadLane.current();
            line(on, thread);
            thread.buffer(on).put(thread.lane, 0, RecordKind.BLOCKED, RecordKind.pair(on.name(reason), task));
        }
    }

    /** This thread goes on; {@code by} is the lane that made it so, 0 for none (a timer, say). */
    public static void unblocked(int by) {
        put(0, RecordKind.UNBLOCKED, by);
    }

    /** A slice that belongs to no task begins on this thread. */
    public static void sliceStarted(State state, String name) {
        Recorder on = recorder;
        if (on != null) {
            put(0, RecordKind.SLICE_STARTED, RecordKind.pair(state.code(), on.names().intern(name)));
        }
    }

    /** The innermost slice of this thread ends. */
    public static void sliceEnded() {
        put(0, RecordKind.SLICE_ENDED, 0);
    }

    /** An instant with a text: a printed line, a note. */
    public static void mark(String text) {
        Recorder on = recorder;
        if (on != null) {
            ThreadLane thread = ThreadLane.current();
            line(on, thread);
            thread.buffer(on).put(thread.lane, 0, RecordKind.MARK, on.names().intern(text));
        }
    }

    /** Whether the recording that is on wants the program's lines. */
    public static boolean recordsSites() {
        Recorder on = recorder;
        return on != null && on.recordsSites();
    }

    /**
     * Records the program's line at a call that may give this lane's thread to another. Without effect where sites are
     * off.
     */
    public static void line() {
        Recorder on = recorder;
        if (on != null) {
            line(on, ThreadLane.current());
        }
    }

    /** A counter of this thread has this value from now on; values have 56 bits. */
    public static void counter(String name, long value) {
        Recorder on = recorder;
        if (on != null) {
            put(on.names().intern(name), RecordKind.COUNTER, value);
        }
    }

    private static void line(Recorder on, ThreadLane thread) {
        if (on.recordsSites()) {
            thread.buffer(on).put(thread.lane, 0, RecordKind.LINE, on.sites().caller(on.names()).line());
        }
    }

    private static void put(int subject, RecordKind kind, long argument) {
        Recorder on = recorder;
        if (on != null) {
            ThreadLane thread = ThreadLane.current();
            thread.buffer(on).put(thread.lane, subject, kind, argument);
        }
    }

    private static void putTask(long task, RecordKind kind, long argument) {
        Recorder on = recorder;
        if (on != null && on.key.owns(task)) {
            ThreadLane thread = ThreadLane.current();
            thread.buffer(on).put(thread.lane, (int) task, kind, argument);
        }
    }
}
