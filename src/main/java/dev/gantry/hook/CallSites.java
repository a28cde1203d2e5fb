package dev.gantry.hook;

import java.util.Set;

import dev.gantry.trace.Names;

/**
 * Call sites: finds the line of the program that called into Gantry. Costs three to four microseconds: it walks the
 * stack.
 */
final class CallSites {
    private static final StackWalker WALKER = StackWalker.getInstance();

    /** Packages and classes whose frames are not the program. */
    private static final Set<String> OURS = Set.of(
            "dev.gantry.hook",
            "dev.gantry.futures",
            "dev.gantry.futures.process",
            "dev.gantry.futures.remote",
            "dev.gantry.coroutine",
            "dev.gantry.hub",
            "dev.gantry.lesson.run.RecordedCalls");

    private final FirstLines beginnings;

    /** Call sites of a program whose tasks begin with these lines. */
    CallSites(FirstLines beginnings) {
        this.beginnings = beginnings;
    }

    /**
     * Call site that was found.
     *
     * @param line the number of the text {@code class:line}; 0 if no frame is the program's
     * @param begins the same of the line with which what it hands over begins; 0 if that is not known
     */
    record Found(int line, int begins) {
        static final Found NOTHING = new Found(0, 0);
    }

    /** Finds the line of the program that called. */
    Found caller(Names names) {
        return WALKER.walk(frames -> frames.filter(frame -> isProgram(frame.getClassName())).findFirst())
                .map(frame -> new Found(
                        names.intern(frame.getClassName() + ":" + frame.getLineNumber()),
                        beginnings.handedOver(frame).map(names::intern).orElse(0)))
                .orElse(Found.NOTHING);
    }

    private static boolean isProgram(String name) {
        int dot = name.lastIndexOf('.');
        return !name.startsWith("java.") && !name.startsWith("jdk.") && !name.startsWith("sun.")
                && !OURS.contains(name) && !OURS.contains(dot < 0 ? "" : name.substring(0, dot));
    }
}
