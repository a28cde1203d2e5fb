package dev.gantry.format.chrome;

/** What Gantry adds to the format when it writes: other readers pass over it. */
final class Words {
    /** The field of the file that says that Gantry wrote it. */
    static final String GANTRY = "gantry";
    static final String VERSION = "version";
    /** The metadata event that describes a lane. */
    static final String LANE = "gantry_lane";
    static final String KIND = "kind";
    static final String ROLE = "role";
    static final String PARENT = "parent";
    static final String PID = "pid";
    /** Nanoseconds. */
    static final String OPENED = "opened";
    /** Nanoseconds. */
    static final String CLOSED = "closed";
    static final String OUTCOME = "outcome";
    static final String ERROR = "error";

    private Words() {}
}
