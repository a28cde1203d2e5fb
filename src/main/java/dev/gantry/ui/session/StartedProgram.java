package dev.gantry.ui.session;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

import dev.gantry.program.Piped;
import dev.gantry.recording.Recording;
import dev.gantry.ui.text.Texts;

/**
 * Run of a program that was started.
 *
 * @param recording it
 * @param streams what it prints, and what it is sent
 * @param exitCode its exit code; empty while it runs
 */
public record StartedProgram(Recording recording, Piped streams, Supplier<OptionalInt> exitCode) {
    private static final int SIGNALLED = 128;

    /** How it ended if not as usual, in a sentence; empty while it runs and after it was stopped. */
    Optional<String> trouble() {
        OptionalInt code = exitCode.get();
        if (code.isEmpty() || code.getAsInt() == 0 || recording.state() != Recording.State.ENDED) {
            return Optional.empty();
        }
        int number = code.getAsInt();
        return Optional.of(signal(number - SIGNALLED).map(name -> Texts.of("program.killed", name))
                .orElseGet(() -> Texts.of("program.exit", number)));
    }

    /** The name of a signal that ends a process, where its number is the same on all systems. */
    private static Optional<String> signal(int number) {
        return Optional.ofNullable(switch (number) {
            case 1 -> "SIGHUP";
            case 2 -> "SIGINT";
            case 3 -> "SIGQUIT";
            case 4 -> "SIGILL";
            case 6 -> "SIGABRT";
            case 8 -> "SIGFPE";
            case 9 -> "SIGKILL";
            case 11 -> "SIGSEGV";
            case 13 -> "SIGPIPE";
            case 14 -> "SIGALRM";
            case 15 -> "SIGTERM";
            default -> null;
        });
    }
}
