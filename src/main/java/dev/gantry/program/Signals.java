package dev.gantry.program;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Signals of a command that runs a program in its place: this process stays until the program has ended, so that it can
 * say what was recorded and end as the program did. Closing it restores what was before.
 *
 * <p>The program is in the process group of this process. What a terminal sends, it sends to both, so an interrupt or a
 * hang-up is not passed on where there is a controlling terminal. Elsewhere it is, as is a request to end: whoever
 * sends that to this process alone means the program. A sender that means the whole group then reaches the program
 * twice. A signal that this process was started to ignore, as nohup does, stays ignored, and the program is started
 * with that too.
 */
public final class Signals implements AutoCloseable {
    private static final Path STATUS = Path.of("/proc/self/stat");
    private static final int TERMINAL = 4; // words after the command's name, which is in brackets

    /** Numbers of the signals that ask a process to end. */
    private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "INT", 2, "TERM", 15);
    private static final int ENDED = 128;

    private final AtomicReference<String> first = new AtomicReference<>();
    private final List<Runnable> restore = new ArrayList<>();

    private Signals() {}

    /**
     * From now on this process ends when the program does, whatever signal comes.
     *
     * @param program is sent the signal of this name, without SIG
     */
    public static Signals passOnTo(Consumer<String> program) {
        Signals passed = new Signals();
        boolean fromTerminal = hasTerminal();
        for (String name : List.of("INT", "HUP")) {
            passed.handle(name, fromTerminal ? () -> {} : () -> program.accept(name));
        }
        passed.handle("TERM", () -> program.accept("TERM"));
        return passed;
    }

    /** From now on a signal that asks this process to end has this done instead. */
    public static Signals ask(Runnable action) {
        Signals passed = new Signals();
        for (String name : NUMBERS.keySet()) {
            passed.handle(name, action);
        }
        return passed;
    }

    /** Exit code of a process that the first signal ended which came: 128 and its number; empty while none came. */
    public OptionalInt exitCode() {
        return Optional.ofNullable(first.get()).map(name -> OptionalInt.of(ENDED + NUMBERS.get(name)))
                .orElse(OptionalInt.empty());
    }

    /** Whether a process that ended with this exit code was ended by a signal that asks for that. */
    public static boolean isEnd(int exitCode) {
        return NUMBERS.containsValue(exitCode - ENDED);
    }

    @Override
    public void close() {
        restore.forEach(Runnable::run);
    }

    /** By reflection, as the compiler warns of sun.misc.Signal, for which there is no other way in Java. */
    private void handle(String name, Runnable action) {
        try {
            Class<?> signals = Class.forName("sun.misc.Signal");
            Class<?> handlers = Class.forName("sun.misc.SignalHandler");
            Method handle = signals.getMethod("handle", signals, handlers);
            Object signal = signals.getConstructor(String.class).newInstance(name);
            Object passed = Proxy.newProxyInstance(handlers.getClassLoader(), new Class<?>[]{handlers},
                    (proxy, method, arguments) -> answer(proxy, method, arguments, () -> {
                        first.compareAndSet(null, name);
                        action.run();
                    }));
            Object before = handle.invoke(null, signal, passed); // null where it is ignored: it stays so
            restore.add(() -> restore(handle, signal, before));
        } catch (ReflectiveOperationException _) {
            // this system does not have it, or the JVM keeps it for itself
        }
    }

    private static Object answer(Object proxy, Method method, Object[] arguments, Runnable action) {
        return switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            case "toString" -> "passes a signal on";
            default -> {
                action.run();
                yield null;
            }
        };
    }

    private static void restore(Method handle, Object signal, Object before) {
        try {
            handle.invoke(null, signal, before);
        } catch (ReflectiveOperationException _) {
            // this process ends with the command
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
