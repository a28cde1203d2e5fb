package dev.gantry.futures;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

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
     *
     * @return the exception; a twin of it where it has room for neither because the JVM itself made it without running
     *     a constructor, such as a {@link StackOverflowError}
     */
    public static Throwable attach(Throwable thrown, String text) {
        RemoteTraceback remote = new RemoteTraceback("\n\"\"\"\n" + text.stripTrailing() + "\n\"\"\"");
        if (hang(thrown, remote)) {
            return thrown;
        }
        thrown.addSuppressed(remote);
        return Arrays.asList(thrown.getSuppressed()).contains(remote) ? thrown : twin(thrown, remote);
    }

    private static Throwable twin(Throwable thrown, RemoteTraceback remote) {
        if (!thrown.getClass().getPackageName().equals("java.lang")) {
            return thrown; // of a program that wants it so
        }
        try {
            Throwable twin = (Throwable) MethodHandles.publicLookup()
                    .findConstructor(thrown.getClass(), MethodType.methodType(void.class, String.class))
                    .invoke(thrown.getMessage());
            twin.setStackTrace(thrown.getStackTrace());
            return twin.initCause(remote);
        } catch (Throwable _) { // none that the JVM makes
            return thrown;
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
