package dev.gantry.hook;

/**
 * What a record says. A record is three longs:
 *
 * <ol>
 *   <li>the time, {@link System#nanoTime()};
 *   <li>the lane in the high half, the <i>subject</i> (a task as a rule) in the low half;
 *   <li>the <i>argument</i> in the high 56 bits, the kind's ordinal in the low 8.
 * </ol>
 *
 * <p>Kinds stand in the order of cause and effect, see {@link BufferCursor#precedes}.
 *
 * <p>Where an argument holds two numbers, they have 28 bits each, written here as {@code high|low}.
 */
enum RecordKind {
    /** Subject: parent lane. Argument: role and kind (4 bits each) | name. */
    LANE_OPENED,
    /** Argument: process id. */
    PROCESS_ID, LANE_CLOSED,
    /** Subject: executor. Argument: name. */
    EXECUTOR_OPENED,
    /** Argument: executor | name. */
    TASK_SUBMITTED,
    /** Argument: the line with which it begins | the line that submitted it, as texts class:line. */
    TASK_SITE, TASK_STARTED, TASK_SUCCEEDED,
    /** Argument: the error's text. */
    TASK_FAILED, TASK_CANCELLED,
    /** Argument: reason | task waited for. */
    BLOCKED,
    /** Argument: the lane that unblocked this one. */
    UNBLOCKED, READY,
    /** Lane: from. Subject: to. Argument: reason. */
    SWITCHED, CALLBACK_STARTED, CALLBACK_ENDED,
    /** Argument: state | name. */
    SLICE_STARTED, SLICE_ENDED,
    /** Argument: text. */
    MARK,
    /** Subject: name. Argument: value. */
    COUNTER,
    /** Records of this thread found no room. Argument: how many. */
    GAP,
    /** A hook was timed; not a record of the trace. Argument: nanoseconds. */
    COST,
    /** The sender's task is one of the receiver's. Subject: the sender's task. Argument: the receiver's task. */
    TASK_ADOPTED,
    /** A record came that made no sense, and was left out. */
    MALFORMED,
    /** The program is at this line of its lane. Argument: the text class:line, 0 if no line of it is known. */
    LINE;

    static final int RECORD_BYTES = 3 * Long.BYTES;
    static final int ID_BITS = 28;
    static final int ID_MASK = (1 << ID_BITS) - 1;

    static long pair(int high, int low) {
        return (long) high << ID_BITS | low;
    }

    static int high(long pair) {
        return (int) (pair >> ID_BITS) & ID_MASK;
    }

    static int low(long pair) {
        return (int) pair & ID_MASK;
    }
}
