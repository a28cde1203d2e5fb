package dev.gantry.format.chrome;

import dev.gantry.trace.LaneRole;

/** Gantry's extensions of the format: other readers ignore them. */
final class OwnFields {
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
    /** The metadata event that describes a task. */
    static final String TASK_TOLD = "gantry_task";
    static final String TASK = "task";
    /** Where a slice has no name of its own. */
    static final String NAMELESS = "nameless";
    static final String SUBMITTED = "submitted";
    static final String SUBMITTED_BY = "submittedBy";
    static final String STARTED = "started";
    static final String ENDED = "ended";
    static final String OUTCOME = "outcome";
    static final String ERROR = "error";

    /** The category of an arrow that says that one lane made another go on. */
    static final String WAKE = "wake";
    static final String BY = "by";

    private OwnFields() {}

    /** A role's id as this format has always spelt it. */
    static String role(LaneRole role) {
        return role.id().replace('-', '_');
    }

    /** The role that is spelt so; the plain one for any other text. */
    static LaneRole role(String text) {
        return LaneRole.byId(text.replace('_', '-')).orElse(LaneRole.PLAIN);
    }
}
