package dev.gantry.coroutine;

import java.lang.System.Logger.Level;
import java.lang.ref.Cleaner;

import dev.gantry.hook.Reporting;

/** Ends coroutines that are suspended and that the program cannot reach any more. */
final class Abandoned {
    private static final Cleaner CLEANER = Cleaner.create(work -> {
        Thread thread = new Thread(work, "gantry-abandoned");
        thread.setDaemon(true);
        return thread;
    });

    private Abandoned() {}

    /** Runs {@code end} once the coroutine is unreachable; {@code end} must not refer to the coroutine itself. */
    static Cleaner.Cleanable watch(Object coroutine, Runnable end) {
        return CLEANER.register(coroutine, () -> {
            try {
                end.run();
            } catch (Throwable failed) {
                log(failed);
            }
        });
    }

    /** Logs that an abandoned coroutine failed when it was ended: no caller could catch the exception. */
    static void log(Throwable failed) {
        // not made before: that takes longer than all else that the first generator does
        Reporting.log(() -> System.getLogger("dev.gantry.coroutine")
                .log(Level.WARNING, "exception ignored while an abandoned coroutine was ended", failed), failed);
    }
}
