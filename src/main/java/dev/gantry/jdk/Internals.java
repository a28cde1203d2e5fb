package dev.gantry.jdk;

import java.util.List;

/**
 * Internal packages of the JDK and of JavaFX that Gantry uses: all of them, the flag for each, and what is missing
 * without it. The build gives the same flags, by its properties {@code inside.*}.
 */
public enum Internals {
    /** Continuations, stacks that can be left and entered again; without it, generators run on threads of their own. */
    CONTINUATION("java.base/jdk.internal.vm", true, "greenlets and cooperative hubs",
            "jdk.internal.vm.Continuation"),
    /** Virtual threads with a scheduler of their own, and the JDK's pollers of sockets, which must start first. */
    SCHEDULER("java.base/java.lang", false,
            "hubs that switch by themselves, no scoped values that are bound around a switch",
            "java.lang.ThreadBuilders$VirtualThreadBuilder", "sun.nio.ch.Poller"),
    /** Class definition in the loader of the program; without it, workers look for their classes themselves. */
    DEFINING("java.base/jdk.internal.access", true,
            "classes of lambdas that are sent ahead to workers", "jdk.internal.access.SharedSecrets"),
    /** Application name; without it, docks group its windows under "java". */
    DOCK_NAME("javafx.graphics/com.sun.glass.ui", true, "name of Gantry under its windows in a dock",
            "com.sun.glass.ui.Application"),
    /** Style sheet reading beside the start of the toolkit; without it, it is read when the window is made. */
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

    /** JVM flag that gives access to it. */
    public String flag() {
        Module us = Internals.class.getModule();
        return (export ? "--add-exports=" : "--add-opens=") + place + "="
                + (us.isNamed() ? us.getName() : "ALL-UNNAMED");
    }

    /** Class names by which its presence is checked. */
    List<String> witnesses() {
        return witnesses;
    }

    /** Features that do not work without it. */
    public String users() {
        return users;
    }

    /**
     * Whether this JVM was started so that it can be used. Packages on the class path need no flag, nor do missing
     * ones: see {@link #exists}.
     */
    public boolean isAvailable() {
        Module us = Internals.class.getModule();
        String inside = place.substring(place.indexOf('/') + 1);
        return ModuleLayer.boot().findModule(place.substring(0, place.indexOf('/')))
                .map(module -> export ? module.isExported(inside, us) : module.isOpen(inside, us))
                .orElse(true);
    }

    /** Whether this JDK has it at all, with or without the flag. */
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

    /** Exception for a JDK that does not have it, with or without the flag. */
    public MissingInternal absent(Throwable cause) {
        return new MissingInternal("This JDK (%s) lacks what %s need; Gantry knows it from JDK 25."
                .formatted(Runtime.version(), users), cause);
    }

    private MissingInternal missing() {
        return new MissingInternal("Java must be started with %s for %s.".formatted(flag(), users), null);
    }
}
