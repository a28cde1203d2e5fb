package dev.gantry.agent.hook;

import java.nio.file.Path;
import java.util.Map;

/**
 * Begin and end of recordings, and what all hooks have in common: these are what woven methods call, and the rules of
 * Gantry's weaver say which calls what. Each may be called by any thread at any time, and does nothing while nothing is
 * recorded, on threads that are hidden, and inside another hook. Whatever goes wrong here ends the recording, and never
 * reaches the program.
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

    /**
     * Says in the recording that begins, or goes on, what is left out of it.
     *
     * @param code which of Gantry's messages says so, without its {@code unseen.}
     * @param texts what it is about
     */
    public static void lacks(String code, String... texts) {
        Recording now = last;
        try {
            Writer writer = now == null ? null : now.writer(); // a hidden thread may say it, too
            if (writer != null && !writer.busy) {
                writer.busy = true;
                now.note(writer, code, texts);
                writer.busy = false;
            }
        } catch (Throwable wrong) {
            fail(wrong);
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

    /** What is recorded now; null if nothing is. */
    static Recording recording() {
        return recording;
    }

    /** The thread's writer, which is busy from now on; null if the hook does nothing. */
    static Writer enter(Recording now) {
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

    static void fail(Throwable wrong) {
        if (wrong instanceof StackOverflowError) {
            return; // the program's own, which meets it again at once
        }
        Recording failed = recording;
        recording = null;
        if (failed != null) {
            System.err.println("gantry: the recording ended, since something went wrong in it: " + wrong);
        }
    }
}
