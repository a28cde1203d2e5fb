/** The system that the package is for: the one that it is made on. */
enum Host {
    LINUX, WINDOWS, MAC;

    static final Host CURRENT = current();

    private static Host current() {
        String name = System.getProperty("os.name");
        return name.startsWith("Windows") ? WINDOWS : name.startsWith("Mac") ? MAC : LINUX;
    }
}
