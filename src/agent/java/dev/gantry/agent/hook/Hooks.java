package dev.gantry.agent.hook;

import java.nio.file.Path;
import java.util.Map;

import jdk.internal.vm.annotation.DontInline;

/**
 * What woven methods call; the rules of Gantry's weaver say which calls what. Each may be called by any thread at any
 * time, and does nothing while nothing is recorded, on threads that are hidden, and inside another hook. Whatever goes
 * wrong here ends the recording, and never reaches the program.
 *
 * <p>They are not inlined: compiling them again in each of their callers cost more than the calls.
 */
public final class Hooks {
    private static volatile Recording recording;
    private static Recording last;

    private Hooks() {}

    /** Tasks of these classes are called by what is in these fields. */
    public static void name(Map<String, String> wrappers) {
        TaskNames.wrappers = wrappers;
    }

    /**
     * Begins to record, but no hook does anything before {@link #on}. For one thread.
     *
     * @param began since when it records, in nanoseconds of the system's clock
     */
    public static void begin(Path folder, String process, long began) throws Exception {
        last = new Recording(folder, process, began, last);
    }

    /** All is woven: from now on it is recorded what happens. */
    public static void on() {
        last.begun();
        recording = last;
    }

    /** Whether something is recorded. */
    public static boolean isOn() {
        return recording != null;
    }

