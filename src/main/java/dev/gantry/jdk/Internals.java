package dev.gantry.jdk;

import java.util.List;

/**
 * All that Gantry uses of the inside of the JDK and of JavaFX, how to ask for it, and what there is not without it. The
 * build gives the same flags, by its properties {@code inside.*}.
 */
public enum Internals {
    /** Stacks that can be left and entered again; generators run on a thread of their own without. */
    CONTINUATION("java.base/jdk.internal.vm", true, "greenlets and cooperative hubs",
            "jdk.internal.vm.Continuation"),
    /** The maker of virtual threads that takes a scheduler, and the JDK's socket pollers, which must start first. */
    SCHEDULER("java.base/java.lang", false,
            "hubs that switch by themselves, no scoped values that are bound around a switch",
            "java.lang.ThreadBuilders$VirtualThreadBuilder", "sun.nio.ch.Poller"),
    /** Defining a class in the loader of the program; workers look for their classes themselves without. */
    DEFINING("java.base/jdk.internal.access", true,
            "classes of lambdas that are sent ahead to workers", "jdk.internal.access.SharedSecrets"),
    /** The name of the program; docks group its windows under "java" without. */
    DOCK_NAME("javafx.graphics/com.sun.glass.ui", true, "name of Gantry under its windows in a dock",
            "com.sun.glass.ui.Application"),
    /** Reading a style sheet beside the start of the toolkit; it is read when the window is made without. */
    STYLE_SHEETS("javafx.graphics/com.sun.javafx.css", true, "style sheet that is read ahead",
            "com.sun.javafx.css.StyleManager");

    private final String place;
    private final boolean export;
    private final String users;
    private final List<String> witnesses;

    Internals(String place, boolean export, String users, String... witnesses) {
        this.place = place;
        this.export = export;
        this.users = users;
        this.witnesses = List.of(witnesses);
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

    /** The classes by which it is known. */
    List<String> witnesses() {
        return witnesses;
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
            for (String witness : witnesses) {
                Class.forName(witness, false, Internals.class.getClassLoader());
            }
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
