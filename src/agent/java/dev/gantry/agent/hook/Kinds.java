package dev.gantry.agent.hook;

/** Codes of records, as the package {@code dev.gantry.wire} of Gantry specifies them. */
final class Kinds {
    static final int LANE_OPENED = 0;
    static final int LANE_CLOSED = 2;
    static final int EXECUTOR_OPENED = 3;
    static final int TASK_SUBMITTED = 4;
    static final int TASK_SITE = 5;
    static final int TASK_STARTED = 6;
    static final int TASK_SUCCEEDED = 7;
    static final int TASK_FAILED = 8;
    static final int TASK_CANCELLED = 9;
    static final int BLOCKED = 10;
    static final int UNBLOCKED = 11;
    static final int SWITCHED = 13;
    static final int CALLBACK_STARTED = 14;
    static final int CALLBACK_ENDED = 15;
    static final int MARK = 18;
    static final int GAP = 20;
    static final int LINE = 24;
    static final int TASK_REJECTED = 28;
    static final int WAKES = 29;
    static final int WOKEN = 30;
    static final int LANE_NAMED = 25;
    static final int TOLD = 31;
    static final int TOLD_WAIT = 32;
    static final int NOTHING = 255;

    /** What a lane is. */
    static final int PROCESS = 0;
    static final int THREAD = 1;
    static final int VIRTUAL_THREAD = 4;

    /** Roles of lanes. */
    static final int PLAIN = 0;
    static final int WORKER = 1;
    static final int PARTLY_SEEN = 2;
    static final int GROUP = 3;

    /** Reasons of switches. */
    static final int SWITCH = 2;

    /** Greatest number of a lane, a task, an executor or a name. */
    static final int GREATEST = (1 << 28) - 1;

    private Kinds() {}

    /** Whether records of this kind say what became of a task, wherever it runs. */
    static boolean isOfTask(int kind) {
        return kind >= TASK_SUBMITTED && kind <= TASK_CANCELLED || kind == TASK_REJECTED;
    }

    /** Two numbers in one argument. */
    static long pair(int high, int low) {
        return (long) high << 28 | low;
    }
}
