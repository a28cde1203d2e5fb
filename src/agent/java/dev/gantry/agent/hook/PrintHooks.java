package dev.gantry.agent.hook;

import jdk.internal.vm.annotation.DontInline;

/** Hook of lines that are printed; see {@link Hooks}. */
public final class PrintHooks {
    private static final int LONGEST = 255; // of the names that the ring has once

    private PrintHooks() {}

    /** This thread prints a line: a mark, where it goes to the standard output. */
    @DontInline
    public static void prints(Object stream, String line) {
        Recording now = Hooks.recording();
        Writer writer = stream == System.out && line != null ? Hooks.enter(now) : null;
        if (writer == null) {
            return;
        }
        try {
            if (now.mayMark(writer)) {
                writer.put(now, 0, Kinds.MARK, now.names.of(line.substring(0, Math.min(line.length(), LONGEST))));
            }
        } catch (Throwable wrong) {
            Hooks.fail(wrong);
        } finally {
            writer.busy = false;
        }
    }
}
