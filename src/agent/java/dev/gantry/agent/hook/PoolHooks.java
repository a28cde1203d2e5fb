package dev.gantry.agent.hook;

import jdk.internal.vm.annotation.DontInline;

/** Hooks of pools whose workers take their tasks from a queue; see {@link Hooks}. */
public final class PoolHooks {
    private PoolHooks() {}

    /** A pool has made a worker, whose thread may tell what the pool is called. */
    @DontInline
    public static void workerMade(Object executor, Object worker) {
        Recording now = Hooks.recording();
        Writer writer = EngineHooks.isInner(Fields.read(worker, "firstTask")) ? null : Hooks.enter(now);
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
                TaskHooks.submit(now, writer, pool, task);
            }
        } catch (Throwable wrong) {
            Hooks.fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** A worker begins, with a task or without. */
    @DontInline
    public static void workerBegan(Object task) {
        if (task != null) {
            TaskHooks.started(task);
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
        Recording now = Hooks.recording();
        Writer writer = Hooks.enter(now);
        if (writer == null) {
            return;
        }
        try {
            Strand strand = writer.current;
            if (begins && strand.runsTask()) {
                TaskHooks.tell(now, writer, strand.task(), -1);
                strand.end();
            }
            strand.seeking = begins;
            if (task != null) {
                TaskHooks.start(now, writer, task);
            }
        } catch (Throwable wrong) {
            Hooks.fail(wrong);
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
        Recording now = Hooks.recording();
        Writer writer = Hooks.enter(now);
        if (writer != null) {
            writer.current.seeking = seeks;
            writer.busy = false;
        }
    }
}
