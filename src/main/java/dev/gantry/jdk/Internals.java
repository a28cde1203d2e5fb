package dev.gantry.jdk;

/**
 * All that Gantry uses of the inside of the JDK and of JavaFX, how to ask for it, and what there is not without it. The
 * build gives the same flags, by its properties {@code inside.*}.
 */
public enum Internals {
    /** Stacks that can be left and entered again; generators run on a thread of their own without. */
    CONTINUATION("java.base/jdk.internal.vm", true, "jdk.internal.vm.Continuation",
            "greenlets and cooperative hubs"),
    /** The maker of virtual threads that takes a scheduler. */
    SCHEDULER("java.base/java.lang", false, "java.lang.ThreadBuilders$VirtualThreadBuilder",
            "hubs that switch by themselves, no scoped values that are bound around a switch"),
    /** Defining a class in the loader of the program; workers look for their classes themselves without. */
    DEFINING("java.base/jdk.internal.access", true, "jdk.internal.access.SharedSecrets",
            "classes of lambdas that are sent ahead to workers"),
    /** The name of the program; docks group its windows under "java" without. */
    DOCK_NAME("javafx.graphics/com.sun.glass.ui", true, "com.sun.glass.ui.Application",
            "name of Gantry under its windows in a dock"),
    /** Reading a style sheet beside the start of the toolkit; it is read when the window is made without. */
    STYLE_SHEETS("javafx.graphics/com.sun.javafx.css", true, "com.sun.javafx.css.StyleManager",
            "style sheet that is read ahead");

    private final String place;
    private final boolean export;
    private final String witness;
    private final String users;

    Internals(String place, boolean export, String witness, String users) {
        this.place = place;
        this.export = export;
        this.witness = witness;
        this.users = users;
    }

    /** Module and package, as the JVM's flags and the build name them. */
    public String place() {
        return place;
    }

    /** The flag of the JVM that gives it. */
    public String flag() {
        Module us = Internals.class.getModule();
        return (export ? "--add-exports=" : "--add-opens=") + place + "="
                + (us.isNamed() ? us.getName() : "ALL-UNNAMED");
    }

    /** What does not work without it. */
    public String users() {
        return users;
    }

    /**
     * Whether this JVM was started so that it can be used. What lies on the class path needs no flag, nor does what is
     * not there: see {@link #exists}.
     */
    public boolean isAvailable() {
        Module us = Internals.class.getModule();
        String inside = place.substring(place.indexOf('/') + 1);
        return ModuleLayer.boot().findModule(place.substring(0, place.indexOf('/')))
                .map(module -> export ? module.isExported(inside, us) : module.isOpen(inside, us))
                .orElse(true);
    }

    /** Whether it is there at all, flag or no flag. */
    public boolean exists() {
        try {
            Class.forName(witness, false, Internals.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError _) {
            return false;
        }
    }

    /**
     * Makes sure that it can be used.
     *
     * @throws MissingInternal if it cannot, in one sentence that names the flag
     */
    public void require() {
        if (!isAvailable()) {
            throw missing();
        }
    }

    /** What to throw where this JDK has it not, flag or no flag. */
    public MissingInternal absent(Throwable cause) {
        return new MissingInternal("This JDK (%s) lacks what %s need; Gantry knows it from JDK 25."
                .formatted(Runtime.version(), users), cause);
    }

    private MissingInternal missing() {
        return new MissingInternal("Java must be started with %s for %s.".formatted(flag(), users), null);
    }
}
