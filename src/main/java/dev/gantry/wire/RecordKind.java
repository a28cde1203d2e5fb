package dev.gantry.wire;

import dev.gantry.trace.code.Codes;

/**
 * Kinds of records, and the format of a record. A record is three longs:
 *
 * <ol>
 *   <li>the time, in nanoseconds of {@link System#nanoTime()};
 *   <li>the <i>place</i>: the lane in the high half, the <i>subject</i> (a task as a rule) in the low half;
 *   <li>the <i>statement</i>: the <i>argument</i> in the high 56 bits, the kind's code in the low 8.
 * </ol>
 *
 * <p>Codes travel and are stored: they are never changed, and never given to another kind. Where clocks are so coarse
 * that records of several threads have one time, they are taken in the order of their codes, so a cause has a lower
 * code than its effect.
 *
 * <p>Where an argument holds two numbers, they have {@value #ID_BITS} bits each, written here as {@code high|low}.
 */
public enum RecordKind {
    /** Subject: parent lane. Argument: role and kind (4 bits each) | name. */
    LANE_OPENED(0),
    /** Argument: process id. */
    PROCESS_ID(1),
    /** Argument: the error's text of tasks that it runs, 0 as it travels: the lane just ended. */
    LANE_CLOSED(2),
    /** Subject: executor. Argument: name. */
    EXECUTOR_OPENED(3),
    /** Argument: executor | name. */
    TASK_SUBMITTED(4),
    /** Argument: the line with which it begins | the line that submitted it, as texts class:line. */
    TASK_SITE(5),
    TASK_STARTED(6),
    TASK_SUCCEEDED(7),
    /** Argument: the error's text. */
    TASK_FAILED(8),
    TASK_CANCELLED(9),
    /** Argument: reason | task waited for. */
    BLOCKED(10),
    /** Argument: the task whose end unblocked this lane | the lane that did. */
    UNBLOCKED(11),
    READY(12),
    /** Lane: from. Subject: to. Argument: reason. */
    SWITCHED(13),
    CALLBACK_STARTED(14),
    CALLBACK_ENDED(15),
    /** Argument: state | name. */
    SLICE_STARTED(16),
    SLICE_ENDED(17),
    /** Argument: text. */
    MARK(18),
    /** Subject: name. Argument: value. */
    COUNTER(19),
    /** Records of this thread found no room. Argument: how many. */
    GAP(20),
    /** A hook was timed; not a record of the trace, never travels. Argument: nanoseconds. */
    COST(21),
    /** The sender's task is one of the receiver's. Subject: the sender's task. Argument: the receiver's task. */
    TASK_ADOPTED(22),
    /** A record came that made no sense, and was left out. Never travels. */
    MALFORMED(23),
    /** The program is at this line of its lane. Argument: the text class:line, 0 if no line of it is known. */
    LINE(24),
    /** The lane has another name. Argument: name. */
    LANE_NAMED(25),
    /** Another sender may take this task over. Argument: token. */
    TASK_OFFERED(26),
    /** The task of another sender is this one. Argument: token. */
    TASK_TAKEN(27),
    /** The executor refused the task. Argument: why, as a text. */
    TASK_REJECTED(28),
    /** Subject: the lane that this one lets go on. */
    WAKES(29),
    /** The waiting ends because of the last WAKES that named the lane, if any did since it began. */
    WOKEN(30),
    /**
     * Something else was on the lane, told later. Subject: name. Argument: how long ago it ended | how long it took.
     */
    TOLD(31),
    /**
     * The lane waited, which is told later. Subject: reason. Argument: how long ago it ended | how long it took.
     */
    TOLD_WAIT(32);

    public static final int RECORD_BYTES = 3 * Long.BYTES;
    public static final int ID_BITS = 28;
    private static final int ID_MASK = (1 << ID_BITS) - 1;
    private static final Codes<RecordKind> CODES = new Codes<>(values(), RecordKind::code, RecordKind::name);

    private final int code;

    RecordKind(int code) {
        this.code = code;
    }

    /** Code of the kind in a record, from 0 to 127. */
    public int code() {
        return code;
    }

    /** Whether a kind has this code. */
    public static boolean isCode(int code) {
        return CODES.has(code);
    }

    /**
     * The kind with this code.
     *
     * @throws IllegalArgumentException if there is none, see {@link #isCode}
     */
    public static RecordKind byCode(int code) {
        return CODES.get(code);
    }

    /** The code in this statement, from 0 to 255. */
    public static int code(long statement) {
        return (int) statement & 0xff;
    }

    /** The argument of this statement. */
    public static long argument(long statement) {
        return statement >> 8;
    }

    /** A record's third long, of this kind with this argument. */
    public long statement(long argument) {
        return argument << 8 | code;
    }

    /** A record's second long. */
    public static long place(int lane, int subject) {
        return (long) lane << 32 | subject;
    }

    /** Two numbers in one argument. */
    public static long pair(int high, int low) {
        return (long) high << ID_BITS | low;
    }

    /** The first of an argument's two numbers. */
    public static int high(long pair) {
        return (int) (pair >> ID_BITS) & ID_MASK;
    }

    /** The second of an argument's two numbers. */
    public static int low(long pair) {
        return (int) pair & ID_MASK;
    }
}
