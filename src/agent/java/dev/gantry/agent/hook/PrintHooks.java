package dev.gantry.agent.hook;

import jdk.internal.vm.annotation.DontInline;

/**
 * Hooks of texts that are printed to the standard output; see {@link Hooks}. Each text is a mark of its own, before it
 * is written; what is formatted is one, though it is written in pieces, before the end of its line is written.
 */
public final class PrintHooks {
    private static final int LONGEST = 255; // of the names that the ring has once

    private PrintHooks() {}

    /** This thread prints a text. */
    @DontInline
    public static void prints(Object stream, String text) {
        Recording now = Hooks.recording();
        Writer writer = stream == System.out ? Hooks.enter(now) : null;
        if (writer == null) {
            return;
        }
        try {
            if (writer.current.prints++ == 0 && text != null) {
                tell(now, writer, text);
            }
        } catch (Throwable wrong) {
            Hooks.fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    /** This thread prints these characters. */
    @DontInline
    public static void printsLetters(Object stream, char[] text) {
        prints(stream, text == null ? null : new String(text, 0, Math.min(text.length, LONGEST + 1)));
    }

    /** This thread writes these bytes, which are a text or are the end of one that is printed. */
    @DontInline
    public static void printsBytes(Object stream, byte[] bytes, int from, int count) {
        boolean fits = bytes != null && from >= 0 && count > 0 && count <= bytes.length - from;
        prints(stream, fits ? new String(bytes, from, Math.min(count, LONGEST + 1)) : null);
    }

    /** The text is written. */
    @DontInline
    public static void printed(Object stream) {
        Recording now = Hooks.recording();
        Writer writer = stream == System.out ? Hooks.enter(now) : null;
        if (writer != null) {
            writer.current.prints = Math.max(0, writer.current.prints - 1);
            writer.busy = false;
        }
    }

    /** This thread formats what it prints from now on. */
    @DontInline
    public static void formats(Object stream) {
        Recording now = Hooks.recording();
        Writer writer = stream == System.out ? Hooks.enter(now) : null;
        if (writer != null) {
            writer.current.formatted = new StringBuilder();
            writer.busy = false;
        }
    }

    /** It has done so. */
    @DontInline
    public static void formatted(Object stream) {
        Recording now = Hooks.recording();
        Writer writer = stream == System.out ? Hooks.enter(now) : null;
        if (writer == null) {
            return;
        }
        try {
            StringBuilder rest = writer.current.formatted;
            writer.current.formatted = null;
            if (rest != null) {
                mark(now, writer, rest.toString());
            }
        } catch (Throwable wrong) {
            Hooks.fail(wrong);
        } finally {
            writer.busy = false;
        }
    }

    private static void tell(Recording now, Writer writer, String text) {
        StringBuilder formatted = writer.current.formatted;
        if (formatted == null) {
            mark(now, writer, text);
        } else {
            formatted.append(text, 0, Math.min(text.length(), LONGEST));
            if (text.indexOf('\n') >= 0 || formatted.length() > LONGEST) {
                mark(now, writer, formatted.toString());
                formatted.setLength(0);
            }
        }
    }

    /** A mark with this text, if there is something in it but the end of a line. */
    private static void mark(Recording now, Writer writer, String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        if (end > 0 && now.mayMark(writer)) {
            writer.put(now, 0, Kinds.MARK, now.names.of(text.substring(0, Math.min(end, LONGEST))));
        }
    }
}
