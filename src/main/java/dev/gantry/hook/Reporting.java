package dev.gantry.hook;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;

/**
 * Reporting of exceptions, as text, to logs and to the standard streams, that cannot change what is reported: methods
 * of a program's own exceptions and streams may throw too, also an Error, and whoever waits for the outcome must still
 * get it. For all threads.
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

    /** Stack trace of the exception as text, cut where it is very long; its class, if getting the trace throws. */
    public static String trace(Throwable thrown) {
        Bounded text = new Bounded();
        try {
            thrown.printStackTrace(new PrintWriter(text));
        } catch (Throwable unprinted) {
            if (text.isFull()) {
                return text.append(System.lineSeparator()).append("...").toString();
            }
            text.append("%s, which cannot tell of itself: it threw %s".formatted(thrown.getClass().getName(),
                    unprinted.getClass().getName()));
        }
        return text.toString();
    }

    /** Text of a bounded length, since an exception may have causes without an end. */
    private static final class Bounded extends Writer {
        private static final int MOST = 1 << 20;
        private final StringBuilder text = new StringBuilder();

        @Override
        public void write(char[] from, int start, int length) {
            text.append(from, start, Math.min(length, MOST - text.length()));
            if (isFull()) {
                throw new IllegalStateException("the text is too long");
            }
        }

        boolean isFull() {
            return text.length() == MOST;
        }

        @Override
        public Bounded append(CharSequence more) {
            text.append(more);
            return this;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        @Override
        public String toString() {
            return text.toString();
        }
    }

    /** Writes a log record about an exception; if that throws, a line on standard error names both classes. */
    public static void log(Runnable record, Throwable about) {
        try {
            record.run();
        } catch (Throwable unlogged) {
            print("%s cannot be logged: that threw %s%n".formatted(about.getClass().getName(),
                    unlogged.getClass().getName()));
        }
    }

    /** Prints text to the program's standard error, where that takes it. */
    public static void print(String text) {
        byte[] bytes = text.getBytes(charset(System.err));
        print(true, bytes, 0, bytes.length);
    }

    /**
     * Prints bytes to the program's standard output or error, if it takes them: the program may have set either to
     * null, or to a stream that throws.
     */
    public static void print(boolean error, byte[] bytes, int from, int count) {
        PrintStream stream = error ? System.err : System.out;
        if (stream == null) {
            return;
        }
        try {
            stream.write(bytes, from, count);
            stream.flush();
        } catch (Throwable _) {
            // lost as with any print to a stream that is broken
        }
    }

    /** Charset of the program's standard output, also where that is null. */
    public static Charset charset() {
        return charset(System.out);
    }

    private static Charset charset(PrintStream stream) {
        return stream == null ? Charset.defaultCharset() : stream.charset();
    }
}
