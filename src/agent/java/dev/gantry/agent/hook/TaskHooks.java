package dev.gantry.agent.hook;

import jdk.internal.vm.annotation.DontInline;

/** Hooks that tell what becomes of tasks; see {@link Hooks}. */
public final class TaskHooks {
    private TaskHooks() {}

    /** An executor is given a task. */
    @DontInline
    public static void submitted(Object executor, Object task) {
        Recording now = Hooks.recording();
        Writer writer = task == null || EngineHooks.isInner(task) ? null : Hooks.enter(now);
        if (writer == null) {
            return;
        }
        try {
            submit(now, writer, executor, task);
        } catch (Throwable wrong) {
            Hooks.fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    private static void submit(Recording now, Writer writer, Object executor, Object task) {
        if (now.taskNames.of(task) < 0) {
            return;
        }
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

    static void submit(Recording now, Writer writer, int pool, Object task) {
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

    /** A task begins on this thread. */
    @DontInline
    public static void started(Object task) {
        Recording now = Hooks.recording();
        Writer writer = Hooks.enter(now);
        if (writer == null) {
            return;
        }
        try {
            start(now, writer, task);
        } catch (Throwable wrong) {
            Hooks.fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    static void start(Recording now, Writer writer, Object task) {
        if (EngineHooks.isInner(task)) {
            return; // the engine tells what runs inside; it ends where nothing has begun
        }
        int number = now.take(task);
        if (number != 0) {
            now.openLate(writer);
            writer.put(now, number, Kinds.TASK_STARTED, 0);
        }
        writer.current.begin(number);
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
        Recording now = Hooks.recording();
        Writer writer = Hooks.enter(now);
        if (writer == null) {
            return;
        }
        try {
            tell(now, writer, writer.current.task(), failed ? now.error(thrown) : -1);
            writer.current.end();
        } catch (Throwable wrong) {
            Hooks.fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** Records the end of a task, if that isn't done: it has failed so, or -1. */
    static void tell(Recording now, Writer writer, int task, int error) {
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
        Recording now = Hooks.recording();
        Writer writer = Hooks.enter(now);
        if (writer == null) {
            return;
        }
        try {
            tell(now, writer, writer.current.task(), now.error(thrown));
        } catch (Throwable wrong) {
            Hooks.fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    private static void complete(Object task, boolean failed, Throwable thrown) {
        Recording now = Hooks.recording();
        Writer writer = Hooks.enter(now);
        if (writer == null) {
            return;
        }
        try {
            tell(now, writer, now.number(task), failed ? now.error(thrown) : -1);
        } catch (Throwable wrong) {
            Hooks.fail(wrong);
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
        Recording now = Hooks.recording();
        Writer writer = task == null ? null : Hooks.enter(now);
        if (writer == null) {
            return;
        }
        try {
            int number = writer.lane(now) == 0 ? 0 : now.take(task);
            if (number != 0) {
                writer.put(now, number, kind, 0);
            }
        } catch (Throwable wrong) {
            Hooks.fail(wrong);
        } finally {
            writer.busy = false;
        }
    }
}
