package dev.gantry.agent.hook;

/**
 * Lines of the program that hand over tasks or wait. To find one means to walk the stack, which takes some
 * microseconds. So a thread that hands over or waits all the time does so now and then: after a burst it spends at most
 * one part in {@value #SHARE} of its time on that. What comes in between has no line; none is guessed.
 *
 * <p>The stack is that of a throwable, which the JVM itself walks and tells. A stack walker is cheaper where stacks are
 * deep, but is so much code in Java that its compilation costs a program of some seconds more than all walks.
 */
final class Sites {
    private static final int SHARE = 400;
    private static final long BURST = 800_000_000; // nanoseconds that may be spoken for
    private static final long LONGEST = 50_000; // what a walk counts at most: another thread may have run meanwhile
    private static final String[] NOT_THE_PROGRAM = {"java.", "jdk.", "sun.", "com.sun.tools.", "dev.gantry.agent."};

    private Sites() {}

    /** The number of the line that calls a hook which has just written a record; 0 if it isn't looked for, or none. */
    static int afterRecord(Recording now, Writer writer) {
        return writer.spokenFor - writer.written > BURST ? 0 : find(now, writer, writer.written);
    }

    /** The same of a hook that has written nothing so far. */
    static int beforeRecord(Recording now, Writer writer) {
        long time = System.nanoTime();
        return writer.spokenFor - time > BURST ? 0 : find(now, writer, time);
    }

    private static int find(Recording now, Writer writer, long since) {
        if (writer.current != writer && Thread.currentThread() != writer.current.thread) {
            return 0; // between two states of a virtual thread
        }
        String found = top(new Throwable().getStackTrace());
        int line = found == null ? 0 : now.names.of(found);
        long took = Math.min(System.nanoTime() - since, LONGEST);
        writer.spokenFor = (writer.spokenFor - since > 0 ? writer.spokenFor : since) + took * SHARE;
        return line;
    }

    /** The first line of a stack that is the program's; null if there is none, or its class doesn't tell. */
    private static String top(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            String name = frame.getClassName();
            if (isProgram(name)) {
                return frame.getLineNumber() > 0 ? name + ":" + frame.getLineNumber() : null;
            }
        }
        return null;
    }

    private static boolean isProgram(String name) {
        for (String other : NOT_THE_PROGRAM) {
            if (name.startsWith(other)) {
                return false;
            }
        }
        return true;
    }
}