    /** Says in the recording that begins, or goes on, what is left out of it. */
    public static void lacks(String what) {
        Recording now = last;
        Writer writer = enter(now);
        if (writer == null) {
            return;
        }
        try {
            now.note(writer, what);
        } catch (Throwable wrong) {
            fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** Ends the recording in order. */
    public static void end() throws InterruptedException {
        if (recording != null) {
            recording = null;
            Thread.sleep(2); // hooks that had begun end
            last.ring.end();
        }
    }

    /** The thread's writer, which is busy from now on; null if the hook does nothing. */
    private static Writer enter(Recording now) {
        if (now == null) {
            return null;
        }
        try {
            Writer writer = now.writer();
            if (writer.busy || writer.hidden) {
                return null;
            }
            writer.busy = true;
            return writer;
        } catch (Throwable wrong) {
            fail(wrong);
            return null;
        }
    }

    private static void fail(Throwable wrong) {
        if (wrong instanceof StackOverflowError) {
            return; // the program's own, which meets it again at once
        }
        Recording failed = recording;
        recording = null;
        if (failed != null) {
            System.err.println("gantry: the recording ended, since something went wrong in it: " + wrong);
        }
    }

    // Tasks.

    /** An executor is given a task. */
    @DontInline
    public static void submitted(Object executor, Object task) {
        Recording now = recording;
        Writer writer = task == null ? null : enter(now);
        if (writer == null) {
            return;
        }
        try {
            submit(now, writer, executor, task);
        } catch (Throwable wrong) {
            fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    private static void submit(Recording now, Writer writer, Object executor, Object task) {
        int pool = executor == null ? 0 : now.number(executor);
        if (executor != null && pool == 0) {
            if (Executors.isNamedByThread(executor) && now.mayBeNamedLater(executor)) {
                writer.current.submits = task;
                writer.current.submitsTo = executor;
                return;
            }
            pool = now.openExecutor(writer, executor, Executors.name(executor, null));
        }
        submit(now, writer, pool, task);
    }

    private static void submit(Recording now, Writer writer, int pool, Object task) {
        ClassTable.Entry known = now.taskNames.of(task.getClass());
        int name = now.taskNames.of(task, known);
        int number = name < 0 ? 0 : writer.newTask(now);
        if (number == 0 || !writer.put(now, number, Kinds.TASK_SUBMITTED, Kinds.pair(pool, name))) {
            return;
        }
        int site = Sites.afterRecord(now, writer);
        if (site != 0) {
            writer.put(now, number, Kinds.TASK_SITE, site);
        }
        now.give(task, number);
        Object stage = known.stage == null ? null : known.stage.stage(task);
        if (stage != null) {
            now.giveStage(stage, number);
        }
    }

    /** A pool has made a worker, whose thread may tell what the pool is called. */
    @DontInline
    public static void workerMade(Object executor, Object worker) {
        Recording now = recording;
        Writer writer = enter(now);
        if (writer == null) {
            return;
        }
        try {
            int pool = now.number(executor);
            if (pool == 0) {
                pool = now.openExecutor(writer, executor,
                        Executors.name(executor, (Thread) Fields.read(worker, "thread")));
            }
            Strand strand = writer.current;
            Object task = strand.submitsTo == executor ? strand.submits : null;
            if (task != null) {
                strand.submits = null;
                strand.submitsTo = null;
                submit(now, writer, pool, task);
            }
        } catch (Throwable wrong) {
            fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** A task begins on this thread. */
    @DontInline
    public static void started(Object task) {
        Recording now = recording;
        Writer writer = enter(now);
        if (writer == null) {
            return;
        }
        try {
            start(now, writer, task);
        } catch (Throwable wrong) {
            fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    private static void start(Recording now, Writer writer, Object task) {
        int number = now.take(task);
        writer.current.begin(number);
        if (number != 0) {
            writer.put(now, number, Kinds.TASK_STARTED, 0);
        }
    }

    /** The innermost task on this thread has returned. */
    @DontInline
    public static void ended() {
        finish(false, null);
    }

    /** The innermost task on this thread has thrown. */
    @DontInline
    public static void threw(Throwable thrown) {
        finish(true, thrown);
    }

    private static void finish(boolean failed, Throwable thrown) {
        Recording now = recording;
        Writer writer = enter(now);
        if (writer == null) {
            return;
        }
        try {
            tell(now, writer, writer.current.task(), failed ? now.error(thrown) : -1);
            writer.current.end();
        } catch (Throwable wrong) {
            fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** Records the end of a task, if that isn't done: it has failed so, or -1. */
    private static void tell(Recording now, Writer writer, int task, int error) {
        if (task != 0 && writer.current.ended(task)) {
            writer.put(now, task, error < 0 ? Kinds.TASK_SUCCEEDED : Kinds.TASK_FAILED, Math.max(error, 0));
        }
    }

    /** The result of a task is there, which others may see from now on; its code may still run to its end. */
    @DontInline
    public static void completed(Object task) {
        complete(task, false, null);
    }

    /** A task has failed, which others may see from now on. */
    @DontInline
    public static void failed(Object task, Throwable thrown) {
        complete(task, true, thrown);
    }

    /** The innermost task on this thread has failed, which others may see from now on; its code will return. */
    @DontInline
    public static void failsInside(Throwable thrown) {
        Recording now = recording;
        Writer writer = enter(now);
        if (writer == null) {
            return;
        }
        try {
            tell(now, writer, writer.current.task(), now.error(thrown));
        } catch (Throwable wrong) {
            fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    private static void complete(Object task, boolean failed, Throwable thrown) {
        Recording now = recording;
        Writer writer = enter(now);
        if (writer == null) {
            return;
        }
        try {
            tell(now, writer, now.number(task), failed ? now.error(thrown) : -1);
        } catch (Throwable wrong) {
            fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** A task was cancelled, if it is so. */
    @DontInline
    public static void cancelled(Object task, boolean isSo) {
        if (isSo) {
            dropped(task, Kinds.TASK_CANCELLED);
        }
    }

    /** An executor gave back these tasks, which it had not started. */
    @DontInline
    public static void givenBack(Object tasks) {
        if (tasks instanceof Iterable) {
            for (Object task : (Iterable<?>) tasks) {
                dropped(task, Kinds.TASK_CANCELLED);
            }
        }
    }

    /** An executor refused a task, unless that has started all the same. */
    @DontInline
    public static void rejected(Object task) {
        dropped(task, Kinds.TASK_REJECTED);
    }

    private static void dropped(Object task, int kind) {
        Recording now = recording;
        Writer writer = task == null ? null : enter(now);
        if (writer == null) {
            return;
        }
        try {
            int number = writer.lane(now) == 0 ? 0 : now.take(task);
            if (number != 0) {
                writer.put(now, number, kind, 0);
            }
        } catch (Throwable wrong) {
            fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    // Workers of a pool that takes its tasks from a queue.

    /** A worker begins, with a task or without. */
    @DontInline
    public static void workerBegan(Object task) {
        if (task != null) {
            started(task);
        }
    }

    /** A worker wants its next task: the one before has ended. */
    @DontInline
    public static void wanted() {
        seek(true, null);
    }

    /** A worker got a task, or null: it will end. */
    @DontInline
    public static void got(Object task) {
        seek(false, task);
    }

    private static void seek(boolean begins, Object task) {
        Recording now = recording;
        Writer writer = enter(now);
        if (writer == null) {
            return;
        }
        try {
            Strand strand = writer.current;
            if (begins && strand.runsTask()) {
                tell(now, writer, strand.task(), -1);
                strand.end();
            }
            strand.seeking = begins;
            if (task != null) {
                start(now, writer, task);
            }
        } catch (Throwable wrong) {
            fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** This thread looks for its next task from now on: while it waits for one, it is idle. */
    @DontInline
    public static void seeks() {
        look(true);
    }

    /** This thread looks for no task any more. */
    @DontInline
    public static void found() {
        look(false);
    }

    private static void look(boolean seeks) {
        Recording now = recording;
        Writer writer = enter(now);
        if (writer != null) {
            writer.current.seeking = seeks;
            writer.busy = false;
        }
    }

    // Stages of CompletableFutures.

    /** An action is about to complete its stage, or a stage that is complete to be followed by another. */
    @DontInline
    public static void fires(Object actionOrSource) {
        Recording now = recording;
        Writer writer = enter(now);
        if (writer != null) {
            writer.current.fires = actionOrSource;
            writer.busy = false;
        }
    }

    /** The code of this action's stage begins; if the mode is positive, an executor runs it. */
    @DontInline
    public static void actionBegan(Object action, int mode) {
        beginStage(action, null, mode > 0, action);
    }

    /** The code of this stage begins, because of what fires; if no action is claimed, that is claimed already. */
    @DontInline
    public static void stageBegan(Object stage, Object claimed, Object code) {
        beginStage(null, stage, claimed == null, code);
    }

    /** The code of a stage begins that was asked for when its source was complete. */
    @DontInline
    public static void stageBeganAtOnce(Object source, Object code) {
        beginStage(source, null, false, code);
    }

    private static void beginStage(Object cause, Object stage, boolean isRun, Object code) {
        Recording now = recording;
        Writer writer = enter(now);
        if (writer == null) {
            return;
        }
        try {
            Stages.begin(now, writer, cause == null ? writer.current.fires : cause, stage, isRun, code);
            writer.current.fires = null;
        } catch (Throwable wrong) {
            fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** The code of the innermost stage has returned. */
    @DontInline
    public static void stageEnded() {
        endStage(false, null);
    }

    /** The code of the innermost stage has thrown. */
    @DontInline
    public static void stageThrew(Throwable thrown) {
        endStage(true, thrown);
    }

    private static void endStage(boolean failed, Throwable thrown) {
        Recording now = recording;
        Writer writer = enter(now);
        if (writer == null) {
            return;
        }
        try {
            Stages.end(now, writer, failed ? now.error(thrown) : -1);
        } catch (Throwable wrong) {
            fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    // Waits.

    /** This thread waits for the result of a task. */
    @DontInline
    public static void awaits(Object task) {
        Recording now = recording;
        Writer writer = enter(now);
        if (writer == null) {
            return;
        }
        try {
            block(now, writer, now.reasons.result, now.number(task));
        } catch (Throwable wrong) {
            fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** This thread parks. */
    @DontInline
    public static void parks(Object blocker) {
        Recording now = recording;
        Writer writer = enter(now);
        if (writer == null) {
            return;
        }
        try {
            block(now, writer, now.reasons.of(blocker), 0);
        } catch (Throwable wrong) {
            fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** This thread sleeps. */
    @DontInline
    public static void sleeps() {
        Recording now = recording;
        if (now != null) {
            waits(now, now.reasons.sleep);
        }
    }

    /** This thread waits to be notified. */
    @DontInline
    public static void waits() {
        Recording now = recording;
        if (now != null) {
            waits(now, now.reasons.wait);
        }
    }

    /** This thread waits for the end of another. */
    @DontInline
    public static void joins() {
        Recording now = recording;
        if (now != null) {
            waits(now, now.reasons.join);
        }
    }

    private static void waits(Recording now, int reason) {
        Writer writer = enter(now);
        if (writer == null) {
            return;
        }
        try {
            block(now, writer, reason, 0);
        } catch (Throwable wrong) {
            fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** Of waits inside one another the outermost is recorded; a worker without a task is idle instead. */
    private static void block(Recording now, Writer writer, int reason, int task) {
        Strand strand = writer.current;
        if (strand.waits++ == 0 && !isIdle(strand)) {
            strand.told = true;
            int line = Sites.beforeRecord(now, writer);
            if (line != 0 || strand.line != 0) {
                strand.line = line;
                writer.put(now, 0, Kinds.LINE, line);
            }
            writer.put(now, 0, Kinds.BLOCKED, Kinds.pair(reason, task));
        }
    }

    private static boolean isIdle(Strand strand) {
        return strand.seeking || strand.isForked && !strand.runsTask();
    }

    /** The innermost wait of this thread has ended. */
    @DontInline
    public static void goesOn() {
        goOn(null);
    }

    /** The innermost wait of this thread has ended, which was for this stage; that may have begun meanwhile. */
    @DontInline
    public static void hasAwaited(Object stage) {
        goOn(stage);
    }

    private static void goOn(Object stage) {
        Recording now = recording;
        Writer writer = enter(now);
        if (writer == null) {
            return;
        }
        try {
            Strand strand = writer.current;
            if (strand.waits > 0 && --strand.waits == 0 && strand.told) {
                strand.told = false;
                int task = stage == null ? 0 : now.number(stage);
                writer.put(now, 0, task == 0 ? Kinds.WOKEN : Kinds.UNBLOCKED, Kinds.pair(task, 0));
            }
        } catch (Throwable wrong) {
            fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** This thread lets another go on that parks. */
    @DontInline
    public static void unparks(Thread thread) {
        Recording now = recording;
        Writer writer = thread == null ? null : enter(now);
        if (writer == null) {
            return;
        }
        try {
            Strand woken = now.strands.find(thread);
            int lane = woken == null || !woken.told ? 0 : woken.lane;
            if (lane != 0) {
                writer.put(now, lane, Kinds.WAKES, 0);
            }
        } catch (Throwable wrong) {
            fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    // Threads.

    /** A platform thread is started by this one. */
    @DontInline
    public static void threadStarts(Thread thread) {
        Recording now = recording;
        Writer writer = enter(now);
        if (writer == null) {
            return;
        }
        try {
            if (now.strands.find(thread) == null) {
                now.openThread(writer, thread);
            }
        } catch (Throwable wrong) {
            fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** This platform thread ends. */
    @DontInline
    public static void threadEnds() {
        Recording now = recording;
        if (now == null || now.strands.find(Carriers.current()) == null) {
            return;
        }
        Writer writer = enter(now);
        if (writer == null) {
            return;
        }
        try {
            now.leave(writer);
        } catch (Throwable wrong) {
            fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** A virtual thread is started by this thread. */
    @DontInline
    public static void virtualStarts(Thread thread) {
        Recording now = recording;
        Writer writer = enter(now);
        if (writer == null) {
            return;
        }
        try {
            now.openVirtual(writer, thread);
        } catch (Throwable wrong) {
            fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** A virtual thread runs on this thread from now on. */
    @DontInline
    public static void mounts(Thread thread) {
        Recording now = recording;
        Writer writer = enter(now);
        if (writer == null) {
            return;
        }
        try {
            Strand strand = now.strands.find(thread);
            if (strand != null) {
                if (strand.lane != 0) {
                    writer.put(now, strand.lane, Kinds.SWITCHED, Kinds.SWITCH);
                }
                writer.current = strand;
            }
        } catch (Throwable wrong) {
            fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** The virtual thread that ran on this thread does so no more. */
    @DontInline
    public static void unmounts() {
        Recording now = recording;
        Writer writer = enter(now);
        if (writer == null) {
            return;
        }
        try {
            Strand strand = writer.current;
            if (strand != writer) {
                if (writer.lane != 0) {
                    writer.put(now, writer.lane, Kinds.SWITCHED, Kinds.SWITCH);
                }
                writer.current = writer;
            }
        } catch (Throwable wrong) {
            fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** A virtual thread has ended, and nobody knows it yet. */
    @DontInline
    public static void virtualEnds(Thread thread) {
        Recording now = recording;
        Writer writer = enter(now);
        if (writer == null) {
            return;
        }
        try {
            Strand strand = now.strands.find(thread);
            if (strand != null) {
                now.close(writer, strand);
            }
        } catch (Throwable wrong) {
            fail(wrong);
        } finally {
            writer.busy = false;
        }
    }
}
