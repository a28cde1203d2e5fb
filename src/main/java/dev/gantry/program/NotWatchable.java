package dev.gantry.program;

import java.util.List;

/**
 * A program cannot be started so that it is watched. The message says why and what helps, in a sentence or two, for the
 * command line; a window says it in its own words where it knows the reason.
 */
public final class NotWatchable extends Exception {
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final transient List<String> about;

    /** Reason why. */
    public enum Reason {
        /** There is no interpreter. */
        NO_INTERPRETER,
        /** It is too old for this program; about: its path, its version, the oldest that will do. */
        TOO_OLD,
        /** It lacks what the program imports; about: its path, then the modules. */
        LACKS_MODULES,
        /** There is no java on the path. */
        NO_JAVA,
        /** It is no folder of a JDK; about: it. */
        NO_JDK,
        /** The JDK is too old; about: its folder, its version or nothing, the oldest that will do. */
        OLD_JDK,
        /** It is no jar, or can't be read as one; about: its name. */
        NO_JAR,
        /** The jar names no main class; about: its name. */
        NO_MAIN_CLASS,
        /** A class is for a newer Java; about: it, that Java, the JDK's folder, its version. */
        NEWER_CLASS,
        /** What the message says. */
        OTHER
    }

    public NotWatchable(String message) {
        this(message, Reason.OTHER, List.of());
    }

    /** The same for this reason. */
    public NotWatchable(String message, Reason reason, List<String> about) {
        super(message);
        this.reason = reason;
        this.about = List.copyOf(about);
    }

    public Reason reason() {
        return reason;
    }

    /** What it is about, in the order that the reason says. */
    public List<String> about() {
        return about;
    }
}
