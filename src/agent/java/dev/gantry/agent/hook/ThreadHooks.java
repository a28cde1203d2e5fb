package dev.gantry.agent.hook;

import jdk.internal.vm.annotation.DontInline;

/** Hooks of threads that begin, end, or change their carrier; see {@link Hooks}. */
public final class ThreadHooks {
    private ThreadHooks() {}

    /** A platform thread is started by this one. */
    @DontInline
    public static void threadStarts(Thread thread) {
        Recording now = Hooks.recording();
        Writer writer = Hooks.enter(now);
        if (writer == null) {
            return;
        }
        try {
            if (now.strands.find(thread) == null) {
                now.openThread(writer, thread);
            }
        } catch (Throwable wrong) {
            Hooks.fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** This platform thread ends. */
    @DontInline
    public static void threadEnds() {
        Recording now = Hooks.recording();
        if (now == null || now.strands.find(Carriers.current()) == null) {
            return;
        }
        Writer writer = Hooks.enter(now);
        if (writer == null) {
            return;
        }
        try {
            now.leave(writer);
        } catch (Throwable wrong) {
            Hooks.fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** A virtual thread is started by this thread. */
    @DontInline
    public static void virtualStarts(Thread thread) {
        Recording now = Hooks.recording();
        Writer writer = Hooks.enter(now);
        if (writer == null) {
            return;
        }
        try {
            now.openVirtual(writer, thread);
        } catch (Throwable wrong) {
            Hooks.fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** A virtual thread runs on this thread from now on. */
    @DontInline
    public static void mounts(Thread thread) {
        Recording now = Hooks.recording();
        Writer writer = Hooks.enter(now);
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
            Hooks.fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** The virtual thread that ran on this thread does so no more. */
    @DontInline
    public static void unmounts() {
        Recording now = Hooks.recording();
        Writer writer = Hooks.enter(now);
        if (writer == null) {
            return;
        }
        try {
            Strand strand = writer.current;
            if (strand != writer && !strand.isCoroutine) {
                if (writer.lane != 0) {
                    writer.put(now, writer.lane, Kinds.SWITCHED, Kinds.SWITCH);
                }
                writer.current = writer;
            }
        } catch (Throwable wrong) {
            Hooks.fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** A virtual thread has ended, and nobody knows it yet. */
    @DontInline
    public static void virtualEnds(Thread thread) {
        Recording now = Hooks.recording();
        Writer writer = Hooks.enter(now);
        if (writer == null) {
            return;
        }
        try {
            Strand strand = now.strands.find(thread);
            if (strand != null) {
                now.close(writer, strand);
            }
        } catch (Throwable wrong) {
            Hooks.fail(wrong);
        } finally {
            writer.busy = false;
        }
    }
}
