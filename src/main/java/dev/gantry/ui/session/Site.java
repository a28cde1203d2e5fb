package dev.gantry.ui.session;

/**
 * A line of source.
 *
 * @param className the class, with its package
 * @param line from 1
 */
public record Site(String className, int line) {
    public static final Site UNKNOWN = new Site("", 0);

    /**
     * Reads {@code class:line}; {@link #UNKNOWN} for anything else. A lambda's or a nested class's line is its outer
     * class's.
     */
    public static Site of(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0 || !text.substring(colon + 1).matches("\\d{1,7}")) {
            return UNKNOWN;
        }
        String name = text.substring(0, colon);
        int nested = name.indexOf('$');
        return new Site(nested < 0 ? name : name.substring(0, nested), Integer.parseInt(text.substring(colon + 1)));
    }

    /** The class without its package, and the line. */
    public String label() {
        return className.substring(className.lastIndexOf('.') + 1) + ":" + line;
    }
}
