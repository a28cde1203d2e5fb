package dev.gantry.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Signals of a command that runs a program in its place: this process stays until the program has ended, so that it can
 * say what was recorded and end as the program did. Closing it restores what was before.
 *
 * <p>The program is in the process group of this process. What a terminal sends, it sends to both, so an interrupt or a
 * hang-up is not passed on where there is a controlling terminal. Elsewhere it is, as is a request to end: whoever
 * sends that to this process alone means the program. A sender that means the whole group then reaches the program
 * twice.
 */
@SuppressWarnings("sunapi") // the only way to handle signals in Java
public final class Signals implements AutoCloseable {
    private static final Path STATUS = Path.of("/proc/self/stat");
    private static final int TERMINAL = 4; // words after the command's name, which is in brackets

    private final List<Runnable> restore = new ArrayList<>();

    private Signals() {}

    /** From now on this process ends when the program does, whatever signal comes. */
    public static Signals passOnTo(ProgramRun run) {
        Signals passed = new Signals();
        boolean fromTerminal = hasTerminal();
        for (String name : List.of("INT", "HUP")) {
            passed.handle(name, fromTerminal ? () -> {} : () -> run.signal(name));
        }
        passed.handle("TERM", () -> run.signal("TERM"));
        return passed;
    }

    @Override
    public void close() {
        restore.forEach(Runnable::run);
    }

    private void handle(String name, Runnable action) {
        try {
            Signal signal = new Signal(name);
            SignalHandler before = Signal.handle(signal, _ -> action.run()); // one that is ignored stays so
            restore.add(() -> Signal.handle(signal, before));
        } catch (IllegalArgumentException _) {
            // this system does not have it, or the JVM keeps it for itself
        }
    }

    private static boolean hasTerminal() {
        try {
            String status = Files.readString(STATUS);
            return !status.substring(status.lastIndexOf(')') + 2).split(" ")[TERMINAL].equals("0");
        } catch (IOException | IndexOutOfBoundsException _) {
            return System.console() != null; // no Linux
        }
    }
}
