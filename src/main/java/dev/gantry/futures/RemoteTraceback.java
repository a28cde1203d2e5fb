package dev.gantry.futures;

/**
 * What a worker process said of an error: the text of its stack trace, in the message. It has no stack of its own, and
 * hangs at the end of the causes of the exception that came from there, or is suppressed by it where its causes are
 * final.
 */
public final class RemoteTraceback extends Exception {
    private static final long serialVersionUID = 1;

    public RemoteTraceback(String text) {
        super(text, null, false, false);
    }

    /**
     * Hangs this text under an exception, or beside it where its causes leave no room, or it has its own idea of them.
     */
    public static void attach(Throwable thrown, String text) {
        RemoteTraceback remote = new RemoteTraceback("\n\"\"\"\n" + text.stripTrailing() + "\n\"\"\"");
        if (!hang(thrown, remote)) {
            thrown.addSuppressed(remote);
        }
    }

    private static boolean hang(Throwable thrown, RemoteTraceback remote) {
        try {
            Throwable last = thrown;
            for (int depth = 0; last.getCause() != null && depth < 100; depth++) {
                last = last.getCause();
            }
            last.initCause(remote);
            return last.getCause() == remote;
        } catch (RuntimeException _) { // its cause is final, or a method of its own throws
            return false;
        }
    }
}
