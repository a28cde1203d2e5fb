package dev.gantry.futures.process;

/**
 * What a worker process said of an error: the text of its stack trace, in the message. It has no stack of its own, and
 * hangs at the end of the causes of the exception that came from there, or is suppressed by it where its causes are final.
 */
public final class RemoteTraceback extends Exception {
    private static final long serialVersionUID = 1;

    public RemoteTraceback(String text) {
        super(text, null, false, false);
    }

    /** Hangs this text under an exception, or beside it where its causes leave no room. */
    static void attach(Throwable thrown, String text) {
        RemoteTraceback remote = new RemoteTraceback("\n\"\"\"\n" + text.stripTrailing() + "\n\"\"\"");
        Throwable last = thrown;
        for (int depth = 0; last.getCause() != null && depth < 100; depth++) {
            last = last.getCause();
        }
        try {
            last.initCause(remote);
        } catch (IllegalStateException _) {
            thrown.addSuppressed(remote);
        }
    }
}
