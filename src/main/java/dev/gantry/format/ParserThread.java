package dev.gantry.format;

import java.io.IOException;

/** What ends a thread that parses ahead of the one that reads a file. */
public final class ParserThread {
    private ParserThread() {}

    /** Ends this thread, if there is one, and returns when it has ended. */
    public static void end(Thread thread) {
        boolean interrupted = false;
        while (thread != null && thread.isAlive()) {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Throws in the calling thread what ended the other; nothing if that came to the end of the file. */
    public static void rethrow(Throwable failure) throws IOException {
        switch (failure) {
            case null -> {
                // it came to the end
            }
            case IOException failed -> throw failed;
            case RuntimeException failed -> throw failed;
            case Error failed -> throw failed;
            default -> throw new IOException(failure);
        }
    }
}
