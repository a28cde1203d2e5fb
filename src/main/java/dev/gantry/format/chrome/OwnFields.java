package dev.gantry.format.chrome;

import dev.gantry.trace.LaneRole;

/**
 * Gantry's extensions of the format: other readers ignore them. They stand in metadata events of their own, and in an
 * object {@value #GANTRY} among the arguments of other events; in files of version 1 they stand among the arguments
 * themselves. Times are nanoseconds by the clock of the file's {@code ts}.
 */
final class OwnFields {
    /** The format's own parts for samples and the frames of their stacks. */
    static final String SAMPLES = "samples";
    static final String FRAMES = "stackFrames";

    /** The field of the file that says that Gantry wrote it, and the object with its fields in arguments. */
    static final String GANTRY = "gantry";
    static final String VERSION = "version";
    /** The version from which on its fields are in an object of their own. */
    static final int WITH_OBJECT = 2;

    static final String TITLE = "title";
    /** Time of the file that is time 0 of the recording. */
    static final String TIME_BASE = "timeBase";
    static final String FIRST = "first";
    static final String HORIZON = "horizon";
    static final String RECORDS = "records";
    static final String LOST = "lost";
    static final String MALFORMED = "malformed";

    /** The metadata event that describes a lane. */
    static final String LANE_TOLD = "gantry_lane";
    static final String LANE = "lane";
    static final String ID = "id";
    static final String NAME = "name";
    static final String KIND = "kind";
    static final String ROLE = "role";
    /** The lane that holds it, by its id; in version 1 by its {@code tid}, and only where that is no process. */
    static final String PARENT = "parent";
    /** Number that the system gave a process or thread. */
    static final String SYSTEM_ID = "systemId";
    static final String PID = "pid";
    static final String OPENED = "opened";
    static final String CLOSED = "closed";

    /** The metadata event that describes an executor. */
    static final String EXECUTOR_TOLD = "gantry_executor";
    static final String EXECUTOR = "executor";
    /** The category of a counter that is an executor's queue; its id is the executor's. */
    static final String QUEUE = "queue";

    /** The metadata event that describes a task. */
    static final String TASK_TOLD = "gantry_task";
    static final String TASK = "task";
    static final String SITE = "site";
    static final String SUBMITTED = "submitted";
    static final String SUBMITTED_BY = "submittedBy";
    static final String RAN_ON = "ranOn";
    static final String STARTED = "started";
    static final String ENDED = "ended";
    static final String OUTCOME = "outcome";
    static final String ERROR = "error";

    /** A slice has no name of its own. */
    static final String NAMELESS = "nameless";
    /** State of a slice whose category is another program's. */
    static final String STATE = "state";
    /** The task that a blocked slice waits for. */
    static final String AWAITS = "awaits";
    /** Text of a mark whose name and arguments are another program's. */
    static final String TEXT = "text";

    /** The category of an arrow that says that one lane made another go on. */
    static final String WAKE = "wake";
    static final String BY = "by";
    /** The category of an arrow from one coroutine to another, on a thread, for a reason. */
    static final String SWITCH = "switch";
    static final String FROM = "from";
    static final String TO = "to";
    static final String THREAD = "thread";
    static final String REASON = "reason";
    /** The category of an arrow from a task's end to its callback. */
    static final String CALLBACK = "callback";
    /** The category of an instant that is a note of the user. */
    static final String NOTE = "note";

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
