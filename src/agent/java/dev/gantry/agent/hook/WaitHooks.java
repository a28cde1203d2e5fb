package dev.gantry.agent.hook;

import jdk.internal.misc.Unsafe;
import jdk.internal.vm.annotation.DontInline;

/** Hooks of threads that wait, and of those that end that; see {@link Hooks}. */
public final class WaitHooks {
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    private static final long BLOCKER = UNSAFE.objectFieldOffset(Thread.class, "parkBlocker");

    /** How many ends of waits were missed, as the program had used all its stack: then no count of waits is right. */
    private static volatile int missed;

    private WaitHooks() {}

    /** This thread waits for the result of a task. */
    @DontInline
    public static void awaits(Object task) {
        Recording now = Hooks.recording();
        Writer writer = Hooks.enter(now);
        if (writer == null) {
            return;
        }
        try {
            block(now, writer, now.reasons.result, now.number(task));
        } catch (Throwable wrong) {
            Hooks.fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** This thread parks, for this or, if that is null, for what it has set before. */
    @DontInline
    public static void parks(Object blocker) {
        Recording now = Hooks.recording();
        Writer writer = Hooks.enter(now);
        if (writer == null) {
            return;
        }
        try {
            Object what = blocker != null ? blocker : UNSAFE.getReference(writer.current.thread, BLOCKER);
            block(now, writer, now.reasons.of(what), 0);
        } catch (Throwable wrong) {
            Hooks.fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** This thread sleeps. */
    @DontInline
    public static void sleeps() {
        Recording now = Hooks.recording();
        if (now != null) {
            waits(now, now.reasons.sleep);
        }
    }

    /** This thread waits to be notified. */
    @DontInline
    public static void waits() {
        Recording now = Hooks.recording();
        if (now != null) {
            waits(now, now.reasons.wait);
        }
    }

    /** This thread waits for the end of another. */
    @DontInline
    public static void joins() {
        Recording now = Hooks.recording();
        if (now != null) {
            waits(now, now.reasons.join);
        }
    }

    private static void waits(Recording now, int reason) {
        Writer writer = Hooks.enter(now);
        if (writer == null) {
            return;
        }
        try {
            block(now, writer, reason, 0);
        } catch (Throwable wrong) {
            Hooks.fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** Of waits inside one another the outermost is recorded; a worker without a task is idle instead. */
    private static void block(Recording now, Writer writer, int reason, int task) {
        Strand strand = writer.current;
        if (strand.missed != missed) {
            startAnew(now, writer, strand);
        }
        if (strand.waits++ == 0 && !isIdle(strand)) {
            int line = Sites.beforeRecord(now, writer);
            if (line != 0 || strand.line != 0) {
                strand.line = line;
                writer.put(now, 0, Kinds.LINE, line);
            }
            writer.put(now, 0, Kinds.BLOCKED, Kinds.pair(reason, task));
            strand.told = true; // not before: all this needs stack, of which the program may have used all
        }
    }

    /** Of the waits that have begun some may have ended. */
    private static void startAnew(Recording now, Writer writer, Strand strand) {
        strand.missed = missed;
        strand.waits = 0;
        if (strand.told) {
            strand.told = false;
            writer.put(now, 0, Kinds.WOKEN, Kinds.pair(0, 0));
        }
    }

    private static boolean isIdle(Strand strand) {
        return strand.seeking || strand.isForked && !strand.runsTask();
    }

    /** The innermost wait of this thread has ended. */
    @DontInline
    public static void goesOn() {
        try {
            goOn(null);
        } catch (StackOverflowError full) {
            missed++; // a call would overflow again; that some threads may count it as one does not matter
        }
    }

    /** The innermost wait of this thread has ended, which was for this stage; that may have begun meanwhile. */
    @DontInline
    public static void hasAwaited(Object stage) {
        try {
            goOn(stage);
        } catch (StackOverflowError full) {
            missed++;
        }
    }

    private static void goOn(Object stage) {
        Recording now = Hooks.recording();
        Writer writer = Hooks.enter(now);
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
            Hooks.fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** This thread lets another go on that parks. */
    @DontInline
    public static void unparks(Thread thread) {
        Recording now = Hooks.recording();
        Writer writer = thread == null ? null : Hooks.enter(now);
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
            Hooks.fail(wrong);
        } finally {
            writer.busy = false;
        }
    }
}
