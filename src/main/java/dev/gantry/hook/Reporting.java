package dev.gantry.hook;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Reporting of exceptions, as text and to logs, that cannot change what is reported: methods of a program's own
 * exceptions may throw too, also an Error, and whoever waits for the outcome must still get it. For all threads.
 */
public final class Reporting {
    private Reporting() {}

    /** Text of the exception, or its class where that is null or throws. */
    public static String text(Throwable thrown) {
        try {
            String text = thrown.toString();
            return text == null ? thrown.getClass().getName() : text;
        } catch (Throwable _) {
            return thrown.getClass().getName();
        }
    }

    /** Message of the exception, or its class where getting the message throws. */
    public static String message(Throwable thrown) {
        try {
            return String.valueOf(thrown.getMessage());
        } catch (Throwable _) {
            return thrown.getClass().getName();
        }
    }

    /** Stack trace of the exception as text; its class, if getting the trace throws. */
    public static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        try {
            thrown.printStackTrace(new PrintWriter(text));
        } catch (Throwable unprinted) {
            text.write("%s, which cannot tell of itself: it threw %s".formatted(thrown.getClass().getName(),
                    unprinted.getClass().getName()));
        }
        return text.toString();
    }

    /** Writes a log record about an exception; if that throws, a line on standard error names both classes. */
    public static void log(Runnable record, Throwable about) {
        try {
            record.run();
        } catch (Throwable unlogged) {
            System.err.printf("%s cannot be logged: that threw %s%n", about.getClass().getName(),
                    unlogged.getClass().getName());
        }
    }
}
