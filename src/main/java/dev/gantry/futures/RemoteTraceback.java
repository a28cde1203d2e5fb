package dev.gantry.futures;

/**
 * Remote stack trace of an error in a worker process, as the text of the message. It has no stack of its own. It is the
 * last cause of the exception that came from there, or suppressed by it where its causes are final.
 */
public final class RemoteTraceback extends Exception {
    private static final long serialVersionUID = 1;

    public RemoteTraceback(String text) {
        super(text, null, false, false);
    }

    /**
     * Adds this text as the last cause of an exception, or as suppressed where its causes cannot be set or are
     * overridden.
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
        } catch (Throwable _) { // its cause is final, or a method of its own throws
            return false;
        }
    }
}
