package dev.gantry.agent.hook;

import java.util.Set;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Lines of the program that hand over tasks or wait. To find one means to walk the stack, which takes some
 * microseconds. So a thread that hands over or waits all the time does so now and then: after a burst it spends at most
 * one part in {@value #SHARE} of its time on that. What comes in between has no line; none is guessed.
 */
final class Sites implements Function<Stream<StackWalker.StackFrame>, StackWalker.StackFrame> {
    private static final int DEEPEST = 64;
    private static final int SHARE = 50;
    private static final long BURST = 100_000_000; // nanoseconds that may be spoken for
    private static final long LONGEST = 20_000; // what a walk counts at most: the first one loads classes
    private static final String[] NOT_THE_PROGRAM = {"java.", "jdk.", "sun.", "com.sun.tools.", "dev.gantry.agent."};
    private static final StackWalker WALKER = StackWalker.getInstance(Set.of(), 16);

    private static final Sites FINDER = new Sites();

    private Sites() {}

    /** The last frame that was looked at. */
    private static final class Last implements Consumer<StackWalker.StackFrame> {
        StackWalker.StackFrame frame;

        @Override
        public void accept(StackWalker.StackFrame next) {
            frame = next;
        }
    }

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
        StackWalker.StackFrame found = WALKER.walk(FINDER);
        int line = found == null ? 0 : now.names.of(found.getClassName() + ":" + found.getLineNumber());
        long took = Math.min(System.nanoTime() - since, LONGEST);
        writer.spokenFor = (writer.spokenFor - since > 0 ? writer.spokenFor : since) + took * SHARE;
        return line;
    }

    /** The first frame that is the program's and knows its line; null if there is none. */
    @Override
    public StackWalker.StackFrame apply(Stream<StackWalker.StackFrame> frames) {
        Last last = new Last();
        Spliterator<StackWalker.StackFrame> each = frames.spliterator(); // a pipeline would cost more than the walk
        for (int i = 0; i < DEEPEST && each.tryAdvance(last); i++) {
            if (isProgram(last.frame.getClassName())) {
                return last.frame.getLineNumber() > 0 ? last.frame : null;
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
