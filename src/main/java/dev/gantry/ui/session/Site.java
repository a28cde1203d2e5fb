package dev.gantry.ui.session;

/**
 * A line of source.
 *
 * @param className the class, with its package; in Python the file
 * @param line from 1
 */
public record Site(String className, int line) {
    public static final Site UNKNOWN = new Site("", 0);

    /**
     * Reads {@code class:line} or {@code file.py:line}; {@link #UNKNOWN} for anything else. A lambda's or a nested
     * class's line is its outer class's.
     */
    public static Site of(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0 || !text.substring(colon + 1).matches("\\d{1,7}")) {
            return UNKNOWN;
        }
        return new Site(outermost(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    }

    /** The class around a lambda or a nested class; the file itself. */
    static String outermost(String name) {
        int nested = isFile(name) ? -1 : name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    /** The class without its package or the file without its folder, and the line. */
    public String label() {
        return className.substring(className.lastIndexOf(isFile(className) ? '/' : '.') + 1) + ":" + line;
    }

    private static boolean isFile(String name) {
        return name.endsWith(".py");
    }
}
