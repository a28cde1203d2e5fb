/** The system that the package is for: the one that it is made on. */
enum Host {
    LINUX, WINDOWS, MAC;

    static final Host CURRENT = current();

    /** The version as this system's packages take it: on macOS its first number must not be 0. */
    String version(String version) {
        return this == MAC ? version.replaceFirst("^0\\.", "1.") : version;
    }

    /**
     * What the program is called in this system's menus, whose entries have the names of launchers. Linux' have their
     * own.
     */
    String program() {
        return this == LINUX ? "gantry" : "Gantry";
    }

    private static Host current() {
        String name = System.getProperty("os.name");
        return name.startsWith("Windows") ? WINDOWS : name.startsWith("Mac") ? MAC : LINUX;
    }
}
