package dev.gantry.program;

import java.util.ArrayList;
import java.util.List;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Signals of a command that runs a program in its place. The program gets what the terminal sends to both by itself;
 * this process stays, so that it can say what was recorded and end as the program did. A signal that asks this process
 * alone to end is passed on. Closing it restores what was before.
 */
@SuppressWarnings("sunapi") // the only way to handle signals in Java
public final class Signals implements AutoCloseable {
    private final List<Runnable> restore = new ArrayList<>();

    private Signals() {}

    /** From now on this process ends when the program does, whatever signal comes. */
    public static Signals passOnTo(ProgramRun run) {
        Signals passed = new Signals();
        passed.handle("INT", () -> {});
        passed.handle("HUP", () -> {});
        passed.handle("TERM", run::terminate);
        return passed;
    }

    @Override
    public void close() {
        restore.forEach(Runnable::run);
    }

    private void handle(String name, Runnable action) {
        try {
            Signal signal = new Signal(name);
            SignalHandler before = Signal.handle(signal, _ -> action.run()); // a handler, as an exec resets it
            restore.add(() -> Signal.handle(signal, before));
        } catch (IllegalArgumentException _) {
            // this system does not have it, or the JVM keeps it for itself
        }
    }
}
