package dev.gantry.view.flame;

/**
 * Parts of the name of a function on a stack.
 *
 * @param group its package; where it has none its class, or all of it
 * @param label without the package
 */
record FrameName(String group, String label) {
    /** The parts of a name such as {@code java.util.List.add}; C++'s are taken as they are. */
    static FrameName of(String name) {
        int end = Math.min(index(name, '('), index(name, ' '));
        int method = name.lastIndexOf('.', end - 1);
        int type = method < 0 ? -1 : name.lastIndexOf('.', method - 1);
        return new FrameName(type >= 0 ? name.substring(0, type) : method >= 0 ? name.substring(0, method) : name,
                name.substring(type + 1));
    }

    private static int index(String name, char of) {
        int at = name.indexOf(of);
        return at < 0 ? name.length() : at;
    }
}
